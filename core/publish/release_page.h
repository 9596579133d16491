// The page of one release.

#ifndef DATELINE_PUBLISH_RELEASE_PAGE_H_
#define DATELINE_PUBLISH_RELEASE_PAGE_H_

#include <cstdint>
#include <span>
#include <string>

#include "publish/site.h"

namespace dateline {

// `related` are numbers of releases that are shown.
std::string write_release_page(const Site& site, std::uint32_t release,
                               std::span<const std::uint32_t> related);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_RELEASE_PAGE_H_
