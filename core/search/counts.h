// How many releases have each value of a facet, and how many there are in each year.

#ifndef DATELINE_SEARCH_COUNTS_H_
#define DATELINE_SEARCH_COUNTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace dateline {

struct FacetCount {
  std::string value;
  std::uint32_t count = 0;
  bool selected = false;
};

struct Period {
  int year = 0;
  std::uint32_t count = 0;
};

// The number of a facet's value, or values.size() where there is none.
std::uint32_t find_value(const StringColumn& values, std::string_view wanted);

// Counts the values of one facet, a group once for each value that any of its versions has. Groups
// come one after another.
class ValueCounter {
 public:
  explicit ValueCounter(const FacetColumn& facet);

  void add(std::uint32_t release, std::uint32_t group) {
    for (std::uint32_t value : facet_.of_release[release]) {
      if (last_group_[value] == group) continue;
      last_group_[value] = group;
      ++counts_[value];
    }
  }

  // The values with a count and the selected ones: the most frequent first, or from the last value
  // to the first.
  std::vector<FacetCount> list(const std::vector<std::string>& selected, bool last_first) const;

  // Of the year facet: from the first year to the last that has a release; where they are very far
  // apart, only those with a count.
  std::vector<Period> histogram() const;

 private:
  const FacetColumn& facet_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> last_group_;
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_COUNTS_H_
