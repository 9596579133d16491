// The engine as JavaScript sees it: EngineModule in web/src/engine/protocol.ts, which says what
// each function is. One coarse call a request, strings in, strings out; there is nothing that
// JavaScript would have to free.

#include <emscripten/bind.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "engine/response_json.h"
#include "session.h"

namespace dateline {
namespace {

struct Free {
  void operator()(std::uint8_t* memory) const { std::free(memory); }
};
using Memory = std::unique_ptr<std::uint8_t, Free>;

// Nothing where there is not so much.
Memory allocate(std::size_t size) { return Memory(static_cast<std::uint8_t*>(std::malloc(size))); }

// A larger feed cannot be read in the 2 GiB that a module can have.
constexpr double max_input = 256 * 1024 * 1024;

// How many bytes reading a feed takes for each of its own: 4 for simdjson's index and 5/3 for its
// buffer of strings, 1 for the releases' text.
constexpr std::size_t bytes_read_takes = 7;

Memory input_memory;
std::size_t input_size = 0;
Session session;

// Running out of memory in the middle of things would end the module: so it is seen to here that
// there is enough. Where it is not, the view is empty, and the next call says so.
emscripten::val input(double size) {
  input_memory.reset();
  input_size = 0;
  if (size >= 0 && size <= max_input) {
    const auto wanted = static_cast<std::size_t>(size);
    Memory memory = allocate(wanted + feed_padding);
    if (memory && allocate(bytes_read_takes * wanted + 1)) {
      input_memory = std::move(memory);
      input_size = wanted;
    }
  }
  return emscripten::val(emscripten::typed_memory_view(input_size, input_memory.get()));
}

std::string no_input() {
  return to_json(Error{ErrorCode::too_large,
                       "There was no input, or it was larger than the memory that a page has."});
}

std::string add_feed(const std::string& source) {
  const Memory memory = std::move(input_memory);
  if (!memory) return no_input();
  return session.add_feed({reinterpret_cast<const char*>(memory.get()), input_size}, source);
}

std::string open() { return session.open(); }

std::string plan(const std::string& request) { return session.plan(request); }

std::string supply(const std::string& part) {
  const Memory memory = std::move(input_memory);
  if (!memory) return no_input();
  return session.supply(part, {memory.get(), input_size});
}

std::string run(const std::string& request) { return session.run(request); }

std::string export_releases(const std::string& format, const std::string& request) {
  return session.export_releases(format, request);
}

EMSCRIPTEN_BINDINGS(dateline) {
  emscripten::function("input", &input);
  emscripten::function("addFeed", &add_feed);
  emscripten::function("open", &open);
  emscripten::function("plan", &plan);
  emscripten::function("supply", &supply);
  emscripten::function("run", &run);
  emscripten::function("exportReleases", &export_releases);
}

}  // namespace
}  // namespace dateline
