// A fast hash for tables in memory, and the comparison that goes with it. Hashes are never written
// to files.

#ifndef DATELINE_BASE_HASH_H_
#define DATELINE_BASE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

// 32 well-mixed bits of `bytes`; multiply and shift over four bytes at a time.
inline std::uint32_t hash_bytes(std::string_view bytes) {
  std::uint64_t state = 0x9e3779b97f4a7c15ULL ^ bytes.size();
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  const auto mix = [&state](std::uint64_t word) {
    state = (state ^ word) * 0xd6e8feb86659fd93ULL;
    state ^= state >> 32;
  };
  for (; left >= 4; at += 4, left -= 4) {
    std::uint32_t word;
    std::memcpy(&word, at, 4);
    mix(word);
  }
  std::uint32_t rest = 0;
  for (; left > 0; --left) rest = rest << 8 | static_cast<std::uint8_t>(at[left - 1]);
  if (rest != 0) mix(rest);
  return static_cast<std::uint32_t>(state);
}

// Whether `size` bytes are the same. Inlined: for words a call costs more than the comparison.
inline bool equal_bytes(const char* a, const char* b, std::size_t size) {
  for (; size >= 4; a += 4, b += 4, size -= 4) {
    std::uint32_t word_a, word_b;
    std::memcpy(&word_a, a, 4);
    std::memcpy(&word_b, b, 4);
    if (word_a != word_b) return false;
  }
  for (; size > 0; ++a, ++b, --size) {
    if (*a != *b) return false;
  }
  return true;
}

}  // namespace dateline

#endif  // DATELINE_BASE_HASH_H_
