// A request's filters: OR within a facet, AND between facets.

#ifndef DATELINE_SEARCH_FILTERS_H_
#define DATELINE_SEARCH_FILTERS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "search/request.h"

namespace dateline {

// What a release fails of a request's filters, a bit each: one for each facet, one for the date
// range.
using Failures = std::uint8_t;
inline constexpr Failures range_failure = 1u << facet_count;
constexpr Failures failure(std::size_t facet) { return static_cast<Failures>(1u << facet); }
inline constexpr Failures year_failure = failure(static_cast<std::size_t>(Facet::year));

// Views the archive and the request, which must outlive it.
class Filters {
 public:
  Filters(const Archive& archive, const Request& request);

  bool any() const;
  Failures failures(std::uint32_t release) const;

 private:
  bool has_allowed(std::size_t facet, std::uint32_t release) const;
  bool in_range(Date date) const;

  const Archive& archive_;
  const Request& request_;
  std::array<std::vector<std::uint8_t>, facet_count>
      allowed_;  // by value, where the facet is filtered
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_FILTERS_H_
