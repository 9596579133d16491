// The dateline of a release: the place, and often the date, that opens its text.

#ifndef DATELINE_ENRICH_FIND_DATELINE_H_
#define DATELINE_ENRICH_FIND_DATELINE_H_

#include <string>
#include <string_view>

namespace dateline {

// The place that opens `text`, without its date and not in capitals: "Roseau" for "Roseau, 28
// February 2021 – Many", "Port-of-Spain, Trinidad" for "PORT-OF-SPAIN, TRINIDAD: The". "" where it
// opens with none.
//
// A dateline is up to 64 bytes of capitalised words (and "of", "de" and the like between them) in
// up to three parts apart by commas, perhaps a date, the name of an agency and a name in
// parentheses ("LONDON, March 3, Reuter -"), then a dash or a colon, then what begins a sentence.
std::string find_dateline(std::string_view text);

// What follows the dateline, its dash and all; `text` itself where it opens with none.
std::string_view without_dateline(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_ENRICH_FIND_DATELINE_H_
