#include "cli/files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "feed/read_feed.h"

namespace dateline {
namespace {

Error io_error(const std::string& doing, const std::string& path) {
  return {ErrorCode::io, "cannot " + doing + " " + path + ": " + std::strerror(errno)};
}

}  // namespace

Result<FileBytes> read_file(const std::string& path) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return io_error("open", path);
  std::string bytes;
  std::size_t size = 0;
  for (;;) {
    bytes.resize(std::max<std::size_t>(2 * size, std::size_t{1} << 16));
    const std::size_t got = std::fread(bytes.data() + size, 1, bytes.size() - size, file);
    size += got;
    if (got == 0) break;
  }
  const bool failed = std::ferror(file) != 0;
  const Error error = io_error("read", path);
  if (file != stdin) std::fclose(file);
  if (failed) return error;
  bytes.resize(size);
  bytes.resize(size + feed_padding);
  return FileBytes(std::move(bytes), size);
}

Result<std::string> read_file_range(const std::string& path, std::uint64_t begin,
                                    std::uint64_t size) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return io_error("open", path);
  std::string bytes(size, '\0');
  const bool there = ::fseeko(file, static_cast<off_t>(begin), SEEK_SET) == 0 &&
                     std::fread(bytes.data(), 1, size, file) == size;
  std::fclose(file);
  if (!there) return Error{ErrorCode::corrupt, path + " is shorter than it should be."};
  return bytes;
}

Result<bool> write_file(const std::string& path, std::string_view contents) {
  const bool to_stdout = path == "-";
  const std::string temporary = path + "." + std::to_string(::getpid()) + ".part";
  std::FILE* file = to_stdout ? stdout : std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) return io_error("write", temporary);
  const bool written = std::fwrite(contents.data(), 1, contents.size(), file) == contents.size() &&
                       std::fflush(file) == 0;
  if (to_stdout)
    return written ? Result<bool>(true) : Result<bool>(io_error("write", "standard output"));
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(temporary.c_str(), path.c_str()) != 0) {
    const Error error = io_error("write", path);
    std::remove(temporary.c_str());
    return error;
  }
  return true;
}

std::string describe(const std::string& path, const Error& error) {
  std::string text = path + ": " + error.message;
  if (error.offset != Error::no_offset) text += " (byte " + std::to_string(error.offset) + ")";
  return text;
}

}  // namespace dateline
