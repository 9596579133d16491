// A fast hash for tables in memory. Its values are never written to files.

#ifndef DATELINE_BASE_HASH_H_
#define DATELINE_BASE_HASH_H_

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

}  // namespace dateline

#endif  // DATELINE_BASE_HASH_H_
