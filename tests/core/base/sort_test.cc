#include "base/sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace dateline {
namespace {

// std::stable_sort is the oracle: few different keys, so that stability shows.
TEST(SortNumbers, AgreesWithStableSort) {
  std::mt19937 random(1);
  for (std::uint32_t size : {0u, 1u, 2u, 3u, 7u, 8u, 9u, 100u, 1000u, 4097u}) {
    std::vector<std::uint32_t> keys(size), numbers(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      keys[i] = random() % (1 + size / 3);
      numbers[i] = i;
    }
    std::vector<std::uint32_t> expected = numbers;
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; };
    std::stable_sort(expected.begin(), expected.end(), before);
    sort_numbers(numbers, before);
    ASSERT_EQ(numbers, expected);
  }
}

}  // namespace
}  // namespace dateline
