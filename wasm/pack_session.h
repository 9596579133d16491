// One pack, from its root to its answers, spoken with in strings: PackModule of
// web/src/engine/protocol.ts, in the manner of feed_session.h.

#ifndef DATELINE_WASM_PACK_SESSION_H_
#define DATELINE_WASM_PACK_SESSION_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "engine/engine.h"

namespace dateline {

class PackSession {
 public:
  // The root, decompressed: {"scope":…,"files":["FILE:0-END",…]}. The scope is that of a reader
  // without a clock; the files are all but the root.
  std::string open(ByteSpan root);

  // A part, decompressed: {} once it is taken.
  std::string supply(std::string_view part, ByteSpan bytes);

  // The response; or {"parts":["FILE:BEGIN-END",…]}, which are to be supplied before the request
  // comes again.
  std::string run(std::string_view request);

 private:
  std::optional<Engine> engine_;
};

}  // namespace dateline

#endif  // DATELINE_WASM_PACK_SESSION_H_
