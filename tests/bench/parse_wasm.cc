// simdjson's own speed in WebAssembly, nothing of Dateline around it: an item's title, date, id,
// summary and text as strings, through the On-Demand API. Built by wasm/CMakeLists.txt as
// build/wasm/parse-simd/, run by parse.mjs.

#include <simdjson.h>

#include <cstdint>
#include <string_view>

// What simdjson was to take the target for (wasm/simdjson_shim/as_x86_64.h) ends here.
#undef asm
#undef volatile
#undef __x86_64__
#undef __PCLMUL__

#include <emscripten/bind.h>

#include <vector>

namespace {

namespace ondemand = simdjson::ondemand;

std::vector<std::uint8_t> bytes;
std::size_t size = 0;
ondemand::parser parser;

emscripten::val input(double wanted) {
  size = static_cast<std::size_t>(wanted);
  bytes.assign(size + simdjson::SIMDJSON_PADDING, ' ');
  return emscripten::val(emscripten::typed_memory_view(size, bytes.data()));
}

// The number of bytes of all the strings taken, for the caller to check; -1 where the input is no
// feed.
double parse() {
  std::size_t taken = 0;
  ondemand::document document;
  ondemand::array items;
  if (parser.iterate(bytes.data(), size, bytes.size()).get(document) ||
      document["items"].get(items))
    return -1;
  for (auto item : items) {
    ondemand::object members;
    if (item.get(members)) return -1;
    for (const std::string_view name :
         {"id", "title", "summary", "content_text", "date_published"}) {
      std::string_view text;
      if (members[name].get(text)) return -1;
      taken += text.size();
    }
  }
  return static_cast<double>(taken);
}

EMSCRIPTEN_BINDINGS(parse) {
  emscripten::function("input", &input);
  emscripten::function("parse", &parse);
}

}  // namespace
