// One input of `dateline import`, of whatever format, as releases.

#ifndef DATELINE_CLI_IMPORT_INPUT_H_
#define DATELINE_CLI_IMPORT_INPUT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "feed/read_feed.h"
#include "import/detect.h"
#include "import/import.h"

namespace dateline {

struct InputOptions {
  std::optional<Format> format;  // detected where it is not given
  FeedOptions feed;              // its source and language are for releases of any format
  ImportOptions import;
};

struct InputReport {
  Format format = Format::listing;
  FeedHeader header;
  std::size_t items = 0;  // met
  std::size_t taken = 0;
  std::vector<Diagnostic> diagnostics;
  std::size_t diagnostics_left_out = 0;
};

// Gives each release of the file `path` ("-" is standard input) to `take`, not tidied, with the
// source and the language of its feed, or else those of the options. `progress` gets the number of
// bytes that were read, every now and then.
//
// NDJSON is read piece by piece: memory is bounded by its longest line, or 2 MB. A file of another
// format is read whole. Fails where there is nothing to take: the errors are those of files.h, of
// detect_format and of the importers.
Result<InputReport> read_input(const std::string& path, const InputOptions& options,
                               TakeRelease take, FunctionRef<void(std::uint64_t)> progress);

}  // namespace dateline

#endif  // DATELINE_CLI_IMPORT_INPUT_H_
