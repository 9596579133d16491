// Stands in for the compiler's <x86intrin.h>: what Emscripten emulates of SSE4.2, wmmintrin.h, and
// the one name beyond them that simdjson uses.

#ifndef DATELINE_WASM_SIMDJSON_SHIM_X86INTRIN_H_
#define DATELINE_WASM_SIMDJSON_SHIM_X86INTRIN_H_

#include <nmmintrin.h>
#include <wmmintrin.h>

inline int _popcnt64(long long bits) {
  return __builtin_popcountll(static_cast<unsigned long long>(bits));
}

#endif  // DATELINE_WASM_SIMDJSON_SHIM_X86INTRIN_H_
