// Names of files and addresses, made from titles and values.

#ifndef DATELINE_PUBLISH_NAMES_H_
#define DATELINE_PUBLISH_NAMES_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace dateline {

// `text` as a part of an address: folded (text/fold.h), a to z, 0 to 9 and single hyphens, whole
// words up to 100 bytes. "" where nothing is left, as of a title in Arabic.
std::string slug(std::string_view text);

// Eight hexadecimal digits that are the same for the same text, on every machine and in every
// version (FNV-1a, 64 bits, folded to 32).
std::string stable_digits(std::string_view text);

// Gives each key a name that no other has, and that stays its own from one run to the next.
class Names {
 public:
  // `earlier`: the names that keys were given before. They belong to nobody else.
  explicit Names(std::map<std::string, std::string> earlier);

  // The name that `key` had, or else `wanted`, or where that is taken "wanted-2", "wanted-3", …
  std::string give(const std::string& key, const std::string& wanted);

 private:
  std::map<std::string, std::string> earlier_;
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> last_number_;  // by wanted name
};

}  // namespace dateline

#endif  // DATELINE_PUBLISH_NAMES_H_
