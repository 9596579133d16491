#include "base/bytes.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Bytes, VarintsComeBackAsWritten) {
  Bytes bytes;
  const std::uint32_t values[] = {0, 1, 127, 128, 16383, 16384, 1u << 21, 1u << 28, ~0u};
  for (std::uint32_t value : values) put_varint(bytes, value);
  ByteReader reader(bytes);
  for (std::uint32_t value : values) EXPECT_EQ(reader.varint(), value);
  EXPECT_TRUE(reader.ok());
  EXPECT_EQ(reader.left(), 0u);
}

TEST(Bytes, IntegersAreLittleEndian) {
  Bytes bytes;
  put_u32(bytes, 0x01020304);
  EXPECT_EQ(bytes, (Bytes{4, 3, 2, 1}));
  EXPECT_EQ(ByteReader(bytes).u32(), 0x01020304u);
}

TEST(Bytes, PastTheEndEverythingFailsAndStaysFailed) {
  const Bytes bytes = {0x80};
  ByteReader cut(bytes);
  EXPECT_EQ(cut.varint(), 0u);
  EXPECT_FALSE(cut.ok());
  EXPECT_EQ(cut.bytes(0), "");
  EXPECT_FALSE(cut.ok());

  ByteReader too_few(bytes);
  EXPECT_EQ(too_few.u32(), 0u);
  EXPECT_FALSE(too_few.ok());
  ByteReader too_many(bytes);
  EXPECT_EQ(too_many.bytes(2), "");
  EXPECT_FALSE(too_many.ok());
}

TEST(Bytes, AVarintOver32BitsIsRefused) {
  for (const Bytes& bytes :
       {Bytes{0xff, 0xff, 0xff, 0xff, 0x1f}, Bytes{0x80, 0x80, 0x80, 0x80, 0x80, 0x01}}) {
    ByteReader reader(bytes);
    EXPECT_EQ(reader.varint(), 0u);
    EXPECT_FALSE(reader.ok());
  }
}

}  // namespace
}  // namespace dateline
