// The one header that wasm/ and cli/ need. Worker, command line and tests share this loop:
//
//   Loader loader;
//   Result<FeedReport> report = loader.add_feed(bytes, {});      // as often as there are feeds
//   Engine engine = std::move(loader).open().value();
//   for (const std::string& part : engine.plan(request)) engine.supply(part, fetch(part));
//   Response response = engine.run(request);
//
// The core never waits and never fetches. An archive opened from feeds is complete: its plan is
// always empty.

#ifndef DATELINE_ENGINE_ENGINE_H_
#define DATELINE_ENGINE_ENGINE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "base/bytes.h"
#include "base/error.h"
#include "engine/request.h"
#include "feed/read_feed.h"
#include "feed/write_feed.h"
#include "search/search.h"

namespace dateline {

class Engine {
 public:
  // One feed and nothing else. `bytes` as read_feed takes them, feed_padding readable bytes behind.
  static Result<Engine> open_feed(std::string_view bytes, const FeedOptions& options = {});

  // The names of the parts that `request` needs and that are not here yet.
  std::vector<std::string> plan(const Request& request) const;

  // Takes a part, whole or not at all. An engine opened from feeds has none (unsupported).
  Result<bool> supply(std::string_view part, ByteSpan bytes);

  Response run(const Request& request) const;

  // The parts of the score that run(request) gives a release of the archive.
  Explanation explain(const Request& request, std::uint32_t release) const;

  // What is shown at `now` (as in Request).
  Scope scope(std::optional<std::int64_t> now) const;

  // In order of their numbers, newest first.
  const Archive& archive() const;

  // Title and home page of the first feed that has a title.
  const FeedHeader& header() const;

 private:
  friend class Loader;
  struct State;  // stays where it is, since views look into it
  struct Delete {
    void operator()(State* state) const;
  };
  explicit Engine(std::unique_ptr<State, Delete> state) : state_(std::move(state)) {}

  std::unique_ptr<State, Delete> state_;
};

// Collects feeds until all are there.
class Loader {
 public:
  // As read_feed. After a failure nothing of that feed is kept, and more may be added.
  Result<FeedReport> add_feed(std::string_view bytes, const FeedOptions& options);

  // Indexes what was added.
  Result<Engine> open() &&;

 private:
  ArchiveBuilder builder_;
  FeedHeader header_;
};

}  // namespace dateline

#endif  // DATELINE_ENGINE_ENGINE_H_
