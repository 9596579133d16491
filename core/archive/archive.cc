#include "archive/archive.h"

#include <numeric>

#include "base/sort.h"

namespace dateline {
namespace {

std::vector<std::string> copy_values(const FacetColumn& column, std::uint32_t release) {
  std::vector<std::string> values;
  for (std::uint32_t value : column.of_release[release]) values.emplace_back(column.values[value]);
  return values;
}

}  // namespace

void ArchiveColumns::derive() {
  // Years, in order: of four digits, so that their numbers order as their names do.
  FacetColumn& years = facets[static_cast<std::size_t>(Facet::year)];
  std::vector<std::uint32_t> number(10000);  // of each year that there is, from 1
  for (const Date date : dates) {
    if (date.known()) number[static_cast<std::size_t>(civil_from_days(date.first).year)] = 1;
  }
  for (std::size_t year = 0; year < number.size(); ++year) {
    if (number[year] == 0) continue;
    years.values.push_back(to_iso(make_date(static_cast<int>(year), 0, 0)));
    number[year] = years.values.size();
  }
  for (const Date date : dates) {
    std::uint32_t value = 0;
    if (date.known())
      value = number[static_cast<std::size_t>(civil_from_days(date.first).year)] - 1;
    years.of_release.push_back(std::span(&value, date.known() ? 1 : 0));
  }

  std::vector<std::uint32_t> order(groups.size());  // group by group
  std::iota(order.begin(), order.end(), 0);
  sort_numbers(order, [&](std::uint32_t a, std::uint32_t b) { return groups[a] < groups[b]; });
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && groups[order[end]] == groups[order[begin]]) ++end;
    members.push_back(std::span(order).subspan(begin, end - begin));
    ++group_count;
  }
}

std::uint32_t Archive::find(std::string_view id) const {
  std::uint32_t release = 0;
  while (release < size() && this->id(release) != id) ++release;
  return release;
}

std::vector<std::string_view> Archive::split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    text.remove_prefix(1);
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

Release Archive::copy(std::uint32_t release) const {
  Release copy;
  copy.id = id(release);
  copy.url = url(release);
  copy.title = title(release);
  copy.summary = summary(release);
  copy.text = text(release);
  copy.dateline = dateline(release);
  copy.language = value(Facet::language, release);
  copy.kind = kind(release);
  copy.note = note(release);
  copy.image = image(release);
  copy.sources = copy_values(facet(Facet::source), release);
  copy.places = copy_values(facet(Facet::place), release);
  copy.topics = copy_values(facet(Facet::topic), release);
  for (std::string_view author : authors(release)) copy.authors.emplace_back(author);
  copy.published = published(release);
  copy.modified = modified(release);
  copy.status = status(release);
  copy.embargo_until = embargo_until(release);
  return copy;
}

}  // namespace dateline
