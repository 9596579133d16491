// What a request finds, as a file for other programs: a table, a feed, or a list of references.

#ifndef DATELINE_ENGINE_EXPORT_H_
#define DATELINE_ENGINE_EXPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "engine/engine.h"

namespace dateline {

// An export ends before the release that would go beyond one of these.
inline constexpr std::uint32_t max_export_releases = 10'000;
inline constexpr std::size_t max_export_bytes = 32 * 1024 * 1024;

struct Export {
  std::string text;
  std::uint32_t releases = 0;  // in it
  std::uint32_t total = 0;     // that the request finds; more where a limit was met
};

// All that `request` finds, in its order, whatever its page; of a release in several languages the
// version that a page would show. A request to open a release is for that one alone.
//
// `format` is
//   csv     RFC 4180 with a first row of names, UTF-8 behind a byte order mark, as spreadsheets
//           want it. All cells are quoted. A cell that a spreadsheet would run as a formula, since
//           it begins with = + - @ (also full-width), a tab or a line break, has ' in front. Values
//           of a list are apart by "; ".
//   json    JSON Feed 1.1 with _dateline: what read_feed reads
//   bibtex  one entry each, for BibTeX and biber, UTF-8: see citation.h
//   ris     one record each
// A withdrawn release is its notice. One whose embargo has ended is like any other.
//
// Fails on another format (bad_request) and where the release to open is not shown (not_found).
Result<Export> export_releases(const Engine& engine, Request request, std::string_view format);

}  // namespace dateline

#endif  // DATELINE_ENGINE_EXPORT_H_
