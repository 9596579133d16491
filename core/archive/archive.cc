#include "archive/archive.h"

#include <algorithm>

namespace dateline {

std::uint32_t Archive::find(std::string_view id) const {
  const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                      [this](std::uint32_t release, std::string_view wanted) {
                                        return ids_[release] < wanted;
                                      });
  return found != by_id_.end() && ids_[*found] == id ? *found : size();
}

}  // namespace dateline
