// Releases that are like another: they have its most telling words, those that stand in it often
// and in few others (tf · idf).

#ifndef DATELINE_SEARCH_RELATED_H_
#define DATELINE_SEARCH_RELATED_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/function_ref.h"
#include "index/view.h"

namespace dateline {

// How many releases have a term.
using ReleaseCount = FunctionRef<std::uint32_t(std::string_view)>;

// The words of a release that tell most about it, as terms, at most twelve: those that it has often
// and at least one other release has, but no more than a third of them.
std::vector<std::string> telling_words(const Archive& archive, const IndexView& index,
                                       std::uint32_t release, ReleaseCount release_count);

// At most four, the closest first, of those that are shown at `now` (as in Archive::is_shown). A
// group is shown by its newest version in the language of `release`, or else by its newest.
std::vector<std::uint32_t> find_related(const Archive& archive, const IndexView& index,
                                        std::uint32_t release, std::optional<std::int64_t> now);

}  // namespace dateline

#endif  // DATELINE_SEARCH_RELATED_H_
