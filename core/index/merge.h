// Makes one index of several, each of some of an archive's releases.

#ifndef DATELINE_INDEX_MERGE_H_
#define DATELINE_INDEX_MERGE_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/function_ref.h"
#include "index/view.h"

namespace dateline {

// A term with its lists, as write_postings makes them.
struct MergedTerm {
  std::string_view text;
  std::uint32_t release_count;
  ByteSpan postings, positions;
};

// Gives `use` all terms in order, each until the call ends. The releases of an index follow those
// of the index before. The same as one index of them all, without ever holding more than one list.
void merge_terms(std::span<const IndexView> indexes, FunctionRef<void(const MergedTerm&)> use);

// The head of that one index.
IndexHeader merge_headers(std::span<const IndexView> indexes);

}  // namespace dateline

#endif  // DATELINE_INDEX_MERGE_H_
