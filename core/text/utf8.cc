#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace dateline {
namespace {

// What the first byte of a sequence says: how many more follow, and between which values the first
// of those must be (the Unicode Standard, table 3-7). The others are 0x80 to 0xbf.
struct Lead {
  int more;
  std::uint8_t low;
  std::uint8_t high;
};

Lead lead(std::uint8_t byte) {
  if (byte < 0xc2) return {0, 0, 0};
  if (byte < 0xe0) return {1, 0x80, 0xbf};
  if (byte == 0xe0) return {2, 0xa0, 0xbf};
  if (byte == 0xed) return {2, 0x80, 0x9f};
  if (byte < 0xf0) return {2, 0x80, 0xbf};
  if (byte == 0xf0) return {3, 0x90, 0xbf};
  if (byte < 0xf4) return {3, 0x80, 0xbf};
  if (byte == 0xf4) return {3, 0x80, 0x8f};
  return {0, 0, 0};
}

// Decodes at text[at]; false where it is malformed. Either way `at` moves behind what was read.
bool decode(std::string_view text, std::size_t& at, char32_t& c) {
  const auto first = static_cast<std::uint8_t>(text[at++]);
  c = first;
  if (first < 0x80) return true;
  Lead expected = lead(first);
  if (expected.more == 0) return false;
  c = first & (0x3fu >> expected.more);
  for (; expected.more > 0; --expected.more) {
    if (at == text.size()) return false;
    const auto byte = static_cast<std::uint8_t>(text[at]);
    if (byte < expected.low || byte > expected.high) return false;
    c = c << 6 | (byte & 0x3fu);
    expected.low = 0x80;
    expected.high = 0xbf;
    ++at;
  }
  return true;
}

// The first offset from `at` on whose byte is not ASCII, or text.size().
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  for (; text.size() - at >= 8; at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

char32_t decode_long_utf8(std::string_view text, std::size_t& at) {
  char32_t c;
  return decode(text, at, c) ? c : replacement_character;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = replacement_character;
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  if (c < 0x800) {
    out.push_back(static_cast<char>(0xc0 | c >> 6));
  } else {
    if (c < 0x10000) {
      out.push_back(static_cast<char>(0xe0 | c >> 12));
    } else {
      out.push_back(static_cast<char>(0xf0 | c >> 18));
      out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3f)));
    }
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
  }
  out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  while ((at = skip_ascii(text, at)) < text.size()) {
    const std::size_t begin = at;
    char32_t c;
    if (!decode(text, at, c)) return begin;
  }
  return at;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii_end = skip_ascii(text, at);
    length += ascii_end - at;
    at = ascii_end;
    if (at < text.size()) length += decode_utf8(text, at) < 0x10000 ? 1 : 2;
  }
  return length;
}

}  // namespace dateline
