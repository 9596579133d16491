#include "cli/pack_files.h"

#include <optional>
#include <utility>

#include "base/hash.h"
#include "cli/files.h"
#include "cli/pack_folder.h"

namespace dateline {
namespace {

// Hosts refuse much larger ones.
constexpr std::size_t most_file_bytes = std::size_t{16} << 20;

// How much of an old file must still be used for the rest to be worth keeping: 1 in so many bytes.
constexpr std::uint64_t least_used = 2;

std::string_view view(ByteSpan bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

ByteSpan bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::uint64_t hash_of(ByteSpan bytes) {
  return std::uint64_t{hash_bytes(view(bytes))} << 32 | fnv1a(bytes);
}

}  // namespace

PackFiles::PackFiles(std::string folder) : folder_(std::move(folder)) { read_old_pack(); }

// Learns where the records of the pack that is there are; of one that is damaged, nothing.
void PackFiles::read_old_pack() {
  const Result<Bytes> bytes = read_root_file(folder_);
  if (!bytes) return;
  const Result<PackRoot> root = read_root(bytes.value());
  if (!root) return;
  old_files_ = root->files;
  const std::uint32_t first = root->first_part(PartKind::records);
  for (std::uint32_t file = 0; file < root->files.size(); ++file) {
    const Result<FileBytes> contents = read_file(folder_ + "/" + root->files[file]);
    const bool whole = contents && pack_file_name(bytes_of(contents->view())) == root->files[file];
    if (!whole) continue;
    const auto number = static_cast<std::uint32_t>(files_.size());
    bool has_records = false;
    std::uint32_t part = 0;
    for (const PartRun& run : root->runs) {
      std::uint32_t begin = run.begin;
      for (std::uint32_t i = 0; i < run.parts; ++i, ++part) {
        const std::uint32_t size = root->stored_bytes[part];
        if (run.file == file && part >= first && begin + size <= contents->view().size()) {
          old_records_.insert(
              {hash_of(bytes_of(contents->view().substr(begin, size))), {number, begin, size}});
          has_records = true;
        }
        begin += size;
      }
    }
    if (has_records) files_.push_back({root->files[file], true, contents->view().size()});
  }
}

Result<bool> PackFiles::add(PartKind kind, ByteSpan stored) {
  Place place;
  if (kind != PartKind::records || !take_old(stored, place)) {
    const Result<Place> appended = append(kind, stored);
    if (!appended) return appended.error();
    place = appended.value();
  }
  places_[static_cast<std::size_t>(kind)].push_back(place);
  return true;
}

// Whether the pack that is there has those records.
bool PackFiles::take_old(ByteSpan stored, Place& place) {
  const auto [begin, end] = old_records_.equal_range(hash_of(stored));
  for (auto at = begin; at != end; ++at) {
    place = at->second;
    File& file = files_[place.file];
    const Result<std::string> there =
        read_file_range(folder_ + "/" + file.name, place.begin, place.size);
    if (!there || there.value() != view(stored)) continue;
    file.used += place.size;
    return true;
  }
  return false;
}

Result<PackFiles::Place> PackFiles::append(PartKind kind, ByteSpan stored) {
  Growing& growing = growing_[static_cast<std::size_t>(kind)];
  if (growing.bytes.size() + stored.size() > most_file_bytes) {
    const Result<bool> ended = end_file(growing);
    if (!ended) return ended.error();
  }
  if (growing.bytes.empty()) {
    growing.file = static_cast<std::uint32_t>(files_.size());
    files_.emplace_back();
  }
  const Place place{growing.file, static_cast<std::uint32_t>(growing.bytes.size()),
                    static_cast<std::uint32_t>(stored.size())};
  growing.bytes.insert(growing.bytes.end(), stored.begin(), stored.end());
  return place;
}

Result<bool> PackFiles::end_file(Growing& growing) {
  if (growing.bytes.empty()) return true;
  const Bytes bytes = std::exchange(growing.bytes, {});
  const std::string name = pack_file_name(bytes);
  files_[growing.file].name = name;
  const std::string path = folder_ + "/" + name;
  const Result<FileBytes> there = read_file(path);
  if (there && there->view() == view(bytes)) return true;
  new_bytes_ += bytes.size();
  return write_file(path, view(bytes));
}

// Parts that lie in a file of which most is not used any more move into a new one.
Result<bool> PackFiles::leave_old_files() {
  for (Place& place : places_[static_cast<std::size_t>(PartKind::records)]) {
    const File file = files_[place.file];
    if (!file.old || file.used * least_used >= file.size) continue;
    const Result<std::string> bytes =
        read_file_range(folder_ + "/" + file.name, place.begin, place.size);
    if (!bytes) return bytes.error();
    const Result<Place> moved = append(PartKind::records, bytes_of(bytes.value()));
    if (!moved) return moved.error();
    place = moved.value();
  }
  return true;
}

Result<bool> PackFiles::finish(PackRoot& root) {
  const Result<bool> left = leave_old_files();
  if (!left) return left;
  for (Growing& growing : growing_) {
    const Result<bool> ended = end_file(growing);
    if (!ended) return ended;
  }
  std::vector<std::optional<std::uint32_t>> number(files_.size());  // in the root
  std::uint32_t end = 0;                                            // of the part before
  for (const std::vector<Place>& places : places_) {
    for (const Place& place : places) {
      if (!number[place.file]) {
        number[place.file] = static_cast<std::uint32_t>(root.files.size());
        root.files.push_back(files_[place.file].name);
      }
      const std::uint32_t file = *number[place.file];
      root.stored_bytes.push_back(place.size);
      const bool goes_on =
          !root.runs.empty() && root.runs.back().file == file && end == place.begin;
      if (!goes_on) root.runs.push_back({file, place.begin, 0});
      ++root.runs.back().parts;
      end = place.begin + place.size;
    }
  }
  return true;
}

}  // namespace dateline
