// Sorting that is small: one compiled copy serves every order. std::sort is a kilobyte or more for
// each type and comparator, and readers download each.

#ifndef DATELINE_BASE_SORT_H_
#define DATELINE_BASE_SORT_H_

#include <cstdint>
#include <span>

namespace dateline {

namespace internal {
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);
void merge_sort(std::span<std::uint32_t> numbers, const void* context, Before before);
}  // namespace internal

// Sorts numbers (most often of things that lie elsewhere) so that before(a, b) holds for no b in
// front of an a. Stable; n log n comparisons, n more numbers of memory.
template <class Order>
void sort_numbers(std::span<std::uint32_t> numbers, const Order& before) {
  internal::merge_sort(numbers, &before, [](const void* context, std::uint32_t a, std::uint32_t b) {
    return (*static_cast<const Order*>(context))(a, b);
  });
}

}  // namespace dateline

#endif  // DATELINE_BASE_SORT_H_
