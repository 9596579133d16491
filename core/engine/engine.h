// The one header that wasm/ and cli/ need. Worker, command line and tests share this loop:
//
//   Loader loader;
//   Result<FeedReport> report = loader.add_feed(bytes, {});      // as often as there are feeds
//   Engine engine = std::move(loader).open().value();
//   for (const std::string& part : engine.plan(request)) engine.supply(part, fetch(part));
//   Response response = engine.run(request);
//
// The core never waits and never fetches. An archive opened from feeds is complete: its plan is
// always empty. One opened from a pack is asked again what it wants until it wants nothing more.

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

  // A pack by its root, decompressed (pack/reader.h).
  static Result<Engine> open_pack(ByteSpan root);

  // The files of a pack but for its root, whole: "FILE:0-BYTES"; of feeds none.
  std::vector<std::string> files() const;

  // The parts that `request` needs and that are not here yet, as "FILE:BEGIN-END", END behind the
  // last byte.
  std::vector<std::string> plan(const Request& request);

  // Takes a part, decompressed, whole or not at all. An engine opened from feeds has none
  // (unsupported).
  Result<bool> supply(std::string_view part, ByteSpan bytes);

  // To be called when plan(request) is empty, before another request is planned.
  Response run(const Request& request) const;

  // The parts of the score that run(request) gives a release of the archive.
  Explanation explain(const Request& request, std::uint32_t release) const;

  // What is shown at `now` (as in Request).
  Scope scope(std::optional<std::int64_t> now) const;

  // In order of their numbers, newest first.
  const Archive& archive() const;

  // Title and home page of the first feed that has a title; of a pack nothing.
  const FeedHeader& header() const { return header_; }

 private:
  friend class Loader;
  // What was opened: it stays where it is, since views look into it.
  class Source;
  class FeedSource;
  class PackSource;
  struct Delete {
    void operator()(Source* source) const;
  };
  explicit Engine(Source* source) : source_(source) {}

  std::unique_ptr<Source, Delete> source_;
  FeedHeader header_;
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
