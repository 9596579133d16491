// Dates and embargoes.

#include <set>

#include "lint/rules.h"

namespace dateline {
namespace {

constexpr std::int64_t seconds_a_day = 24 * 60 * 60;

}  // namespace

// A date that could not be read is another rule's.
void missing_date(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  std::set<std::int64_t> unreadable_dates;
  for (const Diagnostic& each : file.diagnostics) {
    if (each.member == "date_published") unreadable_dates.insert(each.item);
  }
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    if (file.releases[i].published.known() || unreadable_dates.count(file.items[i]) > 0) continue;
    findings.add(i, "There is no date: readers find it last, and not by month or year.");
  }
}

// A day ahead is today somewhere.
void future_date(const ArchiveFile& file, const LintOptions& options, Findings& findings) {
  const std::int64_t tomorrow = options.now / seconds_a_day + 1;
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (!release.published.known() || release.published.first <= tomorrow) continue;
    if (release.embargo_until > options.now) continue;  // it is meant to come
    findings.add(i, "The date " + to_iso(release.published) + " is yet to come.");
  }
}

void old_date(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  const std::int32_t oldest = days_from_civil(1945, 1, 1);
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Date date = file.releases[i].published;
    if (!date.known() || date.first >= oldest) continue;
    findings.add(i, "The date " + to_iso(date) + " is before 1945.");
  }
}

void modified_before_published(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (!release.published.known() || !release.modified.known()) continue;
    if (last_day(release.modified) >= release.published.first) continue;
    findings.add(i, "It was modified on " + to_iso(release.modified) + ", before " +
                        to_iso(release.published) + ", when it was published.");
  }
}

void passed_embargo(const ArchiveFile& file, const LintOptions& options, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (release.status != Status::embargoed || release.embargo_until == 0) continue;
    if (release.embargo_until > options.now) continue;
    findings.add(i, "Its embargo has passed.", [i](std::vector<Release>& releases) {
      releases[i].status = Status::live;
      releases[i].embargo_until = 0;
    });
  }
}

void embargo_without_hour(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (release.status != Status::embargoed || release.embargo_until != 0) continue;
    findings.add(i, "It is embargoed without an hour, and so never shown; give embargo_until.");
  }
}

}  // namespace dateline
