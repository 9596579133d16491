#include "publish/words.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Words, AreOfTheLanguageOrElseOfAnother) {
  EXPECT_EQ(words_for("es-MX").language, "es");
  EXPECT_EQ(words_for("ar", "fr").language, "fr");
  EXPECT_EQ(words_for("", "").language, "en");
  EXPECT_EQ(words_for("e").language, "en");
}

TEST(PrintDate, IsAsExactAsTheDate) {
  const Words& english = words_for("en");
  EXPECT_EQ(print_date(english, make_date(2021, 8, 17)), "17 August 2021");
  EXPECT_EQ(print_date(english, make_date(2021, 8, 0)), "August 2021");
  EXPECT_EQ(print_date(english, make_date(2021, 0, 0)), "2021");
  EXPECT_EQ(print_date(english, Date{}), "No date");
  EXPECT_EQ(print_date(words_for("es"), make_date(2021, 8, 17)), "17 de agosto de 2021");
  EXPECT_EQ(print_date(words_for("es"), make_date(2021, 8, 0)), "agosto de 2021");
  EXPECT_EQ(print_date(words_for("fr"), make_date(2021, 8, 1)), "1er août 2021");
  EXPECT_EQ(print_date(words_for("fr"), make_date(2021, 8, 11)), "11 août 2021");
}

TEST(CountReleases, GroupsDigitsAsTheLanguageDoes) {
  EXPECT_EQ(count_releases(words_for("en"), 1), "1 release");
  EXPECT_EQ(count_releases(words_for("en"), 1234567), "1,234,567 releases");
  EXPECT_EQ(count_releases(words_for("es"), 1234), "1234 comunicados");
  EXPECT_EQ(count_releases(words_for("es"), 12345), "12.345 comunicados");
  EXPECT_EQ(count_releases(words_for("fr"), 1234), "1\u202f234 communiqués");
}

TEST(OwnName, IsTheTagWhereNoneIsKnown) {
  EXPECT_EQ(own_name("es-MX"), "Español");
  EXPECT_EQ(own_name("xx"), "xx");
}

TEST(IsRightToLeft, GoesByTheLanguage) {
  EXPECT_TRUE(is_right_to_left("ar-EG"));
  EXPECT_FALSE(is_right_to_left("arn"));  // Mapudungun
  EXPECT_FALSE(is_right_to_left("en"));
}

}  // namespace
}  // namespace dateline
