// Cuts text into words, by the rules of UAX #29 (word boundaries), keeping only the pieces with a letter or a digit.
// Runs of Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar, which are written without spaces, become overlapping pairs of
// code points ("人权委" gives 人权 and 权委; a run of one gives itself). Combining marks belong to the letter before them
// and never make a pair of their own.
//
//   Tokenizer words(text);
//   for (Token word; words.next(word);) use(text.substr(word.begin, word.end - word.begin));

#ifndef DATELINE_TEXT_TOKENIZER_H_
#define DATELINE_TEXT_TOKENIZER_H_

#include <cstdint>
#include <string_view>

namespace dateline {

struct Token {
  std::uint32_t begin = 0;  // byte offsets into the text, of whole code points
  std::uint32_t end = 0;
  bool ascii = false;       // every byte is below 0x80
  bool pair = false;        // one of the overlapping pairs; shares bytes with its neighbour
};

// Views the text, which must outlive it and be shorter than 2^32 bytes.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  // The next word, in order of begin. False, and nothing written, at the end.
  bool next(Token& token);

 private:
  std::string_view text_;
  std::uint32_t at_ = 0;
  std::uint32_t run_end_ = 0;  // while at_ < run_end_, inside a run that gives pairs
};

}  // namespace dateline

#endif  // DATELINE_TEXT_TOKENIZER_H_
