// dateline import: one archive from many files.

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/files.h"
#include "enrich/find_dateline.h"
#include "feed/read_feed.h"
#include "feed/write_feed.h"
#include "import/listing.h"

namespace dateline {
namespace {

struct Options {
  std::vector<std::string> inputs;
  std::string output = "-", format = "auto", source, language, date_order = "dmy", title;
};

DateOrder date_order(std::string_view name) {
  if (name == "mdy") return DateOrder::mdy;
  return name == "ymd" ? DateOrder::ymd : DateOrder::dmy;
}

// A feed begins with a brace or a bracket; a listing does not.
bool is_json(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

// Adds the releases of one file. Says on standard error what is wrong with it, and gives how many
// problems there were.
Result<std::size_t> import_file(const std::string& path, const Options& options,
                                ArchiveBuilder& builder, FeedHeader& header) {
  Result<FileBytes> file = read_file(path);
  if (!file) return file.error();
  std::vector<Diagnostic> diagnostics;
  std::size_t left_out = 0;
  const bool listing =
      options.format == "listing" || (options.format == "auto" && !is_json(file->view()));
  if (listing) {
    ImportOptions import_options;
    import_options.date_order = date_order(options.date_order);
    Result<Imported> imported = import_listing(file->view(), import_options);
    if (!imported) return imported.error();
    diagnostics = std::move(imported.value().diagnostics);
    std::int64_t item = 0;
    for (Release& release : imported.value().releases) {
      release.dateline = find_dateline(release.summary);
      if (!options.source.empty()) release.sources = {options.source};
      release.language = options.language;
      if (std::optional<std::string> remark = builder.add(std::move(release)))
        diagnostics.push_back({item, "", *remark});
      ++item;
    }
  } else {
    Result<FeedReport> report =
        read_feed(file->view(), {options.source, options.language}, builder);
    if (!report) return report.error();
    diagnostics = report->diagnostics;
    left_out = report->diagnostics_left_out;
    if (header.title.empty()) header.title = report->title;
    if (header.home_page_url.empty()) header.home_page_url = report->home_page_url;
    if (header.language.empty()) header.language = report->language;
  }
  for (const Diagnostic& each : diagnostics) {
    const std::string item = each.item < 0 ? "" : std::to_string(each.item) + ":";
    const std::string member = each.member.empty() ? "" : " " + each.member + ":";
    std::fprintf(stderr, "%s:%s warning:%s %s\n", path.c_str(), item.c_str(), member.c_str(),
                 each.message.c_str());
  }
  if (left_out > 0) std::fprintf(stderr, "%s: warning: and %zu more\n", path.c_str(), left_out);
  return diagnostics.size() + left_out;
}

int run(const Options& options) {
  ArchiveBuilder builder;
  FeedHeader header;
  header.title = options.title;
  std::size_t problems = 0;
  for (const std::string& path : options.inputs) {
    Result<std::size_t> found = import_file(path, options, builder, header);
    if (!found) {
      const Error& error = found.error();
      const std::string text = error.code == ErrorCode::io ? error.message : describe(path, error);
      std::fprintf(stderr, "dateline: %s\n", text.c_str());
      return exit_problems;
    }
    problems += found.value();
  }
  if (header.title.empty()) header.title = options.source;
  const Result<bool> written = write_file(options.output, write_feed(header, builder.releases()));
  if (!written) {
    std::fprintf(stderr, "dateline: %s\n", written.error().message.c_str());
    return exit_problems;
  }
  std::fprintf(stderr, "%zu releases from %zu %s, %zu %s\n", builder.size(), options.inputs.size(),
               options.inputs.size() == 1 ? "file" : "files", problems,
               problems == 1 ? "warning" : "warnings");
  return exit_done;
}

}  // namespace

Run import_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("files", options->inputs, "What to read; - for standard input")->required();
  app.add_option("--from", options->format, "auto, listing, jsonfeed or ndjson")
      ->check(CLI::IsMember({"auto", "listing", "jsonfeed", "ndjson"}));
  app.add_option("-o,--output", options->output,
                 "Where to write the archive; standard output where it is missing");
  app.add_option("--source", options->source, "Who published releases that do not say so");
  app.add_option("--language", options->language,
                 "Language of releases that do not say theirs, like en or pt-BR");
  app.add_option("--title", options->title,
                 "Title of the archive; that of the first feed where it is missing");
  app.add_option("--date-order", options->date_order, "How a listing prints dates: dmy, mdy or ymd")
      ->check(CLI::IsMember({"dmy", "mdy", "ymd"}));
  app.footer(
      "Examples:\n"
      "  dateline import --from listing news.txt --source \"IOM Regional Office\" --language en -o "
      "archive.json\n"
      "  dateline import old.json new.ndjson -o archive.json");
  return [options] { return run(*options); };
}

}  // namespace dateline
