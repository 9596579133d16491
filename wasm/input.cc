#include "input.h"

#include <utility>

#include "engine/response_json.h"
#include "feed/read_feed.h"

namespace dateline {
namespace {

// A larger feed cannot be read in the 2 GiB that a module can have.
constexpr double max_input = 256 * 1024 * 1024;

Input waiting;

}  // namespace

emscripten::val new_input(double size, std::size_t room) {
  waiting = Input();
  if (size >= 0 && size <= max_input) {
    const auto wanted = static_cast<std::size_t>(size);
    Input input;
    input.bytes.reset(static_cast<std::uint8_t*>(std::malloc(wanted + feed_padding)));
    void* const beside = std::malloc(room * wanted + 1);
    if (input.bytes && beside) {
      input.size = wanted;
      waiting = std::move(input);
    }
    std::free(beside);
  }
  return emscripten::val(emscripten::typed_memory_view(waiting.size, waiting.bytes.get()));
}

Input take_input() { return std::exchange(waiting, Input()); }

std::string no_input() {
  return to_json(Error{ErrorCode::too_large,
                       "There was no input, or it was larger than the memory that a page has."});
}

}  // namespace dateline
