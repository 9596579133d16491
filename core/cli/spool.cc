#include "cli/spool.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "cli/files.h"

namespace dateline {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20;

Error disk_error() {
  return {ErrorCode::io, std::string("cannot use a temporary file: ") + std::strerror(errno)};
}

}  // namespace

Result<Spool> Spool::create(const std::string& path) {
  Result<std::FILE*> file = open_scratch_file(path);
  if (!file) return file.error();
  return Spool(file.value());
}

Spool::Spool(Spool&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      begins_(std::move(other.begins_)),
      sizes_(std::move(other.sizes_)),
      buffer_(std::move(other.buffer_)),
      written_(other.written_) {}

Spool::~Spool() {
  if (file_ != nullptr) std::fclose(file_);
}

Result<std::string> Spool::read(std::uint32_t number) {
  const std::uint64_t begin = begins_[number];
  const std::size_t size = sizes_[number];
  if (begin >= written_) return buffer_.substr(begin - written_, size);
  std::string item(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t got =
        ::pread(::fileno(file_), item.data() + done, size - done, static_cast<off_t>(begin + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return disk_error();
    done += static_cast<std::size_t>(got);
  }
  return item;
}

Result<bool> Spool::write(std::uint32_t number, std::string_view item) {
  if (item.size() > std::numeric_limits<std::uint32_t>::max())
    return Error{ErrorCode::too_large, "A release is longer than 4 GB."};
  if (number == begins_.size()) {
    begins_.emplace_back();
    sizes_.emplace_back();
  }
  begins_[number] = written_ + buffer_.size();
  sizes_[number] = static_cast<std::uint32_t>(item.size());
  buffer_.append(item);
  return buffer_.size() < buffer_size ? Result<bool>(true) : flush();
}

Result<bool> Spool::flush() {
  for (std::size_t done = 0; done < buffer_.size();) {
    const ssize_t put = ::write(::fileno(file_), buffer_.data() + done, buffer_.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return disk_error();
    done += static_cast<std::size_t>(put);
  }
  written_ += buffer_.size();
  buffer_.clear();
  return true;
}

}  // namespace dateline
