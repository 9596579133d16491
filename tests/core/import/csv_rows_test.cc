#include "import/csv_rows.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view text, char separator = ',') {
  Rows rows;
  CsvRows reader(text, separator);
  while (reader.next()) rows.push_back(reader.cells());
  return rows;
}

TEST(CsvRows, Rfc4180) {
  EXPECT_EQ(read(""), Rows{});
  EXPECT_EQ(read("a"), (Rows{{"a"}}));
  EXPECT_EQ(read("a,b\r\nc,d\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read("a,\n,b"), (Rows{{"a", ""}, {"", "b"}}));
  EXPECT_EQ(read("\"a,b\",\"c\"\"d\",\"\"\n"), (Rows{{"a,b", "c\"d", ""}}));
  EXPECT_EQ(read("\"a\r\nb\",c\nd"), (Rows{{"a\r\nb", "c"}, {"d"}}));
  EXPECT_EQ(read("\"\"\"\"\"\""), (Rows{{"\"\""}}));
}

TEST(CsvRows, EveryLineEndAndSeparator) {
  for (const std::string end : {"\n", "\r", "\r\n"}) {
    for (const char separator : {',', ';', '\t'}) {
      const std::string text = std::string("a") + separator + "\"b" + separator + "\"" + end + end +
                               "c" + separator + end + "d";
      EXPECT_EQ(read(text, separator),
                (Rows{{"a", std::string("b") + separator}, {"c", ""}, {"d"}}));
    }
  }
}

TEST(CsvRows, BlankRowsArePassedOver) {
  EXPECT_EQ(read("\n\n , ,\t\na,b\n,,\n\"\",\" \"\n"), (Rows{{"a", "b"}}));
}

TEST(CsvRows, SpacesAroundQuotedCells) {
  EXPECT_EQ(read("  \"a\"  , b ,\"c\" \n"), (Rows{{"a", " b ", "c"}}));
}

TEST(CsvRows, StrayQuotationMarks) {
  EXPECT_EQ(read("5\" pipe,6\"\nx"), (Rows{{"5\" pipe", "6\""}, {"x"}}));
  EXPECT_EQ(read("\"He said \"yes\" to us\",b\nc"), (Rows{{"He said \"yes\" to us", "b"}, {"c"}}));
  EXPECT_EQ(read("\"Shelter\" for all,b\nc,d"), (Rows{{"\"Shelter\" for all", "b"}, {"c", "d"}}));
  EXPECT_EQ(read("a,\"b\nc,d\ne"), (Rows{{"a", "\"b"}, {"c", "d"}, {"e"}}));
  EXPECT_EQ(read("\""), (Rows{{"\""}}));
  EXPECT_EQ(read("\"\"\""), (Rows{{"\"\"\""}}));
  // A stray mark costs its own row only.
  EXPECT_EQ(read("\"a\"b\n\"c\nd\",e"), (Rows{{"\"a\"b"}, {"c\nd", "e"}}));
}

TEST(CsvRows, LinesAreCounted) {
  CsvRows rows("a\r\n\r\n\"b\r\nc\rd\n\",x\re\nf", ',');
  std::vector<std::size_t> lines;
  while (rows.next()) lines.push_back(rows.line());
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 3, 7, 8}));
}

TEST(CsvRows, TheSeparatorIsFoundOut) {
  const auto find = [](std::string_view text) { return find_separator(text); };
  EXPECT_EQ(find(""), ',');
  EXPECT_EQ(find("title"), ',');
  EXPECT_EQ(find("title,date\na;b;c;d"), ',');
  EXPECT_EQ(find("\n \r\ntitle;date\na,b,c,d"), ';');
  EXPECT_EQ(find("title\tdate"), '\t');
  EXPECT_EQ(find("\"a,b,c\";\"d,e\nf,g\";h"), ';');
  EXPECT_EQ(find("a \"b;c\nd,e,f"), ';');
  std::string_view told = "sep=;\r\na,b;c";
  EXPECT_EQ(find_separator(told), ';');
  EXPECT_EQ(told, "\r\na,b;c");
  EXPECT_EQ(find("sep=x\na,b"), ',');
  EXPECT_EQ(find("sep=;x"), ';');
}

// What is written by the rules is read back, whatever the cells hold.
TEST(CsvRows, WhatIsWrittenIsReadBack) {
  std::mt19937 random(7);
  constexpr std::string_view pieces[] = {"a",  "\"",   ",", ";", "\t", "\n",
                                         "\r", "\r\n", " ", "é", ""};
  for (int i = 0; i < 3000; ++i) {
    const char separator = ",;\t"[random() % 3];
    Rows rows;
    std::string text;
    for (int row = random() % 4; row >= 0; --row) {
      rows.emplace_back();
      for (int cell = random() % 4; cell >= 0; --cell) {
        std::string value = "x";
        for (int n = random() % 6; n > 0; --n) value += pieces[random() % std::size(pieces)];
        text.append(rows.back().empty() ? "" : std::string(1, separator)).append("\"");
        for (const char c : value) text.append(c == '"' ? 2 : 1, c);
        text.append("\"");
        rows.back().push_back(value);
      }
      text.append(random() % 2 == 0 ? "\n" : "\r\n");
    }
    ASSERT_EQ(read(text, separator), rows) << text;
  }
}

// Any bytes give all that is no separator, line end or quotation mark, in its order; and the time
// is linear, or the last of these would not end.
TEST(CsvRows, NothingIsLost) {
  std::mt19937 random(8);
  constexpr std::string_view pieces[] = {"a", "b", "\"", "\"\"", ",", "\n", "\r", " "};
  const auto letters = [](std::string_view text) {
    std::string found;
    for (const char c : text) {
      if (c == 'a' || c == 'b') found.push_back(c);
    }
    return found;
  };
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = random() % 20; n > 0; --n) text += pieces[random() % std::size(pieces)];
    std::string again;
    for (const auto& row : read(text)) {
      for (const std::string& cell : row) again += letters(cell);
    }
    ASSERT_EQ(again, letters(text)) << text;
  }
  for (const std::string_view unit : {"\"", "\",", "\"a,", "\" ", "\"a\"b,", "\"a\n", "\"a\"b\n"}) {
    std::string text;
    while (text.size() < 2'000'000) text += unit;
    EXPECT_FALSE(read(text + "a").empty());
  }
}

}  // namespace
}  // namespace dateline
