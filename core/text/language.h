// Which language a text is in, for releases that do not say: by function words, the commonest of a
// language, which make a third of its running text.

#ifndef DATELINE_TEXT_LANGUAGE_H_
#define DATELINE_TEXT_LANGUAGE_H_

#include <string_view>

namespace dateline {

// The language as the first subtag of a BCP 47 tag, or "" where the text is too short, mixed, or in
// none of those known: da en es fr nl no pt sv vi, whose words are analysed by rules of their own,
// and af ca de ht id it ro, which would be taken for these. Looks at no more than the first 1,000
// bytes. Three sentences are nearly always enough, a headline half of the time. Galician comes out
// as Portuguese; Danish and Norwegian are often not told apart.
std::string_view detect_language(std::string_view text);

// Whether marks tell words of a language apart and its writers always put them (Swedish "for" and
// "för" are two words), so that a word typed with marks means just that word. False for Spanish,
// French and others where readers leave marks out. By the first subtag of a BCP 47 tag, in any
// case.
bool keeps_marks(std::string_view tag);

}  // namespace dateline

#endif  // DATELINE_TEXT_LANGUAGE_H_
