// Where the query's words are in a text: what is highlighted, and the passage that is shown of a
// long one. Positions come from reading the text again with the same analyzer that indexed it, so
// they are always right.

#ifndef DATELINE_SEARCH_MARKS_H_
#define DATELINE_SEARCH_MARKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/match.h"

namespace dateline {

// [begin, end) in bytes, at code points.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

// Ranges ascend and do not touch.
struct MarkedText {
  std::string text;
  std::vector<Range> marks;
};

class Marker {
 public:
  // Takes what a query wanted and what that stood for, as match() gives them.
  explicit Marker(const std::vector<MatchedClause>& clauses);

  // Whether there is anything to mark.
  bool any() const { return !clauses_.empty(); }

  // All places in `text`, of a release of this analysis language: words that a clause stands for,
  // phrases where they stand whole.
  std::vector<Range> marks(std::string_view text, std::uint8_t language) const;

  // A passage of about `bytes` bytes of `text`, of whole words, around the most of the query's
  // words that stand close to each other, or two of half as many where these have more of them; its
  // beginning where there are none. Where something is left out stands "…". White space in it is
  // one space.
  MarkedText snippet(std::string_view text, std::uint8_t language, std::size_t bytes = 240) const;

 private:
  struct Found {
    Range range;
    std::uint32_t clause;
  };
  // Words in the text that are close to each other, and how many clauses they are of.
  struct Passage {
    Range range;
    std::size_t distinct = 0;
  };
  // What one term of a clause may be in a text.
  struct Wanted {
    std::vector<Word> words;
    std::string beginning;  // or any word that begins so; nothing where empty
    bool fits(std::string_view term, std::uint8_t language) const;
  };
  using Phrase = std::vector<Wanted>;

  // In order of their ends.
  std::vector<Found> find(std::string_view text, std::uint8_t language) const;
  // The part of the text of at most `bytes` that has the most different clauses, of those not
  // `seen`; among equals the most words, then the first. Empty, at 0, where nothing is found.
  Passage densest(const std::vector<Found>& found, std::size_t bytes,
                  const std::vector<std::uint8_t>& seen) const;

  std::vector<Phrase> clauses_;
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_MARKS_H_
