#include "cli/publish_input.h"

#include <cstdio>
#include <ctime>
#include <utility>

#include "archive/release.h"
#include "cli/command.h"
#include "cli/files.h"
#include "date/date.h"
#include "feed/read_feed.h"

namespace dateline {
namespace {

Result<std::string> check_base_url(std::string url) {
  if (!is_web_url(url) || url.find_first_of("?#") != std::string::npos) {
    return Error{ErrorCode::bad_request,
                 "--base-url must be the address of the folder on the web, "
                 "like https://example.org/news/."};
  }
  if (url.back() != '/') url += '/';
  return url;
}

Result<std::int64_t> check_now(const std::string& text) {
  if (text.empty()) return static_cast<std::int64_t>(std::time(nullptr));
  if (const std::optional<std::int64_t> instant = parse_instant(text)) return *instant;
  return Error{ErrorCode::bad_request,
               "--now \"" + text + "\" is not a time like 2021-08-17T09:00:00Z."};
}

std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("//") + 2;
  return url.substr(begin, url.find('/', begin) - begin);
}

void warn(const std::string& path, const FeedReport& report) {
  for (const Diagnostic& each : report.diagnostics) {
    const std::string item = each.item < 0 ? "" : std::to_string(each.item) + ":";
    const std::string member = each.member.empty() ? "" : " " + each.member + ":";
    std::fprintf(stderr, "%s:%s warning:%s %s\n", path.c_str(), item.c_str(), member.c_str(),
                 each.message.c_str());
  }
  if (report.diagnostics_left_out > 0) {
    std::fprintf(stderr, "%s: warning: and %zu more\n", path.c_str(), report.diagnostics_left_out);
  }
}

}  // namespace

void add_publish_options(CLI::App& app, PublishOptions& options) {
  app.add_option("archive", options.archive, "The archive: a file as dateline import writes it")
      ->required();
  app.add_option("-o,--output", options.output, "The folder to fill")->required();
  app.add_option("--base-url", options.base_url, "The address that the folder has on the web")
      ->required();
  app.add_option("--now", options.now,
                 "The time at which embargoes are judged, like 2021-08-17T09:00:00Z; the clock's "
                 "where it is missing");
  app.add_flag("--overwrite", options.overwrite,
               "Write over files that are in the folder and not of this command's making");
  app.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
}

Result<PublishInput> read_publish_input(const PublishOptions& options) {
  Result<std::string> base_url = check_base_url(options.base_url);
  if (!base_url) return base_url.error();
  const Result<std::int64_t> now = check_now(options.now);
  if (!now) return now.error();
  const Result<FileBytes> file = read_file(options.archive);
  if (!file) return file.error();
  PublishInput input;
  const Result<FeedReport> report = read_feed(file->view(), {}, input.releases);
  if (!report) {
    return Error{report.error().code, describe(options.archive, report.error())};
  }
  if (!options.quiet) warn(options.archive, report.value());
  input.base_url = std::move(base_url).value();
  input.now = now.value();
  input.header.title = report->title.empty() ? host_of(input.base_url) : report->title;
  input.header.home_page_url = report->home_page_url;
  input.header.language = report->language;
  return input;
}

Result<bool> put_showing(const PublishedFile& file, OutputFolder& folder, Progress& progress) {
  if (progress.is_due()) progress.show(std::to_string(folder.counts().files) + " files");
  return folder.put(file);
}

int end_publishing(const Result<bool>& written, OutputFolder& folder, bool quiet) {
  if (!written) return fail(written.error());
  const Result<bool> finished = folder.finish();
  if (!finished) return fail(finished.error());
  const OutputFolder::Counts& counts = folder.counts();
  if (!quiet) {
    std::fprintf(stderr, "%zu %s, %zu of them new or changed, %zu old removed\n", counts.files,
                 counts.files == 1 ? "file" : "files", counts.written, counts.removed);
  }
  return exit_done;
}

int fail(const Error& error) {
  std::fprintf(stderr, "dateline: %s\n", error.message.c_str());
  return error.code == ErrorCode::bad_request ? exit_usage : exit_problems;
}

}  // namespace dateline
