#include "import/listing_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// Each line on one of its own: "T" text, "D" a date, "E" an end; labels behind it.
std::string told(std::string_view text) {
  std::string out;
  for (const ListingLine& line : read_listing_lines(text).lines) {
    out += line.is(ListingLine::Kind::text)   ? "T " + line.text
           : line.is(ListingLine::Kind::date) ? "D " + line.date
                                              : "E";
    for (const Label& label : line.labels) {
      constexpr std::string_view names[] = {"author", "kind", "language", "place", "topic"};
      out.append(" ").append(names[static_cast<int>(label.kind)]).append("=" + label.text);
    }
    out += "\n";
  }
  return out;
}

TEST(ReadListingLines, WhiteSpaceIsFolded) {
  EXPECT_EQ(told("\ufeff  One\u00a0 \ttwo \r\n\r\n\u200b\nthree\rfour"),
            "T One two\nT three\nT four\n");
  EXPECT_EQ(told(" \r\n\t\u3000"), "");
}

TEST(ReadListingLines, GapsAreKept) {
  const ListingLines read = read_listing_lines("a\r\nb\r\n\r\nc\n\n\nd\re");
  std::string gaps;
  for (const ListingLine& line : read.lines) gaps += line.gap_above ? '1' : '0';
  EXPECT_EQ(gaps, "00110");
}

TEST(ReadListingLines, DatesAndWhatStandsBesideThem) {
  EXPECT_EQ(told("Posted on: 12 Nov 2020 by Press desk"), "D 12 Nov 2020 author=Press desk\n");
  EXPECT_EQ(told("Fecha de publicación: 12/11/2020"), "D 12/11/2020\n");
  EXPECT_EQ(told("News | 12 Nov 2020"), "D 12 Nov 2020 kind=News\n");
  EXPECT_EQ(told("12 Nov 2020 | Health | Haiti"), "D 12 Nov 2020 topic=Health topic=Haiti\n");
  EXPECT_EQ(told("Published on 12 Nov 2020 · Story"), "D 12 Nov 2020 kind=Story\n");
  EXPECT_EQ(told("Published on Friday"), "T Published on Friday\n");
  EXPECT_EQ(told("31 / 02 / 2021"), "D 31 / 02 / 2021\n");
  EXPECT_EQ(told("In 2021\n2021"), "T In 2021\nT 2021\n");
}

TEST(ReadListingLines, DoubtfulDatesNeedMoreOfTheirKind) {
  EXPECT_EQ(told("Haiti – 12 Nov 2020"), "D 12 Nov 2020 topic=Haiti\n");
  EXPECT_EQ(told("Haiti, 12 Nov 2020"), "D 12 Nov 2020 topic=Haiti\n");
  EXPECT_EQ(told("Appeal – 12 Nov 2020\nx\n12 / 11 / 2020"),
            "T Appeal – 12 Nov 2020\nT x\nD 12 / 11 / 2020\n");
  EXPECT_EQ(told("A\n12 / 11 / 2020\nRoseau | 12 Nov 2020\nx."),
            "T A\nD 12 / 11 / 2020\nT Roseau | 12 Nov 2020\nT x.\n");
  EXPECT_EQ(told("It has been said before, 12 Nov 2020."),
            "T It has been said before, 12 Nov 2020.\n");
}

TEST(ReadListingLines, FurnitureGoes) {
  EXPECT_EQ(told("A\nRead more\nShare on Facebook\n1 2 3 Next »\nDate Title\nText … Leer más"),
            "T A\nE\nE\nT Text …\nE\n");
}

TEST(ReadListingLines, LinesOfKinds) {
  EXPECT_EQ(told("News\nA\n1 May 2020\nStory\nB\n2 May 2020\n"),
            "T A\nD 1 May 2020 kind=News\nT B\nD 2 May 2020 kind=Story\n");
  EXPECT_EQ(told("A\nNews\n1 May 2020\nB\nStory\n2 May 2020\n"),
            "T A\nD 1 May 2020 kind=News\nT B\nD 2 May 2020 kind=Story\n");
  EXPECT_EQ(told("1 May 2020\nNews\nA\n2 May 2020\nStory\nB\n"),
            "D 1 May 2020 kind=News\nT A\nD 2 May 2020 kind=Story\nT B\n");
  // One alone is a heading; right above a date and below an excerpt it is a title.
  EXPECT_EQ(told("News\nA\n1 May 2020\n"), "T News\nT A\nD 1 May 2020\n");
  EXPECT_EQ(told("Statement\n1 May 2020\nx.\nStatement\n2 May 2020\nx."),
            "T Statement\nD 1 May 2020\nT x.\nT Statement\nD 2 May 2020\nT x.\n");
}

TEST(ReadsLikeTitle, Lines) {
  EXPECT_TRUE(reads_like_title("A new school"));
  EXPECT_TRUE(reads_like_title("École nouvelle"));
  EXPECT_FALSE(reads_like_title("It rained."));
  EXPECT_FALSE(reads_like_title("and went on"));
  EXPECT_FALSE(reads_like_title(std::string(max_title_bytes + 1, 'X')));
  EXPECT_TRUE(reads_like_release("A new school", "It has a garden, too."));
  EXPECT_FALSE(reads_like_release("A new school", "It is old"));
  EXPECT_FALSE(reads_like_release("A new school with a garden", "It is."));
}

}  // namespace
}  // namespace dateline
