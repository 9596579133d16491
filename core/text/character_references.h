// Character references of HTML ("&amp;", "&#xe9;") and what they stand for.

#ifndef DATELINE_TEXT_CHARACTER_REFERENCES_H_
#define DATELINE_TEXT_CHARACTER_REFERENCES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// The code point that the reference at text[at], an ampersand, stands for; moves `at` behind the
// reference. 0, and `at` stays, where there is none. By the HTML standard, section 13.2.5.72 to 80:
// all numeric references, those out of range giving U+FFFD and 128 to 159 what Windows-1252 has
// there; the names of HTML 4 and the commoner ones of HTML 5; no semicolon is needed after a number
// and the names of Latin-1.
char32_t read_character_reference(std::string_view text, std::size_t& at);

// Character references decoded, once; nothing else changed.
std::string decode_character_references(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_TEXT_CHARACTER_REFERENCES_H_
