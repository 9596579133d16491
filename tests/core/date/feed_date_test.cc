#include "date/feed_date.h"

#include <gtest/gtest.h>

#include <simdjson.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace dateline {
namespace {

// "2004-01-01 1072986501", "2004-01-01" where the instant is not known, "-" where it is no date.
std::string read(std::string_view text) {
  const std::optional<Moment> moment = parse_feed_date(text);
  if (!moment) return "-";
  std::string read = to_iso(moment->day);
  if (moment->instant) read.append(" ").append(std::to_string(*moment->instant));
  return read;
}

// Seconds of a UTC time on that day.
std::int64_t at(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) {
  return std::int64_t{days_from_civil(year, month, day)} * 86400 + hour * 3600 + minute * 60 +
         second;
}

struct Case {
  std::string_view text;
  std::string_view day;
  std::int64_t instant;
};

TEST(FeedDate, KeepsThePublishersDayAndKnowsTheInstant) {
  const Case cases[] = {
      // RFC 822 and its heirs
      {"Tue, 17 Aug 2021 23:30:05 -0600", "2021-08-17", at(2021, 8, 18, 5, 30, 5)},
      {"Tue, 17 Aug 2021 23:30:05 GMT", "2021-08-17", at(2021, 8, 17, 23, 30, 5)},
      {" Tue,17 August, 2021 3:30 EDT\n", "2021-08-17", at(2021, 8, 17, 7, 30)},
      {"17 Aug 21 03:30 Z", "2021-08-17", at(2021, 8, 17, 3, 30)},
      {"17 Aug 67", "1967-08-17", at(1967, 8, 17)},
      {"Tue, 17 Aug 2021 03:30:00 +0000 (UTC)", "2021-08-17", at(2021, 8, 17, 3, 30)},
      {"Tue, 17 Aug 2021 03:30:00 GMT+02:00", "2021-08-17", at(2021, 8, 17, 1, 30)},
      {"Tue, 17 Aug 2021 03:30:00 UTC-5", "2021-08-17", at(2021, 8, 17, 8, 30)},
      {"August 17, 2021 at 3:30 PM PST", "2021-08-17", at(2021, 8, 17, 23, 30)},
      {"August 17, 2021 12:05 a.m.", "2021-08-17", at(2021, 8, 17, 0, 5)},
      {"Tue, 17 Aug 2021 12:05 pm", "2021-08-17", at(2021, 8, 17, 12, 5)},
      {"mar, 17 août 2021 10:00:00 +0200", "2021-08-17", at(2021, 8, 17, 8)},
      {"lun, 16 ago 2021 10:00:00 -0600", "2021-08-16", at(2021, 8, 16, 16)},
      {"Wed, 30 Jun 2021 23:59:60 GMT", "2021-06-30", at(2021, 6, 30, 23, 59, 59)},
      {"Wed, 30 Jun 2021 24:00:00 GMT", "2021-06-30", at(2021, 7, 1)},
      // RFC 850, asctime, Go's
      {"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06", at(1994, 11, 6, 8, 49, 37)},
      {"Sun Nov  6 08:49:37 1994", "1994-11-06", at(1994, 11, 6, 8, 49, 37)},
      {"Sun Nov  6 08:49:37 EST 1994", "1994-11-06", at(1994, 11, 6, 13, 49, 37)},
      {"2021-08-17 03:30:00 -0600 CST", "2021-08-17", at(2021, 8, 17, 9, 30)},
      // ISO 8601
      {"2021-08-17T23:30:05-06:00", "2021-08-17", at(2021, 8, 18, 5, 30, 5)},
      {"2021-08-17T23:30:05.123456Z", "2021-08-17", at(2021, 8, 17, 23, 30, 5)},
      {"20210817T233005Z", "2021-08-17", at(2021, 8, 17, 23, 30, 5)},
      {"20210817T2330-06", "2021-08-17", at(2021, 8, 18, 5, 30)},
      {"20210817", "2021-08-17", at(2021, 8, 17)},
      {"2021-08-17 23:30", "2021-08-17", at(2021, 8, 17, 23, 30)},
      {"2021-8-7", "2021-08-07", at(2021, 8, 7)},
      {"2021-366", "-", 0},
      {"2020-366", "2020-12-31", at(2020, 12, 31)},
      {"2021-001T10:00Z", "2021-01-01", at(2021, 1, 1, 10)},
      {"2021-08", "2021-08", at(2021, 8, 1)},
      {"2021", "2021", at(2021, 1, 1)},
      {"August 2021", "2021-08", at(2021, 8, 1)},
      {"21-08-17", "2021-08-17", at(2021, 8, 17)},
      {"210817", "2021-08-17", at(2021, 8, 17)},
      {"-21-08", "2021-08", at(2021, 8, 1)},
      {"-2108", "2021-08", at(2021, 8, 1)},
      // others
      {"Tue, 2021/08/17 08:00:01 EDT", "2021-08-17", at(2021, 8, 17, 12, 0, 1)},
      {"2021-augusztus-17T9:15+02:00", "2021-08-17", at(2021, 8, 17, 7, 15)},
      {"2021-márc-17T9:15Z", "2021-03-17", at(2021, 3, 17, 9, 15)},
      {"Τρί, 17 Αύγ 2021 12:00:00 EET", "2021-08-17", at(2021, 8, 17, 10)},
      {"Κυρ, 16 Μαΐου 2021 12:00:00 +0300", "2021-05-16", at(2021, 5, 16, 9)},
      {"2021-08-17 오전 12:10:00", "2021-08-17", at(2021, 8, 16, 15, 10)},
      {"2021-08-17 오후 1:10:00", "2021-08-17", at(2021, 8, 17, 4, 10)},
      {"2021년 8월 7일", "2021-08-07", at(2021, 8, 6, 15)},
      {"2021年8月7日 10:00 +0900", "2021-08-07", at(2021, 8, 7, 1)},
  };
  for (const Case& each : cases) {
    std::string expected(each.day);
    if (each.day != "-") expected.append(" ").append(std::to_string(each.instant));
    EXPECT_EQ(read(each.text), expected) << each.text;
  }
}

TEST(FeedDate, AZoneThatNobodyKnowsLeavesTheDay) {
  for (const char* text : {"Tue, 17 Aug 2021 03:30:00 QQQ", "Tue, 17 Aug 2021 03:30:00 A",
                           "Tue, 17 Aug 2021 03:30:00 America/Jamaica", "2021年8月17日 03:30"}) {
    EXPECT_EQ(read(text), "2021-08-17") << text;
  }
}

TEST(FeedDate, WhatIsNoDate) {
  for (const char* text : {"",
                           " ",
                           ",",
                           "-",
                           "Tue",
                           "August",
                           "17",
                           "17 Aug",
                           "soon 2021",
                           "2021 2022",
                           "15 2021",
                           "Tue, 31 Jun 2021 10:00 GMT",
                           "Tue, 29 Feb 2021",
                           "0 Jan 2021",
                           "2021-00",
                           "2021-13-01",
                           "2021-08-17T",
                           "2021-08-17T1",
                           "2021-08-17T24:01",
                           "2021-08-17T10:60",
                           "2021-08-17T10:0x",
                           "2021-08-17T10:00:00+00:00+00:00",
                           "2021-08-17T10:00Zulu",
                           "2021-08 10:00",
                           "2021-08-17 foo",
                           "17 Aug Sep 2021",
                           "17 Aug 2021 10:00 11:00",
                           "17 Aug 2021 10:00 GMT (UTC",
                           "17 Aug 2021 10:00 QQQ RRR",
                           "17.8.2021.1",
                           "2021-08-",
                           "2021-08-17-",
                           "2021--08",
                           "+2021",
                           "Mon, 02/15/2021 - 13:20",
                           "99999999999999999999",
                           "2021-99999999999999999999",
                           "2021-08-17T99999999999999999999:00"}) {
    EXPECT_EQ(read(text), "-") << text;
  }
  EXPECT_EQ(read(std::string(1000, '1')), "-");
  EXPECT_EQ(read(std::string(100, ' ') + "2021" + std::string(100, ' ')), "-");
}

TEST(FeedDate, IsNotMisledByNulOrBrokenBytes) {
  using namespace std::string_view_literals;
  EXPECT_EQ(read("2021\0"sv), "-");
  EXPECT_EQ(read("17 A\xffug 2021"), "-");
  EXPECT_EQ(read("\xe6\x9c"), "-");
}

// feedparser's test cases, where they are there: {"input": …, "utc": [year, month, day, hour,
// minute, second, …] or null}.
TEST(FeedDate, DatesOfFeedparser) {
  const std::filesystem::path path = DATELINE_ROOT "/../shared/feeds/dates.jsonl";
  if (!std::filesystem::exists(path)) {
    std::printf("[   NOTE   ] dates.jsonl is not beside the project: its dates are not read.\n");
    return;
  }
  // A number of five digits, of which no feed means a year and a day: the same file says that
  // "22013" is none.
  const std::set<std::string> left = {"03335"};
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  ASSERT_FALSE(parser.load_many(path.string()).get(lines));
  int count = 0;
  for (const simdjson::dom::element line : lines) {
    const std::string input{std::string_view(line["input"])};
    std::optional<std::int64_t> expected;
    if (!line["utc"].is_null()) {
      std::vector<int> utc;
      for (const std::int64_t part : simdjson::dom::array(line["utc"])) utc.push_back(part);
      expected = at(utc[0], utc[1], utc[2], utc[3], utc[4], utc[5]);
    }
    if (left.contains(input)) expected.reset();
    const std::optional<Moment> moment = parse_feed_date(input);
    EXPECT_EQ(moment.has_value(), expected.has_value()) << input;
    EXPECT_EQ(moment ? moment->instant : std::nullopt, expected) << input;
    ++count;
  }
  EXPECT_GT(count, 70);
}

}  // namespace
}  // namespace dateline
