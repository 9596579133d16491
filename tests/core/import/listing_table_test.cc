#include "import/listing_table.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The lines that the rows become, apart by "|".
std::string rows(const std::vector<Cells>& lines) {
  const ListingTable table(lines);
  if (!table.is_table()) return "no table";
  std::vector<ListingLine> out;
  for (const Cells& cells : lines) table.append_row(cells, out);
  std::string told;
  for (const ListingLine& line : out) {
    if (!told.empty()) told += "|";
    told += line.is(ListingLine::Kind::date) ? "D " + line.date : line.text;
    for (const Label& label : line.labels) {
      constexpr std::string_view names[] = {"author", "kind", "language", "place", "topic"};
      told.append(" ").append(names[static_cast<int>(label.kind)]).append("=" + label.text);
    }
  }
  return told;
}

TEST(ListingTable, HeadingsTell) {
  EXPECT_EQ(rows({{"Title", "Country", "Date"}, {"A", "Haiti", "1 May 2020"}}),
            "D 1 May 2020 place=Haiti|A");
  EXPECT_EQ(rows({{"Fecha", "Tipo", "Título", "Idioma"}, {"1/5/2020", "Nota", "A", "es"}}),
            "D 1/5/2020 kind=Nota language=es|A");
  EXPECT_EQ(
      rows({{"Title", "Date", "Summary"}, {"A", "1 May 2020", "B"}, {"Title", "Date", "Summary"}}),
      "D 1 May 2020|A|B");
}

TEST(ListingTable, CellsTellWithoutHeadings) {
  EXPECT_EQ(rows({{"1 May 2020", "A garden on the roof", "Haiti"},
                  {"2 May 2020", "Two wells", "Belize"}}),
            "D 1 May 2020 topic=Haiti|A garden on the roof|D 2 May 2020 topic=Belize|Two wells");
  EXPECT_EQ(rows({{"A garden", "1 May 2020", "It is on the roof of the hall."}}),
            "D 1 May 2020|A garden|It is on the roof of the hall.");
  EXPECT_EQ(rows({{"News", "A garden on the roof", "1 May 2020"}}),
            "D 1 May 2020 kind=News|A garden on the roof");
}

TEST(ListingTable, RowsMayLackCells) {
  EXPECT_EQ(rows({{"Date", "Title", "Country"},
                  {"1 May 2020", "A"},
                  {"", "B", "Haiti"},
                  {"", "", "Haiti"}}),
            "D 1 May 2020|A|D  place=Haiti|B");
  EXPECT_EQ(rows({{"1 May 2020", "A title"}, {"Home", "News", "Contact"}, {"2 May 2020", "B"}}),
            "D 1 May 2020|A title|D 2 May 2020|B");
}

TEST(ListingTable, OtherLinesAreNone) {
  EXPECT_EQ(rows({}), "no table");
  EXPECT_EQ(rows({{}, {}}), "no table");
  EXPECT_EQ(rows({{"News", "1 May 2020"}, {}, {}}), "no table");
  EXPECT_EQ(rows({{"News", "Story"}}), "no table");
}

}  // namespace
}  // namespace dateline
