#include "publish/text.h"

namespace dateline {

std::vector<std::string_view> split_paragraphs(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    const std::string_view paragraph = text.substr(0, end);
    if (!paragraph.empty()) paragraphs.push_back(paragraph);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
  }
  return paragraphs;
}

std::string shorten(std::string_view text, std::size_t most_bytes) {
  std::size_t size = text.size();
  if (size > most_bytes) {
    size = text.substr(0, most_bytes + 1).find_last_of(" \n");
    if (size == std::string_view::npos || size == 0) {  // one long word, or a script without spaces
      size = most_bytes;
      while (size > 0 && (text[size] & 0xc0) == 0x80) --size;
    }
  }
  std::string out(text.substr(0, size));
  for (char& c : out) {
    if (c == '\n') c = ' ';
  }
  return size < text.size() ? out + "…" : out;
}

}  // namespace dateline
