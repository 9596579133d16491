// The search engine written slowly and obviously, to prove the fast one: no index, no blocks, no skipping. Every release is
// read again for every clause.

#ifndef DATELINE_TESTS_CORE_SEARCH_ORACLE_H_
#define DATELINE_TESTS_CORE_SEARCH_ORACLE_H_

#include <map>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/math.h"
#include "index/layout.h"
#include "query/query.h"
#include "search/match.h"
#include "text/analyzer.h"

namespace dateline {

class Oracle {
 public:
  explicit Oracle(const Archive& archive) : archive_(archive) {
    for (std::uint32_t release = 0; release < archive.size(); ++release) {
      std::array<Words, field_count> fields;
      add(fields[0], archive.title(release));
      add(fields[1], archive.summary(release));
      add(fields[2], archive.text(release));
      for (std::uint32_t place : archive.facet(Facet::place).of_release[release]) {
        add(fields[3], archive.facet(Facet::place).values[place]);
      }
      for (std::uint32_t topic : archive.facet(Facet::topic).of_release[release]) {
        add(fields[4], archive.facet(Facet::topic).values[topic]);
      }
      fields_.push_back(fields);
    }
    for (std::size_t field = 0; field < field_count; ++field) {
      double sum = 0;
      for (const auto& fields : fields_) sum += count(fields[field]);
      averages_[field] = fields_.empty() ? 0 : sum / static_cast<double>(fields_.size());
    }
  }

  Matches match(const Query& query) const {
    Matches matches;
    matches.matched.assign(archive_.size(), 1);
    matches.scores.assign(archive_.size(), 0);
    for (const Clause& clause : query.clauses) {
      std::map<std::uint32_t, double> weights = weigh(clause);
      if (weights.empty() && !clause.excluded) matches.notes.push_back({"unknown-word", clause.text});
      const double count = archive_.size(), df = static_cast<double>(weights.size());
      const double idf = natural_log(1 + (count - df + 0.5) / (df + 0.5));
      for (std::uint32_t release = 0; release < archive_.size(); ++release) {
        const bool has = weights.count(release) > 0;
        if (has == clause.excluded) matches.matched[release] = 0;
        if (!has || clause.excluded) continue;
        const double weight = weights[release];
        matches.scores[release] += idf * weight * (ranking.saturation + 1) / (weight + ranking.saturation);
      }
    }
    return matches;
  }

 private:
  using Words = std::vector<std::string>;  // a gap between values is empty words

  static void add(Words& words, std::string_view text) {
    if (!words.empty()) words.resize(words.size() + value_gap);
    Analyzer analyzer(text);
    for (Term term; analyzer.next(term);) words.emplace_back(term.text);
  }

  static std::uint32_t count(const Words& words) {
    std::uint32_t count = 0;
    for (const std::string& word : words) count += !word.empty();
    return count;
  }

  static bool fits(const Clause& clause, std::size_t term, const std::string& word) {
    const bool prefix = clause.prefix && term + 1 == clause.terms.size();
    return prefix ? word.starts_with(clause.terms[term]) : word == clause.terms[term];
  }

  double field_weight(const std::array<Words, field_count>& fields, std::size_t field) const {
    const double b = ranking.length_normalisation[field];
    const double length = decode_length(encode_length(count(fields[field])));
    return ranking.weights[field] / (averages_[field] > 0 ? 1 - b + b * length / averages_[field] : 1);
  }

  // What each release has of a clause: nothing where it has none.
  std::map<std::uint32_t, double> weigh(const Clause& clause) const {
    std::map<std::uint32_t, double> weights;
    for (std::uint32_t release = 0; release < archive_.size(); ++release) {
      const auto& fields = fields_[release];
      std::map<std::string, std::array<int, field_count>> frequencies;  // of each word that the clause stands for
      for (std::size_t field = 0; field < field_count; ++field) {
        const Words& words = fields[field];
        for (std::size_t at = 0; at + clause.terms.size() <= words.size(); ++at) {
          bool all = true;
          for (std::size_t i = 0; i < clause.terms.size(); ++i) all = all && fits(clause, i, words[at + i]);
          if (!all) continue;
          if (clause.terms.size() == 1) {
            ++frequencies[words[at]][field];
          } else {
            weights[release] += field_weight(fields, field);
          }
        }
      }
      for (const auto& [word, of_word] : frequencies) {
        double sum = 0;
        for (std::size_t field = 0; field < field_count; ++field) sum += of_word[field] * field_weight(fields, field);
        weights[release] += (word == clause.terms[0] ? 1 : ranking.prefix_weight) * sum;
      }
    }
    return weights;
  }

  const Archive& archive_;
  std::vector<std::array<Words, field_count>> fields_;
  std::array<double, field_count> averages_{};
};

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_SEARCH_ORACLE_H_
