#include "archive/archive.h"

namespace dateline {

std::uint32_t Archive::find(std::string_view id) const {
  std::uint32_t release = 0;
  while (release < size() && this->id(release) != id) ++release;
  return release;
}

std::vector<std::string_view> Archive::split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    text.remove_prefix(1);
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

}  // namespace dateline
