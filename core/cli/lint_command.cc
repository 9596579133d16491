// dateline lint: what is wrong with an archive, one line each, and --fix.

#include <cstdio>
#include <ctime>
#include <map>
#include <memory>

#include "base/json_writer.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "lint/lint.h"
#include "lint/rules.h"

namespace dateline {
namespace {

struct Options {
  std::string archive, output, format = "text", now;
  std::vector<std::string> only, without;
  std::size_t max = 0;  // findings shown; 0 for all
  bool fix = false, link_translations = false, list_rules = false;

  bool writes() const { return fix || link_translations; }
  bool writes_to_stdout() const { return writes() && output == "-"; }
};

// What one run has to say.
struct Report {
  std::string archive;
  ArchiveFile file;
  std::vector<Finding> fixed, found;
  bool written = false;
  std::string refusal;  // why the archive was not written, where it was to be
};

LintOptions lint_options(const Options& options) {
  LintOptions lint_options;
  lint_options.now = options.now.empty() ? static_cast<std::int64_t>(std::time(nullptr))
                                         : parse_instant(options.now).value_or(0);
  lint_options.link_translations = options.link_translations;
  lint_options.only = {options.only.begin(), options.only.end()};
  lint_options.without = {options.without.begin(), options.without.end()};
  return lint_options;
}

std::size_t count(const std::vector<Finding>& findings, Severity severity) {
  std::size_t number = 0;
  for (const Finding& each : findings) number += each.rule->severity == severity;
  return number;
}

// The release that a finding is about; nullptr where it became none.
const Release* release_of(const ArchiveFile& file, std::int64_t item) {
  const auto found = std::lower_bound(file.items.begin(), file.items.end(), item);
  if (found == file.items.end() || *found != item) return nullptr;
  return &file.releases[static_cast<std::size_t>(found - file.items.begin())];
}

// --- as text ---

std::string amount(std::size_t number, const std::string& thing) {
  return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

// "archive.json:12: warning: There is no date. "The title" [missing-date]"
void print_finding(std::FILE* out, const Report& report, const Finding& finding,
                   std::string_view severity) {
  std::string line = report.archive + ":";
  if (finding.item >= 0) line += std::to_string(finding.item) + ":";
  line.append(" ").append(severity).append(": ").append(finding.message);
  const Release* release = release_of(report.file, finding.item);
  if (release != nullptr && !release->title.empty()) line += " " + in_quotes(release->title);
  line.append(" [").append(finding.rule->name).append("]");
  std::fprintf(out, "%s\n", printable(line).c_str());
}

void print_left_out(std::FILE* out, std::size_t number) {
  std::fprintf(out, "%zu more %s not shown (--max)\n", number, number == 1 ? "is" : "are");
}

void print_text(const Report& report, const Options& options) {
  std::FILE* out = options.writes_to_stdout() ? stderr : stdout;
  for (const Finding& each : report.fixed) print_finding(out, report, each, "fixed");
  std::size_t shown = report.found.size();
  if (options.max > 0) shown = std::min(shown, options.max);
  for (std::size_t i = 0; i < shown; ++i) {
    const Finding& each = report.found[i];
    print_finding(out, report, each, to_string(each.rule->severity));
  }
  if (shown < report.found.size()) print_left_out(out, report.found.size() - shown);
  std::string summary;
  if (options.writes()) summary = std::to_string(report.fixed.size()) + " fixed; ";
  summary += amount(count(report.found, Severity::error), "error") + ", " +
             amount(count(report.found, Severity::warning), "warning") + ", " +
             std::to_string(count(report.found, Severity::info)) + " to consider in " +
             amount(report.file.releases.size(), "release");
  std::fprintf(out, "%s\n", summary.c_str());
  if (!report.refusal.empty()) std::fprintf(stderr, "dateline: %s\n", report.refusal.c_str());
}

// --- as JSON ---

void put_findings(JsonWriter& json, const Report& report, const std::vector<Finding>& findings,
                  std::size_t max) {
  json.begin_array();
  for (const Finding& each : findings) {
    if (max-- == 0) break;
    json.begin_object();
    if (each.item >= 0) json.key("item").number(each.item);
    if (const Release* release = release_of(report.file, each.item))
      json.key("id").string(release->id).key("title").string(release->title);
    json.key("severity").string(to_string(each.rule->severity));
    json.key("rule").string(each.rule->name);
    json.key("message").string(each.message);
    json.key("fixable").boolean(static_cast<bool>(each.fix)).end_object();
  }
  json.end_array();
}

void print_json(const Report& report, const Options& options) {
  const std::size_t max = options.max == 0 ? report.found.size() : options.max;
  const auto number = [](std::size_t value) { return static_cast<std::int64_t>(value); };
  JsonWriter json;
  json.begin_object().key("file").string(report.archive);
  json.key("releases").number(number(report.file.releases.size()));
  json.key("errors").number(number(count(report.found, Severity::error)));
  json.key("warnings").number(number(count(report.found, Severity::warning)));
  json.key("infos").number(number(count(report.found, Severity::info)));
  if (options.writes()) {
    json.key("written").boolean(report.written);
    put_findings(json.key("fixed"), report, report.fixed, report.fixed.size());
  }
  put_findings(json.key("findings"), report, report.found, max);
  const std::string text = std::move(json.end_object()).take() + "\n";
  std::fputs(text.c_str(), options.writes_to_stdout() ? stderr : stdout);
  if (!report.refusal.empty()) std::fprintf(stderr, "dateline: %s\n", report.refusal.c_str());
}

// --- the run ---

int list_rules() {
  for (const Rule& rule : rules()) {
    std::printf("%-26s %-8s %s%s%s\n", std::string(rule.name).c_str(),
                std::string(to_string(rule.severity)).c_str(), std::string(rule.summary).c_str(),
                rule.fix.empty() ? "" : "; --fix: ", std::string(rule.fix).c_str());
  }
  return exit_done;
}

// Mends the archive and writes it, unless that would lose something.
void mend(Report& report, const Options& options, std::string_view before) {
  if (loses_something(report.file)) {
    report.refusal = report.archive +
                     " is left as it is: what could not be read would be lost. Mend that by hand "
                     "first: not-taken, repeated-id, bad-date, bad-member.";
    return;
  }
  LintOptions wanted = lint_options(options);
  if (!options.fix) wanted.only = {"unlinked-translation"};
  report.fixed = fix(report.file, wanted);
  const std::string after = write_feed(report.file.header, report.file.releases);
  if (after == before && options.output == options.archive) return;
  const Result<bool> written = write_file(options.output, after);
  report.written = static_cast<bool>(written);
  if (!written) report.refusal = written.error().message;
}

int run(Options options) {
  if (options.list_rules) return list_rules();
  if (options.archive.empty() || (!options.output.empty() && !options.writes())) {
    std::fprintf(stderr, "dateline: %s\n",
                 options.archive.empty() ? "name an archive; --help tells more"
                                         : "-o goes with --fix or --link-translations");
    return exit_usage;
  }
  if (options.output.empty()) options.output = options.archive;
  const Result<FileBytes> bytes = read_file(options.archive);
  if (!bytes) {
    std::fprintf(stderr, "dateline: %s\n", bytes.error().message.c_str());
    return exit_problems;
  }
  Report report{options.archive, {}, {}, {}, false, ""};
  if (Result<ArchiveFile> file = read_archive_file(bytes->view())) {
    report.file = std::move(file).value();
    if (options.writes()) mend(report, options, bytes->view());
    report.found = lint(report.file, lint_options(options));
  } else {
    report.found.push_back(unreadable(file.error(), bytes->view()));
  }
  options.format == "json" ? print_json(report, options) : print_text(report, options);
  const bool well = count(report.found, Severity::error) == 0 && report.refusal.empty();
  return well ? exit_done : exit_problems;
}

std::string check_rule(const std::string& name) {
  return find_rule(name) != nullptr ? "" : "there is no rule " + name + "; --list-rules tells them";
}

std::string check_instant(const std::string& text) {
  return parse_instant(text) ? "" : text + " is no time like 2021-08-17T09:00:00Z";
}

}  // namespace

Run lint_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("archive", options->archive, "What to look at; - for standard input");
  app.add_flag("--fix", options->fix, "Mend what can be mended safely, and say what was done");
  app.add_flag("--link-translations", options->link_translations,
               "Link releases that look like versions of each other");
  app.add_option("-o,--output", options->output,
                 "Where to write the mended archive; in place where it is missing");
  app.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_option("--rule", options->only, "Only this rule; may be repeated")->check(check_rule, "");
  app.add_option("--no-rule", options->without, "Not this rule; may be repeated")
      ->check(check_rule, "");
  app.add_option("--max", options->max, "Show so many findings at most; all are counted");
  app.add_option("--now", options->now, "The time to judge embargoes by, like 2021-08-17T09:00:00Z")
      ->check(check_instant, "");
  app.add_flag("--list-rules", options->list_rules, "Say what rules there are");
  app.footer(
      "Items are counted from 0, as in the file. Exit: 0 no errors, 1 errors, 2 wrong usage.\n\n"
      "Examples:\n"
      "  dateline lint archive.json\n"
      "  dateline lint archive.json --fix --link-translations -o mended.json\n"
      "  dateline lint archive.json --rule missing-date --rule bad-link --format json");
  return [options] { return run(*options); };
}

}  // namespace dateline
