#include "archive/records.h"

#include <algorithm>

namespace dateline {

RecordTable::RecordTable(const std::vector<std::uint32_t>& begins, std::uint32_t first_part,
                         PartLog& log)
    : first_part_(first_part), log_(&log) {
  for (std::uint32_t begin : begins) chunks_.push_back({begin, {}, false});
}

std::string_view RecordTable::get(std::uint32_t release, RecordField field) const {
  std::size_t at = 0;
  if (with_packs && chunks_.size() > 1) {
    const auto above = std::upper_bound(
        chunks_.begin(), chunks_.end(), release,
        [](std::uint32_t wanted, const Chunk& chunk) { return wanted < chunk.begin; });
    at = static_cast<std::size_t>(above - chunks_.begin()) - 1;
  }
  const Chunk& chunk = chunks_[at];
  if (with_packs && log_ != nullptr &&
      !log_->use(first_part_ + static_cast<std::uint32_t>(at), chunk.here))
    return {};
  return chunk.rows[(release - chunk.begin) * record_fields + static_cast<std::uint32_t>(field)];
}

}  // namespace dateline
