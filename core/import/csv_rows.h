// The rows of a table in comma-separated values: RFC 4180, and what is written in its name.

#ifndef DATELINE_IMPORT_CSV_ROWS_H_
#define DATELINE_IMPORT_CSV_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What separates the cells of `text`: comma, semicolon or tab, whichever its first row has most of
// outside of quotation marks. A first line "sep=;" tells, and is taken off `text`.
char find_separator(std::string_view& text);

//   CsvRows rows(text, ',');
//   while (rows.next()) use(rows.cells());
//
// Line ends are LF, CR or CRLF. A cell in quotation marks may hold separators and line breaks, and
// a quotation mark as two of them; spaces around it are none of it. A quotation mark inside of such
// a cell that stands alone belongs to the text, if the cell ends on the same line; a cell whose
// quotation mark never ends is as if it had none. Time is linear in the text.
class CsvRows {
 public:
  // `text` must outlive the rows.
  CsvRows(std::string_view text, char separator) : text_(text), stops_{separator, '\r', '\n'} {}

  // Goes to the next row that is not blank. False where there is none.
  bool next();

  // Valid until the next call of next().
  const std::vector<std::string>& cells() const { return cells_; }

  // The line on which the row begins, from 1.
  std::size_t line() const { return line_; }

 private:
  void read_row();
  std::string read_cell();
  std::optional<std::string> read_quoted(std::size_t begin);
  bool is_stop(std::size_t at) const;
  bool take_separator();
  void take_line_end();

  std::string_view text_;
  std::string stops_;  // what ends a cell: the separator first
  std::size_t at_ = 0;
  std::size_t literal_until_ = 0;  // quotation marks before it are text
  std::size_t line_ = 1, next_line_ = 1;
  std::vector<std::string> cells_;
};

}  // namespace dateline

#endif  // DATELINE_IMPORT_CSV_ROWS_H_
