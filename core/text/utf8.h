// UTF-8: decoding that never fails, encoding, checking. Positions are byte offsets.

#ifndef DATELINE_TEXT_UTF8_H_
#define DATELINE_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr char32_t replacement_character = 0xfffd;

// The code point at `at`, which must be below text.size(); moves `at` behind it. A malformed
// sequence gives U+FFFD and takes its maximal well-formed prefix (at least one byte), as the
// Unicode Standard recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts").
inline char32_t decode_utf8(std::string_view text, std::size_t& at);

// Appends `c`. Surrogates and values over U+10FFFF are appended as U+FFFD.
void append_utf8(std::string& out, char32_t c);

// The offset of the first malformed byte, or text.size() where all of it is UTF-8.
std::size_t valid_utf8_prefix(std::string_view text);

// How many UTF-16 code units (a JavaScript string's length) `text` has. Malformed sequences count
// as U+FFFD.
std::size_t utf16_length(std::string_view text);

// decode_utf8 for what does not begin with one or two well-formed bytes.
char32_t decode_long_utf8(std::string_view text, std::size_t& at);

inline char32_t decode_utf8(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  if (first >= 0xc2 && first < 0xe0 && text.size() - at >= 2) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xc0) == 0x80) {
      at += 2;
      return (first & 0x1fu) << 6 | (second & 0x3fu);
    }
  }
  return decode_long_utf8(text, at);
}

}  // namespace dateline

#endif  // DATELINE_TEXT_UTF8_H_
