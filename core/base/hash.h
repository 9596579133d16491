// Hashes: a fast one for tables in memory, which is never written to files, with the comparison
// that goes with it; and a plain one for files.

#ifndef DATELINE_BASE_HASH_H_
#define DATELINE_BASE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
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

// FNV-1a, 32 bits (draft-eastlake-fnv), going on from `hash`.
inline constexpr std::uint32_t fnv_basis = 0x811c9dc5;
inline std::uint32_t fnv1a(std::span<const std::uint8_t> bytes, std::uint32_t hash = fnv_basis) {
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 0x01000193u;
  return hash;
}

}  // namespace dateline

#endif  // DATELINE_BASE_HASH_H_
