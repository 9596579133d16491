#include "cli/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "cli/files.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "Made by dateline, which keeps these files:\n";

// A manifest may have been written by anyone: nothing outside the folder, nothing hidden.
bool is_safe_path(std::string_view path) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/';
  };
  return !path.empty() && std::all_of(path.begin(), path.end(), is_allowed) &&
         path.front() != '.' && path.front() != '/' && path.back() != '/' &&
         path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
}

// A key on one line: control characters and "%" as %0A.
std::string encode(std::string_view key) {
  std::string out;
  for (char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '%') {
      out += c;
    } else {
      out += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
  }
  return out;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decode(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool whole = line[i] == '%' && line.size() - i > 2;
    const int high = whole ? hex(line[i + 1]) : -1, low = whole ? hex(line[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      out += line[i];
    }
  }
  return out;
}

std::map<std::string, std::string> parse_manifest(std::string_view text) {
  std::map<std::string, std::string> listed;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view path = line.substr(0, space);
    if (!is_safe_path(path)) continue;
    // The last line on a file counts: a run that did not finish adds lines without keys at the end,
    // but only for files that had none.
    listed[std::string(path)] = space < line.size() ? decode(line.substr(space + 1)) : "";
  }
  return listed;
}

bool has_contents(const std::string& place, std::string_view contents) {
  std::error_code error;
  if (fs::file_size(place, error) != contents.size() || error) return false;
  const Result<FileBytes> file = read_file(place);
  return file && file->view() == contents;
}

Error io_error(const std::string& doing, const std::string& place, const std::string& why) {
  return {ErrorCode::io, "cannot " + doing + " " + place + ": " + why};
}

// Beside the old file, and then in its place: whoever serves the folder always serves whole files.
// Not forced to the disk, as thousands are written; a run that is cut off is done again.
Result<bool> replace_file(const std::string& place, std::string_view contents) {
  const std::string part = place + ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return io_error("write", part, std::strerror(errno));
  const bool written = std::fwrite(contents.data(), 1, contents.size(), file) == contents.size();
  const bool closed = std::fclose(file) == 0;
  if (written && closed && std::rename(part.c_str(), place.c_str()) == 0) return true;
  const Error error = io_error("write", place, std::strerror(errno));
  std::remove(part.c_str());
  return error;
}

}  // namespace

Result<OutputFolder> OutputFolder::open(const std::string& folder, const std::string& manifest,
                                        bool overwrite) {
  OutputFolder output(folder, manifest, overwrite);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return io_error("make the folder", folder, error.message());
  const Result<bool> read = output.read_manifest();
  if (!read) return read.error();
  return output;
}

Result<bool> OutputFolder::read_manifest() {
  const std::string place = place_of(manifest_);
  if (!fs::exists(place)) return replace_file(place, first_line);
  const Result<FileBytes> file = read_file(place);
  if (!file) return file.error();
  if (!file->view().starts_with(first_line)) {
    return Error{ErrorCode::io, place + " is not a list that dateline made; move it away."};
  }
  listed_ = parse_manifest(file->view().substr(first_line.size()));
  for (const auto& [path, key] : listed_) {
    if (!key.empty()) earlier_.emplace(key, path);
  }
  return true;
}

// Lists a new file before it is there, so that a run that ends here has it in its list.
Result<bool> OutputFolder::note(const std::string& path) {
  const std::string place = place_of(manifest_);
  std::FILE* file = std::fopen(place.c_str(), "ab");
  if (file == nullptr) return io_error("write", place, std::strerror(errno));
  const bool written = std::fprintf(file, "%s\n", path.c_str()) > 0;
  if (std::fclose(file) != 0 || !written) return io_error("write", place, std::strerror(errno));
  listed_.emplace(path, "");
  return true;
}

Result<bool> OutputFolder::put(const PublishedFile& file) {
  const std::string place = place_of(file.path);
  put_[file.path] = file.key;
  ++counts_.files;
  if (has_contents(place, file.contents)) return true;
  std::error_code error;
  if (!listed_.contains(file.path)) {
    if (!overwrite_ && fs::exists(place, error)) {
      return Error{ErrorCode::io, place +
                                      " is there already and is not of dateline's making; move it "
                                      "away, choose another folder, or give --overwrite."};
    }
    const Result<bool> noted = note(file.path);
    if (!noted) return noted;
  }
  fs::create_directories(fs::path(place).parent_path(), error);
  if (error) return io_error("make the folder of", place, error.message());
  ++counts_.written;
  return replace_file(place, file.contents);
}

Result<bool> OutputFolder::finish() {
  for (const auto& [path, key] : listed_) {
    if (put_.contains(path)) continue;
    std::error_code error;
    if (fs::remove(place_of(path), error)) ++counts_.removed;
    if (error) return io_error("remove", place_of(path), error.message());
    for (fs::path parent = fs::path(path).parent_path(); !parent.empty();
         parent = parent.parent_path()) {
      if (!fs::is_empty(fs::path(folder_) / parent, error) || error) break;
      fs::remove(fs::path(folder_) / parent, error);
    }
  }
  std::string list(first_line);
  for (const auto& [path, key] : put_) {
    list += path;
    if (!key.empty()) list.append(" ").append(encode(key));
    list += '\n';
  }
  const std::string place = place_of(manifest_);
  return has_contents(place, list) ? Result<bool>(true) : replace_file(place, list);
}

EarlierPaths read_paths(const std::string& folder, const std::string& manifest) {
  EarlierPaths paths;
  const Result<FileBytes> file = read_file(folder + "/" + manifest);
  if (!file || !file->view().starts_with(first_line)) return paths;
  for (auto& [path, key] : parse_manifest(file->view().substr(first_line.size()))) {
    if (!key.empty()) paths.emplace(key, path);
  }
  return paths;
}

}  // namespace dateline
