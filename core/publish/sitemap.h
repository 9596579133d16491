// Writes sitemaps (https://www.sitemaps.org/protocol.html), with the languages of each page.

#ifndef DATELINE_PUBLISH_SITEMAP_H_
#define DATELINE_PUBLISH_SITEMAP_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "publish/output.h"
#include "publish/site.h"

namespace dateline {

// The most addresses and bytes that one file may have: the protocol's, the bytes with some room.
struct SitemapLimits {
  std::size_t urls = 50'000;
  std::size_t bytes = 48 << 20;
};

// Writes sitemap.xml: every page that is to be found by search engines, with the day of its last
// change. Where that is more than one file may hold, sitemap.xml lists sitemap-1.xml and so on.
Result<bool> write_sitemap(const Site& site, const Output& output,
                           const SitemapLimits& limits = {});

// The languages of a release and its translations with the addresses of their pages, and
// "x-default" for the one that they are translations of. Empty where there is nothing to choose, or
// where the page is not the first address of a release.
std::vector<std::pair<std::string, std::string>> language_links(const Site& site,
                                                                std::uint32_t release);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_SITEMAP_H_
