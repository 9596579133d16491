// A release as reference managers and LaTeX take it. Dates are as exact as the publisher's; text is
// on one line, whatever line breaks and control characters it had. The author is the source where
// there is no other. A withdrawn or corrected release says so, with the publisher's note.

#ifndef DATELINE_ENGINE_CITATION_H_
#define DATELINE_ENGINE_CITATION_H_

#include <string>

#include "archive/release.h"
#include "base/string_table.h"

namespace dateline {

// Appends an @misc entry for BibTeX and biblatex, which knows `date`. What TeX would take for its
// own is escaped, braces are balanced, an office is one name.
//
// The key ("iom2021safety-1b2c3d4e": source, year, title, a hash of the id) depends on nothing but
// the release, so that it is the same in every export. Should `keys`, those of this file, have it
// already, it gets the number of the entry behind it.
void append_bibtex(std::string& out, const Release& release, StringTable& keys);

// Appends a record; lines end with CRLF. RIS has no type for press releases that programs know: it
// is a page of the web (ELEC) of that kind.
void append_ris(std::string& out, const Release& release);

}  // namespace dateline

#endif  // DATELINE_ENGINE_CITATION_H_
