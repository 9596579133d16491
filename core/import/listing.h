// Reads a listing of releases that was copied as plain text from a web page: for each release its
// title, the date on a line of its own, and an excerpt of any number of paragraphs.
//
//   Shelters for displaced families
//
//   23 / 07 / 2021
//
//   Roseau, 22 July 2021 – The organisation will …
//
// Blank lines, white space at the ends of lines, no-break spaces, a byte order mark, and the kind
// of line ends do not matter.

#ifndef DATELINE_IMPORT_LISTING_H_
#define DATELINE_IMPORT_LISTING_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The releases of `text`, in its order: id (from date and title, different for each), title,
// published and summary (the excerpt, its paragraphs apart by "\n\n", white space folded). A
// release whose date is missing or impossible is taken without one; that, and text that belongs to
// no release, is a diagnostic which names it by its title.
//
// Without its date a release is known by a line that reads like a title (short, no full stop)
// behind an excerpt, and is longer text after it.
//
// Fails on nothing but white space (empty), text that is not UTF-8 (bad_encoding), text without any
// release (not_a_feed).
Result<Imported> import_listing(std::string_view text, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_LISTING_H_
