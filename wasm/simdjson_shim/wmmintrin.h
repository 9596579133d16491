// Stands in for the compiler's <wmmintrin.h>, of which simdjson takes carry-less multiplication,
// and of that the product with all ones only: bit i of the low half of it is the exclusive or of
// the bits 0 to i, which tells what is inside quotes.

#ifndef DATELINE_WASM_SIMDJSON_SHIM_WMMINTRIN_H_
#define DATELINE_WASM_SIMDJSON_SHIM_WMMINTRIN_H_

#include <emmintrin.h>

#include <cstdint>

// The low half of bits * (2^64 - 1), where `ones` is all ones and `halves` is 0; the high half is
// not computed.
inline __m128i _mm_clmulepi64_si128(__m128i bits, [[maybe_unused]] __m128i ones,
                                    [[maybe_unused]] int halves) {
  std::uint64_t product = static_cast<std::uint64_t>(_mm_cvtsi128_si64(bits));
  for (int shift = 1; shift < 64; shift *= 2) product ^= product << shift;
  return _mm_cvtsi64_si128(static_cast<std::int64_t>(product));
}

#endif  // DATELINE_WASM_SIMDJSON_SHIM_WMMINTRIN_H_
