#include "base/string_table.h"

#include "base/hash.h"
#include "base/sort.h"

namespace dateline {

std::size_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != none; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.size == text.size() &&
        equal_bytes(bytes_.data() + slot.begin, text.data(), text.size())) {
      break;
    }
  }
  return at;
}

std::uint32_t StringTable::find(std::string_view text) const {
  return slots_[slot_of(text, hash_bytes(text))].number;
}

std::uint32_t StringTable::add(std::string_view text) {
  const std::uint32_t hash = hash_bytes(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number != none) return slot.number;
  const std::uint32_t number = size();
  slot = {hash, number, static_cast<std::uint32_t>(bytes_.size()),
          static_cast<std::uint32_t>(text.size())};
  bytes_.append(text);
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  if (2 * ends_.size() > slots_.size()) grow();
  return number;
}

void StringTable::grow() {
  std::vector<Slot> larger(4 * slots_.size());
  for (const Slot& slot : slots_) {
    if (slot.number == none) continue;
    std::size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].number != none) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_.swap(larger);
}

std::vector<std::uint32_t> StringTable::sorted() const {
  // The first eight bytes of each, highest first, so that most comparisons are one.
  std::vector<std::uint64_t> heads(size());
  std::vector<std::uint32_t> numbers(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::string_view text = (*this)[number];
    for (std::size_t i = 0; i < 8; ++i) {
      heads[number] =
          heads[number] << 8 | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0);
    }
    numbers[number] = number;
  }
  sort_numbers(numbers, [&](std::uint32_t a, std::uint32_t b) {
    return heads[a] != heads[b] ? heads[a] < heads[b] : (*this)[a] < (*this)[b];
  });
  return numbers;
}

}  // namespace dateline
