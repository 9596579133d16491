// Texts that are read chunk by chunk, and indexes that wait on the disk, make the same pack.

#include "cli/pack_texts.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "cli/write_pack.h"
#include "core/search/random_archive.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

Files pack(const fs::path& folder, std::size_t most_bytes, std::size_t& chunks) {
  fs::create_directories(folder);
  auto texts = PackTexts::create(folder / "texts", most_bytes).value();
  RandomArchive random(5);
  const Archive archive = random.archive(300);
  for (std::uint32_t release = 0; release < archive.size(); ++release)
    texts->builder().add(archive.copy(release));
  EXPECT_TRUE(texts->finish());
  chunks = texts->chunks().size();
  Progress progress(true);
  const Result<PackFigures> figures = write_pack(*texts, folder, progress);
  EXPECT_TRUE(figures) << figures.error().message;
  EXPECT_EQ(figures->releases, archive.size());
  Files files;
  for (const fs::directory_entry& each : fs::directory_iterator(folder)) {
    std::ifstream file(each.path(), std::ios::binary);
    files[each.path().filename()] = {std::istreambuf_iterator<char>(file), {}};
  }
  return files;
}

TEST(PackTexts, ChunksOnTheDiskMakeTheSamePack) {
  const fs::path folder =
      fs::temp_directory_path() / ("dateline-pack-texts-" + std::to_string(::getpid()));
  std::size_t one = 0, many = 0;
  const Files whole = pack(folder / "whole", PackTexts::chunk_bytes, one);
  EXPECT_EQ(one, 1u);
  EXPECT_GT(whole.size(), 4u);
  EXPECT_EQ(pack(folder / "chunks", 1000, many), whole);
  EXPECT_GT(many, 10u);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace dateline
