#include "base/sort.h"

#include <algorithm>
#include <vector>

namespace dateline::internal {

// Bottom-up: runs of one, then of two, then of four, merged from one half of the memory to the
// other and back.
void merge_sort(std::span<std::uint32_t> numbers, const void* context, Before before) {
  std::vector<std::uint32_t> other(numbers.begin(), numbers.end());
  std::uint32_t* from = numbers.data();
  std::uint32_t* to = other.data();
  const std::size_t size = numbers.size();
  for (std::size_t run = 1; run < size; run *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, size), end = std::min(begin + 2 * run, size);
      std::size_t left = begin, right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool take_right =
            left == middle || (right < end && before(context, from[right], from[left]));
        to[at] = take_right ? from[right++] : from[left++];
      }
    }
    std::swap(from, to);
  }
  if (from != numbers.data()) std::copy(other.begin(), other.end(), numbers.begin());
}

}  // namespace dateline::internal
