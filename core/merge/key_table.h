// A set of 64-bit keys, each with a number, in 12 bytes for each slot.

#ifndef DATELINE_MERGE_KEY_TABLE_H_
#define DATELINE_MERGE_KEY_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace dateline {

// Open addressing with linear probing, at most three quarters full. Keys are hashes, well mixed.
class KeyTable {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t find(std::uint64_t key) const {
    return keys_.empty() ? none : numbers_[slot_of(key)];
  }

  // Sets the number of `key`, which is not `none`, whether it has one or not.
  void set(std::uint64_t key, std::uint32_t number) {
    if (4 * (size_ + 1) > 3 * keys_.size()) grow();
    const std::size_t slot = slot_of(key);
    if (numbers_[slot] == none) ++size_;
    keys_[slot] = key;
    numbers_[slot] = number;
  }

  void clear() { *this = KeyTable(); }

 private:
  std::size_t slot_of(std::uint64_t key) const {
    std::size_t slot = key & (keys_.size() - 1);
    while (numbers_[slot] != none && keys_[slot] != key) slot = (slot + 1) & (keys_.size() - 1);
    return slot;
  }

  void grow() {
    const std::size_t slots = keys_.empty() ? 64 : 2 * keys_.size();
    const auto old_keys = std::exchange(keys_, std::vector<std::uint64_t>(slots));
    const auto old_numbers = std::exchange(numbers_, std::vector<std::uint32_t>(slots, none));
    for (std::size_t i = 0; i < old_keys.size(); ++i) {
      if (old_numbers[i] == none) continue;
      const std::size_t slot = slot_of(old_keys[i]);
      keys_[slot] = old_keys[i];
      numbers_[slot] = old_numbers[i];
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> numbers_;  // of keys_; none where the slot is free
  std::size_t size_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_MERGE_KEY_TABLE_H_
