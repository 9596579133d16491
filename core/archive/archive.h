// The set of releases, as immutable columns. A release is known by its number, 0 to size() - 1,
// newest first, so that a range of dates is a range of numbers.

#ifndef DATELINE_ARCHIVE_ARCHIVE_H_
#define DATELINE_ARCHIVE_ARCHIVE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/records.h"
#include "archive/release.h"
#include "date/date.h"

namespace dateline {

// For each release a list of numbers.
class ListColumn {
 public:
  std::span<const std::uint32_t> operator[](std::uint32_t release) const {
    const std::size_t begin = release == 0 ? 0 : ends_[release - 1];
    return std::span(items_).subspan(begin, ends_[release] - begin);
  }
  void push_back(std::span<const std::uint32_t> list) {
    for (const std::uint32_t item : list) items_.push_back(item);
    ends_.push_back(items_.size());
  }

 private:
  std::vector<std::uint32_t> items_;
  std::vector<std::size_t> ends_;
};

// A facet: its distinct values in byte order, and which of them each release has, in the
// publisher's order.
struct FacetColumn {
  StringColumn values;
  ListColumn of_release;  // positions in `values`, without repeats
};

enum class Facet : std::uint8_t { place, topic, language, source, year };
inline constexpr std::size_t facet_count = 5;
inline constexpr std::array<std::string_view, facet_count> facet_names = {
    "place", "topic", "language", "source", "year"};

// What of the releases is filtered by and counted, a value a release.
struct ArchiveColumns {
  std::vector<Date> dates;
  std::vector<Status> statuses;
  std::vector<std::int64_t> embargoes;
  std::array<FacetColumn, facet_count> facets;
  std::vector<std::uint32_t> groups;
  ListColumn members;  // of each group
  std::uint32_t group_count = 0;

  // Fills what follows from the rest: the year facet from dates, members and their number from
  // groups, whose numbers ascend from 0 by their first release.
  void derive();
};

class Archive {
 public:
  Archive() = default;
  Archive(ArchiveColumns columns, RecordTable records)
      : columns_(std::move(columns)), records_(std::move(records)) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(columns_.dates.size()); }

  std::string_view id(std::uint32_t release) const { return record(release, RecordField::id); }
  std::string_view url(std::uint32_t release) const { return record(release, RecordField::url); }
  std::string_view title(std::uint32_t release) const {
    return record(release, RecordField::title);
  }
  std::string_view summary(std::uint32_t release) const {
    return record(release, RecordField::summary);
  }
  std::string_view text(std::uint32_t release) const { return record(release, RecordField::text); }
  std::string_view dateline(std::uint32_t release) const {
    return record(release, RecordField::dateline);
  }
  std::string_view note(std::uint32_t release) const { return record(release, RecordField::note); }
  std::string_view kind(std::uint32_t release) const { return record(release, RecordField::kind); }
  std::string_view image(std::uint32_t release) const {
    return record(release, RecordField::image);
  }
  Date modified(std::uint32_t release) const {
    return parse_iso(record(release, RecordField::modified)).value_or(Date());
  }
  std::vector<std::string_view> authors(std::uint32_t release) const {
    return split_lines(record(release, RecordField::authors));
  }
  // In a pack, the terms that tell most about a release.
  std::vector<std::string_view> telling(std::uint32_t release) const {
    return split_lines(record(release, RecordField::telling));
  }
  std::string_view record(std::uint32_t release, RecordField field) const {
    return records_.get(release, field);
  }
  Date published(std::uint32_t release) const { return columns_.dates[release]; }
  Status status(std::uint32_t release) const { return columns_.statuses[release]; }
  std::int64_t embargo_until(std::uint32_t release) const { return columns_.embargoes[release]; }
  // Whether readers may see it at `now`, in seconds since 1970; where that is not known, no embargo
  // has ended.
  bool is_shown(std::uint32_t release, std::optional<std::int64_t> now) const {
    const std::int64_t until = columns_.embargoes[release];
    if (until == 0) return columns_.statuses[release] != Status::embargoed;
    return now && *now >= until;
  }
  const FacetColumn& facet(Facet facet) const {
    return columns_.facets[static_cast<std::size_t>(facet)];
  }

  // The first value of a facet that a release has, or "".
  std::string_view value(Facet which, std::uint32_t release) const {
    const FacetColumn& column = facet(which);
    const std::span<const std::uint32_t> values = column.of_release[release];
    return values.empty() ? std::string_view() : column.values[values[0]];
  }

  // All of a release but what an archive does not keep: translation_of (groups have it) and
  // derived.
  Release copy(std::uint32_t release) const;

  // Groups are numbered 0 to group_count() - 1 by their first (newest) release.
  std::uint32_t group_count() const { return columns_.group_count; }
  std::uint32_t group(std::uint32_t release) const { return columns_.groups[release]; }
  std::span<const std::uint32_t> group_members(std::uint32_t group) const {
    return columns_.members[group];
  }

  // The release of that id, or size() where there is none. Looks at one after the other.
  std::uint32_t find(std::string_view id) const;

  // For those of a pack, which come in pieces.
  RecordTable& records() { return records_; }

 private:
  // Of "\na\nb": a, b.
  static std::vector<std::string_view> split_lines(std::string_view text);

  ArchiveColumns columns_;
  RecordTable records_;
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_ARCHIVE_H_
