// Included before everything else (-include) where simdjson is compiled for WebAssembly. simdjson
// lets the environment choose its kernel; a page has no environment, and reading it would cost a
// reader half a kilobyte of JavaScript.

#ifndef DATELINE_WASM_SIMDJSON_SHIM_NO_ENVIRONMENT_H_
#define DATELINE_WASM_SIMDJSON_SHIM_NO_ENVIRONMENT_H_

#include <cstdlib>

#define getenv(name) nullptr

#endif  // DATELINE_WASM_SIMDJSON_SHIM_NO_ENVIRONMENT_H_
