#include "lint/lint.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "archive/builder.h"
#include "feed/read_feed.h"
#include "lint/rules.h"

namespace dateline {
namespace {

// Mending one thing can bring another to light, as when a tag turns out to be escaped.
constexpr int max_rounds = 10;

// The numbers of the items that became releases: all but those that were not taken.
std::vector<std::int64_t> taken_items(std::size_t releases,
                                      const std::vector<Diagnostic>& diagnostics) {
  std::set<std::int64_t> lost;
  for (const Diagnostic& each : diagnostics) {
    if (!each.taken) lost.insert(each.item);
  }
  std::vector<std::int64_t> items;
  for (std::int64_t item = 0; items.size() < releases; ++item) {
    if (lost.count(item) == 0) items.push_back(item);
  }
  return items;
}

std::string_view rule_of(const Diagnostic& diagnostic) {
  if (!diagnostic.taken) return diagnostic.member == "id" ? "repeated-id" : "not-taken";
  if (diagnostic.member == "url") return "bad-link";
  if (diagnostic.member == "date_published" || diagnostic.member == "date_modified")
    return "bad-date";
  return "bad-member";
}

// What reading found. The link that is none is gone when the file is written again.
Finding finding_of(const Diagnostic& diagnostic) {
  Finding finding{diagnostic.item, find_rule(rule_of(diagnostic)), "", {}};
  if (!diagnostic.member.empty() && diagnostic.taken) finding.message = diagnostic.member + ": ";
  finding.message += diagnostic.message;
  if (diagnostic.taken && diagnostic.member == "url") finding.fix = [](std::vector<Release>&) {};
  return finding;
}

bool is_wanted(const Rule& rule, const LintOptions& options) {
  const std::string name(rule.name);
  return (options.only.empty() || options.only.count(name) > 0) && options.without.count(name) == 0;
}

}  // namespace

Result<ArchiveFile> read_archive_file(std::string_view bytes) {
  FeedOptions options;
  options.max_diagnostics = std::numeric_limits<std::size_t>::max();
  ArchiveBuilder builder;
  Result<FeedReport> report = read_feed(bytes, options, builder);
  if (!report) return report.error();
  ArchiveFile file;
  file.header = {report->title, report->home_page_url, report->language, report->next_url};
  file.releases.assign(builder.releases().begin(), builder.releases().end());
  file.diagnostics = std::move(report.value().diagnostics);
  file.items = taken_items(file.releases.size(), file.diagnostics);
  return file;
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "info";
}

std::vector<Finding> lint(const ArchiveFile& file, const LintOptions& options) {
  std::vector<Finding> found;
  for (const Diagnostic& each : file.diagnostics) {
    Finding finding = finding_of(each);
    if (is_wanted(*finding.rule, options)) found.push_back(std::move(finding));
  }
  for (const Rule& rule : rules()) {
    if (rule.check == nullptr || !is_wanted(rule, options)) continue;
    Findings findings(file, rule, found);
    rule.check(file, options, findings);
  }
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.item, a.rule) < std::pair(b.item, b.rule);
  });
  return found;
}

std::vector<Finding> fix(ArchiveFile& file, const LintOptions& options) {
  std::vector<Finding> done;
  for (int round = 0; round < max_rounds; ++round) {
    const std::size_t before = done.size();
    for (Finding& finding : lint(file, options)) {
      if (!finding.fix) continue;
      finding.fix(file.releases);
      done.push_back(std::move(finding));
    }
    if (done.size() == before) break;
    std::erase_if(file.diagnostics, [&](const Diagnostic& each) {
      const Finding finding = finding_of(each);
      return finding.fix && is_wanted(*finding.rule, options);
    });
  }
  return done;
}

bool loses_something(const ArchiveFile& file) {
  return std::any_of(file.diagnostics.begin(), file.diagnostics.end(),
                     [](const Diagnostic& each) { return !finding_of(each).fix; });
}

Finding unreadable(const Error& error, std::string_view bytes) {
  Finding finding{-1, find_rule("unreadable"), error.message, {}};
  if (error.offset != Error::no_offset) {
    const std::string_view before = bytes.substr(0, error.offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    finding.message +=
        " (line " + std::to_string(line) + ", byte " + std::to_string(error.offset) + ")";
  }
  return finding;
}

}  // namespace dateline
