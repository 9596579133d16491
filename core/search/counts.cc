#include "search/counts.h"

#include <algorithm>
#include <limits>

#include "base/sort.h"

namespace dateline {

std::uint32_t find_value(const StringColumn& values, std::string_view wanted) {
  std::uint32_t low = 0, high = values.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (values[middle] < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < values.size() && values[low] == wanted ? low : values.size();
}

ValueCounter::ValueCounter(const FacetColumn& facet)
    : facet_(facet),
      counts_(facet.values.size(), 0),
      last_group_(facet.values.size(), std::numeric_limits<std::uint32_t>::max()) {}

std::vector<FacetCount> ValueCounter::list(const std::vector<std::string>& selected,
                                           bool last_first) const {
  const StringColumn& values = facet_.values;
  const auto is_selected = [&](std::string_view text) {
    return std::find(selected.begin(), selected.end(), text) != selected.end();
  };
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t number = 0; number < values.size(); ++number) {
    if (counts_[number] > 0 || is_selected(values[number])) numbers.push_back(number);
  }
  sort_numbers(numbers, [&](std::uint32_t a, std::uint32_t b) {
    return last_first ? a > b : counts_[a] > counts_[b];
  });
  std::vector<FacetCount> listed;
  const auto add = [&](std::string_view value, std::uint32_t count, bool chosen) {
    FacetCount& added = listed.emplace_back();
    added.value = value;
    added.count = count;
    added.selected = chosen;
  };
  for (std::uint32_t number : numbers)
    add(values[number], counts_[number], is_selected(values[number]));
  for (const std::string& text : selected) {
    if (find_value(values, text) == values.size()) add(text, 0, true);
  }
  return listed;
}

std::vector<Period> ValueCounter::histogram() const {
  std::vector<Period> histogram;
  const StringColumn& values = facet_.values;
  if (values.size() == 0) return histogram;
  const auto year = [&](std::uint32_t value) {
    int number = 0;
    for (char digit : values[value]) number = 10 * number + (digit - '0');
    return number;
  };
  constexpr int widest = 200;
  const bool gaps = year(values.size() - 1) - year(0) < widest;
  int next = year(0);
  for (std::uint32_t value = 0; value < values.size(); ++value) {
    for (; gaps && next < year(value); ++next) histogram.push_back({next, 0});
    if (gaps || counts_[value] > 0) histogram.push_back({year(value), counts_[value]});
    next = year(value) + 1;
  }
  return histogram;
}

}  // namespace dateline
