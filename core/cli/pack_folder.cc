#include "cli/pack_folder.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>

#include "base/hash.h"
#include "cli/deflate.h"
#include "cli/files.h"

namespace dateline {
namespace {

// No request asks more often than two or three times.
constexpr int most_rounds = 20;

ByteSpan bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

std::string pack_file_name(ByteSpan bytes) {
  std::uint32_t first = fnv_basis;
  std::uint32_t second = static_cast<std::uint32_t>(bytes.size()) * 0x9e3779b1u;
  for (const std::uint8_t& byte : bytes) {
    first = fnv1a({&byte, 1}, first);
    second = fnv1a({&byte, 1}, second);
  }
  char name[24];
  std::snprintf(name, sizeof name, "%08x%08x.bin", first, second);
  return name;
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

Result<Bytes> read_root_file(const std::string& folder) {
  const std::string path = folder + "/" + std::string(root_file);
  const Result<FileBytes> file = read_file(path);
  if (!file) return file.error();
  Result<Bytes> root = inflate_bytes(bytes_of(file->view()), most_part_bytes);
  if (!root) return with_path(root.error(), path);
  return root;
}

Result<Bytes> read_part(const std::string& folder, std::string_view name) {
  const std::size_t colon = name.find(':'), dash = name.find('-', std::min(colon, name.size()));
  std::uint64_t begin = 0, end = 0;
  const auto number = [&](std::size_t from, std::size_t to, std::uint64_t& out) {
    std::from_chars(name.data() + from, name.data() + to, out);
  };
  if (dash == name.npos) return Error{ErrorCode::not_found, "No part: " + std::string(name)};
  number(colon + 1, dash, begin);
  number(dash + 1, name.size(), end);
  const std::string path = folder + "/" + std::string(name.substr(0, colon));
  const Result<std::string> stored = read_file_range(path, begin, end - begin);
  if (!stored) return with_path(stored.error(), folder + "/" + std::string(name));
  const Result<ByteSpan> deflated = unpad_part(bytes_of(stored.value()));
  if (!deflated) return with_path(deflated.error(), folder + "/" + std::string(name));
  Result<Bytes> part = inflate_bytes(deflated.value(), most_part_bytes);
  if (!part) return with_path(part.error(), folder + "/" + std::string(name));
  return part;
}

Result<bool> check_file(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  const Result<FileBytes> file = read_file(path);
  if (!file) return file.error();
  if (pack_file_name(bytes_of(file->view())) == name) return true;
  return Error{ErrorCode::corrupt, path + ": Its contents are not those that its name says."};
}

Result<bool> supply_for(Engine& engine, const std::string& folder, const Request& request) {
  for (int round = 0; round < most_rounds; ++round) {
    const std::vector<std::string> wanted = engine.plan(request);
    if (wanted.empty()) return true;
    for (const std::string& name : wanted) {
      const Result<Bytes> part = read_part(folder, name);
      if (!part) return part.error();
      const Result<bool> supplied = engine.supply(name, part.value());
      if (!supplied) return with_path(supplied.error(), folder + "/" + name);
    }
  }
  return Error{ErrorCode::corrupt, folder + ": The pack wants ever more parts."};
}

}  // namespace dateline
