#include "publish/site.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "publish/names.h"

namespace dateline {
namespace {

bool is_date_digits(std::string_view name, std::size_t size) {
  return name.size() > size && name[size] == '-' &&
         name.substr(0, size).find_first_not_of("0123456789-") == std::string_view::npos;
}

// Whether a name tells what it is of: two words of three letters and more, as in
// "art-competition-2", and not in "node-4711" or "6f1c-0be2".
bool tells(std::string_view name) {
  int words = 0, letters = 0;
  for (char c : name) {
    letters = c >= 'a' && c <= 'z' ? letters + 1 : 0;
    if (letters == 3) ++words;
  }
  return words >= 2;
}

// The name that a publisher's own address or id gives a release: "art-competition" of
// "https://example.org/news/art-competition.html" and of "2021-08-17-art-competition".
std::string name_in(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (!address.empty() && address.back() == '/') address.remove_suffix(1);
  address = address.substr(address.rfind('/') + 1);
  const std::size_t dot = address.rfind('.');
  if (dot != std::string_view::npos && address.size() - dot <= 5) address = address.substr(0, dot);
  if (is_date_digits(address, 10)) address.remove_prefix(11);
  return slug(address);
}

// An address should outlive a correction of the title, so the publisher's own name is preferred.
std::string wanted_name(const Archive& archive, std::uint32_t release) {
  for (std::string_view address : {archive.url(release), archive.id(release)}) {
    if (std::string name = name_in(address); tells(name)) return name;
  }
  std::string name = slug(archive.title(release));
  if (name.empty() || name == "index") return "release-" + stable_digits(archive.id(release));
  return name;
}

constexpr std::string_view page_ending = ".html";

// The names, without their ending, of the pages that were there before.
std::map<std::string, std::string> earlier_names(const EarlierPaths& earlier) {
  std::map<std::string, std::string> names;
  for (const auto& [key, path] : earlier) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || !path.ends_with(page_ending)) continue;
    if (path.substr(slash + 1) == "index.html") continue;
    names[key] = path.substr(0, path.size() - page_ending.size());
  }
  return names;
}

}  // namespace

SitePeriod period_of(Date date) {
  SitePeriod period;
  if (!date.known()) return period;
  const Civil civil = civil_from_days(date.first);
  period.year = civil.year;
  if (civil.year != 0 && date.precision != Precision::year) period.month = civil.month;
  return period;
}

std::string SitePeriod::folder() const {
  if (year == 0) return "undated/";
  const Date date = make_date(year, month, 0);
  std::string folder = to_iso(date) + "/";
  std::replace(folder.begin(), folder.end(), '-', '/');
  return folder;
}

Translations list_translations(std::span<const Release> releases) {
  Translations translations;
  for (const Release& release : releases) {
    if (!release.translation_of.empty()) {
      translations.emplace_back(release.id, release.translation_of);
    }
  }
  return translations;
}

Site::Site(const Archive& archive, const Translations& translations, SiteOptions options,
           const EarlierPaths& earlier)
    : archive_(archive),
      options_(std::move(options)),
      originals_(archive.size(), archive.size()),
      paths_(archive.size()) {
  for (const auto& [translation, original] : translations) {
    originals_[archive.find(translation)] = archive.find(original);
  }
  name_pages(earlier);
  find_versions();
  make_periods();
}

// The oldest first, and those of one day in their own order: of two that want the same name the
// later one gets a number.
void Site::name_pages(const EarlierPaths& earlier) {
  std::vector<std::uint32_t> order(archive_.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return archive_.published(a).first < archive_.published(b).first;
  });
  Names names(earlier_names(earlier));
  for (const std::uint32_t release : order) {
    if (!archive_.is_shown(release, options_.now)) continue;
    const std::string folder = period_of(archive_.published(release)).folder();
    const std::string name = names.give(key(release), folder + wanted_name(archive_, release));
    paths_[release] = name + std::string(page_ending);
  }
}

void Site::find_versions() {
  versions_.resize(archive_.group_count());
  for (std::uint32_t release = 0; release < archive_.size(); ++release) {
    std::vector<std::uint32_t>& versions = versions_[archive_.group(release)];
    if (is_shown(release) && versions.size() < most_versions) versions.push_back(release);
  }
}

void Site::make_periods() {
  // Years from the new to the old, in them the months so, and last what has no month.
  const auto order = [](const SitePeriod& a, const SitePeriod& b) {
    return std::tie(a.year, a.month) > std::tie(b.year, b.month);
  };
  std::map<SitePeriod, std::vector<std::uint32_t>, decltype(order)> entries(order);
  std::vector<std::uint32_t> shown;
  for (std::uint32_t group = 0; group < archive_.group_count(); ++group) {
    if (!versions_[group].empty()) shown.push_back(entry_of(group));
  }
  std::sort(shown.begin(), shown.end());
  for (const std::uint32_t release : shown) {
    entries[period_of(archive_.published(release))].push_back(release);
  }
  place_of_group_.resize(archive_.group_count());
  for (auto& [period, members] : entries) {
    for (const std::uint32_t release : members) {
      place_of_group_[archive_.group(release)] = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back(release);
    }
    periods_.push_back(period);
    periods_.back().entries = std::move(members);
  }
}

// In the language of the site, or else the original, or else the newest. Some version is shown.
std::uint32_t Site::entry_of(std::uint32_t group) const {
  const std::vector<std::uint32_t>& versions = versions_[group];
  for (const std::uint32_t version : versions) {
    const std::string_view language = archive_.value(Facet::language, version);
    if (!options_.language.empty() && language_fits(language, options_.language)) return version;
  }
  const auto original = std::find_if(
      versions.begin(), versions.end(),
      [this](std::uint32_t version) { return originals_[version] == archive_.size(); });
  return original == versions.end() ? versions.front() : *original;
}

std::vector<std::uint32_t> Site::versions(std::uint32_t release) const {
  std::vector<std::uint32_t> versions = versions_[archive_.group(release)];
  if (std::find(versions.begin(), versions.end(), release) == versions.end()) {
    versions.back() = release;
  }
  return versions;
}

std::optional<std::uint32_t> Site::original(std::uint32_t release) const {
  const std::uint32_t original = originals_[release];
  if (original == archive_.size() || original == release || !is_shown(original)) return {};
  return original;
}

std::optional<std::uint32_t> Site::neighbour(std::uint32_t release, int direction) const {
  const std::uint32_t place = place_of_group_[archive_.group(release)];
  if (direction < 0 ? place == 0 : place + 1 == entries_.size()) return {};
  const std::uint32_t entry = entries_[direction < 0 ? place - 1 : place + 1];
  const std::string_view language = archive_.value(Facet::language, release);
  for (const std::uint32_t version : versions(entry)) {
    if (archive_.value(Facet::language, version) == language) return version;
  }
  return entry;
}

bool Site::is_canonical(std::uint32_t release) const {
  return !options_.canonical_is_original || archive_.url(release).empty();
}

}  // namespace dateline
