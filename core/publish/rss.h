// Writes releases as RSS 2.0 (https://www.rssboard.org/rss-specification).

#ifndef DATELINE_PUBLISH_RSS_H_
#define DATELINE_PUBLISH_RSS_H_

#include <span>
#include <string>

#include "archive/release.h"
#include "feed/write_feed.h"

namespace dateline {

// `header` has a title, an address of its own (feed_url) and of its site. Of each release:
//  - guid is its id, a permalink where that is its URL
//  - pubDate is noon in UTC of its day, the same day nearly everywhere; a date that is less exact
//    than a day is no pubDate, but a dc:date that says what is known ("2021-08")
//  - description and content:encoded are HTML, which is what readers take them for, and so their
//    text is escaped once more; titles are text
//  - category holds topics, and with the domain "place" places; dc:creator authors, dc:publisher
//    sources, dc:language the language
std::string write_rss(const FeedHeader& header, std::span<const Release> releases);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_RSS_H_
