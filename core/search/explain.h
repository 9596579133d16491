// Why a release has its score: every number that goes into it.

#ifndef DATELINE_SEARCH_EXPLAIN_H_
#define DATELINE_SEARCH_EXPLAIN_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "search/match.h"

namespace dateline {

// A word of the index that a clause stands for, as far as the release has it.
struct ExplainedWord {
  std::string text;
  Frequencies frequencies{};  // by field
  double weight = 0;          // beside the word that was typed: WordWeights
  double evidence = 0;        // what it adds: frequencies, weighted and normalised by length
};

struct ExplainedClause {
  std::string text;  // as typed
  double idf = 0;
  double evidence = 0;               // of all words, or of the phrase's occurrences
  double score = 0;                  // idf * saturated(evidence)
  std::vector<ExplainedWord> words;  // of a phrase none
};

// The scores of clauses and proximity add up to score.
struct Explanation {
  Level level = Level::none;
  std::array<std::uint32_t, field_count> lengths{};  // of the release's fields, in words
  std::vector<ExplainedClause> clauses;              // those that add to the score
  double proximity = 0;
  double score = 0;
};

Explanation explain(const Archive& archive, const IndexView& index, const Query& query,
                    const MatchOptions& options, std::uint32_t release);

}  // namespace dateline

#endif  // DATELINE_SEARCH_EXPLAIN_H_
