// Folding: what makes words equal that readers take to be the same. Case, accents, width, ligatures, Arabic letter
// forms and tatweel. Tables come from Debian's unicode-data: see core/text/make_fold_table.py.
//
// fold(c) is: full case folding, then compatibility decomposition (NFKD), then combining marks dropped (general
// category Mn, and the Arabic tatweel), then the few letters that do not decompose but are read as their base
// (ß and ẞ ss, æ ae, œ oe, ø o, đ d, ð d, þ th, ħ h, ı i, ł l, ŋ n, ŧ t), and the Arabic letter forms (alef with hamza
// or madda or wasla -> alef, alef maksura -> yeh, teh marbuta -> heh, Farsi yeh and kaf -> Arabic ones). Marks that
// distinguish letters (of Indic scripts and Thai, category Mn with canonical combining class 0 or 9, or over 0 in a
// script where they are letters' parts) are kept; so are the Japanese voiced sound marks.

#ifndef DATELINE_TEXT_FOLD_H_
#define DATELINE_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace dateline {

// Appends the folded form of `word` (UTF-8; malformed bytes fold to U+FFFD) to `out`. May append nothing, may append
// more bytes than `word` has. Idempotent: folding a folded word changes nothing.
void append_folded(std::string_view word, std::string& out);

}  // namespace dateline

#endif  // DATELINE_TEXT_FOLD_H_
