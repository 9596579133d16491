// The pages that list releases: the front page, those of years and those of months.

#ifndef DATELINE_PUBLISH_LIST_PAGES_H_
#define DATELINE_PUBLISH_LIST_PAGES_H_

#include <cstddef>
#include <span>
#include <string>

#include "publish/site.h"

namespace dateline {

// The newest releases, and the years.
std::string write_front_page(const Site& site);

// The periods of one year, all that there are: a few headlines of each, with a link to the rest.
// What no month is known of is there in full.
std::string write_year_page(const Site& site, std::span<const SitePeriod> year);

// All releases of a month, or all that have no date: of that number in site.periods().
std::string write_period_page(const Site& site, std::size_t number);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_LIST_PAGES_H_
