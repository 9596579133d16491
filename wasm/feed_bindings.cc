// The engine for archives that come as JSON, as JavaScript sees it: FeedModule in
// web/src/engine/protocol.ts, which says what each function is. One coarse call a request, strings
// in, strings out; there is nothing that JavaScript would have to free.

#include <emscripten/bind.h>

#include <string>

#include "feed_session.h"
#include "input.h"

namespace dateline {
namespace {

// How many bytes reading a feed takes for each of its own: 4 for simdjson's index and 5/3 for its
// buffer of strings, 1 for the releases' text.
constexpr std::size_t bytes_read_takes = 7;

FeedSession session;

emscripten::val input(double size) { return new_input(size, bytes_read_takes); }

std::string add_feed(const std::string& source) {
  const Input input = take_input();
  if (!input.bytes) return no_input();
  return session.add_feed({reinterpret_cast<const char*>(input.bytes.get()), input.size}, source);
}

std::string open() { return session.open(); }

std::string run(const std::string& request) { return session.run(request); }

std::string export_releases(const std::string& format, const std::string& request) {
  return session.export_releases(format, request);
}

EMSCRIPTEN_BINDINGS(dateline) {
  emscripten::function("input", &input);
  emscripten::function("addFeed", &add_feed);
  emscripten::function("open", &open);
  emscripten::function("run", &run);
  emscripten::function("exportReleases", &export_releases);
}

}  // namespace
}  // namespace dateline
