#include "import/listing_layout.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace dateline {
namespace {

// One line a word: D a date, E an end, t and others in small letters a long sentence, others a
// title; a "/" before it stands for a blank line above.
std::vector<ListingLine> made(const std::string& shape) {
  std::vector<ListingLine> lines;
  std::istringstream words(shape);
  for (std::string word; words >> word;) {
    ListingLine& line = lines.emplace_back();
    line.gap_above = word.starts_with('/');
    if (line.gap_above) word.erase(0, 1);
    line.text = word;
    if (word[0] == 'D') line.kind = ListingLine::Kind::date;
    if (word[0] == 'E') line.kind = ListingLine::Kind::end;
    if (word[0] >= 'a' && word[0] <= 'z') line.text += " and so on, to the end of the sentence.";
  }
  return lines;
}

std::string order_of(const std::vector<ListingLine>& lines) {
  std::string out;
  for (const ListingLine& line : lines) {
    if (!out.empty()) out += " ";
    out += line.is(ListingLine::Kind::end) ? "E" : line.text.substr(0, line.text.find(' '));
    if (line.text[0] == 'D' && line.is(ListingLine::Kind::text)) out += "-text";
  }
  return out;
}

void expect_layout(const std::string& shape, ListingLayout layout, std::string_view moved) {
  std::vector<ListingLine> lines = made(shape);
  EXPECT_EQ(find_layout(lines), layout) << shape;
  put_dates_first(layout, lines);
  EXPECT_EQ(order_of(lines), moved) << shape;
}

TEST(FindLayout, TitleFirst) {
  const ListingLayout layout = ListingLayout::title_first;
  expect_layout("A D1 a B D2 b", layout, "D1 A a D2 B b");
  expect_layout("A D1 B D2", layout, "D1 A D2 B");
  expect_layout("Head A D1 a", layout, "Head D1 A a");
  expect_layout("D1 a B D2 b C D3 c", layout, "D1-text a D2 B b D3 C c");
  expect_layout("A D1 D2 a B D3 b", layout, "D1 A D2-text a D3 B b");
  expect_layout("A /D1 a", layout, "D1 A a");
  expect_layout("A a", layout, "A a");
}

TEST(FindLayout, DateFirst) {
  const ListingLayout layout = ListingLayout::date_first;
  expect_layout("D1 A a D2 B b", layout, "D1 A a D2 B b");
  expect_layout("D1 A D2 B", layout, "D1 A D2 B");
  expect_layout("Head D1 A a D2 B b", layout, "Head D1 A a D2 B b");
  expect_layout("Head E D1 A a E D2 B b E", layout, "Head E D1 A a E D2 B b E");
  expect_layout("Head D1 A /D2 B /D3 C", layout, "Head D1 A D2 B D3 C");
}

TEST(FindLayout, DateLast) {
  const ListingLayout layout = ListingLayout::date_last;
  expect_layout("A a D1 B b D2", layout, "D1 A a D2 B b");
  expect_layout("A a D1 B b D2 Foot", layout, "D1 A a D2 B b Foot");
  expect_layout("A a E D1 B b bb E D2", layout, "D1 A a E D2 B b bb E");
  expect_layout("A a D1", layout, "D1 A a");
  expect_layout("A a D1 U u B b D2", layout, "D1 A a U u D2 B b");
}

TEST(EndPages, HeadsThatComeAgain) {
  std::vector<ListingLine> lines = made("Menu News A D1 a Menu News B D2 b News C D3 c");
  end_pages(ListingLayout::title_first, lines);
  EXPECT_EQ(order_of(lines), "Menu News A D1 a E E B D2 b News C D3 c");
  lines = made("A D1 a A D2 a");
  end_pages(ListingLayout::title_first, lines);
  EXPECT_EQ(order_of(lines), "A D1 a A D2 a");
  // A release without a date is no head.
  lines = made("U u A D1 a U u B D2 b");
  end_pages(ListingLayout::title_first, lines);
  EXPECT_EQ(order_of(lines), "U u A D1 a U u B D2 b");
}

}  // namespace
}  // namespace dateline
