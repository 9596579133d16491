// What is told of each release and neither filtered by nor counted: its texts, in chunks that need
// not all be here.

#ifndef DATELINE_ARCHIVE_RECORDS_H_
#define DATELINE_ARCHIVE_RECORDS_H_

#include <cstdint>
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
  std::size_t bytes() const { return bytes_.size(); }
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

class RecordTable {
 public:
  // Of one chunk that has all, filled by push_back: record_fields strings a release, in the order
  // of RecordField.
  RecordTable() : chunks_(1) {}

  // Of chunks that come later: where each begins, ascending from 0. Chunk i is part
  // `first_part` + i.
  RecordTable(const std::vector<std::uint32_t>& begins, std::uint32_t first_part, PartLog& log);

  void push_back(std::string_view text) { chunks_[0].rows.push_back(text); }
  void reserve(std::size_t releases, std::size_t bytes) {
    chunks_[0].rows.reserve(releases * record_fields, bytes);
  }

  // Nothing where its chunk is not here, which is noted. Lives until the chunk is dropped.
  std::string_view get(std::uint32_t release, RecordField field) const;

  void supply(std::size_t chunk, StringColumn rows) {
    chunks_[chunk].rows = std::move(rows);
    chunks_[chunk].here = true;
  }
  void drop(std::size_t chunk) {
    chunks_[chunk].rows = {};
    chunks_[chunk].here = false;
  }

 private:
  struct Chunk {
    std::uint32_t begin = 0;  // its first release
    StringColumn rows;
    bool here = true;
  };

  std::vector<Chunk> chunks_;
  std::uint32_t first_part_ = 0;
  PartLog* log_ = nullptr;
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_RECORDS_H_
