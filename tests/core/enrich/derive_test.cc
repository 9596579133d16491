#include "enrich/derive.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

Release release() {
  Release release;
  release.title = "Shelters for displaced families";
  release.text =
      "Port-au-Prince – The International Organization for Migration will give shelters to the "
      "families that were displaced by the earthquake in Haiti, and to those who host them.";
  return release;
}

TEST(Derive, FillsAndMarksWhatIsNotStated) {
  Release found = release();
  derive(found, {});
  EXPECT_EQ(found.language, "en");
  EXPECT_EQ(found.dateline, "Port-au-Prince");
  EXPECT_EQ(found.places, std::vector<std::string>{"Haiti"});
  EXPECT_EQ(found.derived, derived_language | derived_dateline | derived_places);
}

TEST(Derive, LeavesWhatIsStated) {
  Release stated = release();
  stated.language = "es";
  stated.dateline = "Geneva";
  stated.places = {"Panama"};
  derive(stated, {});
  EXPECT_EQ(stated.language, "es");
  EXPECT_EQ(stated.dateline, "Geneva");
  EXPECT_EQ(stated.places, std::vector<std::string>{"Panama"});
  EXPECT_EQ(stated.derived, 0);
}

TEST(Derive, FindsOutAnewWhatWasDerived) {
  Release old = release();
  old.language = "fr";
  old.dateline = "Geneva";
  old.derived = derived_language | derived_dateline | derived_translation_of;
  old.text = "The families that were displaced by the earthquake are to have shelters at last.";
  derive(old, {});
  EXPECT_EQ(old.language, "en");
  EXPECT_EQ(old.dateline, "");
  EXPECT_EQ(old.derived & derived_dateline, 0);
  EXPECT_NE(old.derived & derived_language, 0);
  EXPECT_NE(old.derived & derived_translation_of, 0);
}

TEST(Derive, EachHasItsSwitch) {
  Release none = release();
  derive(none, {false, false, false});
  EXPECT_EQ(none.derived, 0);
  Release kept = release();
  kept.places = {"Georgia"};
  kept.derived = derived_places;
  derive(kept, {true, true, false});
  EXPECT_EQ(kept.places, std::vector<std::string>{"Georgia"});
  EXPECT_EQ(kept.derived, derived_language | derived_dateline | derived_places);
}

TEST(Derive, AWithdrawnReleaseStaysAsItIs) {
  Release gone;
  gone.status = Status::withdrawn;
  gone.language = "fr";
  gone.derived = derived_language;
  derive(gone, {});
  EXPECT_EQ(gone.language, "fr");
  EXPECT_EQ(gone.derived, derived_language);
}

}  // namespace
}  // namespace dateline
