// Which parts of a pack a request used, and which it wanted that are not here.

#ifndef DATELINE_BASE_PART_LOG_H_
#define DATELINE_BASE_PART_LOG_H_

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// Whether the program opens packs. In one that does not, what only they need folds away.
#ifdef DATELINE_NO_PACKS
inline constexpr bool with_packs = false;
#else
inline constexpr bool with_packs = true;
#endif

// Readers of a pack note here what they use. What is not here is read as nothing, so whatever is
// reckoned while incomplete() holds is to be thrown away.
class PartLog {
 public:
  explicit PartLog(std::uint32_t parts) : last_used_(parts) {}

  // There are more parts now.
  void grow(std::uint32_t parts) { last_used_.resize(parts); }

  // A request begins.
  void begin() {
    ++now_;
    missing_.clear();
  }

  // The request uses a part. Gives `here`.
  bool use(std::uint32_t part, bool here) {
    if (!here && last_used_[part] != now_) missing_.push_back(part);
    last_used_[part] = now_;
    return here;
  }

  bool incomplete() const { return !missing_.empty(); }
  // In the order in which they were wanted, each once.
  std::span<const std::uint32_t> missing() const { return missing_; }

  // The number of the last request that used a part, from 1; 0 where none did.
  std::uint32_t last_used(std::uint32_t part) const { return last_used_[part]; }
  std::uint32_t now() const { return now_; }

 private:
  std::uint32_t now_ = 1;
  std::vector<std::uint32_t> last_used_, missing_;
};

}  // namespace dateline

#endif  // DATELINE_BASE_PART_LOG_H_
