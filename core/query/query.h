// What a reader typed, understood. The language, for readers, is docs/QUERY.md:
//
//   art competition     releases with all of the words; the last one may be the beginning of a word
//   "climate change"    the words side by side, in this order; also between “ ” or « »
//   -smuggling          without the word; also -"a phrase"

#ifndef DATELINE_QUERY_QUERY_H_
#define DATELINE_QUERY_QUERY_H_

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// One word or phrase.
struct Clause {
  std::vector<std::string> terms;  // as the analyzer gives them; several are a phrase
  std::string text;                // as typed, without quotes or minus sign
  bool excluded = false;
  bool prefix = false;  // the last term may be the beginning of a word
};

// Something about the query, or about its answer, that the reader should know.
struct Note {
  std::string code;
  std::string text;  // the part of the query that it is about
};

// The notes that parsing gives:
//   unclosed-quote    a phrase was taken to run to the end
//   no-words          a part that has no letter or digit was passed over
//   too-many-words    what goes beyond max_clauses was passed over
struct Query {
  std::vector<Clause> clauses;
  std::vector<Note> notes;

  // Whether anything must be there, rather than only be absent.
  bool has_words() const;
};

inline constexpr std::size_t max_clauses = 32;
inline constexpr std::size_t max_phrase_terms = 32;

// Reads any text (UTF-8 or not) and never fails. A word that the analyzer cuts in several ("COVID-19") asks for each of
// them, or, excluded, for them side by side.
Query parse_query(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_QUERY_QUERY_H_
