#include <gtest/gtest.h>

#include <string>

#include "date/date.h"

namespace dateline {
namespace {

std::string read(std::string_view text, DateOrder order = DateOrder::dmy) {
  const std::optional<Date> date = parse_printed(text, order);
  return date ? to_iso(*date) : "none";
}

TEST(ParsePrinted, Numbers) {
  EXPECT_EQ(read("17 / 08 / 2021"), "2021-08-17");
  EXPECT_EQ(read("17/8/2021"), "2021-08-17");
  EXPECT_EQ(read("17.08.2021"), "2021-08-17");
  EXPECT_EQ(read("17-08-2021"), "2021-08-17");
  EXPECT_EQ(read("\u00a017\u00a0/\u00a008 /\t2021 \r\n"), "2021-08-17");
  EXPECT_EQ(read("١٧/٠٨/٢٠٢١"), "2021-08-17");
}

TEST(ParsePrinted, TheOrderIsTold) {
  EXPECT_EQ(read("03 / 04 / 2021"), "2021-04-03");
  EXPECT_EQ(read("03 / 04 / 2021", DateOrder::mdy), "2021-03-04");
  EXPECT_EQ(read("2021/04/03"), "2021-04-03");
  EXPECT_EQ(read("2021/04/03", DateOrder::mdy), "2021-04-03");
  EXPECT_EQ(read("2021. 04. 03", DateOrder::ymd), "2021-04-03");
}

TEST(ParsePrinted, ADateThatDoesNotFitTheOrderIsNotGuessed) {
  EXPECT_EQ(read("17 / 08 / 2021", DateOrder::mdy), "none");
  EXPECT_EQ(read("08 / 17 / 2021"), "none");
  EXPECT_EQ(read("03 / 04 / 2021", DateOrder::ymd), "none");
}

TEST(ParsePrinted, MonthNames) {
  EXPECT_EQ(read("28 February 2021"), "2021-02-28");
  EXPECT_EQ(read("12 November, 2020"), "2020-11-12");
  EXPECT_EQ(read("February 28, 2021"), "2021-02-28");
  EXPECT_EQ(read("Sept. 1st, 2021"), "2021-09-01");
  EXPECT_EQ(read("the 2nd of May 2021"), "2021-05-02");
  EXPECT_EQ(read("17-Aug-2021"), "2021-08-17");
  EXPECT_EQ(read("13 ago 2021"), "2021-08-13");
  EXPECT_EQ(read("13 ago. 2021"), "2021-08-13");
  EXPECT_EQ(read("28 de febrero de 2021"), "2021-02-28");
  EXPECT_EQ(read("el 28 de setiembre del 2021"), "2021-09-28");
  EXPECT_EQ(read("1º de enero de 2021"), "2021-01-01");
  EXPECT_EQ(read("1er mars 2021"), "2021-03-01");
  EXPECT_EQ(read("le 15 août 2021"), "2021-08-15");
  EXPECT_EQ(read("15 AOÛT 2021"), "2021-08-15");
  EXPECT_EQ(read("3 déc. 2021"), "2021-12-03");
  EXPECT_EQ(read("3 de\u0301cembre 2021"), "2021-12-03");
}

TEST(ParsePrinted, EveryMonthInEveryLanguage) {
  constexpr std::string_view names[][12] = {
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"},
      {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
       "octubre", "noviembre", "diciembre"},
      {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
       "octobre", "novembre", "décembre"}};
  for (const auto& language : names) {
    for (int month = 1; month <= 12; ++month) {
      const std::string name(language[month - 1]);
      EXPECT_EQ(parse_printed("5 " + name + " 2021"), make_date(2021, month, 5)) << name;
      EXPECT_EQ(parse_printed(name + " 2021"), make_date(2021, month, 0)) << name;
    }
  }
}

TEST(ParsePrinted, NoMoreExactThanPrinted) {
  EXPECT_EQ(read("August 2021"), "2021-08");
  EXPECT_EQ(read("agosto de 2021"), "2021-08");
  EXPECT_EQ(read("08 / 2021"), "2021-08");
  EXPECT_EQ(read("2021-08"), "2021-08");
  EXPECT_EQ(read("2021"), "2021");
}

TEST(ParsePrinted, Rejects) {
  for (const std::string_view text : {"",
                                      " ",
                                      "31 / 02 / 2021",
                                      "29 February 2021",
                                      "00 / 08 / 2021",
                                      "17 / 00 / 2021",
                                      "0 August 2021",
                                      "17 / 13 / 2021",
                                      "17 / 08 / 21",
                                      "17 / 08 / 20211",
                                      "17 / 08 / 021",
                                      "17 / 08 / 2021 10:00",
                                      "17 / 08 . 2021",
                                      "17 // 08 / 2021",
                                      "/ 17 / 08 / 2021",
                                      "17 / 08",
                                      "17 08 2021",
                                      "5 jui 2021",
                                      "5 ma 2021",
                                      "5 Brumaire 2021",
                                      "28 February",
                                      "On 28 February 2021",
                                      "28 February 2021 – 3 March 2021",
                                      "January February 2021",
                                      "1 2 3 4 5 6 7 8",
                                      "17 / 08 / 2021 / 1",
                                      "\xff",
                                      "2021 2022",
                                      "август 2021"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
  EXPECT_EQ(read(std::string(1000000, '1')), "none");
  EXPECT_EQ(read(std::string(1000000, ' ') + "17 / 08 / 2021"), "none");
}

}  // namespace
}  // namespace dateline
