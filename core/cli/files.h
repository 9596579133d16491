// Files, read and written whole.

#ifndef DATELINE_CLI_FILES_H_
#define DATELINE_CLI_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace dateline {

// The bytes of a file, of which `view` are the contents and the rest is the padding that read_feed
// wants.
class FileBytes {
 public:
  explicit FileBytes(std::string padded, std::size_t size)
      : padded_(std::move(padded)), size_(size) {}
  std::string_view view() const { return std::string_view(padded_).substr(0, size_); }

 private:
  std::string padded_;
  std::size_t size_;
};

// "-" is standard input. Errors (io) name the path and why.
Result<FileBytes> read_file(const std::string& path);

// `size` bytes of a file from `begin` on; fewer are an error.
Result<std::string> read_file_range(const std::string& path, std::uint64_t begin,
                                    std::uint64_t size);

// Writes to a temporary file beside `path` and renames it, so that `path` is always whole. "-" is
// standard output.
Result<bool> write_file(const std::string& path, std::string_view contents);

// "archive.json: the text ends within an item (byte 4711)"
std::string describe(const std::string& path, const Error& error);

}  // namespace dateline

#endif  // DATELINE_CLI_FILES_H_
