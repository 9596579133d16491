// dateline pages: a site of plain pages.

#include <filesystem>
#include <memory>
#include <utility>

#include "cli/command.h"
#include "cli/publish_input.h"
#include "index/writer.h"
#include "publish/pages.h"

namespace dateline {
namespace {

struct Options {
  PublishOptions common;
  std::string language, title, canonical = "self";
};

int run(const Options& options) {
  Result<PublishInput> input = read_publish_input(options.common);
  if (!input) return fail(input.error());
  Result<OutputFolder> folder =
      OutputFolder::open(options.common.output, pages_manifest, options.common.overwrite);
  if (!folder) return fail(folder.error());

  const FeedHeader& header = input->header;
  SiteOptions site_options;
  site_options.base_url = input->base_url;
  site_options.title = options.title.empty() ? header.title : options.title;
  site_options.language = options.language.empty() ? header.language : options.language;
  site_options.now = input->now;
  site_options.has_feeds =
      std::filesystem::exists(std::filesystem::path(options.common.output) / feeds_manifest);
  site_options.canonical_is_original = options.canonical == "original";

  const Translations translations = list_translations(input->releases.releases());
  const Archive archive = std::move(input.value().releases).build();
  const Result<IndexBytes> bytes = write_index(archive);
  if (!bytes) return fail(bytes.error());
  const Result<IndexView> index = IndexView::open(bytes.value());
  if (!index) return fail(index.error());
  const Site site(archive, translations, std::move(site_options), folder->earlier());
  Progress progress(options.common.quiet);
  const Result<bool> written = write_pages(site, index.value(), [&](const PublishedFile& file) {
    return put_showing(file, folder.value(), progress);
  });
  progress.clear();
  return end_publishing(written, folder.value(), options.common.quiet);
}

}  // namespace

Run pages_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_publish_options(app, options->common);
  app.add_option("--lang", options->language,
                 "The language of lists, en, es or fr; that of the archive where it is missing. "
                 "Releases are shown in it where they can be");
  app.add_option("--title", options->title,
                 "The title of the site; that of the archive where it is missing");
  app.add_option("--canonical", options->canonical,
                 "What search engines are to take for the first address of a release that has a "
                 "link of its own: its page here (self), or that link (original)")
      ->capture_default_str()
      ->check(CLI::IsMember({"self", "original"}));
  app.footer(
      "Writes index.html, a page for each year, month and release, dateline.css and sitemap.xml.\n"
      "The pages hold no script. Only files that changed are written, pages of releases that are\n"
      "gone are removed, and a release keeps its address when its title changes.\n\n"
      "Examples:\n"
      "  dateline pages archive.json -o site --base-url https://example.org/news/\n"
      "  dateline pages archive.json -o site --base-url https://example.org/news/ --lang es \\\n"
      "    --title \"Comunicados de prensa\" --canonical original");
  return [options] { return run(*options); };
}

}  // namespace dateline
