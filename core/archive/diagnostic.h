// What was wrong with one item of a feed. It never costs the other items.

#ifndef DATELINE_ARCHIVE_DIAGNOSTIC_H_
#define DATELINE_ARCHIVE_DIAGNOSTIC_H_

#include <cstdint>
#include <string>

namespace dateline {

struct Diagnostic {
  std::int64_t item = -1;  // 0-based number in its feed; -1 for the feed itself
  std::string member;      // "date_published"; "" for the whole item
  std::string message;     // English, one sentence
  bool taken = true;       // whether the item is in the archive all the same
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_DIAGNOSTIC_H_
