// Writes releases as JSON Feed 1.1 with our `_dateline` extension: what read_feed reads back
// unchanged.

#ifndef DATELINE_FEED_WRITE_FEED_H_
#define DATELINE_FEED_WRITE_FEED_H_

#include <span>
#include <string>
#include <string_view>

#include "archive/release.h"

namespace dateline {

struct FeedHeader {
  std::string title;
  std::string home_page_url;
  std::string language;
  std::string next_url = {};  // where the feed goes on
  std::string feed_url = {};  // its own address
};

// One item, without a line break. Members that are empty are left out.
std::string write_item(const Release& release);

// An archive around its items: write_head; each item behind before_first or before_next; then
// archive_tail. One item a line, so that versions of the file can be compared.
std::string write_head(const FeedHeader& header);
inline constexpr std::string_view before_first = "\n";
inline constexpr std::string_view before_next = ",\n";
inline constexpr std::string_view archive_tail = "\n]}\n";

// All of it at once.
std::string write_feed(const FeedHeader& header, std::span<const Release> releases);

}  // namespace dateline

#endif  // DATELINE_FEED_WRITE_FEED_H_
