// What is told of each release and neither filtered by nor counted: its texts, in chunks that need
// not all be here.

#ifndef DATELINE_ARCHIVE_RECORDS_H_
#define DATELINE_ARCHIVE_RECORDS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/part_log.h"

namespace dateline {

// Strings, one after another in one buffer.
class StringColumn {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  // Lives as long as the column.
  std::string_view operator[](std::uint32_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  void push_back(std::string_view text) {
    bytes_.append(text);
    ends_.push_back(bytes_.size());
  }
  void reserve(std::size_t count, std::size_t bytes) {
    ends_.reserve(count);
    bytes_.reserve(bytes);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

enum class RecordField : std::uint8_t {
  id,
  url,
  title,
  summary,
  text,
  dateline,
  note,
  kind,
  image,
  modified,  // as to_iso gives it
  authors,   // each behind a line break, those in a name being spaces
  telling,   // of a pack: terms that tell most about the release, as authors
};
inline constexpr std::uint32_t record_fields = 12;

struct Release;

// Appends record_fields strings: those of a release, without what only a pack tells.
void append_record(const Release& release, StringColumn& rows);

class RecordTable {
 public:
  // Of one chunk that has all: record_fields strings a release, in the order of RecordField.
  RecordTable() : RecordTable(StringColumn()) {}
  explicit RecordTable(StringColumn rows) : begins_{0} {
    chunks_.push_back(std::make_unique<StringColumn>(std::move(rows)));
  }

  // Of chunks that come later: where each begins, ascending from 0. Chunk i is part
  // `first_part` + i.
  RecordTable(std::vector<std::uint32_t> begins, std::uint32_t first_part, PartLog& log)
      : begins_(std::move(begins)), chunks_(begins_.size()), first_part_(first_part), log_(&log) {}

  RecordTable(RecordTable&&) = default;
  RecordTable& operator=(RecordTable&&) = default;

  // Nothing where its chunk is not here, which is noted. Lives until the chunk is dropped.
  std::string_view get(std::uint32_t release, RecordField field) const;

  void supply(std::size_t chunk, StringColumn rows) {
    chunks_[chunk] = std::make_unique<StringColumn>(std::move(rows));
  }
  void drop(std::size_t chunk) { chunks_[chunk].reset(); }

 private:
  std::vector<std::uint32_t> begins_;                  // the first release of each chunk
  std::vector<std::unique_ptr<StringColumn>> chunks_;  // null where it is not here
  std::uint32_t first_part_ = 0;
  PartLog* log_ = nullptr;
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_RECORDS_H_
