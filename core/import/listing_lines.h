// The lines of a listing, each told for what it is.

#ifndef DATELINE_IMPORT_LISTING_LINES_H_
#define DATELINE_IMPORT_LISTING_LINES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Longer lines are no title.
inline constexpr std::size_t max_title_bytes = 300;

// What a page prints beside a date: "News | 12 November 2020", the cells of a table.
struct Label {
  enum class Kind { author, kind, language, place, topic };
  Kind kind;
  std::string text;
};

struct ListingLine {
  enum class Kind {
    text,
    date,
    end,  // of a release or a page: "Read more", a pager; its text is of no use
  };
  Kind kind = Kind::text;
  std::string text;  // the whole line, white space folded to single spaces
  std::string date;  // of a date: what parse_printed takes, or what only looks like it; "" for a
                     // row of a table without one
  std::vector<Label> labels;  // of a date
  bool gap_above = false;     // a blank line is above it

  bool is(Kind wanted) const { return kind == wanted; }
};

struct ListingLines {
  std::vector<ListingLine> lines;
  bool from_table = false;  // each row has become a date, a title and perhaps summaries
};

// The lines of `text`, which is UTF-8, without blank lines, share buttons and headings of tables.
// Where most lines with tabs are rows of a table (a date in one cell, others beside it), its cells
// become lines.
//
// A date on a line with labels (apart by a tab, "|", "·", "•", or a dash, a colon or a comma) is a
// date only where none stands alone on the line above or below. A dash, a colon or a comma, which
// titles have, too, needs more such lines than all other dates.
ListingLines read_listing_lines(std::string_view text);

// What reads like the end of a sentence, or goes on below.
bool ends_sentence(std::string_view line);

// Short, without a full stop, and not beginning in the middle of a sentence.
bool reads_like_title(std::string_view line);

// A title, and an excerpt below it, that stand without a date behind another release.
bool reads_like_release(std::string_view title, std::string_view excerpt);

}  // namespace dateline

#endif  // DATELINE_IMPORT_LISTING_LINES_H_
