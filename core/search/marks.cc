#include "search/marks.h"

#include <algorithm>

#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view ellipsis = "\xe2\x80\xa6";

// Whether a term of the text is what the query asks for.
bool matches(const Clause& clause, std::size_t at, std::string_view term) {
  const std::string& wanted = clause.terms[at];
  const bool last = at + 1 == clause.terms.size();
  return last && clause.prefix ? term.starts_with(wanted) : term == wanted;
}

// Takes ranges in order of their ends; gives them in order, those that overlap or touch made one.
std::vector<Range> join(const std::vector<Range>& ranges) {
  std::vector<Range> joined;
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    if (!joined.empty() && range->end >= joined.back().begin) {
      joined.back().begin = std::min(joined.back().begin, range->begin);
    } else {
      joined.push_back(*range);
    }
  }
  std::reverse(joined.begin(), joined.end());
  return joined;
}

// The length of the white space at `at`: ASCII, or a no-break space.
std::size_t space_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return text.substr(at, 2) == "\xc2\xa0" ? 2 : 0;
}

// The first begin of a word behind white space in [low, at), or else `at`; the beginning of the text is one.
std::size_t first_word(std::string_view text, std::size_t low, std::size_t at) {
  if (low == 0) return 0;
  for (std::size_t i = low; i < at; ++i) {
    if (const std::size_t space = space_at(text, i)) return i + space;
  }
  return at;
}

// The last end of a word before white space in (at, high], or else the last code point's there; the end of the text is one.
std::size_t last_word(std::string_view text, std::size_t at, std::size_t high) {
  if (high >= text.size()) return text.size();
  for (std::size_t i = high; i > at; --i) {
    if (space_at(text, i) > 0) return i;
  }
  while (high > at && (text[high] & 0xc0) == 0x80) --high;
  return high;
}

}  // namespace

Marker::Marker(const Query& query) {
  for (const Clause& clause : query.clauses) {
    if (!clause.excluded) clauses_.push_back(clause);
  }
}

std::vector<Marker::Found> Marker::find(std::string_view text) const {
  std::vector<Found> found;
  if (clauses_.empty()) return found;
  // For each clause, how many of its terms the words just read match: every length that is still going on, as bits.
  std::vector<std::uint32_t> going(clauses_.size(), 0);
  std::vector<std::uint32_t> begins(max_phrase_terms, 0);  // begins[p % max]: where the word of position p begins
  Analyzer analyzer(text);
  for (Term term; analyzer.next(term);) {
    begins[term.position % max_phrase_terms] = term.begin;
    for (std::uint32_t c = 0; c < clauses_.size(); ++c) {
      const Clause& clause = clauses_[c];
      std::uint32_t next = 0;
      const std::uint32_t before = going[c] << 1 | 1;
      for (std::size_t i = 0; i < clause.terms.size(); ++i) {
        if ((before >> i & 1) != 0 && matches(clause, i, term.text)) next |= 1u << i;
      }
      going[c] = next;
      const std::size_t length = clause.terms.size();
      if ((next >> (length - 1) & 1) != 0) {
        const std::uint32_t first = term.position - static_cast<std::uint32_t>(length - 1);
        found.push_back({{begins[first % max_phrase_terms], term.end}, c});
      }
    }
  }
  return found;
}

std::vector<Range> Marker::marks(std::string_view text) const {
  std::vector<Range> ranges;
  for (const Found& each : find(text)) ranges.push_back(each.range);
  return join(ranges);
}

Range Marker::densest(const std::vector<Found>& found, std::size_t bytes) const {
  Range best;
  std::size_t best_distinct = 0, best_count = 0;
  std::vector<std::uint32_t> inside(clauses_.size(), 0);
  std::size_t distinct = 0;
  for (std::size_t first = 0, last = 0; first < found.size(); ++first) {
    const std::uint32_t begin = found[first].range.begin;
    for (; last < found.size() && (last == first || found[last].range.end <= begin + bytes); ++last) {
      if (inside[found[last].clause]++ == 0) ++distinct;
    }
    if (distinct > best_distinct || (distinct == best_distinct && last - first > best_count)) {
      best = {begin, found[last - 1].range.end};
      best_distinct = distinct;
      best_count = last - first;
    }
    if (--inside[found[first].clause] == 0) --distinct;
  }
  return best;
}

MarkedText Marker::snippet(std::string_view text, std::size_t bytes) const {
  const std::vector<Found> found = find(text);
  const Range densest_part = densest(found, bytes);

  // What room is left goes to both sides: a third before, or more where the text ends sooner.
  const std::size_t used = densest_part.end - densest_part.begin;
  const std::size_t room = bytes > used ? bytes - used : 0;
  const std::size_t behind = std::min(room - room / 3, text.size() - densest_part.end);
  const std::size_t before = std::min<std::size_t>(room - behind, densest_part.begin);
  const std::size_t begin = first_word(text, densest_part.begin - before, densest_part.begin);
  const std::size_t end = last_word(text, densest_part.end, std::max<std::size_t>(begin + bytes, densest_part.end));

  std::vector<Range> marks;
  for (const Found& each : found) {
    if (each.range.begin >= begin && each.range.end <= end) marks.push_back(each.range);
  }
  marks = join(marks);

  // Copies the passage with its white space folded, and moves the marks along.
  MarkedText snippet;
  if (begin > 0) snippet.text = ellipsis;
  auto mark = marks.begin();
  for (std::size_t at = begin; at < end;) {
    if (mark != marks.end() && mark->begin == at) {
      snippet.marks.push_back({static_cast<std::uint32_t>(snippet.text.size()), 0});
    }
    if (const std::size_t space = space_at(text, at)) {
      if (!snippet.text.empty() && snippet.text.back() != ' ') snippet.text.push_back(' ');
      at += space;
    } else {
      snippet.text.push_back(text[at++]);
    }
    if (mark != marks.end() && mark->end == at) {
      snippet.marks.back().end = static_cast<std::uint32_t>(snippet.text.size());
      ++mark;
    }
  }
  while (!snippet.text.empty() && snippet.text.back() == ' ') snippet.text.pop_back();
  if (end < text.size()) snippet.text += ellipsis;
  return snippet;
}

}  // namespace dateline
