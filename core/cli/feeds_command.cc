// dateline feeds: RSS and JSON Feed for a site.

#include <memory>

#include "cli/command.h"
#include "cli/publish_input.h"
#include "publish/feeds.h"

namespace dateline {
namespace {

struct Options {
  PublishOptions common;
  std::size_t limit = 50;
};

int run(const Options& options) {
  Result<PublishInput> input = read_publish_input(options.common);
  if (!input) return fail(input.error());
  Result<OutputFolder> folder =
      OutputFolder::open(options.common.output, feeds_manifest, options.common.overwrite);
  if (!folder) return fail(folder.error());

  FeedsOptions feeds{input->base_url, options.limit, input->now, {}};
  for (const auto& [id, path] : read_paths(options.common.output, pages_manifest)) {
    feeds.pages.emplace(id, input->base_url + path);
  }
  Progress progress(options.common.quiet);
  const Result<bool> written = write_feeds(
      input->header, input->releases.releases(), feeds, folder->earlier(),
      [&](const PublishedFile& file) { return put_showing(file, folder.value(), progress); });
  progress.clear();
  return end_publishing(written, folder.value(), options.common.quiet);
}

}  // namespace

Run feeds_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_publish_options(app, options->common);
  app.add_option("--limit", options->limit, "How many releases a feed has, the newest first")
      ->capture_default_str()
      ->check(CLI::Range(1, 10000));
  app.footer(
      "Writes rss/ and json/ with a feed of all releases and one for each place, topic, language\n"
      "and source, and feeds.json, which lists them. Only files that changed are written; feeds\n"
      "of values that are gone are removed. Releases without a link of their own get that of "
      "their\n"
      "page where dateline pages has filled the same folder before.\n\n"
      "Examples:\n"
      "  dateline feeds archive.json -o site --base-url https://example.org/news/\n"
      "  dateline feeds archive.json -o site --base-url https://example.org/news/ --limit 20");
  return [options] { return run(*options); };
}

}  // namespace dateline
