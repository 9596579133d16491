// What a reader typed, understood. The language, for readers, is docs/QUERY.md:
//
//   art competition       releases with all of the words; the last may be the beginning of one
//   "climate change"      the words side by side, in this order; also between “ ” or « »
//   ~"climate change"     the same, of any form of the words
//   "migrants"            this word, no other form of it
//   smuggl*               words that begin so
//   -smuggling            without the word; also -"a phrase", -(a OR b), -place:Haiti
//   flood OR storm        at least one of them
//   (flood OR storm) aid  OR binds less than words side by side do; parentheses say otherwise
//   title:fire            in the title; place: and topic: likewise; also title:"a phrase"
//   lang:es source:IOM    of a language, from a source
//   date:2019..2021       published then; also date:2019, date:2019-03, date:2019.. and date:..2021
//   before:2019           published before 2019 began
//   after:2019-03         published after March 2019 had ended

#ifndef DATELINE_QUERY_QUERY_H_
#define DATELINE_QUERY_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>


namespace dateline {

// Where a clause is looked for.
enum class ClauseField : std::uint8_t { any, title, place, topic };

// One word or phrase.
struct Clause {
  std::vector<std::string> terms;  // as the analyzer gives them, marks kept; several are a phrase
  std::string text;                // as typed, without quotes, signs and field
  std::size_t begin = 0;  // where it is in the query's text, with quotes and field, in bytes
  std::size_t end = 0;
  ClauseField field = ClauseField::any;
  bool exact = false;       // this word only, not its other forms; a phrase in quotes is exact
  bool prefix = false;      // the last term may be the beginning of a word
  std::uint32_t times = 1;  // how often it is asked for, side by side
  int year =
      0;  // of a word that is a year (1900 to 2099), else 0: releases of that year have it, too
};

// Days since 1970-01-01, both included.
struct DayRange {
  std::int32_t first = std::numeric_limits<std::int32_t>::min();
  std::int32_t last = std::numeric_limits<std::int32_t>::max();
};

// A part of a query: one thing to ask of a release, or several joined.
struct Part {
  enum class Kind : std::uint8_t {
    clause,    // has it
    language,  // is in it: value is a language tag
    source,    // is from it: terms of value, as the analyzer gives them, all in the source's name
    dates,     // is published in days, or may be, where its date is not precise
    all,       // has all parts
    any,       // has at least one of parts
  };
  Kind kind = Kind::clause;
  bool excluded = false;  // the contrary is asked
  Clause clause;
  std::string value;
  DayRange days;
  std::vector<Part> parts;
};

// Something about the query, or about its answer, that the reader should know.
struct Note {
  std::string code;
  std::string text;                // the part of the query that it is about
  std::vector<std::string> words;  // what was looked for in its stead, where that is so
};

Note& add_note(std::vector<Note>& notes, std::string_view code, std::string_view text);

// The notes that parsing gives, each at most once, about the first part concerned:
//  - unclosed-quote: a phrase was taken to run to the end
//  - unmatched-parenthesis: a parenthesis without its other one: "(" was taken to run to the end,
//    ")" was passed over
//  - too-deep: parentheses within more than max_depth others were passed over
//  - nothing-to-choose: an OR without something on both sides was passed over
//  - bad-date: what stands behind date:, before: or after: is no date and was passed over
//  - no-words: a part that has no letter or digit was passed over
//  - too-many-words: what goes beyond max_clauses was passed over
struct Query {
  std::vector<Part> parts;  // a release must fit all of them
  std::vector<Note> notes;

  // Whether any word or phrase must be there, rather than only be absent.
  bool has_words() const;
};

inline constexpr std::size_t max_clauses = 200;  // clauses and filters together
inline constexpr std::size_t max_phrase_terms = 32;
inline constexpr std::size_t max_depth = 8;

// Reads any text (UTF-8 or not) and never fails. A word that the analyzer cuts in several
// ("COVID-19") asks for each of them, or, excluded, in a field or in an OR, for them side by side.
Query parse_query(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_QUERY_QUERY_H_
