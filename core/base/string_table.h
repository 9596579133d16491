// Gives each distinct string a number, in order of first appearance: 0, 1, 2, …

#ifndef DATELINE_BASE_STRING_TABLE_H_
#define DATELINE_BASE_STRING_TABLE_H_

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Open addressing with linear probing, at most half full. All strings together are below 2^32
// bytes.
class StringTable {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  // The number of `text`, a new one where it is new.
  std::uint32_t add(std::string_view text);

  // The number of `text`, or none.
  std::uint32_t find(std::string_view text) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

  // Valid until the next add().
  std::string_view operator[](std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes_.data() + begin, ends_[number] - begin};
  }

  // All numbers, in byte order of their strings.
  std::vector<std::uint32_t> sorted() const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = none;
    std::uint32_t begin = 0, size = 0;  // of the string, here too: one look fewer for each search
  };

  // Where `text` is, or the free slot where it belongs.
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace dateline

#endif  // DATELINE_BASE_STRING_TABLE_H_
