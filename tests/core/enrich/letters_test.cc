#include "enrich/letters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

namespace dateline {
namespace {

// ICU is the oracle over all blocks that are claimed.
TEST(Letters, AreWhatIcuSays) {
  for (char32_t c = 0; c < 0x460; ++c) {
    const auto code = static_cast<UChar32>(c);
    const bool claimed = c < 0x180 || (c >= 0x391 && c <= 0x3ce) || c >= 0x400;
    if (!claimed || c == 0xaa || c == 0xb5 || c == 0xba) continue;  // the signs ª, µ and º
    EXPECT_EQ(is_upper(c), u_isUUppercase(code) != 0) << code;
    EXPECT_EQ(is_lower(c), u_isULowercase(code) != 0) << code;
    EXPECT_EQ(to_lower(c), static_cast<char32_t>(u_tolower(code))) << code;
  }
}

}  // namespace
}  // namespace dateline
