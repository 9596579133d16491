// What a site of pages shows: which releases, under which addresses, in which order.

#ifndef DATELINE_PUBLISH_SITE_H_
#define DATELINE_PUBLISH_SITE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/release.h"
#include "publish/output.h"

namespace dateline {

struct SiteOptions {
  std::string base_url;  // of the folder on the web, with "/" at its end
  std::string title;
  std::string language;    // of the pages that are in no release's own language
  std::int64_t now = 0;    // seconds since 1970: what is embargoed is not there before its hour
  bool has_feeds = false;  // whether the folder has rss/all.xml and json/all.json
  // Whether a release that has a link of its own is said to be there in the first place.
  bool canonical_is_original = false;
};

// The releases of a month, of a year that no month is known of, or of no date (as which the year 0
// counts).
struct SitePeriod {
  int year = 0, month = 0;             // 0 where it is not known
  std::vector<std::uint32_t> entries;  // one of each group, newest first

  // Of its page: "2021/08/", "2021/", "undated/".
  std::string folder() const;
};

// A page links to no more versions: more than there are languages of any publisher, and a bound on
// what an archive can make of itself where all are said to be translations of one.
inline constexpr std::size_t most_versions = 50;

// Of a release with that date; without entries.
SitePeriod period_of(Date date);

// Ids of translations, each with the id of the release that it is of. An archive knows only that
// they belong together.
using Translations = std::vector<std::pair<std::string, std::string>>;
Translations list_translations(std::span<const Release> releases);

class Site {
 public:
  // `translations` are those of the releases that `archive` was built of. The archive must outlive
  // the site.
  Site(const Archive& archive, const Translations& translations, SiteOptions options,
       const EarlierPaths& earlier);

  const Archive& archive() const { return archive_; }
  const SiteOptions& options() const { return options_; }

  // Newest first; within a year what no month is known of comes last, and undated ones at the end.
  std::span<const SitePeriod> periods() const { return periods_; }
  // How many groups are shown.
  std::size_t size() const { return entries_.size(); }
  // One of each group, in the order of the periods.
  std::span<const std::uint32_t> entries() const { return entries_; }

  bool is_shown(std::uint32_t release) const { return !paths_[release].empty(); }
  // "2021/08/art-competition.html"; "" where it is not shown.
  const std::string& path(std::uint32_t release) const { return paths_[release]; }
  // What keeps its path from one run to the next.
  std::string key(std::uint32_t release) const { return std::string(archive_.id(release)); }

  // The versions of a release that are shown, at most most_versions, itself among them.
  std::vector<std::uint32_t> versions(std::uint32_t release) const;
  // The version that it is a translation of, where that is shown.
  std::optional<std::uint32_t> original(std::uint32_t release) const;
  // The next entry towards the older (+1) or the newer (-1), in the language of `release` where
  // there is such a version.
  std::optional<std::uint32_t> neighbour(std::uint32_t release, int direction) const;

  // Whether the page of a release is its first address on the web: search engines are told so, and
  // of its translations.
  bool is_canonical(std::uint32_t release) const;

 private:
  void name_pages(const EarlierPaths& earlier);
  void find_versions();
  void make_periods();
  std::uint32_t entry_of(std::uint32_t group) const;

  const Archive& archive_;
  SiteOptions options_;
  std::vector<std::uint32_t> originals_;  // of each release; size() where it has none
  std::vector<std::string> paths_;
  std::vector<std::vector<std::uint32_t>> versions_;  // of each group
  std::vector<SitePeriod> periods_;
  std::vector<std::uint32_t> entries_;
  std::vector<std::uint32_t> place_of_group_;  // in entries_
};

}  // namespace dateline

#endif  // DATELINE_PUBLISH_SITE_H_
