// Writes releases as JSON Feed 1.1 with our `_dateline` extension: what read_feed reads back
// unchanged.

#ifndef DATELINE_FEED_WRITE_FEED_H_
#define DATELINE_FEED_WRITE_FEED_H_

#include <span>
#include <string>

#include "archive/release.h"

namespace dateline {

struct FeedHeader {
  std::string title;
  std::string home_page_url;
  std::string language;
  std::string feed_url;  // its own address
};

// One item, without a line break. Members that are empty are left out.
std::string write_item(const Release& release);

// All of them. One item a line, so that versions of the file can be
// compared.
std::string write_feed(const FeedHeader& header, std::span<const Release> releases);

}  // namespace dateline

#endif  // DATELINE_FEED_WRITE_FEED_H_
