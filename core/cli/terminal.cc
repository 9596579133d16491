#include "cli/terminal.h"

#include "text/utf8.h"

namespace dateline {

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    append_utf8(out, c < 0x20 || (c >= 0x7f && c < 0xa0) ? U' ' : c);
  }
  return out;
}

}  // namespace dateline
