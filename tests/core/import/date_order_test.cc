#include "import/date_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace dateline {
namespace {

using Dates = std::vector<std::string_view>;

void expect_order(const Dates& dates, DateOrder order, OrderEvidence evidence) {
  const FoundOrder found = find_date_order(dates);
  EXPECT_EQ(found.order, order) << dates[0];
  EXPECT_EQ(found.evidence, evidence) << dates[0];
}

std::string message(const Dates& dates) {
  const std::optional<Diagnostic> said = describe_order(find_date_order(dates), dates);
  if (!said) return "";
  EXPECT_EQ(said->item, -1);
  return said->message;
}

TEST(FindDateOrder, ANumberOver12Tells) {
  expect_order({"03/04/2021", "17/04/2021"}, DateOrder::dmy, OrderEvidence::numbers);
  expect_order({"03/04/2021", "04/17/2021"}, DateOrder::mdy, OrderEvidence::numbers);
  EXPECT_EQ(message({"03/04/2021", "04/17/2021"}), "");
}

TEST(FindDateOrder, DatesThatAreNotAmbiguousNeedNone) {
  expect_order({"12 November 2020", "2021/04/03", "04/04/2021", "04/2021"}, DateOrder::dmy,
               OrderEvidence::not_needed);
  expect_order({"no date", "", "31/02/2021"}, DateOrder::dmy, OrderEvidence::not_needed);
  EXPECT_EQ(find_date_order({}).evidence, OrderEvidence::not_needed);
  EXPECT_EQ(message({"12 November 2020"}), "");
}

TEST(FindDateOrder, WeekdaysTell) {
  expect_order({"Mon, 02/05/2021"}, DateOrder::dmy, OrderEvidence::nothing);
  expect_order({"Fri, 02/05/2021"}, DateOrder::mdy, OrderEvidence::weekdays);
  expect_order({"Sun, 02/05/2021"}, DateOrder::dmy, OrderEvidence::weekdays);
  expect_order({"viernes 02/05/2021 - 10:00", "03/04/2021"}, DateOrder::mdy,
               OrderEvidence::weekdays);
  EXPECT_EQ(message({"Fri, 02/05/2021"}),
            "Dates like \"Fri, 02/05/2021\" are read month first, as their weekdays tell; where "
            "day first is right, say --date-order dmy.");
}

TEST(FindDateOrder, TheSequenceTells) {
  // One way it goes down, the other way up and down.
  expect_order({"05/03/2021", "12/02/2021", "03/02/2021", "09/01/2021"}, DateOrder::dmy,
               OrderEvidence::sequence);
  expect_order({"03/05/2021", "02/12/2021", "02/03/2021", "01/09/2021"}, DateOrder::mdy,
               OrderEvidence::sequence);
  // Dates that are the same in both orders count for the sequence, too.
  expect_order({"1 September 2021", "02/10/2021", "3 November 2021", "01/12/2021"}, DateOrder::dmy,
               OrderEvidence::sequence);
  EXPECT_EQ(message({"03/05/2021", "02/12/2021", "02/03/2021", "01/09/2021"}),
            "Dates like \"03/05/2021\" are read month first, which puts the releases in order; "
            "where day first is right, say --date-order dmy.");
}

TEST(FindDateOrder, WhatNothingTellsIsDayFirstAndSaid) {
  expect_order({"05/02/2021", "04/02/2021", "03/02/2021"}, DateOrder::dmy, OrderEvidence::nothing);
  EXPECT_EQ(message({"12 May 2021", "05/02/2021"}),
            "Dates like \"05/02/2021\" are read day first, though nothing in the file tells; where "
            "month first is right, say --date-order mdy.");
}

TEST(FindDateOrder, TheFewThatDisagreeAreNamed) {
  const Dates dates = {"17/04/2021", "03/04/2021", "04/18/2021",
                       "19/04/2021", "04/20/2021", "21/04/2021"};
  const FoundOrder found = find_date_order(dates);
  EXPECT_EQ(found.order, DateOrder::dmy);
  EXPECT_EQ(found.others, (std::vector<std::size_t>{2, 4}));
  EXPECT_EQ(describe_other("04/18/2021", found.order),
            "\"04/18/2021\" is read month first, as it can be, unlike most dates of the file.");
  EXPECT_EQ(describe_other("18/04/2021", DateOrder::mdy),
            "\"18/04/2021\" is read day first, as it can be, unlike most dates of the file.");
}

std::string printed(Date date, DateOrder order) {
  const std::string iso = to_iso(date);
  const std::string year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8);
  return order == DateOrder::mdy ? month + "/" + day + "/" + year : day + "/" + month + "/" + year;
}

// Sorted listings of enough dates are always read in the order that they were printed in.
TEST(FindDateOrder, SortedListingsAreReadAsPrinted) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const DateOrder order = round % 2 == 0 ? DateOrder::dmy : DateOrder::mdy;
    std::vector<Date> days;
    for (int i = 0; i < 40; ++i) {
      const int most = round % 3 == 0 ? 12 : 28;  // often no number tells
      days.push_back(make_date(2015 + random() % 5, 1 + random() % 12, 1 + random() % most));
    }
    std::ranges::sort(days, {}, &Date::first);
    if (round % 5 < 3) std::ranges::reverse(days);
    std::vector<std::string> texts;
    for (const Date& day : days) texts.push_back(printed(day, order));
    const FoundOrder found = find_date_order(Dates(texts.begin(), texts.end()));
    ASSERT_EQ(found.order, order) << texts[0];
    ASSERT_TRUE(found.others.empty());
  }
}

}  // namespace
}  // namespace dateline
