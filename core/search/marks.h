// Where the query's words are in a text: what is highlighted, and the passage that is shown of a long one. Positions come
// from reading the text again with the same analyzer that indexed it, so they are always right.

#ifndef DATELINE_SEARCH_MARKS_H_
#define DATELINE_SEARCH_MARKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"

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
  // Takes what `query` wants, not what it excludes.
  explicit Marker(const Query& query);

  // Whether there is anything to mark.
  bool any() const { return !clauses_.empty(); }

  // All places in `text`: whole words that the query has, words that its prefix begins, phrases where they stand whole.
  std::vector<Range> marks(std::string_view text) const;

  // A passage of about `bytes` bytes of `text`, of whole words, around the most of the query's words that stand
  // close to each other; its beginning where there are none. Where it is cut, it begins or ends with "…". White space in it is one space.
  MarkedText snippet(std::string_view text, std::size_t bytes = 240) const;

 private:
  struct Found {
    Range range;
    std::uint32_t clause;
  };
  // In order of their ends.
  std::vector<Found> find(std::string_view text) const;
  // The part of the text of at most `bytes` that has the most different clauses; among equals the most words, then the
  // first. Empty, at 0, where nothing is found.
  Range densest(const std::vector<Found>& found, std::size_t bytes) const;

  std::vector<Clause> clauses_;
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_MARKS_H_
