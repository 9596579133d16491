// dateline pack: an archive as files that readers load piece by piece.

#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/pack_texts.h"
#include "cli/progress.h"
#include "cli/write_pack.h"
#include "feed/read_feed.h"

namespace dateline {
namespace {

struct Options {
  std::string archive, output;
  bool quiet = false;
};

int fail(const std::string& message) {
  std::fprintf(stderr, "dateline: %s\n", message.c_str());
  return exit_problems;
}

// Reads what the pack is to be made of.
Result<std::unique_ptr<PackTexts>> read_texts(const Options& options) {
  const Result<FileBytes> file = read_file(options.archive);
  if (!file) return file.error();
  Result<std::unique_ptr<PackTexts>> texts = PackTexts::create(options.output + "/texts");
  if (!texts) return texts.error();
  const Result<FeedReport> report = read_feed(file->view(), {}, texts.value()->builder());
  if (!report) return with_path(report.error(), options.archive);
  const Result<bool> finished = texts.value()->finish();
  if (!finished) return finished.error();
  return texts;
}

Result<PackFigures> pack(const Options& options) {
  Progress progress(options.quiet);
  std::error_code failed;
  const bool made = std::filesystem::create_directories(options.output, failed);
  if (failed)
    return Error{ErrorCode::io, "cannot make " + options.output + ": " + failed.message()};
  const Result<std::unique_ptr<PackTexts>> texts = read_texts(options);
  if (texts) return write_pack(*texts.value(), options.output, progress);
  if (made) std::filesystem::remove(options.output, failed);
  return texts.error();
}

int run(const Options& options) {
  const Result<PackFigures> figures = pack(options);
  if (!figures) return fail(figures.error().message);
  if (options.quiet) return exit_done;
  std::fprintf(
      stderr,
      "%zu releases in %zu parts, %zu files and a root: %.2f MB, of which %.2f MB are new\n",
      figures->releases, figures->parts, figures->files, static_cast<double>(figures->bytes) / 1e6,
      static_cast<double>(figures->new_bytes) / 1e6);
  return exit_done;
}

}  // namespace

Run pack_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("archive", options->archive, "JSON Feed, array or NDJSON; - for standard input")
      ->required();
  app.add_option("-o,--output", options->output,
                 "The folder of the pack; one that is there is brought up to date")
      ->required();
  app.add_flag("-q,--quiet", options->quiet, "Say nothing but what is wrong");
  app.footer(
      "Examples:\n"
      "  dateline pack archive.json -o site/archive\n"
      "  dateline import --into archive.json feed.xml && dateline pack archive.json -o "
      "site/archive");
  return [options] { return run(*options); };
}

}  // namespace dateline
