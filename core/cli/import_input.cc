#include "cli/import_input.h"

#include <algorithm>
#include <utility>

#include "cli/files.h"
#include "import/csv.h"
#include "import/drupal.h"
#include "import/encoding.h"
#include "import/listing.h"
#include "import/reliefweb.h"
#include "import/wordpress.h"
#include "import/xml_feed.h"

namespace dateline {
namespace {

using Progress = FunctionRef<void(std::uint64_t)>;

constexpr std::size_t piece = std::size_t{1} << 20;

// Whether `bytes` are in an encoding of two or four bytes a character, which hides ASCII.
bool is_wide(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return true;
  const std::string_view begin = bytes.substr(0, 4);
  return begin.size() == 4 && std::count(begin.begin(), begin.end(), '\0') >= 2;
}

bool is_text(Format format) { return format == Format::listing || format == Format::csv; }

InputReport to_input_report(FeedReport report) {
  InputReport out;
  out.header = {std::move(report.title), std::move(report.home_page_url),
                std::move(report.language), std::move(report.next_url)};
  out.items = report.items;
  out.taken = report.releases;
  out.diagnostics = std::move(report.diagnostics);
  out.diagnostics_left_out = report.diagnostics_left_out;
  return out;
}

Result<Imported> import_bytes(Format format, std::string_view bytes, const ImportOptions& options) {
  switch (format) {
    case Format::xml:
      return import_xml_feed(bytes, options);
    case Format::wordpress:
      return import_wordpress(bytes, options);
    case Format::drupal:
      return import_drupal(bytes, options);
    case Format::reliefweb:
      return import_reliefweb(bytes, options);
    case Format::csv:
      return import_csv(bytes, options);
    default:
      return import_listing(bytes, options);
  }
}

// `bytes` are the contents of a file, with feed_padding behind.
Result<InputReport> take_imported(Format format, std::string_view bytes,
                                  const InputOptions& options, TakeRelease take) {
  Result<Imported> imported = import_bytes(format, bytes, options.import);
  if (!imported) return imported.error();
  const FeedHeader& header = imported->header;
  const std::string& source = options.feed.source.empty() ? header.title : options.feed.source;
  const std::string& language = header.language.empty() ? options.feed.language : header.language;
  InputReport report;
  std::vector<Diagnostic>& diagnostics = report.diagnostics;
  diagnostics = std::move(imported.value().diagnostics);
  for (Release& release : imported.value().releases) {
    if (release.sources.empty() && !source.empty()) release.sources = {source};
    if (release.language.empty()) release.language = language;
    std::string remark;
    const auto item = static_cast<std::int64_t>(report.items++);
    const bool taken = take(release, remark);
    if (!remark.empty()) diagnostics.push_back({item, "", std::move(remark), taken});
    report.taken += taken;
  }
  report.header = header;
  return report;
}

// `bytes` are the begin of the file.
Result<InputReport> read_lines(InputFile& file, std::string bytes, const FeedOptions& options,
                               TakeRelease take, Progress progress) {
  FeedLines lines(options, take);
  std::uint64_t read = bytes.size();
  for (bool at_end = false; !at_end;) {
    const std::size_t want = std::max(piece, bytes.size());
    const Result<std::size_t> got = file.read(want, bytes);
    if (!got) return got.error();
    at_end = got.value() < want;
    read += got.value();
    const std::size_t size = bytes.size();
    const std::size_t whole = at_end ? size : bytes.rfind('\n') + 1;  // 0 within a long line
    bytes.resize(size + feed_padding);
    lines.add(std::string_view(bytes).substr(0, whole));
    bytes.resize(size);
    bytes.erase(0, whole);
    progress(read);
  }
  Result<FeedReport> report = lines.finish();
  if (!report) return report.error();
  return to_input_report(std::move(report).value());
}

Result<bool> read_rest(InputFile& file, std::string& bytes, Progress progress) {
  if (file.size() > bytes.size()) bytes.reserve(file.size() + feed_padding + 1);
  for (;;) {
    const std::size_t want = std::max(piece, bytes.size());
    const Result<std::size_t> got = file.read(want, bytes);
    if (!got) return got.error();
    progress(bytes.size());
    if (got.value() < want) return true;
  }
}

}  // namespace

Result<InputReport> read_input(const std::string& path, const InputOptions& options,
                               TakeRelease take, Progress progress) {
  Result<InputFile> opened = InputFile::open(path);
  if (!opened) return opened.error();
  InputFile& file = opened.value();
  std::string bytes;
  if (Result<std::size_t> begin = file.read(enough_to_detect, bytes); !begin) return begin.error();
  const bool wide = is_wide(bytes);
  if (wide) {
    if (Result<bool> rest = read_rest(file, bytes, progress); !rest) return rest.error();
    Result<std::string> text = to_utf8(bytes, "");
    if (!text) return text.error();
    bytes = std::move(text).value();
  }
  Result<Format> format = options.format
                              ? Result<Format>(*options.format)
                              : detect_format(std::string_view(bytes).substr(0, enough_to_detect));
  if (!format) return format.error();

  Result<InputReport> report = InputReport();
  if (format.value() == Format::ndjson && !wide) {
    report = read_lines(file, std::move(bytes), options.feed, take, progress);
  } else {
    if (!wide) {
      if (Result<bool> rest = read_rest(file, bytes, progress); !rest) return rest.error();
    }
    if (is_text(format.value())) {
      Result<std::string> text = to_utf8(bytes, "");
      if (!text) return text.error();
      bytes = std::move(text).value();
    }
    const std::size_t size = bytes.size();
    bytes.resize(size + feed_padding);
    const std::string_view view = std::string_view(bytes).substr(0, size);
    if (format.value() == Format::json_feed || format.value() == Format::ndjson) {
      Result<FeedReport> feed = read_feed(view, options.feed, take);
      if (!feed) return feed.error();
      report = to_input_report(std::move(feed).value());
    } else {
      report = take_imported(format.value(), view, options, take);
    }
  }
  if (report) report.value().format = format.value();
  return report;
}

}  // namespace dateline
