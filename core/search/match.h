// Which releases have what a query asks for, and how well.
//
// Ranking is BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 Extension to Multiple Weighted
// Fields", 2004): how often a clause is in each field, weighted and normalised by that field's
// length, adds up before it is saturated. A phrase, and a word with all that it stands for
// (search/words.h), count as one word each. Only + - * / of doubles and natural_log are used, in
// one order, so that scores are the same bit for bit on every machine.

#ifndef DATELINE_SEARCH_MATCH_H_
#define DATELINE_SEARCH_MATCH_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "archive/archive.h"
#include "index/view.h"
#include "query/query.h"
#include "search/words.h"

namespace dateline {

struct RankingParameters {
  double saturation;                                     // k1
  std::array<double, field_count> weights;               // of title, summary, text, places, topics
  std::array<double, field_count> length_normalisation;  // b of each field
  double year_weight;  // of being published in the year that a word names
  // What a release must have that lacks some of a query's words, in words of average idf.
  double least_coverage;
  double proximity;  // of words that stand close to each other (search/proximity.h)
  // Of what the other words weigh, how much a release must have for its spelling of a word to be
  // taken.
  double least_context;
};

inline constexpr RankingParameters ranking = {
    .saturation = 1.2,
    .weights = {4.0, 1.5, 1.0, 2.0, 2.0},
    .length_normalisation = {0.7, 0.7, 0.7, 0.3, 0.3},
    .year_weight = 1.0,
    .least_coverage = 0.6,
    .proximity = 0.4,
    .least_context = 0.35,
};

// BM25's: each further occurrence adds less, up to saturation + 1.
inline double saturated(double evidence) {
  return evidence * (ranking.saturation + 1) / (evidence + ranking.saturation);
}

// Whether a release is published in `year`.
bool is_of_year(const Archive& archive, std::uint32_t release, int year);

// A clause that a release should have, and what its words stand for in the index.
struct MatchedClause {
  const Clause* clause;                  // of the query, which must outlive this
  std::vector<std::vector<Word>> words;  // of each term; empty where the index has nothing
  std::vector<Word> spellings;           // the nearest, the best first, where nothing is spelt so
  bool optional = false;                 // a release that lacks it may still be shown
  bool found = false;                    // some release that is shown has it
  double idf = 0;  // its weight; of a clause that is asked for twice, twice as much
};

enum class Level : std::uint8_t { none, some, all };

struct Matches {
  // By release: whether it has all words, most of them, or too few. Whatever else is asked must be
  // there.
  std::vector<Level> levels;
  std::vector<double> scores;           // by release; zero where nothing of the query is
  std::vector<std::uint32_t> releases;  // those with a level above none, each once
  std::vector<MatchedClause> clauses;
  bool incomplete = false;  // terms of a pack are missing: nothing of this holds
};

struct MatchOptions {
  // As in Archive::is_shown: a word that only hidden releases have is unknown.
  std::optional<std::int64_t> now;
  bool spelling = true;   // whether a word that no release has is taken for its nearest spellings
  bool proximity = true;  // whether words that stand close to each other count more
};

// A query that has no words, only exclusions or filters or nothing, matches every release that fits
// these.
Matches match(const Archive& archive, const IndexView& index, const Query& query,
              const MatchOptions& options);

}  // namespace dateline

#endif  // DATELINE_SEARCH_MATCH_H_
