// Stands in for the compiler's <cpuid.h>: a processor with SSE4.2 and PCLMULQDQ, and nothing newer.

#ifndef DATELINE_WASM_SIMDJSON_SHIM_CPUID_H_
#define DATELINE_WASM_SIMDJSON_SHIM_CPUID_H_

inline int __get_cpuid(unsigned level, unsigned* eax, unsigned* ebx, unsigned* ecx, unsigned* edx) {
  constexpr unsigned pclmulqdq = 1U << 1;
  constexpr unsigned sse42 = 1U << 20;
  *eax = *ebx = *edx = 0;
  *ecx = level == 1 ? pclmulqdq | sse42 : 0;
  return 1;
}

#endif  // DATELINE_WASM_SIMDJSON_SHIM_CPUID_H_
