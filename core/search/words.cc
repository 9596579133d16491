#include "search/words.h"

namespace dateline {
namespace {

// What all words with the stem `stem` begin with: it, but for a last letter that stemming may have
// changed ("happi" of "happy").
std::string_view common_beginning(std::string_view stem) {
  return stem.size() > 3 ? stem.substr(0, stem.size() - 1) : stem;
}

// Shorter words have no other forms, and begin others only where they are no words themselves.
constexpr std::size_t least_bytes = 3;

}  // namespace

Vocabulary::Vocabulary(const IndexView& index) : index_(index) {
  for (std::size_t language = 0; language < stem_language_count; ++language) {
    if (index.languages() >> language & 1)
      stemmers_[language].emplace(static_cast<StemLanguage>(language));
  }
}

// Whether the index has a word that is `folded`, with whatever marks.
bool Vocabulary::has_word(std::string_view folded) const {
  const auto at = index_.seek(folded);
  return at.valid() && without_marks(at.term().text) == folded;
}

std::vector<Word> Vocabulary::find(std::string_view term, Forms forms) {
  std::vector<Word> words;
  const std::string_view folded = without_marks(term);
  if (folded.size() < least_bytes) {
    forms.stems = false;
    forms.prefix = forms.prefix && !has_word(folded) && !index_.incomplete();
  }
  const bool marked = folded.size() < term.size();
  std::array<std::string, stem_language_count> stems;
  std::string_view begin = folded;  // what all words asked for begin with
  for (std::size_t language = 0; language < stem_language_count && forms.stems; ++language) {
    if (!stemmers_[language]) continue;
    stems[language] = stemmers_[language]->stem(folded);
    const std::string_view common = common_beginning(stems[language]);
    std::size_t same = 0;
    while (same < begin.size() && same < common.size() && begin[same] == common[same]) ++same;
    begin = begin.substr(0, same);
  }
  const auto add = [&](const TermEntry& entry, double weight, LanguageSet languages,
                       bool beginning) {
    Word& word = words.emplace_back();
    word.entry = entry;
    word.weight = weight;
    word.languages = languages;
    word.beginning = beginning;
  };
  const bool others = forms.stems || forms.prefix;
  if (others) index_.terms().want(begin);
  for (auto at = index_.seek(begin); at.valid() && at.term().text.starts_with(begin); at.next()) {
    const std::string_view text = at.term().text;
    const std::string_view other = without_marks(text);
    if (other == folded) {
      if (other.size() == text.size()) {
        add(at.term(), 1,
            marked ? static_cast<LanguageSet>(~(1u << marked_language)) : all_languages, false);
      } else if (!marked || text == term) {
        add(at.term(), 1, all_languages, false);
      }
      continue;
    }
    if (!others) break;
    LanguageSet languages = 0;
    for (std::size_t language = 0; language < stem_language_count; ++language) {
      const std::string& stem = stems[language];
      if (stem.empty() || !text.starts_with(common_beginning(stem))) continue;
      if (stemmers_[language]->stem(text) == stem)
        languages |= static_cast<LanguageSet>(1u << language);
    }
    if (languages != 0) add(at.term(), word_weights.stem, languages, false);
    if (forms.prefix && text.starts_with(folded)) {
      add(at.term(), word_weights.prefix, static_cast<LanguageSet>(~languages), true);
    }
  }
  return words;
}

}  // namespace dateline
