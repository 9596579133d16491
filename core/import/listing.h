// Reads a listing of releases that was copied as plain text from a web page. For each release it
// has a title, a date, and an excerpt of any number of paragraphs, each on lines of its own:
//
//   Shelters for displaced families            or     Mon, 02/15/2021 - 13:20
//   23 / 07 / 2021                                     Shelters for displaced families
//   Roseau, 22 July 2021 – The organisation will …     The organisation will …
//
// or title, excerpt and date; or rows of a table, cells apart by tabs. Which of these it is, and
// whether day or month comes first, is found out from the whole of it. Blank lines, white space at
// the ends of lines, no-break spaces, a byte order mark, and the kind of line ends do not matter.
//
// It goes from lines that are told for what they are (listing_lines.h; dates are those of
// parse_printed) to lines in one order (listing_layout.h) to releases.

#ifndef DATELINE_IMPORT_LISTING_H_
#define DATELINE_IMPORT_LISTING_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The releases of `text`, in its order: id (from date and title, different for each), title,
// published and summary (the excerpt, its paragraphs apart by "\n\n", white space folded). A
// release whose date is missing or impossible is taken without one; that, and text that belongs to
// no release, is a diagnostic which names it by its title. Links to read on, pagers, share buttons
// and the headings of tables go without a word; the head of a page that comes again with each page
// is named once.
//
// What stands beside a date ("News | 12 November 2020", "Haiti – 12 November 2020") becomes the
// kind, where it is a word for one, else a topic. Cells of a table do as its headings say: kind,
// language, place or topic.
//
// Without its date a release is known by a line that reads like a title (short, no full stop)
// behind an excerpt, and is longer text after it.
//
// Time is linear in the size of `text`. Fails on nothing but white space (empty), text that is not
// UTF-8 (bad_encoding), text without any release (not_a_feed).
Result<Imported> import_listing(std::string_view text, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_LISTING_H_
