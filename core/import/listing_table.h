// Listings copied from a table: the cells of a row are apart by tabs.

#ifndef DATELINE_IMPORT_LISTING_TABLE_H_
#define DATELINE_IMPORT_LISTING_TABLE_H_

#include <span>
#include <string>
#include <vector>

#include "import/listing_lines.h"
#include "import/page_furniture.h"

namespace dateline {

// Of one line; some may be "". None where the line is no more than one.
using Cells = std::vector<std::string>;

// Whether `line` is a day or a month as parse_printed reads it in some order, or looks like one.
bool is_printed_date(std::string_view line);

// What the columns of a table hold.
class ListingTable {
 public:
  // Finds it out: from a row of headings, else from the cells of rows that have a date: the column
  // with the most text is the titles, but one that is mostly sentences is summaries, and what is
  // left are topics. Without headings it is no table where the rows with a date are not most of
  // `lines`, and most have only cells beside the date that are too short for titles.
  explicit ListingTable(std::span<const Cells> lines);

  bool is_table() const { return is_table_; }

  // Appends a row: its date, its title, its summaries; nothing for headings. False, with nothing
  // appended, for what is no row: no title, or no date and another number of cells.
  bool append_row(const Cells& cells, std::vector<ListingLine>& out) const;

 private:
  void read_headings(std::span<const Cells> lines);
  void judge_columns(std::span<const Cells> lines);
  std::size_t date_cell(const Cells& cells) const;

  bool is_table_ = false;
  std::vector<Column> columns_;
};

}  // namespace dateline

#endif  // DATELINE_IMPORT_LISTING_TABLE_H_
