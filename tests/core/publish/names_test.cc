#include "publish/names.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Slug, IsFoldedAndPlain) {
  EXPECT_EQ(slug("Haïti"), "haiti");
  EXPECT_EQ(slug("  COVID-19: what now?! "), "covid-19-what-now");
  EXPECT_EQ(slug("Œuvre & Straße"), "oeuvre-strasse");
  EXPECT_EQ(slug("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(slug("بيان صحفي"), "");
  EXPECT_EQ(slug(""), "");
}

TEST(Slug, HasWholeWordsOfAHundredBytes) {
  std::string title;
  for (int i = 0; i < 40; ++i) title += "word ";
  EXPECT_EQ(slug(title).size(), 99u);
  EXPECT_EQ(slug(std::string(1000, 'x')), std::string(100, 'x'));
}

// They stand in addresses, so they may never change.
TEST(StableDigits, AreTheSameEverywhere) {
  EXPECT_EQ(stable_digits(""), "4fd0bfc1");
  EXPECT_EQ(stable_digits("a"), "296230c0");
}

TEST(Names, NumberWhatIsTaken) {
  Names names({});
  EXPECT_EQ(names.give("a", "haiti"), "haiti");
  EXPECT_EQ(names.give("b", "haiti-2"), "haiti-2");
  EXPECT_EQ(names.give("c", "haiti"), "haiti-3");
  EXPECT_EQ(names.give("c", "haiti"), "haiti-3");
  EXPECT_EQ(names.give("d", "haiti-2"), "haiti-2-2");
}

TEST(Names, StayFromOneRunToTheNext) {
  Names names({{"second", "haiti"}, {"gone", "cuba"}});
  EXPECT_EQ(names.give("first", "haiti"), "haiti-2");
  EXPECT_EQ(names.give("second", "haiti"), "haiti");
  EXPECT_EQ(names.give("new", "cuba"), "cuba-2");
}

TEST(Names, TakeLinearTimeForEqualOnes) {
  Names names({});
  std::string last;
  for (int i = 0; i < 50'000; ++i) last = names.give(std::to_string(i), "x");
  EXPECT_EQ(last, "x-50000");
}

}  // namespace
}  // namespace dateline
