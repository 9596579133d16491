#include "index/layout.h"

#include <optional>

#include "text/language.h"

#include <bit>

namespace dateline {

std::uint8_t encode_length(std::uint32_t length) {
  if (length < 16) return static_cast<std::uint8_t>(length);
  const int shift = std::bit_width(length) - 5;  // leaves 16 to 31
  if (shift > 14) return 255;
  return static_cast<std::uint8_t>(16 * shift + (length >> shift));
}

std::uint32_t decode_length(std::uint8_t code) {
  if (code < 16) return code;
  return (16u + code % 16) << (code / 16 - 1);
}

std::uint8_t analysis_language(std::string_view tag) {
  if (keeps_marks(tag)) return marked_language;
  const std::optional<StemLanguage> language = stem_language(tag);
  return language ? static_cast<std::uint8_t>(*language) : other_language;
}

}  // namespace dateline
