// Stems: what the forms of a word have in common ("organised", "organises": "organis"). Snowball's
// algorithms (snowball.h).
//
// The index holds folded words, but Snowball reads accents: "migraciones" and "migracion" have one
// stem only where the second is "migración". So accents that a word's ending tells are put back
// first, and the stem is folded again. Same results on every machine.

#ifndef DATELINE_TEXT_STEMMER_H_
#define DATELINE_TEXT_STEMMER_H_

#include <optional>
#include <string>
#include <string_view>

#include "text/snowball.h"

namespace dateline {

// The language that a BCP 47 tag names by its first subtag, in any case: en, es, fr, pt, nl.
// Nothing for the others.
std::optional<StemLanguage> stem_language(std::string_view tag);

// Movable, but a Stemmer that was moved from must not be used.
class Stemmer {
 public:
  explicit Stemmer(StemLanguage language);

  // The folded stem of a folded word (text/fold.h). Words of more than 64 bytes, or of anything but
  // a to z, come back as they are, and so does every word that Snowball does not stem. Valid until
  // the next call, and no longer than `word`.
  std::string_view stem(std::string_view word);

 private:
  StemLanguage language_;
  Snowball snowball_;
  std::string stem_;
};

namespace internal {
// Makes of `word` (a to z) what Snowball gets for it, in ISO 8859-1.
void as_written(StemLanguage language, std::string& word);
}  // namespace internal

}  // namespace dateline

#endif  // DATELINE_TEXT_STEMMER_H_
