#include "cli/pack_folder.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <unordered_map>

#include "base/hash.h"
#include "cli/deflate.h"
#include "cli/files.h"
#include "index/writer.h"
#include "pack/writer.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Hosts refuse much larger ones.
constexpr std::size_t most_file_bytes = std::size_t{16} << 20;

// Of a file of records, how much must still be used for the rest to be worth keeping.
constexpr double least_used = 0.5;

struct StoredPart {
  PartKind kind;
  Bytes bytes;  // compressed
};

// The name of a file with those contents: two rounds of FNV-1a, 64 bits in all.
std::string name_of(ByteSpan bytes) {
  char name[24];
  std::snprintf(name, sizeof name, "%08x%08x.bin", fnv1a(bytes),
                fnv1a(bytes, static_cast<std::uint32_t>(bytes.size()) * 0x9e3779b1u));
  return name;
}

// Compresses all parts, on as many cores as there are.
void compress(std::vector<StoredPart>& parts, Progress& progress) {
  std::atomic<std::size_t> next{0};
  const auto work = [&](bool shows) {
    for (std::size_t i; (i = next++) < parts.size();) {
      parts[i].bytes = deflate_bytes(parts[i].bytes);
      if (shows && progress.is_due()) {
        progress.show(std::to_string(i) + " of " + std::to_string(parts.size()) +
                      " parts compressed");
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
    threads.emplace_back(work, false);
  work(true);
  for (std::thread& thread : threads) thread.join();
}

// Where in the pack that is there already the stored bytes of a part of records lie.
struct OldPart {
  std::uint32_t file, begin;
  std::string_view bytes;
};

// The pack in a folder, for what of it can be kept.
struct OldPack {
  PackRoot root;
  std::vector<FileBytes> files;
  std::unordered_multimap<std::uint64_t, OldPart> records;  // by hash
};

std::uint64_t hash_of(std::string_view bytes) {
  return std::uint64_t{hash_bytes(bytes)} << 32 ^ bytes.size();
}

std::string_view view(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

ByteSpan bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// Nothing where there is none that can be read: then nothing of it is kept.
std::optional<OldPack> read_old_pack(const std::string& folder) {
  const Result<Bytes> bytes = read_root_file(folder);
  if (!bytes) return std::nullopt;
  Result<PackRoot> root = read_root(bytes.value());
  if (!root) return std::nullopt;
  OldPack old{std::move(root).value(), {}, {}};
  for (const std::string& name : old.root.files) {
    Result<FileBytes> file = read_file(folder + "/" + name);
    if (!file || name_of(bytes_of(file->view())) != name) return std::nullopt;
    old.files.push_back(std::move(file).value());
  }
  std::uint32_t part = 0;
  const std::uint32_t first = old.root.first_part(PartKind::records);
  for (const PartRun& run : old.root.runs) {
    std::uint32_t begin = run.begin;
    for (std::uint32_t i = 0; i < run.parts; ++i, ++part) {
      const std::uint32_t size = old.root.stored_bytes[part];
      const std::string_view file = old.files[run.file].view();
      if (std::size_t{begin} + size > file.size()) return std::nullopt;
      const std::string_view stored = file.substr(begin, size);
      if (part >= first) old.records.insert({hash_of(stored), {run.file, begin, stored}});
      begin += size;
    }
  }
  return old;
}

// Lays parts into files, those of records where the old pack has them already.
class Layout {
 public:
  Layout(PackRoot& root, std::string folder, const std::optional<OldPack>& old)
      : root_(root), folder_(std::move(folder)), old_(old) {}

  Result<bool> add(const StoredPart& part) {
    root_.stored_bytes.push_back(static_cast<std::uint32_t>(part.bytes.size()));
    if (part.kind == PartKind::records && old_) {
      const auto [begin, end] = old_->records.equal_range(hash_of(view(part.bytes)));
      for (auto at = begin; at != end; ++at) {
        if (at->second.bytes != view(part.bytes)) continue;
        place(file_number(old_->root.files[at->second.file]), at->second.begin,
              static_cast<std::uint32_t>(part.bytes.size()));
        return true;
      }
    }
    // Records in files of their own, since they change least.
    const bool records = part.kind == PartKind::records;
    if (!file_.empty() &&
        (records != records_ || file_.size() + part.bytes.size() > most_file_bytes)) {
      const Result<bool> ended = end_file();
      if (!ended) return ended;
    }
    records_ = records;
    if (file_.empty()) {
      number_ = static_cast<std::uint32_t>(root_.files.size());
      root_.files.emplace_back();  // its name comes with its end
    }
    place(number_, static_cast<std::uint32_t>(file_.size()),
          static_cast<std::uint32_t>(part.bytes.size()));
    file_.insert(file_.end(), part.bytes.begin(), part.bytes.end());
    return true;
  }

  Result<bool> end_file() {
    if (file_.empty()) return true;
    const std::string name = name_of(file_);
    const std::string path = folder_ + "/" + name;
    root_.files[number_] = name;
    const Result<FileBytes> there = read_file(path);
    if (!there || there->view() != view(file_)) {
      new_bytes_ += file_.size();
      const Result<bool> written = write_file(path, view(file_));
      if (!written) return written;
    }
    file_.clear();
    return true;
  }

  std::uint64_t new_bytes() const { return new_bytes_; }

 private:
  std::uint32_t file_number(const std::string& name) {
    const auto at = std::find(root_.files.begin(), root_.files.end(), name);
    if (at != root_.files.end()) return static_cast<std::uint32_t>(at - root_.files.begin());
    root_.files.push_back(name);
    return static_cast<std::uint32_t>(root_.files.size()) - 1;
  }

  void place(std::uint32_t file, std::uint32_t begin, std::uint32_t size) {
    const bool goes_on = !root_.runs.empty() && root_.runs.back().file == file && end_ == begin;
    if (!goes_on) root_.runs.push_back({file, begin, 0});
    ++root_.runs.back().parts;
    end_ = begin + size;
  }

  PackRoot& root_;
  std::string folder_;
  const std::optional<OldPack>& old_;
  Bytes file_;            // being filled
  bool records_ = false;  // it is one of records
  std::uint32_t number_ = 0;
  std::uint32_t end_ = 0;  // of the last part placed
  std::uint64_t new_bytes_ = 0;
};

// Whether most of each old file of records is still used.
bool worth_keeping(const OldPack& old, const std::vector<StoredPart>& parts) {
  std::unordered_map<std::uint32_t, std::uint64_t> used, all;
  for (const auto& [hash, part] : old.records) all[part.file] += part.bytes.size();
  for (const StoredPart& part : parts) {
    if (part.kind != PartKind::records) continue;
    const auto at = old.records.find(hash_of(view(part.bytes)));
    if (at != old.records.end()) used[at->second.file] += part.bytes.size();
  }
  return std::all_of(all.begin(), all.end(), [&](const auto& each) {
    return static_cast<double>(used[each.first]) >= least_used * static_cast<double>(each.second);
  });
}

}  // namespace

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
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
  Result<Bytes> part = inflate_bytes(bytes_of(stored.value()), most_part_bytes);
  if (!part) return with_path(part.error(), folder + "/" + std::string(name));
  return part;
}

Result<bool> check_file(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  const Result<FileBytes> file = read_file(path);
  if (!file) return file.error();
  if (name_of(bytes_of(file->view())) == name) return true;
  return Error{ErrorCode::corrupt, path + ": Its contents are not those that its name says."};
}

Result<bool> supply_for(Engine& engine, const std::string& folder, const Request& request) {
  for (;;) {
    const std::vector<std::string> wanted = engine.plan(request);
    if (wanted.empty()) return true;
    for (const std::string& name : wanted) {
      const Result<Bytes> part = read_part(folder, name);
      if (!part) return part.error();
      const Result<bool> supplied = engine.supply(name, part.value());
      if (!supplied) return with_path(supplied.error(), folder + "/" + name);
    }
  }
}

Result<PackFigures> write_pack(const Archive& archive, const std::string& folder,
                               Progress& progress) {
  const Result<IndexBytes> bytes = write_index(archive);
  if (!bytes) return bytes.error();
  const Result<IndexView> index = IndexView::open(bytes.value());
  if (!index) return index.error();
  std::vector<StoredPart> parts;
  PackRoot root = write_parts(archive, bytes.value(), index.value(), [&](PackPart part) {
    parts.push_back({part.kind, std::move(part.bytes)});
    if (progress.is_due()) progress.show(std::to_string(parts.size()) + " parts made");
  });
  compress(parts, progress);

  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{ErrorCode::io, "cannot make " + folder + ": " + failed.message()};
  std::optional<OldPack> old = read_old_pack(folder);
  const std::vector<std::string> old_files = old ? old->root.files : std::vector<std::string>();
  if (old && !worth_keeping(*old, parts)) old.reset();
  Layout layout(root, folder, old);
  for (const StoredPart& part : parts) {
    const Result<bool> added = layout.add(part);
    if (!added) return added.error();
  }
  const Result<bool> ended = layout.end_file();
  if (!ended) return ended.error();
  const Bytes root_bytes = deflate_bytes(write_root(root));
  const Result<bool> written = write_file(folder + "/" + std::string(root_file), view(root_bytes));
  if (!written) return written.error();

  PackFigures figures{archive.size(), root.files.size(), parts.size(), root_bytes.size(),
                      layout.new_bytes() + root_bytes.size()};
  for (const std::string& file : root.files) figures.bytes += fs::file_size(folder + "/" + file);
  for (const fs::directory_entry& each : fs::directory_iterator(folder, failed)) {
    const std::string name = each.path().filename().string();
    const auto has = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    // Only what has the shape of our names.
    const bool ours = name.size() == 20 && name.ends_with(".bin") &&
                      name.find_first_not_of("0123456789abcdef") == 16;
    if (ours && !has(root.files) && !has(old_files)) fs::remove(each.path(), failed);
  }
  return figures;
}

}  // namespace dateline
