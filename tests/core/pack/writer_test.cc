// Same archive, same bytes; and what an update leaves as it was.

#include "pack/writer.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "core/pack/folder.h"

namespace dateline {
namespace {

TEST(PackWriter, SameBytes) {
  RandomArchive one(3), other(3);
  const Indexed a(one.archive(50)), b(other.archive(50));
  EXPECT_EQ(write_folder(a, tiny).root, write_folder(b, tiny).root);
  EXPECT_EQ(write_folder(a, tiny).files, write_folder(b, tiny).files);
}

// However the texts are cut into chunks, of which each has an index of its own.
TEST(PackWriter, ChunksLeaveNoTrace) {
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    RandomArchive random(100 + seed);
    const Indexed indexed(random.archive(60));
    const Folder whole = write_folder(indexed, tiny);
    for (const std::uint32_t chunk_size : {1u, 7u, 59u}) {
      const Folder chunked = write_folder(indexed, tiny, chunk_size);
      EXPECT_EQ(chunked.root, whole.root) << seed << " " << chunk_size;
      EXPECT_EQ(chunked.files, whole.files) << seed << " " << chunk_size;
    }
  }
}

// `count` releases of different texts, of which `changed` has another text and `more` is added.
std::set<Bytes> record_parts(int count, int changed, bool more) {
  ArchiveBuilder builder;
  for (int i = more ? -1 : 0; i < count; ++i) {
    Release release;
    release.id = "release " + std::to_string(i);
    release.title = "Title of " + std::to_string(i);
    release.text = std::string("The text of it, ") + (i == changed ? "mended." : "whole.");
    release.published = make_date(2022 - i / 300, 1, 1 + i % 28 + (i < 0 ? 1 : 0));
    builder.add(std::move(release));
  }
  const Indexed indexed(std::move(builder).build());
  std::set<Bytes> parts;
  write_parts(indexed.archive, [&](PackPart part) {
    if (part.kind == PartKind::records) parts.insert(std::move(part.bytes));
  });
  return parts;
}

TEST(PackWriter, UpdatesChangeFewRecordParts) {
  const std::set<Bytes> before = record_parts(600, -2, false), after = record_parts(600, 300, true);
  std::size_t changed = 0;
  for (const Bytes& part : after) changed += before.count(part) == 0 ? 1 : 0;
  EXPECT_EQ(before.size(), 600u);
  EXPECT_GE(changed, 2u);
  EXPECT_LE(changed, 4u);  // telling words of others may change
}

// What a part may hold, it does not pass.
TEST(PackWriter, PartsHaveTheSizeThatTheyShould) {
  RandomArchive random(9);
  const Indexed indexed(random.archive(200));
  const PartSizes sizes{.terms = 400, .spellings = 300};
  std::size_t largest = 0, parts = 0;
  write_parts(
      indexed.archive,
      [&](PackPart part) {
        if (part.kind != PartKind::spellings) return;
        largest = std::max(largest, part.bytes.size());
        ++parts;
      },
      sizes);
  EXPECT_GT(parts, 1u);
  EXPECT_LT(largest, 600u);
}

}  // namespace
}  // namespace dateline
