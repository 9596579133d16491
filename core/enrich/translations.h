// Which releases are the same one in different languages: suggestions, from what they share.

#ifndef DATELINE_ENRICH_TRANSLATIONS_H_
#define DATELINE_ENRICH_TRANSLATIONS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "archive/release.h"

namespace dateline {

// `release` may take the id of `original` as its translation_of. Both number the releases given.
struct TranslationLink {
  std::uint32_t release;
  std::uint32_t original;
  double score;  // at least translation_threshold; 1 where links or ids say so, at times above it

  friend bool operator==(const TranslationLink&, const TranslationLink&) = default;
};

// Chosen for precision: a wrong link hides a release behind another, a missing one hides nothing.
inline constexpr double translation_threshold = 0.3;

// Links for releases that have no translation_of yet, in their order. Together with the links that
// are there they make groups in which no language is met twice. Once they are made, there are none
// to suggest.
//
// Two releases belong together where
//  - their URLs or ids are the same but for a part that names the language ("/es/news/12",
//    "/en/news/12"), in no other release of their languages, and they are at most a month apart; or
//  - they are a day apart at most and share enough of their numbers, names, places and beginnings
//    of words: translations between related languages share the first letters of many words. What
//    few releases of the archive have weighs most (inverse document frequency); titles, numbers and
//    lengths that differ count against it.
// The pairs that score best are joined first, so that of two like releases the more like wins.
//
// A release is compared with at most 64 others, and no more than its first 256 marks are looked at:
// the time is linear in the text but for sorting.
std::vector<TranslationLink> suggest_translations(std::span<const Release> releases);

}  // namespace dateline

#endif  // DATELINE_ENRICH_TRANSLATIONS_H_
