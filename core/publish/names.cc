#include "publish/names.h"

#include <cstdint>
#include <utility>

#include "text/fold.h"

namespace dateline {
namespace {

constexpr std::size_t most_bytes = 100;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string slug(std::string_view text) {
  std::string folded;
  append_folded(text, folded);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && is_plain(folded[end])) ++end;
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    at = end == at ? at + 1 : end;
    if (word.empty()) continue;
    if (out.empty()) {
      out = word.substr(0, most_bytes);
    } else if (out.size() + 1 + word.size() <= most_bytes) {
      out.append("-").append(word);
    } else {
      break;
    }
  }
  return out;
}

std::string stable_digits(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  auto half = static_cast<std::uint32_t>(hash ^ hash >> 32);
  std::string digits(8, '0');
  for (std::size_t i = digits.size(); i > 0; half >>= 4)
    digits[--i] = "0123456789abcdef"[half & 15];
  return digits;
}

Names::Names(std::map<std::string, std::string> earlier) : earlier_(std::move(earlier)) {
  for (const auto& [key, name] : earlier_) taken_.insert(name);
}

std::string Names::give(const std::string& key, const std::string& wanted) {
  if (const auto found = earlier_.find(key); found != earlier_.end()) return found->second;
  std::string name = wanted;
  // Each name that is taken is met once for a wanted one, so all of them take linear time.
  if (!taken_.insert(name).second) {
    std::size_t& number = last_number_.try_emplace(wanted, 1).first->second;
    do name = wanted + "-" + std::to_string(++number);
    while (!taken_.insert(name).second);
  }
  earlier_.emplace(key, name);
  return name;
}

}  // namespace dateline
