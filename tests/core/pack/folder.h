// Packs of random archives, in memory, and what asks them.

#ifndef DATELINE_TESTS_CORE_PACK_FOLDER_H_
#define DATELINE_TESTS_CORE_PACK_FOLDER_H_

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/search/random_archive.h"
#include "index/writer.h"
#include "pack/reader.h"
#include "pack/writer.h"

namespace dateline {

// Files and root of a pack, as they lie on a host, but not compressed.
struct Folder {
  std::map<std::string, Bytes> files;
  Bytes root;

  // None where nothing that may be one is there.
  ByteSpan part(const std::string& name) const {
    const std::size_t colon = name.find(':'), dash = name.find('-', colon);
    const std::size_t begin = std::stoul(name.substr(colon + 1)),
                      end = std::stoul(name.substr(dash + 1));
    const ByteSpan file = files.at(name.substr(0, colon));
    const Result<ByteSpan> part = unpad_part(file.subspan(begin, end - begin));
    return part ? part.value() : ByteSpan();
  }
};

struct Indexed {
  explicit Indexed(Archive made)
      : archive(std::move(made)),
        bytes(write_index(archive).value()),
        index(IndexView::open(bytes).value()) {}
  Archive archive;
  IndexBytes bytes;
  IndexView index;
};

// All of an archive in memory, indexed `chunk_size` releases at a time.
class MemoryWork : public PackWork {
 public:
  MemoryWork(const Archive& archive, std::uint32_t chunk_size) {
    for (std::uint32_t begin = 0; begin < archive.size(); begin += chunk_size)
      chunks_.push_back(begin);
  }
  std::span<const std::uint32_t> chunks() const override { return chunks_; }
  Result<bool> load(std::size_t) override { return true; }
  Result<IndexView> keep(IndexBytes index) override {
    return IndexView::open(kept_.emplace_back(std::move(index)));
  }

 private:
  std::vector<std::uint32_t> chunks_;
  std::deque<IndexBytes> kept_;
};

// The root without places; `use` gets parts as they would be stored, but not compressed.
inline PackRoot write_parts(const Archive& archive, FunctionRef<void(PackPart)> use,
                            const PartSizes& sizes = {}, std::uint32_t chunk_size = 1000) {
  MemoryWork work(archive, chunk_size);
  std::vector<std::uint32_t> record_bytes;
  const auto pad_and_use = [&](PackPart part) {
    pad_part(part.bytes);
    if (part.kind == PartKind::records)
      record_bytes.push_back(static_cast<std::uint32_t>(part.bytes.size()));
    use(std::move(part));
  };
  return write_parts(
             archive, work, pad_and_use, [&] { return record_bytes; }, sizes)
      .value();
}

inline Folder write_folder(const Indexed& indexed, const PartSizes& sizes,
                           std::uint32_t chunk_size = 1000) {
  Folder folder;
  std::array<std::vector<Bytes>, part_kinds> parts;
  PackRoot root = write_parts(
      indexed.archive,
      [&](PackPart part) {
        parts[static_cast<std::size_t>(part.kind)].push_back(std::move(part.bytes));
      },
      sizes, chunk_size);
  Bytes& file = folder.files["all"];
  for (const std::vector<Bytes>& kind : parts) {
    for (const Bytes& part : kind) {
      if (&kind != &parts.back())
        root.stored_bytes.push_back(static_cast<std::uint32_t>(part.size()));
      file.insert(file.end(), part.begin(), part.end());
    }
  }
  root.files = {{"all", static_cast<std::uint32_t>(file.size())}};
  root.runs = {{0, 0, root.part_count()}};
  folder.root = write_root(root);
  return folder;
}

// Fetches what `request` wants, and gives how many rounds that took.
inline int fetch(PackReader& pack, const Folder& folder, const Request& request) {
  for (int round = 0;; ++round) {
    const std::vector<std::string> parts = pack.plan(request);
    if (parts.empty() || round > 40) return round;
    for (const std::string& part : parts) {
      const Result<bool> supplied = pack.supply(part, folder.part(part));
      EXPECT_TRUE(supplied) << part << ": " << supplied.error().message;
    }
  }
}

inline constexpr PartSizes tiny = {.terms = 60, .spellings = 40};

inline Request random_request(RandomArchive& random, std::uint32_t releases) {
  Request request;
  if (random.number(5) != 0) request.query = random.query();
  if (random.number(4) == 0) request.filters[0] = {"Haiti"};
  if (random.number(6) == 0) request.from = make_date(2016, 0, 0);
  if (random.number(5) == 0) request.preferred_languages = {"es"};
  if (random.number(4) == 0) request.now = 1000 * random.number(5);
  if (random.number(5) == 0) request.open = std::to_string(random.number(releases + 2));
  if (random.number(8) == 0) request.hits_only = true;
  if (random.number(5) == 0) request.page = 2;
  request.page_size = 1 + random.number(12);
  request.sort = static_cast<Sort>(random.number(4));
  return request;
}

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_PACK_FOLDER_H_
