// What dateline feeds and dateline pages have in common: their archive and their options.

#ifndef DATELINE_CLI_PUBLISH_INPUT_H_
#define DATELINE_CLI_PUBLISH_INPUT_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "archive/builder.h"
#include "base/error.h"
#include "cli/folder.h"
#include "cli/progress.h"
#include "feed/write_feed.h"

namespace dateline {

// Where each command lists its files, so that both may fill one folder.
inline constexpr char feeds_manifest[] = ".dateline-feeds", pages_manifest[] = ".dateline-pages";

struct PublishOptions {
  std::string archive, output, base_url, now;
  bool overwrite = false, quiet = false;
};

// Declares them on `app`. `options` must live until `app` has parsed and the command has run.
void add_publish_options(CLI::App& app, PublishOptions& options);

struct PublishInput {
  ArchiveBuilder releases;
  FeedHeader header;     // the archive's; its title is the host of base_url where it has none
  std::string base_url;  // with "/" at its end
  std::int64_t now = 0;
};

// Reads the archive and checks the options; says on standard error what is wrong with single items.
Result<PublishInput> read_publish_input(const PublishOptions& options);

// Puts a file into the folder, and shows on a terminal how many have been.
Result<bool> put_showing(const PublishedFile& file, OutputFolder& folder, Progress& progress);

// The end of a run: finishes the folder where all was written, says on standard error what was done
// or what went wrong, and gives the exit code.
int end_publishing(const Result<bool>& written, OutputFolder& folder, bool quiet);

// Says on standard error what went wrong; gives the exit code.
int fail(const Error& error);

}  // namespace dateline

#endif  // DATELINE_CLI_PUBLISH_INPUT_H_
