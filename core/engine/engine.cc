#include "engine/engine.h"

#include <utility>

#include "engine/source.h"
#include "index/view.h"
#include "index/writer.h"

namespace dateline {

// Feeds, indexed in memory.
class Engine::FeedSource : public Engine::Source {
 public:
  static Result<Engine> open(Archive archive) {
    std::unique_ptr<FeedSource> source(new FeedSource);
    source->archive_ = std::move(archive);
    Result<IndexBytes> bytes = write_index(source->archive_);
    if (!bytes) return bytes.error();
    source->bytes_ = std::move(bytes).value();
    Result<IndexView> index = IndexView::open(source->bytes_);
    if (!index) return index.error();
    source->index_ = std::move(index).value();
    source->searcher_.emplace(source->archive_, source->index_);
    return Engine(source.release());
  }

  std::vector<std::string> files() const override { return {}; }
  std::vector<std::string> plan(const Request&) override { return {}; }
  Result<bool> supply(std::string_view part, ByteSpan) override {
    return Error{ErrorCode::unsupported,
                 "This archive was opened from a feed and has no parts; \"" + std::string(part) +
                     "\" is not one of its."};
  }
  Response run(const Request& request) const override { return searcher_->run(request); }
  Explanation explain(const Request& request, std::uint32_t release) const override {
    return searcher_->explain(request, release);
  }
  Scope scope(std::optional<std::int64_t> now) const override { return searcher_->scope(now); }
  const Archive& archive() const override { return archive_; }

 private:
  Archive archive_;
  IndexBytes bytes_;
  IndexView index_;
  std::optional<Searcher> searcher_;
};

void Engine::Delete::operator()(Source* source) const { delete source; }

Result<Engine> Engine::open_feed(std::string_view bytes, const FeedOptions& options) {
  Loader loader;
  Result<FeedReport> report = loader.add_feed(bytes, options);
  if (!report) return report.error();
  return std::move(loader).open();
}

std::vector<std::string> Engine::files() const { return source_->files(); }

std::vector<std::string> Engine::plan(const Request& request) { return source_->plan(request); }

Result<bool> Engine::supply(std::string_view part, ByteSpan bytes) {
  return source_->supply(part, bytes);
}

Response Engine::run(const Request& request) const { return source_->run(request); }

Explanation Engine::explain(const Request& request, std::uint32_t release) const {
  return source_->explain(request, release);
}

Scope Engine::scope(std::optional<std::int64_t> now) const { return source_->scope(now); }

const Archive& Engine::archive() const { return source_->archive(); }

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
  Result<Engine> engine = Engine::FeedSource::open(std::move(builder_).build());
  if (engine) engine->header_ = std::move(header_);
  return engine;
}

}  // namespace dateline
