// Capital and small letters, in the scripts that have both: Latin up to Extended-A, Greek,
// Cyrillic.

#ifndef DATELINE_ENRICH_LETTERS_H_
#define DATELINE_ENRICH_LETTERS_H_

namespace dateline {

bool is_upper(char32_t c);
bool is_lower(char32_t c);

// The small letter of a capital; every other code point as it is.
char32_t to_lower(char32_t c);

}  // namespace dateline

#endif  // DATELINE_ENRICH_LETTERS_H_
