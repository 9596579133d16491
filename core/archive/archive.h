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
#include <vector>

#include "archive/release.h"
#include "base/string_table.h"
#include "date/date.h"

namespace dateline {

// Strings, one after another in one buffer.
class StringColumn {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  // Lives as long as the column.
  std::string_view operator[](std::uint32_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  std::size_t bytes() const { return bytes_.size(); }
  void push_back(std::string_view text) {
    bytes_.append(text);
    ends_.push_back(bytes_.size());
  }
  void reserve(std::size_t count, std::size_t bytes) {
    ends_.reserve(count);
    bytes_.reserve(bytes);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

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

class Archive {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(dates_.size()); }

  std::string_view id(std::uint32_t release) const { return ids_[added_[release]]; }
  std::string_view url(std::uint32_t release) const { return urls_[release]; }
  std::string_view title(std::uint32_t release) const { return titles_[release]; }
  std::string_view summary(std::uint32_t release) const { return summaries_[release]; }
  std::string_view text(std::uint32_t release) const { return texts_[release]; }
  std::string_view dateline(std::uint32_t release) const { return datelines_[release]; }
  std::string_view note(std::uint32_t release) const { return notes_[release]; }
  std::string_view kind(std::uint32_t release) const { return kinds_[release]; }
  std::string_view image(std::uint32_t release) const { return images_[release]; }
  std::size_t text_bytes() const { return texts_.bytes(); }  // of all texts together
  Date published(std::uint32_t release) const { return dates_[release]; }
  Date modified(std::uint32_t release) const { return modified_[release]; }
  Status status(std::uint32_t release) const { return statuses_[release]; }
  std::int64_t embargo_until(std::uint32_t release) const { return embargoes_[release]; }
  // Whether readers may see it at `now`, in seconds since 1970; where that is not known, no embargo
  // has ended.
  bool is_shown(std::uint32_t release, std::optional<std::int64_t> now) const {
    const std::int64_t until = embargoes_[release];
    if (until == 0) return statuses_[release] != Status::embargoed;
    return now && *now >= until;
  }
  std::span<const std::uint32_t> authors(std::uint32_t release) const {
    return authors_.of_release[release];
  }
  std::string_view author(std::uint32_t author) const { return authors_.values[author]; }

  const FacetColumn& facet(Facet facet) const { return facets_[static_cast<std::size_t>(facet)]; }

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
  std::uint32_t group_count() const { return group_count_; }
  std::uint32_t group(std::uint32_t release) const { return groups_[release]; }
  std::span<const std::uint32_t> group_members(std::uint32_t group) const {
    return members_[group];
  }

  // The release of that id, or size() where there is none.
  std::uint32_t find(std::string_view id) const {
    const std::uint32_t added = ids_.find(id);
    return added == StringTable::none ? size() : number_of_[added];
  }

 private:
  friend class ArchiveBuilder;

  StringTable ids_;                               // in the order in which the releases were added
  std::vector<std::uint32_t> added_, number_of_;  // from number to that order, and back
  StringColumn urls_, titles_, summaries_, texts_, datelines_, notes_, kinds_, images_;
  std::vector<Date> dates_, modified_;
  std::vector<Status> statuses_;
  std::vector<std::int64_t> embargoes_;
  FacetColumn authors_;
  std::array<FacetColumn, facet_count> facets_;
  std::vector<std::uint32_t> groups_;
  ListColumn members_;
  std::uint32_t group_count_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_ARCHIVE_H_
