// Feeds as read_feed wants them: with room behind, and here with the worst that could stand in it.

#ifndef DATELINE_TESTS_CORE_FEED_FEED_INPUT_H_
#define DATELINE_TESTS_CORE_FEED_FEED_INPUT_H_

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "archive/builder.h"
#include "feed/read_feed.h"

namespace dateline {

// A copy of `text` with exactly feed_padding bytes behind it, all of them `behind`: what would
// close an open array, object or string if it were read. One byte more is not there, and
// AddressSanitizer sees whoever reads it.
class FeedInput {
 public:
  explicit FeedInput(std::string_view text, char behind = '}')
      : size_(text.size()), bytes_(new char[text.size() + feed_padding]) {
    std::copy(text.begin(), text.end(), bytes_.get());
    std::fill_n(bytes_.get() + size_, feed_padding, behind);
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

struct ReadFeed {
  Result<FeedReport> report;
  Archive archive;  // newest first
};

inline ReadFeed read(std::string_view text, const FeedOptions& options = {}, char behind = '}') {
  const FeedInput input(text, behind);
  ArchiveBuilder builder;
  Result<FeedReport> report = read_feed(input.view(), options, builder);
  return {std::move(report), std::move(builder).build()};
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_FEED_FEED_INPUT_H_
