// Which releases have what a query asks for, and how well.
//
// Ranking is BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 Extension to Multiple Weighted Fields", 2004): how often a
// clause is in each field, weighted and normalised by that field's length, adds up before it is saturated.
// A phrase, and a prefix with all the words it begins, count as one word each. Only + - * / of doubles and natural_log
// are used, in one order, so that scores are the same bit for bit on every machine.

#ifndef DATELINE_SEARCH_MATCH_H_
#define DATELINE_SEARCH_MATCH_H_

#include <array>
#include <cstdint>
#include <vector>

#include "index/view.h"
#include "query/query.h"

namespace dateline {

struct RankingParameters {
  double saturation;                        // k1
  std::array<double, field_count> weights;  // of title, summary, text, places, topics
  std::array<double, field_count> length_normalisation;  // b of each field
  double prefix_weight;  // of a word that only begins with what was typed, beside the word itself
};

inline constexpr RankingParameters ranking = {
    .saturation = 1.2,
    .weights = {3.0, 1.5, 1.0, 2.0, 2.0},
    .length_normalisation = {0.5, 0.5, 0.75, 0.3, 0.3},
    .prefix_weight = 0.3,
};

struct Matches {
  // Both by release. A score is zero where nothing of the query is.
  std::vector<std::uint8_t> matched;  // 1 where the release has all clauses and none of the excluded
  std::vector<double> scores;
  std::vector<Note> notes;  // unknown-word: a clause that no release has
};

// A query that has no words, only exclusions or nothing, matches every release that has none of the excluded.
Matches match(const IndexView& index, const Query& query);

}  // namespace dateline

#endif  // DATELINE_SEARCH_MATCH_H_
