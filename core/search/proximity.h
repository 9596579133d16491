// A small plus for releases in which the query's words stand close to each other (Rasolofo and
// Savoy, "Term Proximity Scoring for Keyword-Based Retrieval Systems", 2003): of words that follow
// each other in the query, each two places at most proximity_span words apart in one field count 1
// / distance², which is saturated like BM25.

#ifndef DATELINE_SEARCH_PROXIMITY_H_
#define DATELINE_SEARCH_PROXIMITY_H_

#include "search/match.h"

namespace dateline {

inline constexpr std::uint32_t proximity_span = 5;
// Only the releases with the best scores get it: for the others it would come too late.
inline constexpr std::size_t proximity_releases = 100;
// Words with a smaller idf, those of more than about a third of the releases, are passed over.
inline constexpr double proximity_least_idf = 1;

// Adds to matches.scores.
void add_proximity(const IndexView& index, Matches& matches);

}  // namespace dateline

#endif  // DATELINE_SEARCH_PROXIMITY_H_
