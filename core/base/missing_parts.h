// The parts of a pack that were wanted and are not here.

#ifndef DATELINE_BASE_MISSING_PARTS_H_
#define DATELINE_BASE_MISSING_PARTS_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// Readers of a pack note here what they lack, and read nothing in its place: whatever is reckoned
// while any() holds is to be thrown away.
class MissingParts {
 public:
  void add(std::uint32_t part) {
    if (std::find(parts_.begin(), parts_.end(), part) == parts_.end()) parts_.push_back(part);
  }
  bool any() const { return !parts_.empty(); }
  // In the order in which they were wanted, each once.
  std::span<const std::uint32_t> parts() const { return parts_; }
  void clear() { parts_.clear(); }

 private:
  std::vector<std::uint32_t> parts_;
};

}  // namespace dateline

#endif  // DATELINE_BASE_MISSING_PARTS_H_
