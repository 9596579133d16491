#include "import/message.h"

#include <algorithm>

namespace dateline {

std::string quoted_begin(std::string_view text) {
  constexpr std::size_t most = 40;
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (text[end] & 0xc0) == 0x80) --end;
  return std::string("\"").append(text.substr(0, end)).append(end < text.size() ? "…\"" : "\"");
}

}  // namespace dateline
