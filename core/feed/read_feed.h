// Reads what publishers' systems write: JSON Feed 1.0 and 1.1
// (https://www.jsonfeed.org/version/1.1/) with our
// `_dateline` extension, a bare array of items, or NDJSON, one item a line. Which of them it is,
// the bytes tell. The JSON of content management systems is read by core/import.

#ifndef DATELINE_FEED_READ_FEED_H_
#define DATELINE_FEED_READ_FEED_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "archive/diagnostic.h"
#include "base/error.h"
#include "base/function_ref.h"

namespace dateline {

// How many readable bytes must follow the input, whatever they hold (simdjson reads past the end in
// whole vectors).
inline constexpr std::size_t feed_padding = 64;

// Nesting deeper than this is refused as ErrorCode::too_deep.
inline constexpr int max_feed_depth = 256;

struct FeedOptions {
  std::string source;    // for releases that name none; "" for the feed's title
  std::string language;  // for releases and feeds that name none
  // At most this many diagnostics are kept; the rest is counted in
  // FeedReport::diagnostics_left_out.
  std::size_t max_diagnostics = 100;
};

struct FeedReport {
  std::string title;
  std::string home_page_url;  // http(s) or ""
  std::string language;
  std::string next_url;      // where the feed goes on, http(s) or relative, "" where it does not
  std::size_t items = 0;     // met
  std::size_t releases = 0;  // taken
  std::vector<Diagnostic> diagnostics;
  std::size_t diagnostics_left_out = 0;
};

// Adds the releases of `bytes` to `builder`. `bytes` is UTF-8, with or without a byte order mark,
// and feed_padding readable bytes follow it. Every byte of it is checked to be JSON. An item that
// cannot be taken is a diagnostic and costs no other.
//
// Fails, with the byte offset, on: nothing but white space (empty), text that is not UTF-8
// (bad_encoding; the message names UTF-16 where it is that), text that is not JSON or is cut short
// (bad_json), too deep nesting (too_deep), JSON without releases where a feed has them
// (not_a_feed). In NDJSON a bad line is a diagnostic, unless all of them are bad. After a failure
// `builder` may hold some of the feed's releases and is to be thrown away.
Result<FeedReport> read_feed(std::string_view bytes, const FeedOptions& options,
                             ArchiveBuilder& builder);

// Gets each release, not tidied, and may move from it. Gives whether it was taken; `remark` becomes
// a diagnostic where it is not empty.
using TakeRelease = FunctionRef<bool(Release& release, std::string& remark)>;

// The same, for who keeps releases elsewhere.
Result<FeedReport> read_feed(std::string_view bytes, const FeedOptions& options, TakeRelease take);

// NDJSON that comes in pieces, so that memory is bounded by the longest piece.
//
//   FeedLines lines(options, take);
//   while (next(piece)) lines.add(piece);
//   Result<FeedReport> report = lines.finish();
class FeedLines {
 public:
  // `options` and what `take` refers to must outlive this.
  FeedLines(const FeedOptions& options, TakeRelease take);
  ~FeedLines();
  FeedLines(const FeedLines&) = delete;
  FeedLines& operator=(const FeedLines&) = delete;

  // Whole lines, the last with or without its end; feed_padding readable bytes follow.
  void add(std::string_view lines);

  // Fails where no line is JSON, or none makes a release. To be called once, at the end.
  Result<FeedReport> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline

#endif  // DATELINE_FEED_READ_FEED_H_
