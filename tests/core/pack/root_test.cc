// The root comes back as it was written, and one that lies is refused before memory is taken.

#include "pack/root.h"

#include <gtest/gtest.h>

#include <string>

#include "core/pack/folder.h"

namespace dateline {
namespace {

PackRoot small_root() {
  RandomArchive random(4);
  const Indexed indexed(random.archive(50));
  return read_root(write_folder(indexed, tiny).root).value();
}

TEST(PackRoot, ComesBack) {
  const PackRoot root = small_root();
  const Bytes bytes = write_root(root);
  const Result<PackRoot> again = read_root(bytes);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(write_root(again.value()), bytes);
  EXPECT_EQ(again->files[0].name, root.files[0].name);
  EXPECT_EQ(again->files[0].bytes, root.files[0].bytes);
  EXPECT_EQ(again->terms, root.terms);
  EXPECT_EQ(again->stored_bytes, root.stored_bytes);
}

TEST(PackRoot, SaysWhatIsNoPackAndWhatIsAnotherVersion) {
  Bytes bytes = write_root(small_root());
  EXPECT_EQ(read_root({}).error().code, ErrorCode::not_a_feed);
  ++bytes[pack_magic.size()];
  EXPECT_EQ(read_root(bytes).error().code, ErrorCode::unsupported);
  bytes[0] = '{';
  EXPECT_EQ(read_root(bytes).error().code, ErrorCode::not_a_feed);
}

void expect_refused(const PackRoot& root) {
  EXPECT_EQ(read_root(write_root(root)).error().code, ErrorCode::corrupt);
}

TEST(PackRoot, RefusesPlacesThatAreNone) {
  const PackRoot good = small_root();
  PackRoot root = good;
  root.runs[0].file = 1;
  expect_refused(root);
  root = good;
  root.runs[0].begin = 0xffffffff / stored_unit * stored_unit;
  expect_refused(root);
  root = good;
  ++root.runs[0].parts;
  expect_refused(root);
  root = good;
  root.runs[0].parts = 0xffffffff;
  expect_refused(root);
  root = good;
  root.stored_bytes[1] = 0;
  expect_refused(root);
  root = good;
  root.files[0].bytes = root.stored_bytes[0];
  expect_refused(root);
  root = good;
  root.runs.clear();
  expect_refused(root);
}

// Two parts of one name: a reader would supply the one and want the other for ever.
TEST(PackRoot, RefusesPartsThatOverlap) {
  PackRoot root = small_root();
  const std::uint32_t parts = root.runs[0].parts;
  root.runs = {{0, 0, 1}, {0, 0, parts - 1}};
  expect_refused(root);
  root.runs = {{0, stored_unit, 1}, {0, 0, parts - 1}};
  expect_refused(root);
  root.runs = {{0, 0, 1}, {0, root.stored_bytes[0], parts - 1}};
  EXPECT_TRUE(read_root(write_root(root)));
}

TEST(PackRoot, RefusesNamesThatLeadElsewhere) {
  for (const char* name : {"", "..", "../root", "a/b", "/etc", "A.bin", "a:1-2", ".hidden"}) {
    PackRoot root = small_root();
    root.files[0].name = name;
    expect_refused(root);
  }
}

// Two parts of one name: the second would be wanted for ever.
TEST(PackRoot, RefusesFilesOfOneName) {
  PackRoot root = small_root();
  root.files.push_back({"other", root.files[0].bytes});
  EXPECT_TRUE(read_root(write_root(root)));
  root.files.back().name = root.files[0].name;
  expect_refused(root);
}

// Keys that share what was said once would be large in memory and small in the file.
TEST(PackRoot, RefusesKeysThatNoTermHas) {
  PackRoot root = small_root();
  root.terms.back() = std::string(200, '\x7f');
  EXPECT_TRUE(read_root(write_root(root)));
  root.terms.back() = std::string(1000, '\x7f');
  expect_refused(root);
}

TEST(PackRoot, RefusesCountsThatDoNotFit) {
  PackRoot root = small_root();
  ++root.counts[static_cast<std::size_t>(PartKind::records)];
  expect_refused(root);
  root = small_root();
  root.head_releases = 51;
  expect_refused(root);
  root = small_root();
  std::swap(root.terms[0], root.terms[1]);
  expect_refused(root);
}

}  // namespace
}  // namespace dateline
