#include "index/layout.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Layout, LengthsAreExactBelow32AndNeverFarOff) {
  std::uint8_t last = 0;
  for (std::uint32_t length = 0; length < 600000; ++length) {
    const std::uint8_t code = encode_length(length);
    ASSERT_GE(code, last);
    last = code;
    const std::uint32_t decoded = decode_length(code);
    ASSERT_LE(decoded, length);
    ASSERT_LE(length - decoded, code < 255 ? length / 16 : length);
    ASSERT_TRUE(decoded == length || length >= 32);
  }
  EXPECT_EQ(last, 255);
  EXPECT_EQ(encode_length(~0u), 255);
  for (int code = 0; code < 256; ++code) {
    EXPECT_EQ(encode_length(decode_length(static_cast<std::uint8_t>(code))), code);
  }
}

}  // namespace
}  // namespace dateline
