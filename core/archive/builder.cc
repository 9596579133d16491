#include "archive/builder.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"
#include "base/json_writer.h"

namespace dateline {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void trim(std::string& text) {
  std::size_t end = text.size();
  while (end > 0 && is_space(text[end - 1])) --end;
  std::size_t begin = 0;
  while (begin < end && is_space(text[begin])) ++begin;
  if (begin > 0 || end < text.size()) text = text.substr(begin, end - begin);
}

void tidy_list(std::vector<std::string>& list) {
  std::vector<std::string> kept;
  for (std::string& text : list) {
    trim(text);
    if (!text.empty() && std::find(kept.begin(), kept.end(), text) == kept.end()) {
      kept.push_back(std::move(text));
    }
  }
  list = std::move(kept);
}

// http or https, in any case, with something behind it and no white space or control character inside.
bool is_web_url(std::string_view url) {
  const auto starts_with = [url](std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i) {
      const char c = url[i] >= 'A' && url[i] <= 'Z' ? static_cast<char>(url[i] + 32) : url[i];
      if (c != scheme[i]) return false;
    }
    return true;
  };
  if (!starts_with("http://") && !starts_with("https://")) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    return (static_cast<unsigned char>(c) <= 0x20) || c == 0x7f;
  });
}

// "es_MX" and "ES-mx" are both "es-MX": the language in small letters, a two-letter region in capitals.
void tidy_language(std::string& tag) {
  trim(tag);
  std::size_t part = 0;
  for (std::size_t begin = 0; begin < tag.size(); ++part) {
    std::size_t end = begin;
    while (end < tag.size() && tag[end] != '-' && tag[end] != '_') ++end;
    const bool region = part > 0 && end - begin == 2;
    for (std::size_t i = begin; i < end; ++i) {
      char& c = tag[i];
      if (region && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      if (part == 0 && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    if (end < tag.size()) tag[end] = '-';
    begin = end + 1;
  }
}

// A stable id for a release that comes without one.
std::string make_id(const Release& release) {
  std::string_view words = release.title.empty() ? release.text : release.title;
  std::size_t length = std::min<std::size_t>(words.size(), 80);
  while (length > 0 && length < words.size() && (words[length] & 0xc0) == 0x80) --length;
  return to_iso(release.published) + "/" + std::string(words.substr(0, length));
}

// Leaves of a withdrawn release what says that it was there.
void make_tombstone(Release& release) {
  release.title.clear();
  release.summary.clear();
  release.text.clear();
  release.dateline.clear();
  release.image.clear();
  release.authors.clear();
}

// Distinct values of all releases in byte order, and each release's as numbers. `list(i, add)` calls add for each value
// of the i-th release.
template <class List>
FacetColumn make_facet(std::size_t count, const List& list) {
  std::vector<std::string_view> distinct;
  std::string_view last;
  for (std::size_t i = 0; i < count; ++i) {
    list(i, [&](std::string_view value) {
      if (!distinct.empty() && value == last) return;
      distinct.push_back(value);
      last = value;
    });
  }
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());

  FacetColumn column;
  for (std::string_view value : distinct) column.values.push_back(value);
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < count; ++i) {
    numbers.clear();
    list(i, [&](std::string_view value) {
      const auto at = std::lower_bound(distinct.begin(), distinct.end(), value);
      numbers.push_back(static_cast<std::uint32_t>(at - distinct.begin()));
    });
    std::sort(numbers.begin(), numbers.end());
    column.of_release.push_back(numbers);
  }
  return column;
}

}  // namespace

std::optional<std::string> ArchiveBuilder::add(Release release) {
  for (std::string* text : {&release.id, &release.url, &release.title, &release.summary, &release.text,
                            &release.source, &release.kind, &release.note, &release.image,
                            &release.translation_of, &release.dateline}) {
    trim(*text);
  }
  tidy_list(release.places);
  tidy_list(release.topics);
  tidy_list(release.authors);
  tidy_language(release.language);

  std::optional<std::string> remark;
  if (!release.url.empty() && !is_web_url(release.url)) {
    remark = "The link is dropped: only http and https are taken.";
    release.url.clear();
  }
  if (!is_web_url(release.image)) release.image.clear();
  if (release.id.empty()) release.id = release.url.empty() ? make_id(release) : release.url;
  if (release.status == Status::withdrawn) make_tombstone(release);

  if (2 * (releases_.size() + 1) > id_slots_.size()) {
    fill_slots(std::max<std::size_t>(64, 2 * id_slots_.size()));
  }
  std::uint32_t* slot = id_slot(release.id);
  if (*slot != 0) return "Not taken: its id \"" + release.id + "\" was met before.";
  releases_.push_back(std::move(release));
  *slot = static_cast<std::uint32_t>(releases_.size());
  return remark;
}

void ArchiveBuilder::truncate(std::size_t size) {
  releases_.resize(std::min(size, releases_.size()));
  fill_slots(id_slots_.size());
}

void ArchiveBuilder::fill_slots(std::size_t slots) {
  id_slots_.assign(slots, 0);
  for (std::size_t i = 0; i < releases_.size(); ++i) *id_slot(releases_[i].id) = static_cast<std::uint32_t>(i + 1);
}

std::uint32_t* ArchiveBuilder::id_slot(std::string_view id) {
  const std::size_t mask = id_slots_.size() - 1;
  std::size_t at = hash_bytes(id) & mask;
  while (id_slots_[at] != 0 && releases_[id_slots_[at] - 1].id != id) at = (at + 1) & mask;
  return &id_slots_[at];
}

Archive ArchiveBuilder::build() && {
  const std::size_t count = releases_.size();
  std::vector<std::uint32_t> order(count);  // order[n] = the added release that becomes number n
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return releases_[a].published.first > releases_[b].published.first;
  });
  const auto release = [&](std::size_t n) -> Release& { return releases_[order[n]]; };

  Archive archive;
  const auto one = [&](std::string Release::* member) {
    return make_facet(count, [&, member](std::size_t n, auto add) {
      if (!(release(n).*member).empty()) add(release(n).*member);
    });
  };
  const auto many = [&](std::vector<std::string> Release::* member) {
    return make_facet(count, [&, member](std::size_t n, auto add) {
      for (const std::string& value : release(n).*member) add(value);
    });
  };
  const auto facet = [&](Facet which) -> FacetColumn& {
    return archive.facets_[static_cast<std::size_t>(which)];
  };
  facet(Facet::place) = many(&Release::places);
  facet(Facet::topic) = many(&Release::topics);
  facet(Facet::language) = one(&Release::language);
  facet(Facet::source) = one(&Release::source);
  archive.authors_ = many(&Release::authors);
  std::vector<std::string> years(count);
  for (std::size_t n = 0; n < count; ++n) years[n] = to_iso(release(n).published).substr(0, 4);
  facet(Facet::year) = make_facet(count, [&](std::size_t n, auto add) {
    if (!years[n].empty()) add(years[n]);
  });

  // Groups: a forest over the numbers, joined where translation_of leads; a root is its tree's smallest number.
  std::vector<std::uint32_t> number(count);  // the inverse of order
  for (std::size_t n = 0; n < count; ++n) number[order[n]] = static_cast<std::uint32_t>(n);
  std::vector<std::uint32_t> parent(count);
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](std::uint32_t n) {
    while (parent[n] != n) n = parent[n] = parent[parent[n]];
    return n;
  };
  for (std::uint32_t n = 0; n < count; ++n) {
    if (release(n).translation_of.empty()) continue;
    const std::uint32_t slot = *id_slot(release(n).translation_of);
    if (slot == 0) continue;
    const std::uint32_t a = root(n), b = root(number[slot - 1]);
    parent[std::max(a, b)] = std::min(a, b);
  }
  archive.groups_.resize(count);
  std::vector<std::vector<std::uint32_t>> members;
  for (std::uint32_t n = 0; n < count; ++n) {
    const std::uint32_t top = root(n);
    if (top == n) {
      archive.groups_[n] = archive.group_count_++;
      members.emplace_back();
    } else {
      archive.groups_[n] = archive.groups_[top];
    }
    members[archive.groups_[n]].push_back(n);
  }
  for (const auto& list : members) archive.members_.push_back(list);

  std::size_t text_bytes = 0;
  for (const Release& each : releases_) text_bytes += each.text.size();
  archive.texts_.reserve(count, text_bytes);
  for (std::size_t n = 0; n < count; ++n) {
    Release& each = release(n);
    archive.ids_.push_back(each.id);
    archive.urls_.push_back(each.url);
    archive.titles_.push_back(each.title);
    archive.summaries_.push_back(each.summary);
    archive.texts_.push_back(each.text);
    archive.datelines_.push_back(each.dateline);
    archive.notes_.push_back(each.note);
    archive.kinds_.push_back(each.kind);
    archive.images_.push_back(each.image);
    archive.dates_.push_back(each.published);
    archive.modified_.push_back(each.modified);
    archive.statuses_.push_back(each.status);
    archive.embargoes_.push_back(each.embargo_until);
    each = Release();  // its memory goes as the columns grow
  }

  archive.by_id_.resize(count);
  std::iota(archive.by_id_.begin(), archive.by_id_.end(), 0);
  std::sort(archive.by_id_.begin(), archive.by_id_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return archive.ids_[a] < archive.ids_[b]; });
  return archive;
}

}  // namespace dateline
