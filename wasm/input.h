// Bytes on their way from JavaScript into the engine.

#ifndef DATELINE_WASM_INPUT_H_
#define DATELINE_WASM_INPUT_H_

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace dateline {

struct FreeMemory {
  void operator()(std::uint8_t* memory) const { std::free(memory); }
};

// feed_padding readable bytes are behind them. No bytes where there is not so much memory.
struct Input {
  std::unique_ptr<std::uint8_t, FreeMemory> bytes;
  std::size_t size = 0;
};

// A view of `size` bytes for JavaScript to fill; take_input() then gives them, once. Running out of
// memory in the middle of things would end the module: so it is seen to here that there is room for
// the input and for `room` times as much beside it. Where there is not, the view is empty.
emscripten::val new_input(double size, std::size_t room);
Input take_input();

// What a call answers that got no bytes: {"error":…}.
std::string no_input();

}  // namespace dateline

#endif  // DATELINE_WASM_INPUT_H_
