#include "date/date.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace dateline {
namespace {

TEST(CivilDays, AreThoseOfACalendarCountedDayByDay) {
  // Where 1970-01-01 is, is known; every other day is one after its neighbour.
  constexpr int month_lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  ASSERT_EQ(days_from_civil(1970, 1, 1), 0);
  std::int32_t day_number = days_from_civil(0, 1, 1);
  for (int year = 0; year <= 9999; ++year) {
    const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    for (int month = 1; month <= 12; ++month) {
      const int length = month_lengths[month - 1] + (leap && month == 2 ? 1 : 0);
      ASSERT_EQ(days_in_month(year, month), length) << year << "-" << month;
      for (int day = 1; day <= length; ++day, ++day_number) {
        ASSERT_EQ(days_from_civil(year, month, day), day_number);
        const Civil civil = civil_from_days(day_number);
        ASSERT_EQ(civil.year, year) << day_number;
        ASSERT_EQ(civil.month, month) << day_number;
        ASSERT_EQ(civil.day, day) << day_number;
      }
    }
  }
  EXPECT_EQ(days_from_civil(9999, 12, 31), day_number - 1);
}

TEST(CivilDays, KnownOnes) {
  EXPECT_EQ(days_from_civil(0, 3, 1), -719468);
  EXPECT_EQ(days_from_civil(2000, 2, 29), 11016);
  EXPECT_EQ(days_from_civil(2021, 8, 17), 18856);
}

TEST(Date, EveryDayIsWrittenAndReadBack) {
  for (std::int32_t day = days_from_civil(0, 1, 1); day <= days_from_civil(9999, 12, 31); ++day) {
    const Civil civil = civil_from_days(day);
    char expected[32];
    std::snprintf(expected, sizeof expected, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    const Date date{day, Precision::day};
    ASSERT_EQ(to_iso(date), expected);
    ASSERT_EQ(parse_iso(expected), date) << expected;
  }
}

TEST(Date, MakeDateTakesOnlyDaysThatThereAre) {
  EXPECT_EQ(make_date(2021, 8, 17), (Date{18856, Precision::day}));
  EXPECT_EQ(make_date(2021, 8, 0), (Date{18840, Precision::month}));
  EXPECT_EQ(make_date(2021, 0, 0), (Date{18628, Precision::year}));
  EXPECT_TRUE(make_date(2020, 2, 29).known());
  EXPECT_TRUE(make_date(2000, 2, 29).known());
  EXPECT_TRUE(make_date(0, 2, 29).known());
  for (const auto& [year, month, day] : {Civil{2021, 2, 29},
                                         {1900, 2, 29},
                                         {2021, 4, 31},
                                         {2021, 13, 1},
                                         {2021, 1, 32},
                                         {2021, 0, 1},
                                         {-1, 1, 1},
                                         {10000, 1, 1},
                                         {2021, -1, 0},
                                         {2021, 1, -1}}) {
    EXPECT_FALSE(make_date(year, month, day).known()) << year << "-" << month << "-" << day;
  }
}

TEST(Date, LastDayIsThatOfThePeriod) {
  EXPECT_EQ(last_day(make_date(2021, 8, 17)), days_from_civil(2021, 8, 17));
  EXPECT_EQ(last_day(make_date(2020, 2, 0)), days_from_civil(2020, 2, 29));
  EXPECT_EQ(last_day(make_date(2021, 2, 0)), days_from_civil(2021, 2, 28));
  EXPECT_EQ(last_day(make_date(2021, 12, 0)), days_from_civil(2021, 12, 31));
  EXPECT_EQ(last_day(make_date(9999, 0, 0)), days_from_civil(9999, 12, 31));
  EXPECT_EQ(last_day(Date{}), Date::no_day);
}

TEST(Date, ImpreciseDatesStayImprecise) {
  EXPECT_EQ(to_iso(make_date(2021, 8, 0)), "2021-08");
  EXPECT_EQ(to_iso(make_date(33, 0, 0)), "0033");
  EXPECT_EQ(to_iso(Date{}), "");
  EXPECT_EQ(parse_iso("2021-08"), make_date(2021, 8, 0));
  EXPECT_EQ(parse_iso("2021"), make_date(2021, 0, 0));
  EXPECT_NE(parse_iso("2021-08"), parse_iso("2021-08-01"));
}

TEST(ParseIso, ADayIsThatOfThePublishersClock) {
  const Date day = make_date(2021, 8, 17);
  for (const std::string_view text :
       {"2021-08-17", " 2021-08-17\r\n", "2021-08-17T23:30:00-06:00", "2021-08-17T00:00:00+14:00",
        "2021-08-17T05:00:00Z", "2021-08-17t05:00:00z", "2021-08-17 05:00:00Z",
        "2021-08-17T23:59:60Z", "2021-08-17T12:00:00.123456789012+05:45", "2021-08-17T12:00:00",
        "2021-08-17T12:00", "2021-08-17T12:00-0600"}) {
    EXPECT_EQ(parse_iso(text), day) << text;
  }
}

TEST(ParseIso, RejectsWhatIsNone) {
  for (const std::string_view text : {"",
                                      " ",
                                      "2021-02-29",
                                      "2021-13-01",
                                      "2021-00-10",
                                      "2021-01-00",
                                      "2021-1-1",
                                      "21-01-01",
                                      "20210817",
                                      "2021-08-17T",
                                      "2021-08-17T24:00:00Z",
                                      "2021-08-17T12:60:00Z",
                                      "2021-08-17T12:00:61Z",
                                      "2021-08-17T12:00:00.Z",
                                      "2021-08-17T12Z",
                                      "2021-08-17T12:00:00+24:00",
                                      "2021-08-17T12:00:00+05:60",
                                      "2021-08-17T12:00:00+5",
                                      "2021-08-17T12:00:00Zulu",
                                      "2021-08T12:00:00Z",
                                      "2021T12:00:00Z",
                                      "2021-08-17x",
                                      "x2021-08-17",
                                      "2021-08-",
                                      "2021-",
                                      "-2021",
                                      "+2021-08-17",
                                      "２０２１-08-17",
                                      "2021/08/17",
                                      "99999-01-01"}) {
    EXPECT_EQ(parse_iso(text), std::nullopt) << text;
  }
  EXPECT_EQ(parse_iso(std::string_view("2021-08-17\0", 11)), std::nullopt);
}

TEST(ParseInstant, CountsSecondsInUtc) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_instant("2021-08-17T23:30:00-06:00"), 1629264600);
  EXPECT_EQ(parse_instant("2021-08-18T05:30:00Z"), 1629264600);
  EXPECT_EQ(parse_instant("2021-08-18 11:15:00.9+0545"), 1629264600);
  EXPECT_EQ(parse_instant("2021-08-18T05:30Z"), 1629264600);
  EXPECT_EQ(parse_instant("2016-12-31T23:59:60Z"), 1483228799);
  EXPECT_EQ(parse_instant("1969-12-31T23:59:59Z"), -1);
  EXPECT_EQ(parse_instant("0000-01-01T00:00:00Z"), -62167219200);
  EXPECT_EQ(parse_instant("9999-12-31T23:59:59Z"), 253402300799);
}

TEST(ParseInstant, ADateIsItsFirstSecond) {
  EXPECT_EQ(parse_instant("2021-08-17"), 1629158400);
  EXPECT_EQ(parse_instant("2021-08"), 1627776000);
  EXPECT_EQ(parse_instant("2021"), 1609459200);
}

TEST(ParseInstant, ATimeWithoutAZoneIsNone) {
  EXPECT_EQ(parse_instant("2021-08-17T12:00:00"), std::nullopt);
  EXPECT_EQ(parse_instant("2021-08-17T12:00"), std::nullopt);
  EXPECT_EQ(parse_instant("tomorrow"), std::nullopt);
}

}  // namespace
}  // namespace dateline
