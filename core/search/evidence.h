// What the releases have of one clause of a query: how often, by weight. Every posting of a query
// passes through here.

#ifndef DATELINE_SEARCH_EVIDENCE_H_
#define DATELINE_SEARCH_EVIDENCE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "index/view.h"
#include "query/query.h"
#include "search/words.h"

namespace dateline {

// Views the index, which must outlive it.
class Evidence {
 public:
  explicit Evidence(const IndexView& index);

  // Adds what each release has of a word in a field, or of a phrase, of whose every term `words`
  // are given: each occurrence weighs as its field does (search/match.h), and as `word` does.
  void add_word(const Word& word, ClauseField field);
  void add_phrase(const std::vector<std::vector<Word>>& words, ClauseField field);
  void add(std::uint32_t release, double weight) {
    if (weights_[release] == 0) releases_.push_back(release);
    weights_[release] += weight;
  }

  // Those with a weight, in order of first appearance.
  const std::vector<std::uint32_t>& releases() const { return releases_; }
  double weight(std::uint32_t release) const { return weights_[release]; }
  void clear();

 private:
  std::vector<Occurrence> find_begins(const std::vector<Word>& words, std::uint32_t offset,
                                      ClauseField field) const;
  void keep_begins(const std::vector<Word>& words, std::uint32_t offset,
                   std::vector<Occurrence>& begins) const;

  const IndexView& index_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> releases_;
  std::array<std::array<double, 256>, field_count>
      field_weights_;  // by the code of the field's length
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_EVIDENCE_H_
