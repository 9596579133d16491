#include "date/names.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

TEST(MonthNamed, InFullOrCutToThreeLetters) {
  EXPECT_EQ(month_named("february"), 2);
  EXPECT_EQ(month_named("feb"), 2);
  EXPECT_EQ(month_named("febr"), 2);
  EXPECT_EQ(month_named("fe"), 0);
  EXPECT_EQ(month_named("me"), 5);
  EXPECT_EQ(month_named("mrt"), 3);
  EXPECT_EQ(month_named("setiembre"), 9);
  EXPECT_EQ(month_named("februaryx"), 0);
  EXPECT_EQ(month_named(""), 0);
  EXPECT_EQ(month_named("jui"), 0);
}

// However a word of three letters begins, all languages that know it mean the same month, or it is
// none without a language.
TEST(MonthNamed, NoLanguageOverrulesAnother) {
  constexpr std::string_view tags[] = {"en", "es", "fr", "pt", "nl", "ht"};
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (char c = 'a'; c <= 'z'; ++c) {
        const std::string word{a, b, c};
        const int month = month_named(word);
        if (month == 0) continue;
        for (const std::string_view tag : tags) EXPECT_EQ(month_named(word, tag), month) << word;
      }
    }
  }
  EXPECT_EQ(month_named("out"), 0);
  EXPECT_EQ(month_named("out", "nl"), 0);
  EXPECT_EQ(month_named("out", "ht"), 8);
  EXPECT_EQ(month_named("out", "pt"), 10);
  EXPECT_EQ(month_named("out", "pt-BR"), 10);
  EXPECT_EQ(month_named("out", "ptx"), 0);
}

TEST(IsMonthIn, OfOneLanguage) {
  EXPECT_TRUE(is_month_in("out", "pt"));
  EXPECT_TRUE(is_month_in("out", "ht"));
  EXPECT_FALSE(is_month_in("out", "en"));
  EXPECT_FALSE(is_month_in("out", ""));
  EXPECT_TRUE(is_month_in("fev", "pt-BR"));
  EXPECT_FALSE(is_month_in("jui", "fr"));
}

TEST(WeekdayNamed, InFullOrCut) {
  EXPECT_EQ(weekday_named("sunday"), 0);
  EXPECT_EQ(weekday_named("mar"), 2);
  EXPECT_EQ(weekday_named("segunda"), 1);
  EXPECT_EQ(weekday_named("za"), 6);
  EXPECT_EQ(weekday_named("su"), -1);
  EXPECT_EQ(weekday_named(""), -1);
  EXPECT_EQ(weekday_named("mondays"), -1);
}

}  // namespace
}  // namespace dateline
