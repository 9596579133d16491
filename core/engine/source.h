// What an engine was opened from. Private to the engine: each kind is linked only where something
// opens it.

#ifndef DATELINE_ENGINE_SOURCE_H_
#define DATELINE_ENGINE_SOURCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.h"

namespace dateline {

// As the functions of Engine.
class Engine::Source {
 public:
  virtual ~Source() = default;
  virtual std::vector<std::string> files() const = 0;
  virtual std::vector<std::string> plan(const Request& request) = 0;
  virtual Result<bool> supply(std::string_view part, ByteSpan bytes) = 0;
  virtual Response run(const Request& request) const = 0;
  virtual Explanation explain(const Request& request, std::uint32_t release) const = 0;
  virtual Scope scope(std::optional<std::int64_t> now) const = 0;
  virtual const Archive& archive() const = 0;
};

}  // namespace dateline

#endif  // DATELINE_ENGINE_SOURCE_H_
