#include "search/proximity.h"

#include <algorithm>
#include <span>

#include "base/sort.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

// Whether `term` is a pair of characters: it overlaps the next one, so that they always stand
// close.
bool is_pair(std::string_view term) {
  Analyzer analyzer(term);
  Term first;
  return analyzer.next(first) && first.pair;
}

// The releases that match and have the best scores, ascending.
std::vector<std::uint32_t> best_releases(const Matches& matches) {
  std::vector<std::uint64_t> keys;  // the best first; the lower half is the release
  for (std::uint32_t release : matches.releases) {
    const double score = std::min(matches.scores[release], 65535.0);
    keys.push_back(std::uint64_t{~static_cast<std::uint32_t>(score * 65536)} << 32 | release);
  }
  const std::size_t count = std::min(keys.size(), proximity_releases);
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end());
  std::vector<std::uint32_t> releases;
  for (std::size_t i = 0; i < count; ++i) releases.push_back(static_cast<std::uint32_t>(keys[i]));
  sort_numbers(releases, [](std::uint32_t a, std::uint32_t b) { return a < b; });
  return releases;
}

// Where each of `releases` has a clause, ascending; as Occurrence::place.
std::vector<std::vector<std::uint32_t>> find_places(const IndexView& index,
                                                    const MatchedClause& clause,
                                                    const std::vector<std::uint32_t>& releases) {
  std::vector<std::vector<std::uint32_t>> places(releases.size());
  for (const Word& word : clause.words[0]) {
    if (word.beginning) continue;
    PostingsReader postings = index.postings_with_positions(word.entry);
    std::size_t at = 0;  // in releases
    while (at < releases.size() && postings.next_block_from(releases[at])) {
      const std::span<const std::uint32_t> block = postings.releases();
      for (std::size_t i = 0; i < block.size() && at < releases.size(); ++i) {
        while (at < releases.size() && releases[at] < block[i]) ++at;
        if (at == releases.size() || releases[at] != block[i] || !counts_in(index, word, block[i]))
          continue;
        for (std::uint32_t place : postings.places(i)) places[at].push_back(place);
      }
    }
  }
  if (clause.words[0].size() > 1) {
    for (std::vector<std::uint32_t>& each : places) {
      sort_numbers(each, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    }
  }
  return places;
}

double closeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  double sum = 0;
  std::size_t first = 0;
  for (const std::uint32_t place : a) {
    while (first < b.size() && b[first] + proximity_span < place) ++first;
    for (std::size_t i = first; i < b.size() && b[i] <= place + proximity_span; ++i) {
      const double distance = b[i] > place ? b[i] - place : place - b[i];
      if (distance > 0) sum += 1 / (distance * distance);
    }
  }
  return sum;
}

}  // namespace

void add_proximity(const IndexView& index, Matches& matches) {
  std::vector<const MatchedClause*> words;
  for (const MatchedClause& clause : matches.clauses) {
    if (clause.words.size() != 1 || clause.clause->field != ClauseField::any || !clause.found)
      continue;
    if (clause.idf >= proximity_least_idf && !is_pair(clause.clause->terms[0]))
      words.push_back(&clause);
  }
  if (words.size() < 2) return;
  const std::vector<std::uint32_t> releases = best_releases(matches);
  std::vector<std::vector<std::uint32_t>> before = find_places(index, *words[0], releases);
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::vector<std::vector<std::uint32_t>> places = find_places(index, *words[i], releases);
    const double idf = std::min(words[i - 1]->idf, words[i]->idf);
    for (std::size_t at = 0; at < releases.size(); ++at) {
      const double close = closeness(before[at], places[at]);
      matches.scores[releases[at]] += ranking.proximity * idf * saturated(close);
    }
    before = std::move(places);
  }
}

}  // namespace dateline
