#include "archive/archive.h"

namespace dateline {

Release Archive::copy(std::uint32_t release) const {
  static constexpr struct {
    StringColumn Archive::*from;
    std::string Release::*to;
  } texts[] = {
      {&Archive::urls_, &Release::url},           {&Archive::titles_, &Release::title},
      {&Archive::summaries_, &Release::summary},  {&Archive::texts_, &Release::text},
      {&Archive::datelines_, &Release::dateline}, {&Archive::notes_, &Release::note},
      {&Archive::kinds_, &Release::kind},         {&Archive::images_, &Release::image},
  };
  const struct {
    const FacetColumn& from;
    std::vector<std::string> Release::*to;
  } lists[] = {
      {facet(Facet::source), &Release::sources},
      {facet(Facet::place), &Release::places},
      {facet(Facet::topic), &Release::topics},
      {authors_, &Release::authors},
  };
  Release copy;
  copy.id = id(release);
  copy.language = value(Facet::language, release);
  for (const auto& text : texts) copy.*text.to = (this->*text.from)[release];
  for (const auto& list : lists) {
    for (std::uint32_t value : list.from.of_release[release])
      (copy.*list.to).emplace_back(list.from.values[value]);
  }
  copy.published = published(release);
  copy.modified = modified(release);
  copy.status = status(release);
  copy.embargo_until = embargo_until(release);
  return copy;
}

}  // namespace dateline
