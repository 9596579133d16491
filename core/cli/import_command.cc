// dateline import: one archive from many files.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/import_input.h"
#include "cli/progress.h"
#include "cli/spool.h"
#include "enrich/derive.h"
#include "enrich/translations.h"

namespace dateline {
namespace {

constexpr std::size_t most_diagnostics = 20;  // shown of a file
constexpr std::size_t most_kept = 1'000'000;  // of a file whose warnings are all shown

struct Options {
  std::vector<std::string> inputs, sources, columns;
  std::string output = "-", into, format = "auto", language, date_order, title;
  bool no_language = false, no_dateline = false, no_places = false;
  bool link_translations = false, quiet = false, verbose = false;
};

std::optional<DateOrder> date_order(std::string_view name) {
  if (name == "dmy") return DateOrder::dmy;
  if (name == "mdy") return DateOrder::mdy;
  return name == "ymd" ? std::optional(DateOrder::ymd) : std::nullopt;
}

const char* plural(std::size_t count) { return count == 1 ? "" : "s"; }

bool is_ndjson(const std::string& path) {
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

// When a file was changed last, and how long it was; to tell whether that was done meanwhile.
struct Version {
  std::filesystem::file_time_type time;
  std::uintmax_t size = 0;
  bool exists = false;
  friend bool operator==(const Version&, const Version&) = default;
};

Version version_of(const std::string& path) {
  std::error_code none;
  Version version;
  version.time = std::filesystem::last_write_time(path, none);
  if (none) return {};
  version.size = std::filesystem::file_size(path, none);
  version.exists = true;
  return version;
}

// A run of the command: from options to an archive.
class Import {
 public:
  Import(const Options& options, Spool spool)
      : options_(options),
        spool_(std::move(spool)),
        merger_(spool_, [this](Release& release) { derive(release, derive_options_); }),
        progress_(options.quiet) {
    derive_options_ = {!options.no_language, !options.no_dateline, !options.no_places};
    header_.title = options.title;
  }

  Result<bool> run();

 private:
  Result<bool> read_archive();
  Result<bool> read_files();
  Result<bool> read_one(std::size_t number);
  Result<bool> link_translations();
  Result<bool> write();
  void add_header(const FeedHeader& header);
  void print_diagnostics(const std::string& path, const InputReport& report);
  void print_summary(bool written);

  // Takes what Merger gives for a release: whether it was taken, and the remark.
  bool note(Result<std::optional<std::string>> added, std::string& remark);

  const Options& options_;
  Spool spool_;
  DeriveOptions derive_options_;
  Merger merger_;
  Progress progress_;
  FeedHeader header_;
  Version version_;                   // of the archive that is added to
  FeedHeader old_header_;             // of the same
  std::optional<Error> store_error_;  // while a file was read
  std::uint64_t bytes_ = 0;           // of the files that are read
  std::size_t warnings_ = 0;
};

Result<bool> Import::run() {
  if (Result<bool> done = read_archive(); !done) return done;
  if (Result<bool> done = read_files(); !done) return done;
  if (Result<bool> done = merger_.finish(); !done) return done;
  if (options_.link_translations) {
    if (Result<bool> done = link_translations(); !done) return done;
  }
  if (header_.title.empty() && options_.sources.size() == 1) header_.title = options_.sources[0];

  const MergeCounts counts = merger_.counts();
  const bool changed = counts.added + counts.updated > 0 || !version_.exists ||
                       write_head(header_) != write_head(old_header_);
  if (changed) {
    if (Result<bool> done = write(); !done) return done;
  }
  progress_.clear();
  print_summary(changed);
  return true;
}

Result<bool> Import::read_archive() {
  if (options_.into.empty()) return true;
  version_ = version_of(options_.into);
  if (!version_.exists) return true;
  InputOptions input;
  const auto keep = [this](Release& release, std::string&) {
    Result<bool> kept = merger_.keep(std::move(release));
    if (!kept) store_error_ = kept.error();
    return true;
  };
  Result<InputReport> report = read_input(options_.into, input, keep, [](std::uint64_t) {});
  if (!report) return report.error();
  if (store_error_) return *store_error_;
  const bool is_archive = report->format == Format::json_feed || report->format == Format::ndjson;
  if (!is_archive)
    return Error{ErrorCode::not_a_feed,
                 options_.into + " is no archive; name a file that dateline import wrote."};
  if (report->taken < report->items) {
    print_diagnostics(options_.into, report.value());
    return Error{
        ErrorCode::not_a_feed,
        options_.into +
            " has items that cannot be read, see above, and would be lost; put them right, "
            "or write a new archive with -o."};
  }
  old_header_ = report->header;
  header_.next_url = old_header_.next_url;
  add_header(report->header);
  return true;
}

Result<bool> Import::read_files() {
  for (std::size_t i = 0; i < options_.inputs.size(); ++i) {
    if (Result<bool> done = read_one(i); !done) return done;
  }
  return true;
}

Result<bool> Import::read_one(std::size_t number) {
  const std::string& path = options_.inputs[number];
  InputOptions input;
  input.format = format_of(options_.format);
  if (!options_.sources.empty())
    input.feed.source = options_.sources[options_.sources.size() == 1 ? 0 : number];
  input.feed.language = options_.language;
  input.feed.max_diagnostics = options_.verbose ? most_kept : most_diagnostics;
  input.import.date_order = date_order(options_.date_order);
  for (const std::string& column : options_.columns) {
    const std::size_t equals = column.find('=');
    input.import.columns.push_back({column.substr(0, equals), column.substr(equals + 1)});
  }

  std::uint64_t bytes = 0;
  const auto show = [&](std::uint64_t read) {
    bytes = read;
    if (!progress_.is_due()) return;
    progress_.show("file " + std::to_string(number + 1) + " of " +
                   std::to_string(options_.inputs.size()) + ", " +
                   std::to_string((bytes_ + bytes) >> 20) + " MB, " +
                   std::to_string(merger_.size()) + " releases");
  };
  merger_.begin_file();
  const auto add = [&](Release& release, std::string& remark) {
    if (store_error_) return false;
    if (release.sources.empty() && !header_.title.empty()) release.sources = {header_.title};
    Result<std::optional<std::string>> added = merger_.add(std::move(release));
    show(bytes);
    return note(std::move(added), remark);
  };
  Result<InputReport> report = read_input(path, input, add, show);
  progress_.clear();
  if (store_error_) return *store_error_;
  if (!report) {
    Error error = report.error();
    if (error.code != ErrorCode::io) error = {error.code, describe(path, error)};
    return error;
  }
  bytes_ += bytes;
  add_header(report->header);
  if (const std::string& next = report->header.next_url; !next.empty()) {
    report.value().diagnostics.insert(
        report->diagnostics.begin(),
        {-1, "next_url", "The feed goes on at " + next + "; import that, too."});
  }
  print_diagnostics(path, report.value());
  return true;
}

bool Import::note(Result<std::optional<std::string>> added, std::string& remark) {
  if (!added) {
    store_error_ = added.error();
    return false;
  }
  remark = added->value_or("");
  return !remark.starts_with("Not taken");
}

// Makes links anew for all releases whose publisher states none. All of the archive is in memory
// meanwhile.
Result<bool> Import::link_translations() {
  std::vector<Release> releases;
  for (std::uint32_t n = 0; n < merger_.size(); ++n) {
    Result<std::string> item = spool_.read(n);
    if (!item) return item.error();
    Result<Release> release = parse_item(item.value());
    if (!release) return release.error();
    if ((release->derived & derived_translation_of) != 0) {
      release.value().translation_of.clear();
      release.value().derived &= static_cast<std::uint8_t>(~derived_translation_of);
    }
    releases.push_back(std::move(release).value());
  }
  for (const TranslationLink& link : suggest_translations(releases)) {
    releases[link.release].translation_of = releases[link.original].id;
    releases[link.release].derived |= derived_translation_of;
  }
  for (std::uint32_t n = 0; n < releases.size(); ++n) {
    if (Result<bool> done = merger_.replace(n, releases[n]); !done) return done;
  }
  return true;
}

Result<bool> Import::write() {
  const std::string& path = options_.into.empty() ? options_.output : options_.into;
  const bool lines = is_ndjson(path);
  Result<OutputFile> created = OutputFile::create(path);
  if (!created) return created.error();
  OutputFile& file = created.value();
  std::string out = lines ? "" : write_head(header_);
  bool first = true;
  for (std::uint32_t n : merger_.newest_first()) {
    Result<std::string> item = spool_.read(n);
    if (!item) return item.error();
    if (!lines) out += first ? before_first : before_next;
    out += item.value();
    if (lines) out += '\n';
    if (Result<bool> done = file.write(out); !done) return done;
    out.clear();
    first = false;
    if (progress_.is_due()) progress_.show("writing " + path);
  }
  if (!lines) out += archive_tail;
  if (Result<bool> done = file.write(out); !done) return done;
  if (!options_.into.empty() && !(version_of(options_.into) == version_))
    return Error{ErrorCode::io, options_.into +
                                    " was changed by another program meanwhile; nothing is "
                                    "written. Run the command again."};
  return file.commit();
}

// What is missing comes from the first feed that has it.
void Import::add_header(const FeedHeader& header) {
  if (header_.title.empty()) header_.title = header.title;
  if (header_.home_page_url.empty()) header_.home_page_url = header.home_page_url;
  if (header_.language.empty()) header_.language = header.language;
}

void Import::print_diagnostics(const std::string& path, const InputReport& report) {
  const std::vector<Diagnostic>& all = report.diagnostics;
  const std::size_t shown = options_.verbose ? all.size() : std::min(all.size(), most_diagnostics);
  const std::size_t left_out = all.size() - shown + report.diagnostics_left_out;
  warnings_ += all.size() + report.diagnostics_left_out;
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string item = all[i].item < 0 ? "" : std::to_string(all[i].item) + ":";
    const std::string member = all[i].member.empty() ? "" : " " + all[i].member + ":";
    std::fprintf(stderr, "%s:%s warning:%s %s\n", path.c_str(), item.c_str(), member.c_str(),
                 all[i].message.c_str());
  }
  if (left_out > 0) std::fprintf(stderr, "%s: warning: and %zu more\n", path.c_str(), left_out);
}

void Import::print_summary(bool written) {
  if (options_.quiet) return;
  const MergeCounts counts = merger_.counts();
  std::string text;
  if (!options_.into.empty()) {
    text = options_.into + ": " + std::to_string(counts.added) + " new, " +
           std::to_string(counts.updated) + " updated, " + std::to_string(counts.unchanged) +
           " unchanged" + (written ? "" : "; the file is as it was");
  } else {
    text = std::to_string(merger_.size()) + " release" + plural(merger_.size()) + " from " +
           std::to_string(options_.inputs.size()) + " file" + plural(options_.inputs.size());
    if (counts.met_again > 0)
      text += ", " + std::to_string(counts.met_again) + " met again and merged";
  }
  text += ", " + std::to_string(warnings_) + " warning" + plural(warnings_);
  std::fprintf(stderr, "%s\n", text.c_str());
}

// Throws what main prints as wrong usage.
void check(const Options& options) {
  const std::size_t sources = options.sources.size();
  if (sources > 1 && sources != options.inputs.size()) {
    throw CLI::ValidationError("--source",
                               "give it once for all files, or once for each, in their "
                               "order: there are " +
                                   std::to_string(options.inputs.size()) + " files and " +
                                   std::to_string(sources) + " sources");
  }
  if (options.into == "-")
    throw CLI::ValidationError("--into", "it needs a file; - is none that can be added to");
  for (const std::string& column : options.columns) {
    const std::size_t equals = column.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == column.size())
      throw CLI::ValidationError("--map", "\"" + column + "\" is not MEMBER=COLUMN");
  }
}

int run(const Options& options) {
  check(options);
  Result<Spool> spool = Spool::create(options.into.empty() ? options.output : options.into);
  Result<bool> done = spool ? Result<bool>(true) : Result<bool>(spool.error());
  if (spool) done = Import(options, std::move(spool).value()).run();
  if (done) return exit_done;
  std::fprintf(stderr, "dateline: %s\n", done.error().message.c_str());
  return exit_problems;
}

}  // namespace

Run import_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("files", options->inputs, "What to read; - for standard input")->required();
  auto* output = app.add_option("-o,--output", options->output,
                                "Where to write the archive; standard output where it is missing");
  app.add_option("--into", options->into, "Add to this archive, which is made where it is missing")
      ->excludes(output);
  app.add_option("--from", options->format,
                 "auto, listing, rss, atom, xml, jsonfeed, ndjson, wordpress, drupal, reliefweb or "
                 "csv; auto tells by the contents")
      ->check(CLI::IsMember({"auto", "listing", "rss", "atom", "xml", "jsonfeed", "ndjson",
                             "wordpress", "drupal", "reliefweb", "csv"}));
  app.add_option("--source", options->sources,
                 "Who published releases that do not say so: once for all files, or once for each "
                 "in their order")
      ->allow_extra_args(false);
  app.add_option("--language", options->language,
                 "Language of releases that do not say theirs, like en or pt-BR");
  app.add_option("--title", options->title,
                 "Title of the archive; that of the first feed where it is missing");
  app.add_option("--date-order", options->date_order,
                 "How days like 03/04/2021 are written, dmy, mdy or ymd; where it is missing the "
                 "other dates of the file tell")
      ->check(CLI::IsMember({"dmy", "mdy", "ymd"}));
  app.add_option("--map", options->columns,
                 "MEMBER=COLUMN: read a member from this column of a CSV file (may be repeated)")
      ->allow_extra_args(false);
  app.add_flag("--no-language", options->no_language, "Do not tell languages by the words");
  app.add_flag("--no-dateline", options->no_dateline,
               "Do not look for the place that opens a text");
  app.add_flag("--no-places", options->no_places, "Do not look for countries in the text");
  app.add_flag("--link-translations", options->link_translations,
               "Join the language versions of a release where nothing says that they are");
  app.add_flag("-q,--quiet", options->quiet, "Print neither progress nor summary");
  app.add_flag("-v,--verbose", options->verbose, "Print all warnings, not 20 of a file");
  app.footer(
      "The same release met twice is kept once, with all sources: the same id, address or text.\n"
      "A later version replaces an earlier one, which keeps its id.\n"
      "A file named .ndjson is written as NDJSON; NDJSON of any size is read in little memory.\n"
      "\n"
      "Examples:\n"
      "  dateline import news.txt --source \"Regional Office\" --language en -o archive.json\n"
      "  dateline import haiti.xml panama.xml --source \"IOM Haiti\" --source \"IOM Panama\" "
      "-o archive.json\n"
      "  dateline import feed.xml --into archive.json\n"
      "  dateline import table.csv --map title=Headline --map date_published=When -o archive.json\n"
      "  curl https://example.org/feed | dateline import - --into archive.json");
  return [options] { return run(*options); };
}

}  // namespace dateline
