#include "enrich/gazetteer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dateline {
namespace {

// "Haiti|Chad?": the words found, "?" for the doubtful.
std::string found(std::string_view text, std::string_view language = "en") {
  std::string out;
  for (const Mention& mention : find_mentions(text, language)) {
    if (!out.empty()) out += '|';
    out += text.substr(mention.begin, mention.end - mention.begin);
    if (mention.doubtful) out += '?';
  }
  return out;
}

std::string meanings(std::string_view text) {
  std::string out;
  for (const Mention& mention : find_mentions(text, "en")) {
    for (const Meaning meaning : mention.meanings) {
      if (!out.empty()) out += '|';
      out += country_name(meaning.country);
    }
  }
  return out;
}

TEST(Gazetteer, TheLongestNameWins) {
  EXPECT_EQ(found("in Papua New Guinea and Guinea-Bissau"), "Papua New Guinea|Guinea-Bissau");
  EXPECT_EQ(found("from New Mexico to Mexico"), "New Mexico|Mexico");
  EXPECT_EQ(found("in the Gulf of Mexico"), "");
}

TEST(Gazetteer, OffsetsAreThoseOfTheText) {
  EXPECT_EQ(found("l’aide d’Haïti, de la CÔTE D’IVOIRE", "fr"), "d’Haïti|CÔTE D’IVOIRE");
  EXPECT_EQ(found("Haiti's roads"), "Haiti's");
}

TEST(Gazetteer, NamesEndWithTheSentence) {
  EXPECT_EQ(found("It is in New. Zealand is far"), "");
  EXPECT_EQ(found("the people of Costa, Rica"), "");
  EXPECT_EQ(found("on St. Lucia"), "St. Lucia");
}

TEST(Gazetteer, NamesHaveACapital) {
  EXPECT_EQ(found("china and turkey, polish and us"), "");
  EXPECT_EQ(found("los afganos y los Afganos", "es"), "afganos|Afganos");
}

TEST(Gazetteer, LanguagesKeepTheirNamesToThemselves) {
  EXPECT_EQ(found("nach Island", "de"), "Island");
  EXPECT_EQ(found("to the Island", "en"), "");
  EXPECT_EQ(found("to the Island", ""), "");
  EXPECT_EQ(found("en Alemania", "es-MX"), "Alemania");
  EXPECT_EQ(found("в Гаити", "en"), "Гаити");
}

TEST(Gazetteer, AbbreviationsStandAsTheyAreWritten) {
  EXPECT_EQ(found("in Portland, Ore., and N.Y. and the U.S."), "Portland|Ore|N.Y|U.S");
  EXPECT_EQ(found("iron ore and mass"), "");
  EXPECT_EQ(found("Ore was found"), "");
}

TEST(Gazetteer, DoubtIsToldFromWhatIsAround) {
  EXPECT_EQ(found("He went to Chad."), "Chad");
  EXPECT_EQ(found("Chad went home."), "Chad?");
  EXPECT_EQ(found("They met Chad Smith."), "");
  EXPECT_EQ(found("They met Chad Miller."), "Chad?");
  EXPECT_EQ(found("CHAD ASKS FOR HELP"), "CHAD?");
}

TEST(Gazetteer, MeaningsTheLikeliestFirst) {
  EXPECT_EQ(meanings("in Georgia"), "Georgia|United States");
  EXPECT_EQ(meanings("Paris, Texas"), "United States|United States");
  EXPECT_EQ(meanings("in Peru, Indiana, today"), "United States|United States");
  EXPECT_EQ(meanings("Canada, Ohio and Mexico"), "Canada|United States|Mexico");
  EXPECT_EQ(meanings("in London"), "United Kingdom");
}

TEST(Gazetteer, ArabicPrefixes) {
  EXPECT_EQ(found("لأفغانستان وهايتي", "ar"), "لأفغانستان|وهايتي");
}

TEST(Gazetteer, StatesThatAreNoMore) { EXPECT_EQ(meanings("the Yugoslav border"), "Yugoslavia"); }

}  // namespace
}  // namespace dateline
