#include "enrich/derive.h"

#include <utility>

#include "enrich/find_dateline.h"
#include "enrich/places.h"
#include "text/language.h"

namespace dateline {
namespace {

std::string language_of(const Release& release) {
  std::string words = release.title;
  words.append("\n").append(release.summary).append("\n").append(release.text.substr(0, 1000));
  return std::string(detect_language(words));
}

std::string dateline_of(const Release& release) {
  std::string place = find_dateline(release.text);
  return place.empty() ? find_dateline(release.summary) : place;
}

// Puts what find(release) gives into `member`, unless the publisher states it.
template <class Member, class Find>
void derive_member(Release& release, Member Release::*member, Derived bit, const Find& find) {
  if (!(release.*member).empty() && (release.derived & bit) == 0) return;
  (release.*member).clear();
  release.*member = find(std::as_const(release));
  release.derived = static_cast<std::uint8_t>((release.*member).empty() ? release.derived & ~bit
                                                                        : release.derived | bit);
}

}  // namespace

void derive(Release& release, const DeriveOptions& options) {
  if (release.status == Status::withdrawn) return;
  if (options.language) derive_member(release, &Release::language, derived_language, language_of);
  if (options.dateline) derive_member(release, &Release::dateline, derived_dateline, dateline_of);
  if (options.places) {
    derive_member(release, &Release::places, derived_places,
                  [](const Release& each) { return find_places(each); });
  }
}

}  // namespace dateline
