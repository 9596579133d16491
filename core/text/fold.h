// Folding: what makes words equal that readers take to be the same. Case, accents, width,
// ligatures, Arabic letter forms and tatweel. Tables come from Debian's unicode-data: see
// core/text/make_fold_table.py.
//
// A code point folds by these steps, repeated until nothing changes:
//  1. full case folding, then compatibility decomposition (NFKD), without the spaces that some
//     decompositions bring
//  2. what is read over goes: combining marks (categories Mn and Me) of the scripts that set them
//     on letters as accents or points (Latin, Greek, Cyrillic, Coptic, Hebrew, Arabic, Syriac,
//     Ethiopic, and all shared ones but the Japanese voiced sound marks), default-ignorable code
//     points (soft hyphen, joiners, variation selectors), tatweel, and apostrophes, quotation marks
//     and middle dots, which only some writers put ("Qur'an", "Hawaiʻi", "col·lecció"). Marks of
//     other scripts (Indic, Thai) are parts of their letters and stay.
//  3. letters that do not decompose become what they are read as: æ ae, œ oe, ø o, đ d, ð d, þ th,
//     ħ h, ı i, ł l, ŋ n, ŧ t (ß is ss by case folding); alef with wasla alef, alef maksura and
//     Farsi yeh yeh, teh marbuta heh, keheh kaf
//  4. decimal digits of all scripts become 0 to 9
// So й is и and ñ is n: a reader who leaves a mark out must find the word, and one who types it
// finds it too.
//
// Left as they are: CJK compatibility ideographs, the Arabic ligatures U+FC00 to U+FDC7, and
// symbols that stand in no word. The order of marks that stay is not touched: text is taken to be
// in a normal form, or typed in the usual order.

#ifndef DATELINE_TEXT_FOLD_H_
#define DATELINE_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace dateline {

// Appends the folded form of `word` (UTF-8; malformed bytes fold to U+FFFD) to `out`. May append
// nothing, may append more bytes than `word` has. Idempotent: folding a folded word changes
// nothing.
void append_folded(std::string_view word, std::string& out);

// Like append_folded, but Latin letters of two bytes and more are only made lower case: their marks
// stay, and so do letters like æ and đ. Those of Latin-1, Latin Extended-A, Extended-B and Extended
// Additional, which Vietnamese, Yoruba, the Nordic languages and others write. What comes
// decomposed (a letter, then combining marks: NFD) loses its marks as in folding; İ becomes i, and
// I, too. Folding the result gives what append_folded gives.
void append_lower(std::string_view word, std::string& out);

}  // namespace dateline

#endif  // DATELINE_TEXT_FOLD_H_
