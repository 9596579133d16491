// From text to terms: the one way in which releases and queries alike become what the index holds.
// A term is a word,
//  - without an elided article or the like before an apostrophe ("l'accord" gives "accord"; so do c
//    d j l m n s t qu jusqu lorsqu puisqu quoiqu), and without an English possessive ('s)
//  - folded (text/fold.h), in which other apostrophes go: "O’Brien" and "OBrien" are one term
//  - without the dots of an abbreviation: "U.S." gives "us", "EE.UU." gives "eeuu"
//  - without the commas or dots between groups of three digits: "9,327" and "9.327" give "9327"
//  - for releases in which marks tell words apart (text/language.h): where it has marks, the folded
//    form, then the byte 0x01, then the word in lower case with its marks: "viet\x01việt". So it
//    stands beside its folded form in the sorted dictionary: a query without marks finds both by a
//    range, one with marks just its own.
// Filters never move offsets: begin and end always span the whole word in the original text.

#ifndef DATELINE_TEXT_ANALYZER_H_
#define DATELINE_TEXT_ANALYZER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/tokenizer.h"

namespace dateline {

// Names what this version of the analyzer does. An index keeps it; a reader with another version
// refuses the index.
inline constexpr std::uint32_t analyzer_version = 2;

// The longest term kept, in bytes; longer ones are cut at a code point.
inline constexpr std::size_t max_term_bytes = 64;

// Whether marks are folded away, or kept behind the folded form.
enum class Marks : std::uint8_t { folded, kept };
inline constexpr char mark_separator = '\x01';

struct Term {
  std::string_view text;    // 1 to max_term_bytes bytes; valid until the next call of next()
  std::uint32_t begin = 0;  // byte offsets of the word in the original text
  std::uint32_t end = 0;
  // Ordinal among the words of this text, from 0. Words that fold to nothing do not count.
  std::uint32_t position = 0;
  bool pair = false;  // of a script without spaces (text/tokenizer.h)
};

// The folded form in a term.
inline std::string_view without_marks(std::string_view term) {
  return term.substr(0, term.find(mark_separator));
}

// Views the text, which must outlive it and be shorter than 2^32 bytes.
class Analyzer {
 public:
  explicit Analyzer(std::string_view text, Marks marks = Marks::folded)
      : text_(text), words_(text), marks_(marks) {}

  // The next term, in order of begin. False at the end.
  bool next(Term& term);

 private:
  std::string_view lower_plain(std::string_view word);
  std::string_view fold_word(std::string_view word);

  std::string_view text_;
  Tokenizer words_;
  Marks marks_;
  std::uint32_t position_ = 0;
  char plain_[max_term_bytes];  // holds the term where the word is plain
  std::string buffer_;          // holds it where it is not
};

}  // namespace dateline

#endif  // DATELINE_TEXT_ANALYZER_H_
