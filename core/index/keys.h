// Under which keys a pack's other tables have what they tell, beside that of terms.

#ifndef DATELINE_INDEX_KEYS_H_
#define DATELINE_INDEX_KEYS_H_

#include <string>
#include <string_view>

namespace dateline {

// In the table of ids, where the postings of a key are the releases: an id's FNV-1a hash, in eight
// letters of hexadecimal.
std::string id_key(std::string_view id);

// In the table of spellings: the term's first letter, a byte for the number of its letters without
// marks, and the term.
std::string spelling_key(std::string_view term);

}  // namespace dateline

#endif  // DATELINE_INDEX_KEYS_H_
