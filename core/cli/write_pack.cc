#include "cli/write_pack.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "cli/deflate.h"
#include "cli/files.h"
#include "cli/pack_files.h"
#include "cli/pack_folder.h"
#include "pack/writer.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

Bytes store_part(ByteSpan bytes) {
  Bytes stored = deflate_bytes(bytes);
  pad_part(stored);
  return stored;
}

// So many bytes of parts are compressed together.
constexpr std::size_t batch_bytes = std::size_t{16} << 20;

// Compresses parts, on as many cores as there are, and lays them into files.
class Compressor {
 public:
  Compressor(PackFiles& files, Progress& progress) : files_(files), progress_(progress) {}

  void add(PackPart part) {
    bytes_ += part.bytes.size();
    batch_.push_back(std::move(part));
    ++parts_;
    if (bytes_ >= batch_bytes) flush();
  }

  // To be called at the end.
  Result<bool> finish() {
    flush();
    return failed_ ? Result<bool>(*failed_) : true;
  }

  std::size_t parts() const { return parts_; }

 private:
  void flush() {
    compress();
    for (const PackPart& part : batch_) {
      if (failed_) break;
      const Result<bool> added = files_.add(part.kind, part.bytes);
      if (!added) failed_ = added.error();
    }
    batch_.clear();
    bytes_ = 0;
    if (progress_.is_due()) progress_.show(std::to_string(parts_) + " parts made");
  }

  void compress() {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i; (i = next++) < batch_.size();)
        batch_[i].bytes = store_part(batch_[i].bytes);
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
  }

  PackFiles& files_;
  Progress& progress_;
  std::vector<PackPart> batch_;
  std::size_t bytes_ = 0, parts_ = 0;
  std::optional<Error> failed_;
};

// Removes files of packs before the last one: what has the shape of our names and is in neither.
void remove_files_but(const std::string& folder, const std::vector<std::string>& files,
                      const std::vector<std::string>& old_files) {
  std::error_code ignored;
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    const auto has = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    const bool ours = name.size() == 20 && name.ends_with(".bin") &&
                      name.find_first_not_of("0123456789abcdef") == 16;
    if (ours && !has(files) && !has(old_files)) fs::remove(at->path(), ignored);
  }
}

}  // namespace

Result<PackFigures> write_pack(PackTexts& texts, const std::string& folder, Progress& progress) {
  PackFiles files(folder);
  Compressor compressor(files, progress);
  const auto record_bytes = [&] {
    (void)compressor.finish();  // what fails now fails again at the end
    return files.sizes(PartKind::records);
  };
  Result<PackRoot> made = write_parts(
      texts.archive(), texts, [&](PackPart part) { compressor.add(std::move(part)); },
      record_bytes);
  if (!made) return made.error();
  PackRoot root = std::move(made).value();
  const Result<bool> flushed = compressor.finish();
  if (!flushed) return flushed.error();
  const Result<bool> finished = files.finish(root);
  if (!finished) return finished.error();
  const Bytes bytes = deflate_bytes(write_root(root));
  const Result<bool> written =
      write_file(folder + "/" + std::string(root_file),
                 {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!written) return written.error();
  std::vector<std::string> names;
  for (const PackFile& file : root.files) names.push_back(file.name);
  // Readers may have the old one open.
  const auto old_files = files.old_files();
  if (old_files) remove_files_but(folder, names, *old_files);

  PackFigures figures{texts.archive().size(), root.files.size(), compressor.parts(), bytes.size(),
                      files.new_bytes() + bytes.size()};
  for (const PackFile& file : root.files) figures.bytes += file.bytes;
  return figures;
}

}  // namespace dateline
