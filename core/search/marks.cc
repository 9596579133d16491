#include "search/marks.h"

#include <algorithm>

#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view ellipsis = "\xe2\x80\xa6";

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

// The first begin of a word behind white space in [low, at), or else `at`; the beginning of the
// text is one.
std::size_t first_word(std::string_view text, std::size_t low, std::size_t at) {
  if (low == 0) return 0;
  for (std::size_t i = low; i < at; ++i) {
    if (const std::size_t space = space_at(text, i)) return i + space;
  }
  return at;
}

// The last end of a word before white space in (at, high], or else the last code point's there; the
// end of the text is one.
std::size_t last_word(std::string_view text, std::size_t at, std::size_t high) {
  if (high >= text.size()) return text.size();
  for (std::size_t i = high; i > at; --i) {
    if (space_at(text, i) > 0) return i;
  }
  while (high > at && (text[high] & 0xc0) == 0x80) --high;
  return high;
}

bool is_one_of(std::string_view list, char32_t c) {
  for (std::size_t at = 0; at < list.size();) {
    if (decode_utf8(list, at) == c) return true;
  }
  return false;
}

// Where the passage that begins at `at` should begin instead: behind what belongs to the words
// before it.
std::size_t skip_leftovers(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit) {
    std::size_t next = at;
    const char32_t c = decode_utf8(text, next);
    if (!is_one_of(" ,.;:!?)-\u2010\u2013\u2014\u2026\u00bb\u201d", c)) break;
    at = next;
  }
  return at;
}

// `core` and what is around it, at most `bytes` in all where `core` leaves room: a third before, or
// more where the text ends sooner. Whole words.
Range widen(std::string_view text, Range core, std::size_t bytes) {
  const std::size_t used = core.end - core.begin;
  const std::size_t room = bytes > used ? bytes - used : 0;
  const std::size_t behind = std::min(room - room / 3, text.size() - core.end);
  const std::size_t before = std::min<std::size_t>(room - behind, core.begin);
  std::size_t begin = first_word(text, core.begin - before, core.begin);
  if (begin > 0) begin = skip_leftovers(text, begin, core.begin);
  const std::size_t end = last_word(text, core.end, std::max<std::size_t>(begin + bytes, core.end));
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Appends a part of the text with its white space folded, and `marks`, those in it, moved along.
void append(std::string_view text, Range part, const std::vector<Range>& marks, MarkedText& out) {
  auto mark = std::find_if(marks.begin(), marks.end(),
                           [&](Range each) { return each.begin >= part.begin; });
  const auto here = [&] { return static_cast<std::uint32_t>(out.text.size()); };
  for (std::size_t at = part.begin; at < part.end;) {
    if (mark != marks.end() && mark->begin == at && mark->end <= part.end)
      out.marks.push_back({here(), 0});
    if (const std::size_t space = space_at(text, at)) {
      if (!out.text.empty() && out.text.back() != ' ') out.text.push_back(' ');
      at += space;
    } else {
      out.text.push_back(text[at++]);
    }
    if (mark != marks.end() && mark->end == at) {
      out.marks.back().end = here();
      ++mark;
    }
  }
  while (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
}

}  // namespace

bool Marker::Wanted::fits(std::string_view term, std::uint8_t language) const {
  if (!beginning.empty() && term.starts_with(beginning)) return true;
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return word.entry.text == term && (word.languages >> language & 1) != 0;
  });
}

Marker::Marker(const std::vector<MatchedClause>& clauses) {
  for (const MatchedClause& clause : clauses) {
    Phrase phrase;
    for (std::size_t i = 0; i < clause.words.size(); ++i) {
      Wanted wanted;
      if (std::any_of(clause.words[i].begin(), clause.words[i].end(),
                      [](const Word& word) { return word.beginning; }))
        wanted.beginning = without_marks(clause.clause->terms[i]);
      for (const Word& word : clause.words[i]) {
        if (wanted.beginning.empty() || !word.entry.text.starts_with(wanted.beginning))
          wanted.words.push_back(word);
      }
      phrase.push_back(std::move(wanted));
    }
    clauses_.push_back(std::move(phrase));
  }
}

std::vector<Marker::Found> Marker::find(std::string_view text, std::uint8_t language) const {
  std::vector<Found> found;
  if (clauses_.empty()) return found;
  // For each clause, how many of its terms the words just read fit: every length that is still
  // going on, as bits.
  std::vector<std::uint32_t> going(clauses_.size(), 0);
  std::vector<std::uint32_t> begins(max_phrase_terms,
                                    0);  // begins[p % max]: where the word of position p begins
  Analyzer analyzer(text, marks_of(language));
  for (Term term; analyzer.next(term);) {
    begins[term.position % max_phrase_terms] = term.begin;
    for (std::uint32_t c = 0; c < clauses_.size(); ++c) {
      const Phrase& phrase = clauses_[c];
      std::uint32_t next = 0;
      const std::uint32_t before = going[c] << 1 | 1;
      for (std::size_t i = 0; i < phrase.size(); ++i) {
        if ((before >> i & 1) != 0 && phrase[i].fits(term.text, language)) next |= 1u << i;
      }
      going[c] = next;
      const std::size_t length = phrase.size();
      if ((next >> (length - 1) & 1) != 0) {
        const std::uint32_t first = term.position - static_cast<std::uint32_t>(length - 1);
        found.push_back({{begins[first % max_phrase_terms], term.end}, c});
      }
    }
  }
  return found;
}

std::vector<Range> Marker::marks(std::string_view text, std::uint8_t language) const {
  std::vector<Range> ranges;
  for (const Found& each : find(text, language)) ranges.push_back(each.range);
  return join(ranges);
}

Marker::Passage Marker::densest(const std::vector<Found>& found, std::size_t bytes,
                                const std::vector<std::uint8_t>& seen) const {
  Passage best;
  std::size_t best_count = 0;
  std::vector<std::uint32_t> inside(clauses_.size(), 0);
  std::size_t distinct = 0;
  for (std::size_t first = 0, last = 0; first < found.size(); ++first) {
    const std::uint32_t begin = found[first].range.begin;
    for (; last < found.size() && (last == first || found[last].range.end <= begin + bytes);
         ++last) {
      const std::uint32_t clause = found[last].clause;
      if (inside[clause]++ == 0 && !seen[clause]) ++distinct;
    }
    if (distinct > best.distinct || (distinct == best.distinct && last - first > best_count)) {
      best = {{begin, found[last - 1].range.end}, distinct};
      best_count = last - first;
    }
    const std::uint32_t clause = found[first].clause;
    if (--inside[clause] == 0 && !seen[clause]) --distinct;
  }
  return best;
}

MarkedText Marker::snippet(std::string_view text, std::uint8_t language, std::size_t bytes) const {
  const std::vector<Found> found = find(text, language);
  std::vector<std::uint8_t> seen(clauses_.size(), 0);
  const Passage one = densest(found, bytes, seen);
  std::vector<Range> parts = {one.range};

  const Passage first = densest(found, bytes / 2, seen);
  for (const Found& each : found) {
    if (each.range.begin >= first.range.begin && each.range.end <= first.range.end)
      seen[each.clause] = 1;
  }
  const Passage second = densest(found, bytes / 2, seen);
  if (first.distinct + second.distinct > one.distinct) {
    parts = {first.range, second.range};
    if (parts[0].begin > parts[1].begin) std::swap(parts[0], parts[1]);
  }
  for (Range& part : parts) part = widen(text, part, bytes / parts.size());
  if (parts.size() == 2 && parts[0].end >= parts[1].begin) {
    parts[0].end = std::max(parts[0].end, parts[1].end);
    parts.pop_back();
  }

  std::vector<Range> ranges;
  for (const Found& each : found) {
    for (const Range& part : parts) {
      if (each.range.begin >= part.begin && each.range.end <= part.end)
        ranges.push_back(each.range);
    }
  }
  const std::vector<Range> marks = join(ranges);
  MarkedText snippet;
  for (const Range& part : parts) {
    const bool between = !snippet.text.empty();
    if (between) snippet.text.append(" ");
    if (part.begin > 0) snippet.text += ellipsis;
    if (between) snippet.text.append(" ");
    append(text, part, marks, snippet);
  }
  if (parts.back().end < text.size()) snippet.text += ellipsis;
  return snippet;
}

}  // namespace dateline
