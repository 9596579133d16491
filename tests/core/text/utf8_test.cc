#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline {
namespace {

std::vector<char32_t> decode_all(std::string_view text) {
  std::vector<char32_t> code_points;
  for (std::size_t at = 0; at < text.size();) code_points.push_back(decode_utf8(text, at));
  return code_points;
}

TEST(Utf8, EveryCodePointIsEncodedAndDecoded) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(text.size(), c < 0x80 ? 1u : c < 0x800 ? 2u : c < 0x10000 ? 3u : 4u);
    std::size_t at = 0;
    ASSERT_EQ(decode_utf8(text, at), c);
    ASSERT_EQ(at, text.size());
    ASSERT_EQ(valid_utf8_prefix(text), text.size());
    ASSERT_EQ(utf16_length(text), c < 0x10000 ? 1u : 2u);
  }
}

TEST(Utf8, WhatIsNoCodePointIsAppendedAsReplacement) {
  for (const char32_t c : {0xd800u, 0xdfffu, 0x110000u, 0xffffffffu}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_EQ(text, "\ufffd");
  }
}

struct Malformed {
  std::string_view bytes;
  std::size_t taken;  // bytes of the maximal subpart
};

// The Unicode Standard, tables 3-8 to 3-11, and the borders of table 3-7.
constexpr Malformed malformed[] = {
    {"\x80", 1},         {"\xbf", 1},         {"\xc0\xaf", 1},         {"\xc1\xbf", 1},
    {"\xc2", 1},         {"\xc2\x41", 1},     {"\xc2\xc2", 1},         {"\xe0\x80\x80", 1},
    {"\xe0\x9f\xbf", 1}, {"\xe0\xa0", 2},     {"\xe1\x80", 2},         {"\xe1\x80\x41", 2},
    {"\xed\xa0\x80", 1}, {"\xed\xbf\xbf", 1}, {"\xef\xbf", 2},         {"\xf0\x80\x80", 1},
    {"\xf0\x8f\xbf", 1}, {"\xf0\x90\x80", 3}, {"\xf0\x90\x80\x41", 3}, {"\xf1\x80\x80\xc2", 3},
    {"\xf4\x90\x80", 1}, {"\xf4\x8f\xbf", 3}, {"\xf5\x80\x80", 1},     {"\xfe", 1},
    {"\xff", 1},
};

TEST(Utf8, MalformedSequencesGiveOneReplacementForTheirMaximalSubpart) {
  for (const Malformed& each : malformed) {
    std::size_t at = 0;
    EXPECT_EQ(decode_utf8(each.bytes, at), replacement_character)
        << testing::PrintToString(each.bytes);
    EXPECT_EQ(at, each.taken) << testing::PrintToString(each.bytes);
    EXPECT_EQ(valid_utf8_prefix(each.bytes), 0u);
  }
  EXPECT_EQ(decode_all("\x61\xf1\x80\x80\xe1\x80\xc2\x62\x80\x63\x80\xbf\x64"),
            (std::vector<char32_t>{0x61, 0xfffd, 0xfffd, 0xfffd, 0x62, 0xfffd, 0x63, 0xfffd, 0xfffd,
                                   0x64}));
}

TEST(Utf8, PrefixEndsAtTheFirstMalformedByteWhereverItIs) {
  for (std::size_t before = 0; before < 40; ++before) {
    for (const Malformed& each : malformed) {
      const std::string text =
          std::string(before, 'a') + std::string(each.bytes) + "tail of more than eight bytes";
      EXPECT_EQ(valid_utf8_prefix(text), before);
      const std::string accented = "\u00e9\u20ac\U0001f600" + text;
      EXPECT_EQ(valid_utf8_prefix(accented), before + 9);
    }
  }
  EXPECT_EQ(valid_utf8_prefix(""), 0u);
}

TEST(Utf8, AllPairsAndTriplesOfBytesDecodeToTheirEnd) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      for (const int c : {0x00, 0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc2, 0xff}) {
        const char bytes[] = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
        const std::string_view text(bytes, 3);
        bool replaced = false;
        std::string encoded;
        for (const char32_t each : decode_all(text)) {
          replaced = replaced || each == replacement_character;
          append_utf8(encoded, each);
        }
        ASSERT_EQ(replaced, valid_utf8_prefix(text) < 3);
        ASSERT_TRUE(replaced || encoded == text);
      }
    }
  }
}

TEST(Utf8, Utf16LengthCountsAsJavaScriptDoes) {
  EXPECT_EQ(utf16_length(""), 0u);
  EXPECT_EQ(utf16_length("San Jos\u00e9 \u2013 \U0001f600 and more ASCII"), 28u);
  EXPECT_EQ(utf16_length("a\xf0\x90\x80z"), 3u);
}

}  // namespace
}  // namespace dateline
