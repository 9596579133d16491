#include "enrich/letters.h"

namespace dateline {
namespace {

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// In Latin Extended-A capitals and small letters alternate; in these two runs the capitals are the
// odd ones.
bool has_odd_capitals(char32_t c) {
  return is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17e);
}

}  // namespace

bool is_upper(char32_t c) {
  if (is_between(c, 0x100, 0x17f)) {
    if (c == 0x178) return true;  // Ÿ
    if (c == 0x138 || c == 0x149 || c == 0x17f) return false;
    return c % 2 == (has_odd_capitals(c) ? 1 : 0);
  }
  return is_between(c, 'A', 'Z') || (is_between(c, 0xc0, 0xde) && c != 0xd7) ||
         (is_between(c, 0x391, 0x3ab) && c != 0x3a2) || is_between(c, 0x400, 0x42f);
}

bool is_lower(char32_t c) {
  if (is_between(c, 0x100, 0x17f)) return !is_upper(c);
  return is_between(c, 'a', 'z') || (is_between(c, 0xdf, 0xff) && c != 0xf7) ||
         is_between(c, 0x3ac, 0x3ce) || is_between(c, 0x430, 0x45f);
}

char32_t to_lower(char32_t c) {
  if (!is_upper(c)) return c;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xff;
  if (is_between(c, 0x100, 0x17f)) return c + 1;
  return is_between(c, 0x400, 0x40f) ? c + 0x50 : c + 0x20;
}

}  // namespace dateline
