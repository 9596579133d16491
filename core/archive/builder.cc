#include "archive/builder.h"

#include <algorithm>
#include <numeric>

#include "base/sort.h"

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

// "es_MX" and "ES-mx" are both "es-MX": the language in small letters, a two-letter region in
// capitals.
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
  return to_iso(release.published).append("/").append(words.substr(0, length));
}

// Leaves what columns are made of.
void drop_texts(Release& release) {
  for (std::string* text :
       {&release.id, &release.url, &release.title, &release.summary, &release.text,
        &release.dateline, &release.note, &release.kind, &release.image}) {
    *text = std::string();
  }
  release.authors = std::vector<std::string>();
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

// The values of one facet of a release; "" is none. Valid until the next call.
using Values = FunctionRef<std::span<const std::string>(const Release&)>;

// A facet of all releases, in the order of `added`.
FacetColumn make_facet(const std::vector<Release>& releases,
                       const std::vector<std::uint32_t>& added, Values values) {
  StringTable table;
  for (std::uint32_t each : added) {
    for (const std::string& value : values(releases[each])) {
      if (!value.empty()) table.add(value);
    }
  }
  FacetColumn column;
  std::vector<std::uint32_t> place(table.size());  // of each value, in byte order
  for (std::uint32_t value : table.sorted()) {
    place[value] = column.values.size();
    column.values.push_back(table[value]);
  }
  for (std::uint32_t each : added) {
    std::vector<std::uint32_t> list;
    for (const std::string& value : values(releases[each])) {
      if (!value.empty()) list.push_back(place[table.find(value)]);
    }
    column.of_release.push_back(list);
  }
  return column;
}

}  // namespace

std::optional<std::string> tidy(Release& release) {
  for (std::string* text :
       {&release.id, &release.url, &release.title, &release.summary, &release.text, &release.kind,
        &release.note, &release.image, &release.translation_of, &release.dateline}) {
    trim(*text);
  }
  tidy_list(release.sources);
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
  return remark;
}

std::optional<std::string> ArchiveBuilder::add(Release release) {
  std::optional<std::string> remark = tidy(release);
  if (ids_.find(release.id) != StringTable::none) {
    return std::string("Not taken: its id \"").append(release.id).append("\" was met before.");
  }
  ids_.add(release.id);
  if (take_texts_) {
    (*take_texts_)(release);
    drop_texts(release);
  }
  releases_.push_back(std::move(release));
  return remark;
}

void ArchiveBuilder::truncate(std::size_t size) {
  releases_.resize(std::min(size, releases_.size()));
  ids_ = StringTable();
  for (const Release& release : releases_) ids_.add(release.id);
}

std::vector<std::uint32_t> ArchiveBuilder::order() const {
  std::vector<std::uint32_t> added(releases_.size());
  std::iota(added.begin(), added.end(), 0);
  sort_numbers(added, [this](std::uint32_t a, std::uint32_t b) {
    return releases_[a].published.first > releases_[b].published.first;
  });
  return added;
}

Archive ArchiveBuilder::build() && {
  const std::size_t count = releases_.size();
  const std::vector<std::uint32_t> added = order();
  std::vector<std::uint32_t> number(count);  // the inverse
  for (std::size_t n = 0; n < count; ++n) number[added[n]] = static_cast<std::uint32_t>(n);
  const auto release = [&](std::size_t n) -> Release& { return releases_[added[n]]; };

  ArchiveColumns columns;
  const auto set_facet = [&](Facet facet, Values values) {
    columns.facets[static_cast<std::size_t>(facet)] = make_facet(releases_, added, values);
  };
  using Strings = std::span<const std::string>;
  set_facet(Facet::place, [](const Release& each) { return Strings(each.places); });
  set_facet(Facet::topic, [](const Release& each) { return Strings(each.topics); });
  set_facet(Facet::language, [](const Release& each) { return Strings(&each.language, 1); });
  set_facet(Facet::source, [](const Release& each) { return Strings(each.sources); });

  // Groups: a forest over the numbers, joined where translation_of leads; a root is its tree's
  // smallest number.
  std::vector<std::uint32_t> parent(count);
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](std::uint32_t n) {
    while (parent[n] != n) n = parent[n] = parent[parent[n]];
    return n;
  };
  for (std::uint32_t n = 0; n < count; ++n) {
    if (release(n).translation_of.empty()) continue;
    const std::uint32_t original = ids_.find(release(n).translation_of);
    if (original == StringTable::none) continue;
    const std::uint32_t a = root(n), b = root(number[original]);
    parent[std::max(a, b)] = std::min(a, b);
  }
  columns.groups.resize(count);
  std::uint32_t group_count = 0;
  for (std::uint32_t n = 0; n < count; ++n) {
    const std::uint32_t top = root(n);
    columns.groups[n] = top == n ? group_count++ : columns.groups[top];
  }

  std::size_t bytes = 0;
  for (const Release& each : releases_) bytes += each.text.size() + each.summary.size();
  StringColumn rows;
  if (!take_texts_) rows.reserve(count * record_fields, bytes);
  for (std::size_t n = 0; n < count; ++n) {
    Release& each = release(n);
    if (!take_texts_) append_record(each, rows);
    columns.dates.push_back(each.published);
    columns.statuses.push_back(each.status);
    columns.embargoes.push_back(each.embargo_until);
    each = Release();  // its memory goes as the columns grow
  }

  columns.derive();
  return Archive(std::move(columns), RecordTable(std::move(rows)));
}

}  // namespace dateline
