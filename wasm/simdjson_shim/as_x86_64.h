// Included before everything else (-include) where simdjson is compiled for wasm SIMD. simdjson has
// no kernel for WebAssembly, but one for SSE4.2, which Emscripten emulates over wasm SIMD
// (-msimd128 -msse4.2). So, for these files only, the target passes for an x86-64 with SSE4.2 and
// carry-less multiplication. simdjson itself is not changed.

#ifndef DATELINE_WASM_SIMDJSON_SHIM_AS_X86_64_H_
#define DATELINE_WASM_SIMDJSON_SHIM_AS_X86_64_H_

// The standard library first: it is to see the target as it is.
#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cfloat>
#include <climits>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <ostream>
#include <ranges>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#define __x86_64__ 1
#define __PCLMUL__ 1

// That one kernel and no other, so that there is nothing to choose from at run time.
#define SIMDJSON_IMPLEMENTATION_HASWELL 0
#define SIMDJSON_IMPLEMENTATION_ICELAKE 0
#define SIMDJSON_IMPLEMENTATION_FALLBACK 0

// Which processor this is, cpuid.h answers; what is left then is one `asm volatile("xgetbv" …)`, of
// which this leaves `;`. It is never reached: cpuid.h says that there is no such instruction.
#define HAVE_GCC_GET_CPUID
#define USE_GCC_GET_CPUID
#define asm
#define volatile(...)

#endif  // DATELINE_WASM_SIMDJSON_SHIM_AS_X86_64_H_
