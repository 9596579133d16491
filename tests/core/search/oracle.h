// The search engine written slowly and obviously, to prove the fast one: no index, no dictionary,
// no blocks, no skipping. Every release is read again for every clause, every word of the archive
// is compared with every word of the query.

#ifndef DATELINE_TESTS_CORE_SEARCH_ORACLE_H_
#define DATELINE_TESTS_CORE_SEARCH_ORACLE_H_

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/math.h"
#include "index/layout.h"
#include "query/query.h"
#include "search/match.h"
#include "search/proximity.h"
#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {

class Oracle {
 public:
  // `languages` tells how each release was analysed (IndexBytes::languages).
  Oracle(const Archive& archive, const Bytes& languages)
      : archive_(archive), languages_(languages) {
    for (std::uint32_t release = 0; release < archive.size(); ++release) {
      std::array<Words, field_count> fields;
      add(fields[0], archive.title(release), release);
      add(fields[1], archive.summary(release), release);
      add(fields[2], archive.text(release), release);
      for (std::uint32_t place : archive.facet(Facet::place).of_release[release]) {
        add(fields[3], archive.facet(Facet::place).values[place], release);
      }
      for (std::uint32_t topic : archive.facet(Facet::topic).of_release[release]) {
        add(fields[4], archive.facet(Facet::topic).values[topic], release);
      }
      std::set<std::string> different;
      for (const Words& words : fields) different.insert(words.begin(), words.end());
      different.erase("");
      for (const std::string& word : different) ++releases_with_[word];
      fields_.push_back(fields);
    }
    for (std::size_t field = 0; field < field_count; ++field) {
      double sum = 0;
      for (const auto& fields : fields_) sum += count(fields[field]);
      averages_[field] = fields_.empty() ? 0 : sum / static_cast<double>(fields_.size());
    }
  }

  struct Answer {
    std::vector<Level> levels;
    std::vector<double> scores;
    std::vector<std::string> unknown;                 // clauses that nothing has
    std::vector<std::vector<std::string>> spellings;  // of those that were changed
  };

  Answer match(const Query& query, const MatchOptions& options) const {
    Answer answer;
    answer.scores.assign(archive_.size(), 0);
    std::vector<bool> fits(archive_.size(), true);
    std::vector<Asked> asked;
    for (const Part& part : query.parts) {
      const bool word = part.kind == Part::Kind::clause && !part.excluded &&
                        part.clause.field == ClauseField::any;
      if (word) {
        asked.push_back(ask(part.clause, expand(part.clause), options.now));
        asked.back().word = true;
        score(asked.back(), answer);
      } else {
        const std::vector<bool> holds = find(part, options.now);
        for (std::uint32_t release = 0; release < archive_.size(); ++release)
          fits[release] = fits[release] && holds[release];
        score_wanted(part, options.now, asked, answer);
      }
    }
    // Spellings, in the light of the other words.
    std::vector<double> coverage(archive_.size(), 0);
    double whole = 0;
    std::size_t known = 0, wanted = 0;
    const auto cover = [&](const Asked& one) {
      if (!one.weights.empty()) ++known, whole += one.idf;
      for (const auto& [release, weight] : one.weights) coverage[release] += one.idf;
    };
    for (const Asked& one : asked) {
      wanted += one.word;
      if (one.word) cover(one);
    }
    const std::vector<double> context = coverage;
    const double whole_context = whole;
    std::size_t corrections = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const Clause& clause = *asked[i].clause;
      if (!asked[i].word || !asked[i].weights.empty() || !options.spelling) continue;
      if (++corrections > 8) continue;
      if (clause.exact || clause.terms.size() > 1 || clause.year != 0) continue;
      const auto spellings =
          nearest(clause.terms[0], context, ranking.least_context * whole_context, options.now);
      if (spellings.empty()) continue;
      std::vector<Expansion> words;
      answer.spellings.emplace_back();
      for (const auto& [spelling, discount] : spellings) {
        answer.spellings.back().push_back(spelling);
        for (Expansion form : expand(spelling, true, false)) {
          form.weight *= discount;
          const bool there = std::any_of(words.begin(), words.end(),
                                         [&](const Expansion& e) { return e.word == form.word; });
          if (!there) words.push_back(form);
        }
      }
      asked[i] = ask(clause, {words}, options.now);
      asked[i].word = true;
      score(asked[i], answer);
      cover(asked[i]);
    }
    for (std::uint32_t release = 0; release < archive_.size(); ++release) {
      std::size_t having = 0;
      for (const Asked& one : asked) having += one.word && one.weights.count(release) > 0;
      Level level = Level::none;
      if (fits[release] && having == wanted) {
        level = Level::all;
      } else if (fits[release] && having > 0 &&
                 coverage[release] >= ranking.least_coverage * whole / static_cast<double>(known)) {
        level = Level::some;
      }
      answer.levels.push_back(level);
    }
    if (options.proximity) add_proximity(asked, answer);
    for (const Asked& one : asked) {
      if (one.weights.empty()) answer.unknown.push_back(one.clause->text);
    }
    return answer;
  }

 private:
  using Words = std::vector<std::string>;  // a gap between values is empty words

  // A word of the archive that stands for one of a query.
  struct Expansion {
    std::string word;
    double weight;
    std::set<std::uint8_t> not_in;  // languages of releases in which it does not
    bool beginning = false;
  };

  // A clause that is wanted, and what the releases have of it.
  struct Asked {
    const Clause* clause = nullptr;
    std::vector<std::vector<Expansion>> words;  // of each term
    std::map<std::uint32_t, double> weights;    // of the releases that have it
    double idf = 0;
    bool word = false;  // a release may lack it
  };

  void add(Words& words, std::string_view text, std::uint32_t release) const {
    if (!words.empty()) words.resize(words.size() + value_gap);
    Analyzer analyzer(text, languages_[release] == marked_language ? Marks::kept : Marks::folded);
    for (Term term; analyzer.next(term);) words.emplace_back(term.text);
  }

  static std::uint32_t count(const Words& words) {
    return static_cast<std::uint32_t>(
        std::count_if(words.begin(), words.end(), [](auto& word) { return !word.empty(); }));
  }

  static std::string folded(const std::string& term) {
    return term.substr(0, term.find(mark_separator));
  }

  std::vector<std::vector<Expansion>> expand(const Clause& clause) const {
    std::vector<std::vector<Expansion>> words;
    for (std::size_t i = 0; i < clause.terms.size(); ++i) {
      words.push_back(
          expand(clause.terms[i], !clause.exact, clause.prefix && i + 1 == clause.terms.size()));
    }
    return words;
  }

  std::vector<Expansion> expand(const std::string& term, bool stems, bool prefix) const {
    std::vector<Expansion> found;
    const bool marked = term != folded(term);
    if (folded(term).size() < 3) {
      stems = false;
      for (const auto& [word, releases] : releases_with_)
        prefix = prefix && folded(word) != folded(term);
    }
    std::vector<Stemmer> stemmers;
    for (std::uint8_t i = 0; i < stem_language_count; ++i)
      stemmers.emplace_back(static_cast<StemLanguage>(i));
    for (const auto& [word, releases] : releases_with_) {
      if (folded(word) == folded(term)) {
        if (marked && word == folded(term)) {
          found.push_back({word, 1, {marked_language}});
        } else if (!marked || word == term) {
          found.push_back({word, 1, {}});
        }
        continue;
      }
      std::set<std::uint8_t> same_stem, others = {other_language, marked_language};
      for (std::uint8_t language = 0; language < stem_language_count; ++language) {
        const std::string stem(stemmers[language].stem(folded(term)));
        const std::string begin = stem.size() > 3 ? stem.substr(0, stem.size() - 1) : stem;
        const bool same = stems && std::count(languages_.begin(), languages_.end(), language) > 0 &&
                          word.starts_with(begin) && stemmers[language].stem(word) == stem;
        (same ? same_stem : others).insert(language);
      }
      if (!same_stem.empty()) found.push_back({word, word_weights.stem, others});
      if (prefix && word.starts_with(folded(term)))
        found.push_back({word, word_weights.prefix, same_stem, true});
    }
    return found;
  }

  static bool in_field(const Clause& clause, std::size_t field) {
    return clause.field == ClauseField::any || (clause.field == ClauseField::title && field == 0) ||
           (clause.field == ClauseField::place && field == 3) ||
           (clause.field == ClauseField::topic && field == 4);
  }

  double field_weight(const std::array<Words, field_count>& fields, std::size_t field) const {
    const double b = ranking.length_normalisation[field];
    const double length = decode_length(encode_length(count(fields[field])));
    return ranking.weights[field] /
           (averages_[field] > 0 ? 1 - b + b * length / averages_[field] : 1);
  }

  Asked ask(const Clause& clause, std::vector<std::vector<Expansion>> words,
            std::optional<std::int64_t> now) const {
    Asked asked;
    asked.clause = &clause;
    asked.words = std::move(words);
    for (std::uint32_t release = 0; release < archive_.size(); ++release) {
      const auto& fields = fields_[release];
      const auto is = [&](const Expansion& expansion, const std::string& word) {
        return expansion.word == word && expansion.not_in.count(languages_[release]) == 0;
      };
      double weight = 0;
      if (asked.words.size() == 1) {
        for (const Expansion& expansion : asked.words[0]) {
          double sum = 0;
          for (std::size_t field = 0; field < field_count; ++field) {
            double frequency = 0;
            for (const std::string& word : fields[field]) frequency += is(expansion, word);
            if (in_field(clause, field)) sum += frequency * field_weight(fields, field);
          }
          weight += expansion.weight * sum;
        }
      } else {
        for (std::size_t field = 0; field < field_count; ++field) {
          for (std::size_t at = 0; at + asked.words.size() <= fields[field].size(); ++at) {
            bool all = in_field(clause, field);
            for (std::size_t i = 0; i < asked.words.size(); ++i) {
              all = all && std::any_of(asked.words[i].begin(), asked.words[i].end(),
                                       [&](const Expansion& each) {
                                         return is(each, fields[field][at + i]);
                                       });
            }
            if (all) weight += field_weight(fields, field);
          }
        }
      }
      const Date date = archive_.published(release);
      if (clause.year != 0 && date.known() && civil_from_days(date.first).year == clause.year)
        weight += ranking.year_weight;
      if (weight > 0) asked.weights[release] = weight;
    }
    // What only hidden releases have is as if none had it.
    if (std::none_of(asked.weights.begin(), asked.weights.end(),
                     [&](const auto& each) { return archive_.is_shown(each.first, now); }))
      asked.weights.clear();
    const double count = archive_.size(), df = static_cast<double>(asked.weights.size());
    asked.idf = clause.times * natural_log(1 + (count - df + 0.5) / (df + 0.5));
    return asked;
  }

  static void score(const Asked& asked, Answer& answer) {
    for (const auto& [release, weight] : asked.weights) {
      answer.scores[release] +=
          asked.idf * (weight * (ranking.saturation + 1) / (weight + ranking.saturation));
    }
  }

  void score_wanted(const Part& part, std::optional<std::int64_t> now, std::vector<Asked>& asked,
                    Answer& answer) const {
    if (part.excluded) return;
    if (part.kind == Part::Kind::clause) {
      asked.push_back(ask(part.clause, expand(part.clause), now));
      score(asked.back(), answer);
    }
    for (const Part& each : part.parts) score_wanted(each, now, asked, answer);
  }

  // By release: whether it fits.
  std::vector<bool> find(const Part& part, std::optional<std::int64_t> now) const {
    std::vector<bool> found(archive_.size(), part.kind == Part::Kind::all);
    const Asked asked =
        part.kind == Part::Kind::clause ? ask(part.clause, expand(part.clause), now) : Asked();
    for (std::uint32_t release = 0; release < archive_.size(); ++release) {
      const Date date = archive_.published(release);
      if (part.kind == Part::Kind::clause) found[release] = asked.weights.count(release) > 0;
      if (part.kind == Part::Kind::language)
        found[release] = language_fits(archive_.value(Facet::language, release), part.value);
      if (part.kind == Part::Kind::source)
        found[release] = has_words(archive_.value(Facet::source, release), part.value);
      if (part.kind == Part::Kind::dates) {
        found[release] =
            date.known() && date.first <= part.days.last && last_day(date) >= part.days.first;
      }
    }
    for (const Part& each : part.parts) {
      const std::vector<bool> other = find(each, now);
      for (std::uint32_t release = 0; release < archive_.size(); ++release) {
        found[release] = part.kind == Part::Kind::all ? found[release] && other[release]
                                                      : found[release] || other[release];
      }
    }
    if (part.excluded) found.flip();
    return found;
  }

  static bool has_words(std::string_view name, std::string_view wanted) {
    std::set<std::string> there;
    Analyzer names(name), words(wanted);
    for (Term term; names.next(term);) there.emplace(term.text);
    bool all = !name.empty();
    for (Term term; words.next(term);) all = all && there.count(std::string(term.text)) > 0;
    return all;
  }

  // The edits between two words, by the whole table.
  static std::size_t edits(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.size()][b.size()];
  }

  static std::u32string letters(const std::string& word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) letters.push_back(decode_utf8(word, at));
    return letters;
  }

  // Each with its discount.
  std::vector<std::pair<std::string, double>> nearest(const std::string& term,
                                                      const std::vector<double>& coverage,
                                                      double least,
                                                      std::optional<std::int64_t> now) const {
    const std::u32string wanted = letters(folded(term));
    if (wanted.size() < 5 || term.find_first_of("0123456789") != term.npos) return {};
    const std::size_t limit = wanted.size() <= 7 ? 1 : 2;
    struct Candidate {
      std::size_t edits;
      bool other_first;
      std::uint32_t releases;
      std::string word;
    };
    std::vector<Candidate> candidates;
    for (const auto& [word, releases] : releases_with_) {
      const std::u32string other = letters(folded(word));
      const std::size_t distance = edits(wanted, other);
      if (distance > limit) continue;
      bool usable = false;
      for (std::uint32_t release = 0; release < archive_.size(); ++release) {
        bool has = false;
        for (const Words& words : fields_[release])
          has = has || std::count(words.begin(), words.end(), word) > 0;
        usable = usable || (has && coverage[release] >= least && archive_.is_shown(release, now));
      }
      if (usable) candidates.push_back({distance, other[0] != wanted[0], releases, word});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                       if (a.other_first != b.other_first) return b.other_first;
                       if (a.edits != b.edits) return a.edits < b.edits;
                       return a.releases > b.releases;
                     });
    std::vector<std::pair<std::string, double>> best;
    for (const Candidate& each : candidates) {
      if (best.size() < 3 && each.edits == candidates[0].edits &&
          each.other_first == candidates[0].other_first) {
        best.push_back({each.word, word_weights.spelling[each.edits > 1]});
      }
    }
    return best;
  }

  void add_proximity(const std::vector<Asked>& asked, Answer& answer) const {
    std::vector<const Asked*> words;
    for (const Asked& one : asked) {
      const bool alone = one.words.size() == 1 && one.clause->field == ClauseField::any;
      Term first;
      const bool pair = Analyzer(one.clause->terms[0]).next(first) && first.pair;
      if (alone && !pair && !one.weights.empty() && one.idf >= proximity_least_idf)
        words.push_back(&one);
    }
    std::vector<std::pair<double, std::uint32_t>> best;  // ascending: minus the score, the release
    for (std::uint32_t release = 0; release < archive_.size(); ++release) {
      if (answer.levels[release] == Level::none) continue;
      best.push_back(
          {-static_cast<double>(static_cast<std::uint32_t>(answer.scores[release] * 65536)),
           release});
    }
    std::sort(best.begin(), best.end());
    best.resize(std::min(best.size(), proximity_releases));
    for (std::size_t i = 1; i < words.size(); ++i) {
      for (const auto& [score, release] : best) {
        double close = 0;
        for (const Words& field : fields_[release]) {
          for (std::size_t a = 0; a < field.size(); ++a) {
            for (std::size_t b = 0; b < field.size(); ++b) {
              const double distance = a < b ? b - a : a - b;
              if (distance == 0 || distance > proximity_span) continue;
              if (whole_word(*words[i - 1], field[a], release) &&
                  whole_word(*words[i], field[b], release)) {
                close += 1 / (distance * distance);
              }
            }
          }
        }
        const double idf = std::min(words[i - 1]->idf, words[i]->idf);
        answer.scores[release] += ranking.proximity * idf *
                                  (close * (ranking.saturation + 1) / (close + ranking.saturation));
      }
    }
  }

  bool whole_word(const Asked& asked, const std::string& word, std::uint32_t release) const {
    return std::any_of(asked.words[0].begin(), asked.words[0].end(), [&](const Expansion& each) {
      return !each.beginning && each.word == word && each.not_in.count(languages_[release]) == 0;
    });
  }

  const Archive& archive_;
  const Bytes& languages_;
  std::vector<std::array<Words, field_count>> fields_;
  std::map<std::string, std::uint32_t> releases_with_;  // how many releases have a word
  std::array<double, field_count> averages_{};
};

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_SEARCH_ORACLE_H_
