#include "search/filters.h"

#include <algorithm>

#include "search/counts.h"

namespace dateline {

Filters::Filters(const Archive& archive, const Request& request)
    : archive_(archive), request_(request) {
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    if (request.filters[facet].empty()) continue;
    const StringColumn& values = archive.facet(static_cast<Facet>(facet)).values;
    allowed_[facet].resize(values.size(), 0);
    for (const std::string& value : request.filters[facet]) {
      const std::uint32_t number = find_value(values, value);
      if (number < values.size()) allowed_[facet][number] = 1;
    }
  }
}

bool Filters::any() const {
  return request_.from || request_.to ||
         std::any_of(request_.filters.begin(), request_.filters.end(),
                     [](const auto& each) { return !each.empty(); });
}

Failures Filters::failures(std::uint32_t release) const {
  Failures failures = 0;
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    if (!request_.filters[facet].empty() && !has_allowed(facet, release))
      failures |= failure(facet);
  }
  if (!in_range(archive_.published(release))) failures |= range_failure;
  return failures;
}

bool Filters::has_allowed(std::size_t facet, std::uint32_t release) const {
  for (std::uint32_t value : archive_.facet(static_cast<Facet>(facet)).of_release[release]) {
    if (allowed_[facet][value]) return true;
  }
  return false;
}

// A month or a year is in the range where any day of it is.
bool Filters::in_range(Date date) const {
  if (!request_.from && !request_.to) return true;
  if (!date.known()) return false;
  return (!request_.from || last_day(date) >= request_.from->first) &&
         (!request_.to || date.first <= last_day(*request_.to));
}

}  // namespace dateline
