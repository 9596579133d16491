// Reads what publishers' systems write: JSON Feed 1.0 and 1.1
// (https://www.jsonfeed.org/version/1.1/) with our
// `_dateline` extension, a bare array of items, or NDJSON, one item a line. Which of them it is,
// the bytes tell. The JSON of content management systems is read by core/import.

#ifndef DATELINE_FEED_READ_FEED_H_
#define DATELINE_FEED_READ_FEED_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "archive/diagnostic.h"
#include "base/error.h"

namespace dateline {

// How many readable bytes must follow the input, whatever they hold (simdjson reads past the end in
// whole vectors).
inline constexpr std::size_t feed_padding = 64;

// Nesting deeper than this is refused as ErrorCode::too_deep.
inline constexpr int max_feed_depth = 256;

// At most this many diagnostics are kept for a feed; the rest is counted in
// FeedReport::diagnostics_left_out.
inline constexpr std::size_t max_diagnostics = 100;

struct FeedOptions {
  std::string source;    // for releases that name none; "" for the feed's title
  std::string language;  // for releases and feeds that name none
};

struct FeedReport {
  std::string title;
  std::string home_page_url;  // http(s) or ""
  std::string language;
  std::string next_url;      // where the feed goes on, http(s) or relative, "" where it does not
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

// The name of the encoding that `bytes`, JSON, are in, where that is plainly not UTF-8: by their
// byte order mark, or by where the zero bytes are in the first character, which is ASCII in any
// JSON. Else "".
std::string_view other_encoding(std::string_view bytes);

}  // namespace dateline

#endif  // DATELINE_FEED_READ_FEED_H_
