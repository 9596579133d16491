// One archive, from its feeds to its answers, spoken with in strings: what
// web/src/engine/protocol.ts calls FeedModule, without anything of a browser in it, so that tests
// can compare what native code and WebAssembly answer. Each answer is JSON, of the type that
// protocol.ts names for the call, or {"error":…}.

#ifndef DATELINE_WASM_FEED_SESSION_H_
#define DATELINE_WASM_FEED_SESSION_H_

#include <optional>
#include <string>
#include <string_view>

#include "engine/engine.h"

namespace dateline {

class FeedSession {
 public:
  // `bytes` as read_feed takes them. `source` names the feed where its items do not.
  std::string add_feed(std::string_view bytes, std::string_view source);

  // Indexes what was added. Its scope is that of a reader without a clock: embargoed releases are
  // not counted.
  std::string open();

  std::string run(std::string_view request) const;
  // Export, as JSON.
  std::string export_releases(std::string_view format, std::string_view request) const;

 private:
  Loader loader_;
  std::optional<Engine> engine_;
};

}  // namespace dateline

#endif  // DATELINE_WASM_FEED_SESSION_H_
