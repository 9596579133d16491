// Any bytes as a query: a tree within its limits, whose clauses lie inside the text.

#include <cstdint>
#include <cstdlib>

#include "query/query.h"

namespace {

std::size_t count_leaves(const std::vector<dateline::Part>& parts, std::size_t size, int depth) {
  if (depth > 2 * static_cast<int>(dateline::max_depth) + 1) std::abort();
  std::size_t leaves = 0;
  for (const dateline::Part& part : parts) {
    using Kind = dateline::Part::Kind;
    if (part.kind == Kind::all || part.kind == Kind::any) {
      if (part.parts.size() < 2) std::abort();
      leaves += count_leaves(part.parts, size, depth + 1);
      continue;
    }
    ++leaves;
    if (part.days.first > part.days.last) std::abort();
    if (part.kind != Kind::clause) continue;
    const dateline::Clause& clause = part.clause;
    if (clause.terms.empty() || clause.terms.size() > dateline::max_phrase_terms) std::abort();
    if (clause.begin >= clause.end || clause.end > size) std::abort();
  }
  return leaves;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const dateline::Query query = dateline::parse_query({reinterpret_cast<const char*>(data), size});
  if (count_leaves(query.parts, size, 0) > dateline::max_clauses) std::abort();
  return 0;
}
