#include "feed_session.h"

#include <utility>

#include "engine/export.h"
#include "engine/request.h"
#include "engine/response_json.h"

namespace dateline {
namespace {

std::string not_open() {
  return to_json(Error{ErrorCode::not_ready, "The archive is not open yet."});
}

std::string is_open() {
  return to_json(Error{ErrorCode::not_ready, "The archive is open already."});
}

}  // namespace

std::string FeedSession::add_feed(std::string_view bytes, std::string_view source) {
  if (engine_) return is_open();
  FeedOptions options;
  options.source = source;
  const Result<FeedReport> report = loader_.add_feed(bytes, options);
  return report ? to_json(report.value()) : to_json(report.error());
}

std::string FeedSession::open() {
  if (engine_) return is_open();
  Result<Engine> opened = std::move(loader_).open();
  if (!opened) return to_json(opened.error());
  engine_ = std::move(opened).value();
  return to_json(engine_->scope(std::nullopt));
}

std::string FeedSession::run(std::string_view request) const {
  if (!engine_) return not_open();
  const Result<Request> parsed = parse_request(request);
  return parsed ? to_json(engine_->run(parsed.value()), engine_->archive())
                : to_json(parsed.error());
}

std::string FeedSession::export_releases(std::string_view format, std::string_view request) const {
  if (!engine_) return not_open();
  Result<Request> parsed = parse_request(request);
  if (!parsed) return to_json(parsed.error());
  const Result<Export> file =
      dateline::export_releases(*engine_, std::move(parsed).value(), format);
  return file ? to_json(file.value()) : to_json(file.error());
}

}  // namespace dateline
