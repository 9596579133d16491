// Checksums of parts.

#include "pack/layout.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(PackLayout, OpensWhatIsRight) {
  Bytes part = {1, 2, 3};
  put_u32(part, checksum(PartKind::terms, part));
  const Result<ByteSpan> body = open_part(PartKind::terms, part);
  ASSERT_TRUE(body);
  EXPECT_EQ(Bytes(body->begin(), body->end()), (Bytes{1, 2, 3}));
}

// FNV-1a over no bytes is its basis, here with the kind in it.
TEST(PackLayout, TheKindIsPartOfTheChecksum) {
  EXPECT_EQ(checksum(PartKind::columns, {}), 0x811c9dc5u);
  EXPECT_EQ(checksum(PartKind::terms, {}), 0x811c9dc4u);
  Bytes part = {1, 2, 3};
  put_u32(part, checksum(PartKind::terms, part));
  EXPECT_FALSE(open_part(PartKind::positions, part));
}

TEST(PackLayout, RefusesEveryOtherByteAndLength) {
  Bytes part = {1, 2, 3};
  put_u32(part, checksum(PartKind::records, part));
  for (std::size_t i = 0; i < part.size(); ++i) {
    Bytes damaged = part;
    damaged[i] ^= 16;
    EXPECT_EQ(open_part(PartKind::records, damaged).error().code, ErrorCode::corrupt) << i;
    EXPECT_FALSE(open_part(PartKind::records, ByteSpan(part).first(i))) << i;
  }
}

TEST(PackLayout, PaddedPartsComeBack) {
  for (std::size_t size = 0; size < 200; ++size) {
    const Bytes part(size, 7);
    Bytes stored = part;
    pad_part(stored);
    EXPECT_EQ(stored.size() % stored_unit, 0u);
    EXPECT_LE(stored.size(), size + stored_unit);
    const ByteSpan again = unpad_part(stored).value();
    EXPECT_EQ(Bytes(again.begin(), again.end()), part);
  }
  EXPECT_FALSE(unpad_part({}));
  EXPECT_FALSE(unpad_part(Bytes(63, 0)));
  EXPECT_FALSE(unpad_part(Bytes(64, 64)));
}

}  // namespace
}  // namespace dateline
