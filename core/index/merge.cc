#include "index/merge.h"

#include <optional>
#include <vector>

#include "index/postings.h"

namespace dateline {
namespace {

// One of the indexes, being walked.
struct Run {
  const IndexView* index;
  std::uint32_t begin;  // its first release in the whole
  TermTable::Cursor at;
};

// A list of one release begins with its number.
void append_moved(ByteSpan postings, std::uint32_t by, Bytes& out) {
  ByteReader in(postings);
  put_varint(out, in.varint() + by);
  const ByteSpan rest = postings.last(in.left());
  out.insert(out.end(), rest.begin(), rest.end());
}

void append_occurrences(const Run& run, std::vector<Occurrence>& occurrences) {
  PostingsReader postings = run.index->postings_with_positions(run.at.term());
  while (postings.next_block()) {
    const std::span<const std::uint32_t> releases = postings.releases();
    for (std::size_t i = 0; i < releases.size(); ++i) {
      for (const std::uint32_t place : postings.places(i))
        occurrences.push_back({run.begin + releases[i], place});
    }
  }
}

}  // namespace

void merge_terms(std::span<const IndexView> indexes, FunctionRef<void(const MergedTerm&)> use) {
  std::vector<Run> runs;
  std::uint32_t begin = 0;
  for (const IndexView& index : indexes) {
    runs.push_back({&index, begin, index.seek({})});
    begin += index.release_count();
  }
  std::vector<Run*> having;  // the least of all terms
  std::vector<Occurrence> occurrences;
  Bytes postings, positions;
  for (;;) {
    having.clear();
    for (Run& run : runs) {
      if (!run.at.valid()) continue;
      const int order = having.empty() ? -1 : run.at.term().text.compare(having[0]->at.term().text);
      if (order < 0) having.clear();
      if (order <= 0) having.push_back(&run);
    }
    if (having.empty()) return;
    const Run& first = *having[0];
    MergedTerm term{first.at.term().text, first.at.term().release_count, {}, {}};
    postings.clear();
    if (having.size() == 1 && (first.begin == 0 || term.release_count == 1)) {
      const TermTable& terms = first.index->terms();
      append_moved(terms.postings_bytes(first.at.term()), first.begin, postings);
      term.positions = terms.positions_bytes(first.at.term());
    } else {
      occurrences.clear();
      positions.clear();
      for (const Run* run : having) append_occurrences(*run, occurrences);
      term.release_count = write_postings(occurrences, postings, positions);
      term.positions = positions;
    }
    term.postings = postings;
    use(term);
    for (Run* run : having) run->at.next();
  }
}

IndexHeader merge_headers(std::span<const IndexView> indexes) {
  IndexHeader merged;
  for (const IndexView& index : indexes) {
    const IndexHeader& each = index.header();
    merged.release_count += each.release_count;
    merged.languages |= each.languages;
    for (std::size_t field = 0; field < field_count; ++field)
      merged.length_sums[field] += each.length_sums[field];
  }
  return merged;
}

}  // namespace dateline
