// Which words of an index a word of the query stands for: itself, its other forms in the languages
// of the releases, the words that it begins, or, where nothing has it, its nearest spellings.

#ifndef DATELINE_SEARCH_WORDS_H_
#define DATELINE_SEARCH_WORDS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "index/view.h"
#include "text/analyzer.h"
#include "text/stemmer.h"

namespace dateline {

// A set of analysis languages (index/layout.h), a bit each.
using LanguageSet = std::uint8_t;
inline constexpr LanguageSet all_languages = 0xff;

// A word of the index, and how much it counts beside the word that was asked for.
struct Word {
  TermEntry entry;
  double weight = 1;
  LanguageSet languages = all_languages;  // of the releases in which it counts
  bool beginning = false;                 // it only begins with what was asked for
};

// Whether `word` counts in a release.
inline bool counts_in(const IndexView& index, const Word& word, std::uint32_t release) {
  return word.languages == all_languages || (word.languages >> index.language(release) & 1) != 0;
}

// What a word stands for beside itself.
struct Forms {
  bool stems = false;   // its other forms
  bool prefix = false;  // the words that it begins
};

// How much each counts beside the word itself.
struct WordWeights {
  double stem, prefix;
  std::array<double, 2> spelling;  // of one edit, or of other marks only; of two
};

inline constexpr WordWeights word_weights = {.stem = 0.7, .prefix = 0.3, .spelling = {0.7, 0.5}};

// Views the index, which must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const IndexView& index);

  // In the order of the dictionary, each word once. `term` is as the analyzer gives it, marks kept.
  // One without marks stands for those with any, one with marks in languages that keep them only
  // for itself. A form is a word with the same Snowball stem in a language of the archive's that
  // begins as the stem does, but for the stem's last letter. Words of one or two letters have no
  // other forms, and stand for those that they begin only where the index has no such word.
  std::vector<Word> find(std::string_view term, Forms forms);

  // The nearest spellings of a word that the index lacks, the best first, at most three: those with
  // the fewest edits (insert, delete, change a letter, or swap two neighbours; Damerau 1964), one
  // for words of up to seven letters, two for longer ones, none for those of fewer than five or
  // with a digit. Marks are not looked at. Others than those with the same first letter only where
  // there are none; among equals the more frequent first, then in byte order. Only such as
  // may_use(their entry).
  std::vector<Word> nearest(std::string_view term, FunctionRef<bool(const TermEntry&)> may_use);

 private:
  // A word of about the right length, and how many releases have it.
  using UseWord = FunctionRef<void(std::string_view text, std::uint32_t release_count)>;

  bool has_word(std::string_view folded) const;
  void each_word_like(std::u32string_view letters, std::uint32_t limit, bool same_first,
                      UseWord use) const;

  const IndexView& index_;
  // Of the languages in the archive.
  std::array<std::optional<Stemmer>, stem_language_count> stemmers_;
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_WORDS_H_
