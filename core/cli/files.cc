#include "cli/files.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <utility>

#include "feed/read_feed.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_suffix = ".part";

Error io_error(const std::string& doing, const std::string& path) {
  return {ErrorCode::io, "cannot " + doing + " " + path + ": " + std::strerror(errno)};
}

// What a signal handler removes; "" for nothing. Memory that no destructor frees.
char unfinished[4096];

void remove_unfinished(int signal_number) {
  if (unfinished[0] != '\0') ::unlink(unfinished);
  ::raise(signal_number);  // again, and now it ends the program
}

// From now on the signals that end a program remove `path` first.
void remove_when_ended(const std::string& path) {
  if (path.size() >= sizeof unfinished) return;
  std::memcpy(unfinished, path.c_str(), path.size() + 1);
  struct sigaction action = {};
  action.sa_handler = remove_unfinished;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  for (int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    ::sigaction(signal_number, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal_number, &action, nullptr);
  }
}

void forget_unfinished() { unfinished[0] = '\0'; }

// "archive.json.4711.part" of the process 4711.
std::string part_of(const std::string& path) {
  return std::string(path).append(".").append(std::to_string(::getpid())).append(part_suffix);
}

// Removes parts of `path` whose process is gone.
void remove_left_parts(const fs::path& path) {
  std::error_code ignored;
  const std::string begin = path.filename().string() + ".";
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(begin) || !name.ends_with(part_suffix)) continue;
    const char* from = name.data() + begin.size();
    const char* to = name.data() + name.size() - part_suffix.size();
    pid_t process = 0;
    if (from >= to || std::from_chars(from, to, process).ptr != to || process <= 0) continue;
    if (::kill(process, 0) != 0 && errno == ESRCH) fs::remove(entry.path(), ignored);
  }
}

}  // namespace

Result<FileBytes> read_file(const std::string& path) {
  Result<InputFile> file = InputFile::open(path);
  if (!file) return file.error();
  std::string bytes;
  if (file->size() > 0) bytes.reserve(file->size() + feed_padding + 1);
  for (;;) {
    const std::size_t want = std::max<std::size_t>(bytes.size(), std::size_t{1} << 16);
    Result<std::size_t> got = file.value().read(want, bytes);
    if (!got) return got.error();
    if (got.value() < want) break;
  }
  const std::size_t size = bytes.size();
  bytes.resize(size + feed_padding);
  return FileBytes(std::move(bytes), size);
}

Result<std::string> read_file_range(const std::string& path, std::uint64_t begin,
                                    std::uint64_t size) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return io_error("open", path);
  struct stat status = {};
  bool there = ::fstat(::fileno(file), &status) == 0 &&
               begin + size <= static_cast<std::uint64_t>(status.st_size);
  std::string bytes(there ? size : 0, '\0');
  there = there && ::fseeko(file, static_cast<off_t>(begin), SEEK_SET) == 0 &&
          std::fread(bytes.data(), 1, size, file) == size;
  std::fclose(file);
  if (!there) return Error{ErrorCode::corrupt, path + " is shorter than it should be."};
  return bytes;
}

Result<InputFile> InputFile::open(const std::string& path) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return io_error("open", path);
  InputFile input(file, path);
  struct stat status = {};
  if (::fstat(::fileno(file), &status) == 0 && S_ISREG(status.st_mode))
    input.size_ = static_cast<std::uint64_t>(status.st_size);
  return input;
}

InputFile::InputFile(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}

InputFile::InputFile(InputFile&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      size_(other.size_) {}

InputFile::~InputFile() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

Result<std::size_t> InputFile::read(std::size_t count, std::string& bytes) {
  constexpr std::size_t step = std::size_t{1} << 20;
  const std::size_t before = bytes.size();
  while (bytes.size() - before < count) {
    const std::size_t old = bytes.size(), want = std::min(step, count - (old - before));
    bytes.resize(old + want);
    const std::size_t got = std::fread(bytes.data() + old, 1, want, file_);
    bytes.resize(old + got);
    if (got == 0) break;
  }
  if (std::ferror(file_) != 0) return io_error("read", path_);
  return bytes.size() - before;
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  if (path == "-") return OutputFile(stdout, path, "");
  std::error_code none;
  const fs::path followed = fs::is_symlink(path, none) ? fs::canonical(path, none) : fs::path(path);
  const std::string place = none ? path : followed.string();
  remove_left_parts(place);
  std::string temporary = part_of(place);
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) return io_error("write", temporary);
  remove_when_ended(temporary);
  struct stat status = {};
  if (::stat(place.c_str(), &status) == 0) ::fchmod(::fileno(file), status.st_mode & 07777);
  return OutputFile(file, place, std::move(temporary));
}

OutputFile::OutputFile(std::FILE* file, std::string path, std::string temporary)
    : file_(file), path_(std::move(path)), temporary_(std::move(temporary)) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)) {}

OutputFile::~OutputFile() {
  if (file_ == nullptr || temporary_.empty()) return;
  std::fclose(file_);
  std::remove(temporary_.c_str());
  forget_unfinished();
}

Result<bool> OutputFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size()) return true;
  return io_error("write", temporary_.empty() ? "standard output" : path_);
}

Result<bool> OutputFile::commit() {
  if (temporary_.empty())
    return std::fflush(file_) == 0 ? Result<bool>(true)
                                   : Result<bool>(io_error("write", "standard output"));
  if (std::fflush(file_) != 0 || ::fsync(::fileno(file_)) != 0) return io_error("write", path_);
  const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
  if (!closed || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const Error error = io_error("write", path_);
    std::remove(temporary_.c_str());
    forget_unfinished();
    return error;
  }
  forget_unfinished();
  return true;
}

Result<bool> write_file(const std::string& path, std::string_view contents) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return file.error();
  if (Result<bool> written = file.value().write(contents); !written) return written;
  return file.value().commit();
}

Result<std::FILE*> open_scratch_file(const std::string& path) {
  if (path == "-") {
    std::FILE* file = std::tmpfile();
    return file != nullptr ? Result<std::FILE*>(file)
                           : Result<std::FILE*>(io_error("write", "a temporary file"));
  }
  remove_left_parts(path);
  const std::string name = part_of(path);
  std::FILE* file = std::fopen(name.c_str(), "w+b");
  if (file == nullptr) return io_error("write", name);
  ::unlink(name.c_str());
  return file;
}

std::string describe(const std::string& path, const Error& error) {
  std::string text = path + ": " + error.message;
  if (error.offset != Error::no_offset) text += " (byte " + std::to_string(error.offset) + ")";
  return text;
}

}  // namespace dateline
