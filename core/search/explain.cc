#include "search/explain.h"

#include "search/evidence.h"

namespace dateline {
namespace {

// How often `release` has `word`, by field.
Frequencies frequencies_in(const IndexView& index, const Word& word, std::uint32_t release) {
  PostingsReader postings = index.postings(word.entry);
  while (postings.next_block_from(release)) {
    for (std::size_t i = 0; i < postings.releases().size(); ++i) {
      if (postings.releases()[i] == release) return postings.frequencies(i);
    }
    if (postings.releases().back() > release) break;
  }
  return {};
}

}  // namespace

Explanation explain(const Archive& archive, const IndexView& index, const Query& query,
                    const MatchOptions& options, std::uint32_t release) {
  const Matches matches = match(archive, index, query, options);
  Explanation explanation;
  explanation.level = matches.levels[release];
  explanation.score = explanation.proximity = matches.scores[release];
  for (std::size_t field = 0; field < field_count; ++field) {
    explanation.lengths[field] = decode_length(index.lengths(release)[field]);
  }
  for (const MatchedClause& clause : matches.clauses) {
    if (!clause.found) continue;
    ExplainedClause explained;
    explained.text = clause.clause->text;
    explained.idf = clause.idf;
    Evidence evidence(index);
    if (clause.words.size() > 1) {
      evidence.add_phrase(clause.words, clause.clause->field);
    } else {
      for (const Word& word : clause.words[0]) {
        const double before = evidence.weight(release);
        evidence.add_word(word, clause.clause->field);
        const double added = evidence.weight(release) - before;
        if (added == 0) continue;
        explained.words.push_back(
            {word.entry.text, frequencies_in(index, word, release), word.weight, added});
      }
    }
    const int year = clause.clause->year;
    if (year != 0 && is_of_year(archive, release, year)) {
      evidence.add(release, ranking.year_weight);
    }
    explained.evidence = evidence.weight(release);
    explained.score = explained.idf * saturated(explained.evidence);
    explanation.proximity -= explained.score;
    if (explained.evidence > 0) explanation.clauses.push_back(std::move(explained));
  }
  return explanation;
}

}  // namespace dateline
