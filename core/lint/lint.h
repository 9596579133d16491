// What is wrong with an archive, and what of it can be mended without asking anybody.
//
//   Result<ArchiveFile> file = read_archive_file(bytes);
//   if (!file) return unreadable(file.error(), bytes);
//   for (const Finding& each : lint(file.value(), options)) print(each);
//   for (const Finding& each : fix(file.value(), options)) say_what_was_done(each);

#ifndef DATELINE_LINT_LINT_H_
#define DATELINE_LINT_LINT_H_

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/diagnostic.h"
#include "archive/release.h"
#include "base/error.h"
#include "feed/write_feed.h"

namespace dateline {

// The releases of a file, and where in it they were.
struct ArchiveFile {
  FeedHeader header;
  std::vector<Release> releases;
  std::vector<std::int64_t> items;  // of each release, its 0-based number in the file
  std::vector<Diagnostic> diagnostics;
};

// `bytes` as read_feed takes them, and with its errors.
Result<ArchiveFile> read_archive_file(std::string_view bytes);

enum class Severity : std::uint8_t { info, warning, error };

// "info", "warning", "error".
std::string_view to_string(Severity severity);

struct Rule;

struct Finding {
  std::int64_t item = -1;  // -1 for the file itself
  const Rule* rule = nullptr;
  std::string message;  // English, one sentence
  // Mends it, where that is safe.
  std::function<void(std::vector<Release>&)> fix;
};

struct LintOptions {
  std::int64_t now = 0;  // seconds since 1970-01-01T00:00:00Z
  // Whether suggested translations may be linked, too.
  bool link_translations = false;
  std::set<std::string> only;     // names of rules; all where there are none
  std::set<std::string> without;  // names of rules
};

// By item, those of one item in the order of rules(). Deterministic.
std::vector<Finding> lint(const ArchiveFile& file, const LintOptions& options);

// Mends what can be mended, until there is nothing of it left, and tells what: findings whose fix
// was applied. No release goes, none changes its place.
std::vector<Finding> fix(ArchiveFile& file, const LintOptions& options);

// Whether writing the releases anew would lose something of the file that a publisher would miss:
// items that could not be taken, members that could not be read. A link that is none is not missed.
bool loses_something(const ArchiveFile& file);

// A file that cannot be read, as a finding: with the line and the byte.
Finding unreadable(const Error& error, std::string_view bytes);

}  // namespace dateline

#endif  // DATELINE_LINT_LINT_H_
