// The text of a release in pieces.

#ifndef DATELINE_PUBLISH_TEXT_H_
#define DATELINE_PUBLISH_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What stands between the "\n\n" of `text`, without empty pieces. Views of `text`.
std::vector<std::string_view> split_paragraphs(std::string_view text);

// The beginning of `text`, whole words of at most `most_bytes` and then "…"; all of it where it
// fits. Line breaks become spaces.
std::string shorten(std::string_view text, std::size_t most_bytes);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_TEXT_H_
