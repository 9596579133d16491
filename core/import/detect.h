// Tells from the begin of a file what it is.

#ifndef DATELINE_IMPORT_DETECT_H_
#define DATELINE_IMPORT_DETECT_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"

namespace dateline {

enum class Format : std::uint8_t {
  listing,    // plain text
  xml,        // RSS or Atom
  json_feed,  // or a bare array
  ndjson,
  wordpress,  // REST API, posts
  drupal,     // JSON:API, nodes
  reliefweb,  // API, reports
  csv,
};

// The names that `dateline import --from` takes; "rss", "atom" and "xml" are all xml.
std::optional<Format> format_of(std::string_view name);

// How much of a file is enough to tell.
inline constexpr std::size_t enough_to_detect = std::size_t{1} << 18;

// What `begin` begins: the first enough_to_detect bytes of a file, or all of it; UTF-8 or another
// encoding that has ASCII in it. Text that is nothing else is a listing.
//
// Fails, with what to do, on web pages (the message names the feeds that the page links to),
// packed files, office documents and others that are no text (unsupported), and on nothing but
// white space (empty).
Result<Format> detect_format(std::string_view begin);

}  // namespace dateline

#endif  // DATELINE_IMPORT_DETECT_H_
