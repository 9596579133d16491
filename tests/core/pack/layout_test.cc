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

}  // namespace
}  // namespace dateline
