#include "cli/pack_files.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "cli/files.h"
#include "cli/pack_folder.h"
#include "pack/reader.h"

namespace dateline {
namespace {

// Hosts refuse much larger ones. A part that is larger is a file alone.
constexpr std::size_t most_file_bytes = std::size_t{16} << 20;

// How much of an old file must still be used for the rest to be worth keeping: 1 in so many bytes.
constexpr std::uint64_t least_used = 2;

std::string_view view(ByteSpan bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

ByteSpan bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// Where the parts of the pack that is there are: its columns tell.
Result<PartPlaces> read_old_places(const std::string& folder, ByteSpan root) {
  const Result<std::unique_ptr<PackReader>> pack = PackReader::open(root);
  if (!pack) return pack.error();
  const std::string columns = pack.value()->part_name(0);
  const Result<Bytes> part = read_part(folder, columns);
  if (!part) return part.error();
  const Result<bool> supplied = pack.value()->supply(columns, part.value());
  if (!supplied) return supplied.error();
  return pack.value()->places();
}

std::uint64_t hash_of(ByteSpan bytes) {
  return std::uint64_t{hash_bytes(view(bytes))} << 32 | fnv1a(bytes);
}

}  // namespace

PackFiles::PackFiles(std::string folder) : folder_(std::move(folder)) { read_old_pack(); }

// Learns where the records of the pack that is there are; of one that cannot be read, nothing.
void PackFiles::read_old_pack() {
  std::error_code ignored;
  if (!std::filesystem::exists(folder_ + "/" + std::string(root_file), ignored)) return;
  knows_old_files_ = false;
  const Result<Bytes> bytes = read_root_file(folder_);
  if (!bytes) return;
  const Result<PackRoot> root = read_root(bytes.value());
  if (!root) return;
  knows_old_files_ = true;
  for (const PackFile& file : root->files) old_files_.push_back(file.name);
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> records(old_files_.size());
  const Result<PartPlaces> places = read_old_places(folder_, bytes.value());
  if (!places) return;
  for (std::uint32_t part = root->first_part(PartKind::records); part < root->part_count(); ++part)
    records[places->files[part]].push_back({places->begins[part], places->bytes[part]});
  for (std::size_t file = 0; file < records.size(); ++file) {
    if (records[file].empty()) continue;
    const Result<FileBytes> contents = read_file(folder_ + "/" + old_files_[file]);
    if (!contents || contents->view().size() != root->files[file].bytes ||
        pack_file_name(bytes_of(contents->view())) != old_files_[file]) {
      continue;
    }
    const auto number = static_cast<std::uint32_t>(files_.size());
    files_.push_back({old_files_[file], true, contents->view().size()});
    for (const auto& [begin, size] : records[file]) {
      const ByteSpan stored = bytes_of(contents->view().substr(begin, size));
      old_records_.insert({hash_of(stored), {number, begin, size}});
    }
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
  if (old_records_.empty()) return false;
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
  files_[growing.file].size = bytes.size();
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

std::vector<std::uint32_t> PackFiles::sizes(PartKind kind) const {
  std::vector<std::uint32_t> sizes;
  for (const Place& place : places_[static_cast<std::size_t>(kind)]) sizes.push_back(place.size);
  return sizes;
}

Result<bool> PackFiles::finish(PackRoot& root) {
  const Result<bool> left = leave_old_files();
  if (!left) return left;
  for (Growing& growing : growing_) {
    const Result<bool> ended = end_file(growing);
    if (!ended) return ended;
  }
  std::vector<std::optional<std::uint32_t>> number(files_.size());  // in the root
  for (std::size_t kind = 0; kind < part_kinds; ++kind) {
    std::optional<std::uint32_t> end;  // of the part before
    for (const Place& place : places_[kind]) {
      std::optional<std::uint32_t>& file = number[place.file];
      if (!file) {
        file = static_cast<std::uint32_t>(root.files.size());
        const File& named = files_[place.file];
        root.files.push_back({named.name, static_cast<std::uint32_t>(named.size)});
      }
      if (kind != static_cast<std::size_t>(PartKind::records))
        root.stored_bytes.push_back(place.size);
      if (end != place.begin || root.runs.back().file != *file)
        root.runs.push_back({*file, place.begin, 0});
      ++root.runs.back().parts;
      end = place.begin + place.size;
    }
  }
  return true;
}

}  // namespace dateline
