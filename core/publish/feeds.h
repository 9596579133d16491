// The feeds of an archive: RSS 2.0 and JSON Feed 1.1 of all releases and of those of each place,
// topic, language and source.

#ifndef DATELINE_PUBLISH_FEEDS_H_
#define DATELINE_PUBLISH_FEEDS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "archive/release.h"
#include "feed/write_feed.h"
#include "publish/output.h"

namespace dateline {

struct FeedsOptions {
  std::string base_url;  // of the folder on the web, with "/" at its end
  std::size_t limit = 50;
  std::int64_t now = 0;  // seconds since 1970: what is embargoed is in no feed before its hour
  // Where to read a release that has no link of its own, by id.
  std::map<std::string, std::string> pages;
};

// Writes feeds.json, which lists what there is, then rss/all.xml and json/all.json, and for each
// value rss/place/haiti.xml and json/place/haiti.json. `archive` is of the archive as a whole: its
// title, language and home page, for which base_url stands in.
//
// Of each facet the first 20 values of a release count, so that one of very many values does not
// fill as many feeds. A feed has the newest `limit` releases, newest first. A withdrawn release is
// there as its notice, under the id that it had, so that readers of feeds put it in the place of
// what they hold; it counts as published when it was last modified, since it could not be in a feed
// of the newest otherwise.
Result<bool> write_feeds(const FeedHeader& archive, std::span<const Release> releases,
                         const FeedsOptions& options, const EarlierPaths& earlier,
                         const Output& output);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_FEEDS_H_
