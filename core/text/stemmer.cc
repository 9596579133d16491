#include "text/stemmer.h"

#include <algorithm>
#include <span>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

struct Ending {
  std::string_view folded;
  std::u16string_view written;  // letters of ISO 8859-1
};

// The first that fits counts. Chosen by what they gain on running text: how many pairs of words
// that have one stem as they are written have one when folded. Spanish 88 % without these, 93 %
// with them, French 88 and 99, Portuguese 89 and 98; hardly any other pairs are joined.
constexpr Ending spanish_endings[] = {{"ion", u"ión"}, {"ian", u"ían"}};
constexpr Ending french_endings[] = {{"ee", u"ée"},     {"ees", u"ées"},     {"ere", u"ère"},
                                     {"eres", u"ères"}, {"erent", u"èrent"}, {"ite", u"ité"},
                                     {"ites", u"ités"}};
// Plurals become singulars, for which Snowball has no rule: ações ação, nacionais nacional, but not
// mais ("more").
constexpr Ending portuguese_endings[] = {
    {"cao", u"ção"},   {"coes", u"ção"},   {"oes", u"ao"},    {"avel", u"ável"}, {"aveis", u"ável"},
    {"ivel", u"ível"}, {"iveis", u"ível"}, {"mais", u"mais"}, {"ais", u"al"},    {"ens", u"em"},
};

struct Language {
  std::string_view tag;
  std::span<const Ending> endings;
};

// In the order of StemLanguage.
constexpr Language languages[stem_language_count] = {
    {"en", {}}, {"es", spanish_endings}, {"fr", french_endings}, {"pt", portuguese_endings},
    {"nl", {}},
};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::optional<StemLanguage> stem_language(std::string_view tag) {
  if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-')) return std::nullopt;
  for (std::size_t i = 0; i < stem_language_count; ++i) {
    const std::string_view known = languages[i].tag;
    if ((tag[0] | 0x20) == known[0] && (tag[1] | 0x20) == known[1]) {
      return static_cast<StemLanguage>(i);
    }
  }
  return std::nullopt;
}

void internal::as_written(StemLanguage language, std::string& word) {
  for (const Ending& ending : languages[static_cast<std::size_t>(language)].endings) {
    if (!word.ends_with(ending.folded)) continue;
    word.resize(word.size() - ending.folded.size());
    word.append(ending.written.begin(), ending.written.end());
    return;
  }
}

Stemmer::Stemmer(StemLanguage language) : language_(language), snowball_(language) {}

std::string_view Stemmer::stem(std::string_view word) {
  if (word.size() > most_stemmed || !std::all_of(word.begin(), word.end(), is_lower)) return word;
  stem_ = word;
  internal::as_written(language_, stem_);
  if (!snowball_.stem(stem_)) return word;
  if (std::all_of(stem_.begin(), stem_.end(), is_lower)) return stem_;
  std::string written;
  for (const char c : stem_) append_utf8(written, static_cast<unsigned char>(c));
  stem_.clear();
  append_folded(written, stem_);
  return stem_;
}

}  // namespace dateline
