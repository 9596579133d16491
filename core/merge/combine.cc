#include "merge/combine.h"

#include <utility>

#include "archive/builder.h"

namespace dateline {
namespace {

std::int32_t day_of_version(const Release& release) {
  return release.modified.known() ? release.modified.first : release.published.first;
}

bool later_counts(const Release& earlier, const Release& later) {
  const std::int32_t was = day_of_version(earlier), is = day_of_version(later);
  if (was != is) return is > was;
  return earlier.status != Status::withdrawn || later.status == Status::withdrawn;
}

// Takes a member of `other` where `release` has none, or has derived what the other states. `bit`
// is 0 for members that are never derived.
template <class Member>
void fill(Release& release, Release& other, Member Release::*member, std::uint8_t bit) {
  if ((other.*member).empty()) return;
  const bool derived = (release.derived & bit) != 0, other_derived = (other.derived & bit) != 0;
  if (!(release.*member).empty() && (!derived || other_derived)) return;
  release.*member = std::move(other.*member);
  release.derived = static_cast<std::uint8_t>((release.derived & ~bit) | (other.derived & bit));
}

void fill(Date& date, Date other) {
  if (!date.known()) date = other;
}

}  // namespace

Release combine(Release earlier, Release later, Meeting meeting) {
  const bool swap = meeting == Meeting::update && later_counts(earlier, later);
  std::string id = earlier.id;
  std::vector<std::string> sources = earlier.sources;
  sources.insert(sources.end(), later.sources.begin(), later.sources.end());

  Release& release = swap ? later : earlier;
  Release& other = swap ? earlier : later;
  release.id = std::move(id);
  release.sources = std::move(sources);
  for (std::string Release::*member : {&Release::url, &Release::title, &Release::summary,
                                       &Release::text, &Release::kind, &Release::image}) {
    fill(release, other, member, 0);
  }
  fill(release, other, &Release::topics, 0);
  fill(release, other, &Release::authors, 0);
  fill(release, other, &Release::dateline, derived_dateline);
  fill(release, other, &Release::language, derived_language);
  fill(release, other, &Release::places, derived_places);
  fill(release, other, &Release::translation_of, derived_translation_of);
  fill(release.published, other.published);
  fill(release.modified, other.modified);
  if (release.status == Status::live && other.status == Status::corrected) {
    release.status = Status::corrected;
    fill(release, other, &Release::note, 0);
  }
  tidy(release);
  return std::move(release);
}

}  // namespace dateline
