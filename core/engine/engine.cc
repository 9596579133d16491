#include "engine/engine.h"

#include <utility>

#include "index/view.h"
#include "index/writer.h"

namespace dateline {

struct Engine::State {
  FeedHeader header;
  Archive archive;
  IndexBytes bytes;
  IndexView index;
  std::optional<Searcher> searcher;
};

void Engine::Delete::operator()(State* state) const { delete state; }

Result<Engine> Engine::open_feed(std::string_view bytes, const FeedOptions& options) {
  Loader loader;
  Result<FeedReport> report = loader.add_feed(bytes, options);
  if (!report) return report.error();
  return std::move(loader).open();
}

std::vector<std::string> Engine::plan(const Request&) const { return {}; }

Result<bool> Engine::supply(std::string_view part, ByteSpan) {
  return Error{ErrorCode::unsupported, "This archive was opened from a feed and has no parts; \"" +
                                           std::string(part) + "\" is not one of its."};
}

Response Engine::run(const Request& request) const { return state_->searcher->run(request); }

Explanation Engine::explain(const Request& request, std::uint32_t release) const {
  return state_->searcher->explain(request, release);
}

Scope Engine::scope(std::optional<std::int64_t> now) const { return state_->searcher->scope(now); }

const Archive& Engine::archive() const { return state_->archive; }

const FeedHeader& Engine::header() const { return state_->header; }

Result<FeedReport> Loader::add_feed(std::string_view bytes, const FeedOptions& options) {
  const std::size_t before = builder_.size();
  Result<FeedReport> report = read_feed(bytes, options, builder_);
  if (!report) {
    builder_.truncate(before);
  } else if (header_.title.empty()) {
    header_.title = report->title;
    header_.home_page_url = report->home_page_url;
  }
  return report;
}

Result<Engine> Loader::open() && {
  std::unique_ptr<Engine::State, Engine::Delete> state(
      new Engine::State{std::move(header_), std::move(builder_).build(), {}, {}, {}});
  Result<IndexBytes> bytes = write_index(state->archive);
  if (!bytes) return bytes.error();
  state->bytes = std::move(bytes).value();
  Result<IndexView> index = IndexView::open(state->bytes);
  if (!index) return index.error();
  state->index = std::move(index).value();
  state->searcher.emplace(state->archive, state->index);
  return Engine(std::move(state));
}

}  // namespace dateline
