#include "search/match.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "base/function_ref.h"
#include "base/math.h"
#include "search/evidence.h"
#include "search/proximity.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

// Of one query: more words that nothing has are left as they are.
constexpr std::size_t most_corrections = 8;

// By release, or by value of a facet: whether it fits.
using Mask = std::vector<std::uint8_t>;

class Matcher {
 public:
  Matcher(const Archive& archive, const IndexView& index, const MatchOptions& options)
      : archive_(archive), index_(index), options_(options), vocabulary_(index), evidence_(index) {}

  Matches match(const Query& query) && {
    const std::uint32_t count = index_.release_count();
    matches_.scores.resize(count);
    matches_.levels.resize(count);
    having_.resize(count);
    coverage_.resize(count);
    Mask misfits(count);  // which do not fit what is asked beside the words
    for (const Part& part : query.parts) {
      if (is_word(part)) {
        ++wanted_;
        MatchedClause& clause = look_up(part.clause);
        clause.optional = true;
        add_word(clause);
      } else {
        const Mask mask = evaluate(part, false);
        for (std::uint32_t release = 0; release < count; ++release)
          misfits[release] |= !mask[release];
      }
    }
    if (options_.spelling && !index_.incomplete()) correct_words();
    if (wanted_ == 0) {
      having_any_.resize(count);
      for (std::uint32_t release = 0; release < count; ++release) having_any_[release] = release;
    }
    matches_.incomplete = index_.incomplete();
    if (matches_.incomplete) return std::move(matches_);
    const double least = known_ == 0 ? 0 : ranking.least_coverage * whole_coverage_ / known_;
    matches_.releases.resize(having_any_.size());
    std::size_t found = 0;
    for (std::uint32_t release : having_any_) {
      const bool all = having_[release] == wanted_;
      if (misfits[release] || (!all && coverage_[release] < least)) continue;
      matches_.levels[release] = all ? Level::all : Level::some;
      matches_.releases[found++] = release;
    }
    matches_.releases.resize(found);
    if (options_.proximity) add_proximity(index_, matches_);
    return std::move(matches_);
  }

 private:
  // Scores a word, and notes which releases have it.
  void add_word(MatchedClause& clause) {
    score(clause);
    if (clause.found) {
      ++known_;
      whole_coverage_ += clause.idf;
    }
    const bool first = having_any_.empty();
    if (first) having_any_ = evidence_.releases();
    for (std::uint32_t release : evidence_.releases()) {
      if (having_[release]++ == 0 && !first) having_any_.push_back(release);
      coverage_[release] += clause.idf;
    }
    evidence_.clear();
  }

  // Takes words that nothing has for their nearest spellings, judged by the words that are spelt
  // right.
  void correct_words() {
    std::size_t corrections = 0;  // each reads the whole dictionary
    for (MatchedClause& clause : matches_.clauses) {
      if (clause.optional && !clause.found && corrections++ < most_corrections) correct(clause);
    }
    for (MatchedClause& clause : matches_.clauses) {
      if (!clause.spellings.empty()) add_word(clause);
    }
  }

  // Releases that lack it may still be shown.
  static bool is_word(const Part& part) {
    return part.kind == Part::Kind::clause && !part.excluded &&
           part.clause.field == ClauseField::any;
  }

  // Which releases fit `part`. What it wants, outside of exclusions, adds to their scores.
  Mask evaluate(const Part& part, bool excluded) {
    excluded = excluded || part.excluded;
    Mask mask(index_.release_count(), part.kind == Part::Kind::all ? 1 : 0);
    switch (part.kind) {
      case Part::Kind::clause:
        if (excluded) {
          gather(look_up(part.clause));
          matches_.clauses.pop_back();
        } else {
          score(look_up(part.clause));
        }
        for (std::uint32_t release : evidence_.releases()) mask[release] = 1;
        evidence_.clear();
        break;
      case Part::Kind::language:
        allow(
            Facet::language, [&](std::string_view tag) { return language_fits(tag, part.value); },
            mask);
        break;
      case Part::Kind::source:
        allow(
            Facet::source, [&](std::string_view name) { return has_words(name, part.value); },
            mask);
        break;
      case Part::Kind::dates:
        for (std::uint32_t release = 0; release < index_.release_count(); ++release) {
          const Date date = archive_.published(release);
          mask[release] =
              date.known() && date.first <= part.days.last && last_day(date) >= part.days.first;
        }
        break;
      case Part::Kind::all:
      case Part::Kind::any:
        for (const Part& each : part.parts) {
          const Mask other = evaluate(each, excluded);
          for (std::uint32_t release = 0; release < mask.size(); ++release) {
            mask[release] = part.kind == Part::Kind::all ? mask[release] & other[release]
                                                         : mask[release] | other[release];
          }
        }
        break;
    }
    if (part.excluded) {
      for (std::uint8_t& each : mask) each = !each;
    }
    return mask;
  }

  // Sets `mask` where a release has a value of `facet` that `fits`.
  void allow(Facet facet, FunctionRef<bool(std::string_view)> fits, Mask& mask) const {
    const FacetColumn& column = archive_.facet(facet);
    Mask fitting(column.values.size());  // by value
    for (std::uint32_t value = 0; value < column.values.size(); ++value)
      fitting[value] = fits(column.values[value]);
    for (std::uint32_t release = 0; release < mask.size(); ++release) {
      for (std::uint32_t value : column.of_release[release]) mask[release] |= fitting[value];
    }
  }

  // Whether every word of `wanted` is in `name`.
  static bool has_words(std::string_view name, std::string_view wanted) {
    Analyzer words(wanted);
    for (Term word; words.next(word);) {
      Analyzer others(name);
      Term other;
      bool found = false;
      while (!found && others.next(other)) found = other.text == word.text;
      if (!found) return false;
    }
    return true;
  }

  // Adds to matches_ what the words of `clause` stand for in the index.
  MatchedClause& look_up(const Clause& clause) {
    MatchedClause& found = matches_.clauses.emplace_back();
    found.clause = &clause;
    for (std::size_t i = 0; i < clause.terms.size(); ++i) {
      const bool last = i + 1 == clause.terms.size();
      found.words.push_back(
          vocabulary_.find(clause.terms[i], {!clause.exact, clause.prefix && last}));
    }
    return found;
  }

  // Puts in the place of a word that nothing has its nearest spellings, those that the other
  // words speak for: a release that has most of these has it, too.
  void correct(MatchedClause& clause) {
    if (clause.clause->exact || clause.clause->terms.size() != 1 || clause.clause->year != 0)
      return;
    const double least = ranking.least_context * whole_coverage_;
    clause.spellings = vocabulary_.nearest(clause.clause->terms[0], [&](const TermEntry& word) {
      PostingsReader postings = index_.postings(word);
      while (postings.next_block()) {
        for (std::uint32_t release : postings.releases()) {
          if (coverage_[release] >= least && archive_.is_shown(release, options_.now)) return true;
        }
      }
      return false;
    });
    // With their other forms.
    if (clause.spellings.empty()) return;
    std::vector<Word>& words = clause.words[0];
    words.clear();
    for (const Word& spelling : clause.spellings) {
      for (Word& form : vocabulary_.find(spelling.entry.text, {.stems = true})) {
        form.weight *= spelling.weight;
        const bool known = std::any_of(words.begin(), words.end(), [&](const Word& word) {
          return word.entry.text == form.entry.text;
        });
        if (!known) words.push_back(std::move(form));
      }
    }
  }

  // Adds to the scores what each release has of `clause`, and leaves the evidence.
  void score(MatchedClause& clause) {
    gather(clause);
    clause.found = !evidence_.releases().empty();
    const double count = index_.release_count();
    const double df = static_cast<double>(evidence_.releases().size());
    clause.idf = clause.clause->times * natural_log(1 + (count - df + 0.5) / (df + 0.5));
    for (std::uint32_t release : evidence_.releases()) {
      matches_.scores[release] += clause.idf * saturated(evidence_.weight(release));
    }
  }

  // Fills evidence_ with what the releases have of one clause. What only hidden ones have, none
  // has.
  void gather(const MatchedClause& clause) {
    if (clause.words.size() == 1) {
      for (const Word& word : clause.words[0]) evidence_.add_word(word, clause.clause->field);
    } else {
      evidence_.add_phrase(clause.words, clause.clause->field);
    }
    if (clause.clause->year != 0) {
      for (std::uint32_t release = 0; release < index_.release_count(); ++release) {
        if (is_of_year(archive_, release, clause.clause->year))
          evidence_.add(release, ranking.year_weight);
      }
    }
    const auto is_shown = [&](std::uint32_t release) {
      return archive_.is_shown(release, options_.now);
    };
    const std::vector<std::uint32_t>& releases = evidence_.releases();
    if (std::none_of(releases.begin(), releases.end(), is_shown)) evidence_.clear();
  }

  const Archive& archive_;
  const IndexView& index_;
  const MatchOptions& options_;
  Vocabulary vocabulary_;
  Evidence evidence_;
  Matches matches_;
  std::uint8_t wanted_ = 0;           // words
  std::uint8_t known_ = 0;            // of these, how many some release has
  double whole_coverage_ = 0;         // what those weigh
  std::vector<std::uint8_t> having_;  // by release: how many of the words it has
  std::vector<double> coverage_;      // what these weigh
  std::vector<std::uint32_t> having_any_;
};

}  // namespace

bool is_of_year(const Archive& archive, std::uint32_t release, int year) {
  const Date date = archive.published(release);
  return date.known() && civil_from_days(date.first).year == year;
}

Matches match(const Archive& archive, const IndexView& index, const Query& query,
              const MatchOptions& options) {
  return Matcher(archive, index, options).match(query);
}

}  // namespace dateline
