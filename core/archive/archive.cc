#include "archive/archive.h"

namespace dateline {
namespace {

std::vector<std::string> copy_values(const FacetColumn& column, std::uint32_t release) {
  std::vector<std::string> values;
  for (std::uint32_t value : column.of_release[release]) values.emplace_back(column.values[value]);
  return values;
}

}  // namespace

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
  copy.authors = copy_values(authors_, release);
  copy.published = published(release);
  copy.modified = modified(release);
  copy.status = status(release);
  copy.embargo_until = embargo_until(release);
  return copy;
}

}  // namespace dateline
