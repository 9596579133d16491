// Files: read whole or piece by piece, written so that a file is always whole.

#ifndef DATELINE_CLI_FILES_H_
#define DATELINE_CLI_FILES_H_

#include <cstdint>
#include <cstdio>
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

// Reads a file from front to back.
class InputFile {
 public:
  // "-" is standard input.
  static Result<InputFile> open(const std::string& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  // Appends up to `count` bytes to `bytes`; fewer only at the end. Gives how many.
  Result<std::size_t> read(std::size_t count, std::string& bytes);

  std::uint64_t size() const { return size_; }  // 0 where it is not known, as of a pipe

 private:
  InputFile(std::FILE* file, std::string path);

  std::FILE* file_;
  std::string path_;
  std::uint64_t size_ = 0;
};

// A file that is written beside `path` and takes its place when it is whole: until commit() the old
// one is there. A run that ends before, by an error or by SIGINT, SIGTERM or SIGHUP, leaves nothing
// behind; what a run that was killed has left goes with the next. "-" is standard output. One at a
// time.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  Result<bool> write(std::string_view bytes);

  // The last call. When it gives true, the file is on the disk.
  Result<bool> commit();

 private:
  OutputFile(std::FILE* file, std::string path, std::string temporary);

  std::FILE* file_;        // null when it is closed
  std::string path_;       // where links lead
  std::string temporary_;  // "" for standard output
};

// All of an OutputFile.
Result<bool> write_file(const std::string& path, std::string_view contents);

// A file without a name, for what does not fit in memory: on the disk of `path`, or for "-" among
// the system's temporary files. Not while an OutputFile for the same path is there.
Result<std::FILE*> open_scratch_file(const std::string& path);

// "archive.json: the text ends within an item (byte 4711)"
std::string describe(const std::string& path, const Error& error);

// The same as an error.
inline Error with_path(const Error& error, const std::string& path) {
  return {error.code, describe(path, error)};
}

}  // namespace dateline

#endif  // DATELINE_CLI_FILES_H_
