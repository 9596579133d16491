// The engine for packs, as JavaScript sees it: PackModule in web/src/engine/protocol.ts, in the
// manner of feed_bindings.cc.

#include <emscripten/bind.h>

#include <string>

#include "input.h"
#include "pack_session.h"

namespace dateline {
namespace {

// How many bytes taking a part takes for each of its own: columns and records are kept as others.
constexpr std::size_t bytes_taken = 4;

PackSession session;

emscripten::val input(double size) { return new_input(size, bytes_taken); }

std::string open_pack() {
  const Input root = take_input();
  return root.bytes ? session.open({root.bytes.get(), root.size}) : no_input();
}

std::string supply(const std::string& part) {
  const Input input = take_input();
  return input.bytes ? session.supply(part, {input.bytes.get(), input.size}) : no_input();
}

std::string run(const std::string& request) { return session.run(request); }

EMSCRIPTEN_BINDINGS(dateline) {
  emscripten::function("input", &input);
  emscripten::function("openPack", &open_pack);
  emscripten::function("supply", &supply);
  emscripten::function("run", &run);
}

}  // namespace
}  // namespace dateline
