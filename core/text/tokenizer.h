// Cuts text into words, by the rules of UAX #29 (word boundaries), keeping only the pieces with a
// letter or a digit. Runs of Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar and other scripts
// written without spaces become overlapping pairs of code points ("人权委" gives 人权 and 权委; a
// run of one gives itself). Combining marks belong to the letter before them and never make a pair
// of their own.
//
//   Tokenizer words(text);
//   for (Token word; words.next(word);) use(text.substr(word.begin, word.end - word.begin));
//
// Where words to search by are better served, UAX #29 is not followed:
//  - the underscore and its like (ExtendNumLet) join nothing: snake_case, #Stop_Trafficking and
//    _emphasis_ are found by their words. U+202F, which French sets before "!" and the like, is one
//    of them.
//  - the colon joins nothing (ICU and CLDR say so, too): "10:30", "KINGSTON:The"
//  - subscript digits are digits: CO₂ is one word. Other numbers that are no decimal digits (½, ①,
//    ²) are words by themselves, so that a footnote's mark does not change the word it follows.
//  - emoji belong to no word, also behind a joiner (rule WB3c)

#ifndef DATELINE_TEXT_TOKENIZER_H_
#define DATELINE_TEXT_TOKENIZER_H_

#include <cstdint>
#include <string_view>

namespace dateline {

struct Token {
  std::uint32_t begin = 0;  // byte offsets into the text, of whole code points
  std::uint32_t end = 0;
  bool plain = false;  // nothing but the letters and digits of ASCII
  bool pair = false;   // of a script without spaces: one of the overlapping pairs, or the only one
                       // of its run
};

// Views the text, which must outlive it and be shorter than 2^32 bytes.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  // The next word, in order of begin. False, and nothing written, at the end.
  bool next(Token& token);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool in_run_ = false;  // the code point at at_ was already the second of a pair
};

}  // namespace dateline

#endif  // DATELINE_TEXT_TOKENIZER_H_
