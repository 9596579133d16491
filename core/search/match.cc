#include "search/match.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "base/function_ref.h"
#include "base/math.h"
#include "base/sort.h"
#include "search/proximity.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

// By release: whether it fits.
using Mask = std::vector<std::uint8_t>;

// How often, by weight, each release has one clause.
class Evidence {
 public:
  explicit Evidence(std::uint32_t release_count) : weights_(release_count, 0) {}

  void add(std::uint32_t release, double weight) {
    if (weights_[release] == 0) releases_.push_back(release);
    weights_[release] += weight;
  }
  double weight(std::uint32_t release) const { return weights_[release]; }
  const std::vector<std::uint32_t>& releases() const { return releases_; }
  void clear() {
    for (std::uint32_t release : releases_) weights_[release] = 0;
    releases_.clear();
  }

 private:
  std::vector<double> weights_;
  std::vector<std::uint32_t> releases_;  // those with a weight, in order of first appearance
};

class Matcher {
 public:
  Matcher(const Archive& archive, const IndexView& index, const MatchOptions& options)
      : archive_(archive), index_(index), options_(options), vocabulary_(index), evidence_(index.release_count()) {
    for (std::size_t field = 0; field < field_count; ++field) {
      const double b = ranking.length_normalisation[field];
      const double average = index.average_length(static_cast<Field>(field));
      for (std::size_t code = 0; code < 256; ++code) {
        const double length = decode_length(static_cast<std::uint8_t>(code));
        const double norm = average > 0 ? 1 - b + b * length / average : 1;
        field_weights_[field][code] = ranking.weights[field] / norm;
      }
    }
  }

  Matches match(const Query& query) && {
    const std::uint32_t count = index_.release_count();
    matches_.scores.resize(count, 0);
    matches_.levels.resize(count, Level::none);
    Mask fits(count, 1);                    // all but the words
    std::vector<std::uint8_t> having(count, 0);  // how many of the words
    std::vector<double> coverage(count, 0);      // what these weigh
    std::uint8_t wanted = 0;
    std::uint8_t known = 0;  // of the words wanted, how many some release has
    double whole_coverage = 0;
    const auto add_word = [&](double idf) {
      if (!evidence_.releases().empty()) {
        whole_coverage += idf;
        ++known;
      }
      for (std::uint32_t release : evidence_.releases()) {
        ++having[release];
        coverage[release] += idf;
      }
      evidence_.clear();
    };
    std::vector<std::size_t> unknown;  // words, as numbers of clauses, that nothing has
    for (const Part& part : query.parts) {
      if (is_word(part)) {
        ++wanted;
        MatchedClause& clause = look_up(part.clause);
        score(clause);
        if (!clause.found) unknown.push_back(matches_.clauses.size() - 1);
        add_word(clause.idf);
      } else {
        const Mask mask = evaluate(part, false);
        for (std::uint32_t release = 0; release < count; ++release) fits[release] &= mask[release];
      }
    }
    for (std::size_t i : unknown) {
      MatchedClause& clause = matches_.clauses[i];
      if (!options_.spelling || !correct(clause, coverage, whole_coverage)) continue;
      score(clause);
      add_word(clause.idf);
    }
    const double least = known == 0 ? 0 : ranking.least_coverage * whole_coverage / known;
    for (std::uint32_t release = 0; release < count; ++release) {
      if (!fits[release]) continue;
      if (having[release] == wanted) {
        matches_.levels[release] = Level::all;
      } else if (having[release] > 0 && coverage[release] >= least) {
        matches_.levels[release] = Level::some;
      }
    }
    if (options_.proximity) add_proximity(index_, matches_);
    return std::move(matches_);
  }

 private:
  // Releases that lack it may still be shown.
  static bool is_word(const Part& part) {
    const Clause& clause = part.clause;
    return part.kind == Part::Kind::clause && !part.excluded && clause.field == ClauseField::any;
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
        allow(Facet::language, [&](std::string_view tag) { return language_fits(tag, part.value); }, mask);
        break;
      case Part::Kind::source:
        allow(Facet::source, [&](std::string_view name) { return has_words(name, part.value); }, mask);
        break;
      case Part::Kind::dates:
        for (std::uint32_t release = 0; release < index_.release_count(); ++release) {
          const Date date = archive_.published(release);
          mask[release] = date.known() && date.first <= part.days.last && last_day(date) >= part.days.first;
        }
        break;
      case Part::Kind::all:
      case Part::Kind::any:
        for (const Part& each : part.parts) {
          const Mask other = evaluate(each, excluded);
          for (std::uint32_t release = 0; release < mask.size(); ++release) {
            mask[release] = part.kind == Part::Kind::all ? mask[release] & other[release] : mask[release] | other[release];
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
    for (std::uint32_t value = 0; value < column.values.size(); ++value) {
      if (!fits(column.values[value])) continue;
      for (std::uint32_t release = 0; release < mask.size(); ++release) {
        const std::span<const std::uint32_t> values = column.of_release[release];
        if (std::find(values.begin(), values.end(), value) != values.end()) mask[release] = 1;
      }
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
      found.words.push_back(vocabulary_.find(clause.terms[i], {!clause.exact, clause.prefix && last}));
    }
    return found;
  }

  // Puts in the place of a word that nothing has its nearest spellings, those that the other words speak for: a release that
  // has most of these has it, too. False where there are none.
  bool correct(MatchedClause& clause, const std::vector<double>& coverage, double whole_coverage) {
    if (clause.clause->exact || clause.clause->terms.size() != 1 || clause.clause->year != 0) return false;
    const double least = ranking.least_context * whole_coverage;
    clause.spellings = vocabulary_.nearest(clause.clause->terms[0], [&](const TermEntry& word) {
      PostingsReader postings = index_.postings(word);
      while (postings.next_block()) {
        for (std::uint32_t release : postings.releases()) {
          if (coverage[release] >= least && archive_.is_shown(release, options_.now)) return true;
        }
      }
      return false;
    });
    // With their other forms.
    std::vector<Word>& words = clause.words[0];
    words.clear();
    for (const Word& spelling : clause.spellings) {
      for (Word& form : vocabulary_.find(spelling.entry.text, {.stems = true})) {
        form.weight *= spelling.weight;
        const bool known = std::any_of(words.begin(), words.end(),
                                       [&](const Word& word) { return word.entry.text == form.entry.text; });
        if (!known) words.push_back(std::move(form));
      }
    }
    return !words.empty();
  }

  // Adds to the scores what each release has of `clause`, and leaves the evidence.
  void score(MatchedClause& clause) {
    gather(clause);
    clause.found = !evidence_.releases().empty();
    const double count = index_.release_count();
    const double df = static_cast<double>(evidence_.releases().size());
    clause.idf = clause.clause->times * natural_log(1 + (count - df + 0.5) / (df + 0.5));
    for (std::uint32_t release : evidence_.releases()) {
      const double weight = evidence_.weight(release);
      matches_.scores[release] += clause.idf * weight * (ranking.saturation + 1) / (weight + ranking.saturation);
    }
  }

  // Fills evidence_ with what the releases have of one clause.
  void gather(const MatchedClause& clause) {
    if (clause.words.size() == 1) {
      for (const Word& word : clause.words[0]) gather_word(word, clause.clause->field);
    } else {
      gather_phrase(clause);
    }
    if (clause.clause->year != 0) gather_year(clause.clause->year);
  }

  void gather_year(int year) {
    const std::int32_t first = days_from_civil(year, 1, 1), last = days_from_civil(year, 12, 31);
    for (std::uint32_t release = 0; release < index_.release_count(); ++release) {
      const Date date = archive_.published(release);
      if (date.known() && date.first >= first && date.first <= last) evidence_.add(release, ranking.year_weight);
    }
  }

  static bool in_field(ClauseField wanted, std::size_t field) {
    switch (wanted) {
      case ClauseField::any: return true;
      case ClauseField::title: return field == static_cast<std::size_t>(Field::title);
      case ClauseField::place: return field == static_cast<std::size_t>(Field::places);
      case ClauseField::topic: return field == static_cast<std::size_t>(Field::topics);
    }
    return false;
  }

  void gather_word(const Word& word, ClauseField wanted) {
    constexpr std::size_t text = static_cast<std::size_t>(Field::text);
    PostingsReader postings = index_.postings(word.entry);
    while (postings.next_block()) {
      const std::span<const std::uint32_t> releases = postings.releases();
      for (std::size_t i = 0; i < releases.size(); ++i) {
        if (!counts_in(index_, word, releases[i])) continue;
        const Frequencies& frequencies = postings.frequencies(i);
        const std::uint8_t* lengths = index_.lengths(releases[i]);
        double sum = 0;
        if (wanted == ClauseField::any && postings.text_only(i)) {
          sum = frequencies[text] * field_weights_[text][lengths[text]];
        } else {
          for (std::size_t field = 0; field < field_count; ++field) {
            if (in_field(wanted, field)) sum += frequencies[field] * field_weights_[field][lengths[field]];
          }
        }
        if (sum > 0) evidence_.add(releases[i], word.weight * sum);
      }
    }
  }

  // Takes the rarest term's places as where the phrase may begin, and drops those that another term does not agree with.
  void gather_phrase(const MatchedClause& clause) {
    const std::uint32_t length = static_cast<std::uint32_t>(clause.words.size());
    std::uint32_t rarest = 0;
    std::uint64_t fewest = ~std::uint64_t{0};
    for (std::uint32_t i = 0; i < length; ++i) {
      std::uint64_t releases = 0;
      for (const Word& word : clause.words[i]) releases += word.entry.release_count;
      if (releases < fewest) {
        fewest = releases;
        rarest = i;
      }
    }
    std::vector<Occurrence> begins = find_begins(clause.words[rarest], rarest, clause.clause->field);
    for (std::uint32_t i = 0; i < length && !begins.empty(); ++i) {
      if (i != rarest) keep_begins(clause.words[i], i, begins);
    }
    for (const Occurrence& begin : begins) {
      const std::size_t field = begin.field();
      evidence_.add(begin.release, field_weights_[field][index_.lengths(begin.release)[field]]);
    }
  }

  // Where a phrase would begin that has one of `words` as its word number `offset`. Ascending.
  std::vector<Occurrence> find_begins(const std::vector<Word>& words, std::uint32_t offset, ClauseField wanted) const {
    std::vector<Occurrence> begins;
    for (const Word& word : words) {
      PostingsReader postings = index_.postings(word.entry);
      while (postings.next_block()) {
        for (std::size_t i = 0; i < postings.releases().size(); ++i) {
          const std::uint32_t release = postings.releases()[i];
          if (!counts_in(index_, word, release)) continue;
          for (std::uint32_t place : postings.places(i)) {
            const Occurrence occurrence{release, place};
            if (occurrence.position() >= offset && in_field(wanted, occurrence.field())) {
              begins.push_back({release, place - offset});
            }
          }
        }
      }
    }
    if (words.size() < 2) return begins;
    std::vector<std::uint32_t> order(begins.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    sort_numbers(order, [&](std::uint32_t a, std::uint32_t b) {
      return begins[a].release != begins[b].release ? begins[a].release < begins[b].release : begins[a].place < begins[b].place;
    });
    std::vector<Occurrence> sorted;
    for (std::uint32_t i : order) sorted.push_back(begins[i]);
    return sorted;
  }

  // Keeps those of `begins`, ascending, from where one of `words` is `offset` words on.
  void keep_begins(const std::vector<Word>& words, std::uint32_t offset, std::vector<Occurrence>& begins) const {
    std::vector<std::uint8_t> kept(begins.size(), 0);
    for (const Word& word : words) {
      PostingsReader postings = index_.postings(word.entry);
      std::size_t at = 0;  // in begins
      while (at < begins.size() && postings.next_block_from(begins[at].release)) {
        const std::span<const std::uint32_t> releases = postings.releases();
        for (std::size_t i = 0; i < releases.size(); ++i) {
          while (at < begins.size() && begins[at].release < releases[i]) ++at;
          if (at == begins.size()) break;
          if (begins[at].release != releases[i] || !counts_in(index_, word, releases[i])) continue;
          for (std::uint32_t place : postings.places(i)) {
            while (at < begins.size() && begins[at].release == releases[i] && begins[at].place + offset < place) ++at;
            if (at == begins.size() || begins[at].release != releases[i]) break;
            if (begins[at].place + offset == place) kept[at] = 1;
          }
        }
      }
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      if (kept[i]) begins[count++] = begins[i];
    }
    begins.resize(count);
  }

  const Archive& archive_;
  const IndexView& index_;
  const MatchOptions& options_;
  Vocabulary vocabulary_;
  Evidence evidence_;
  std::array<std::array<double, 256>, field_count> field_weights_;
  Matches matches_;
};

}  // namespace

Matches match(const Archive& archive, const IndexView& index, const Query& query, const MatchOptions& options) {
  return Matcher(archive, index, options).match(query);
}

}  // namespace dateline
