#include "import/encoding.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

using namespace std::string_view_literals;

std::string convert(std::string_view bytes, std::string_view declared = "") {
  const Result<std::string> text = to_utf8(bytes, declared);
  return text ? text.value() : "error: " + text.error().message;
}

struct Case {
  std::string_view label;
  std::string_view bytes;
  std::string_view text;
};

TEST(Encoding, ReadsWhatIsDeclared) {
  const Case cases[] = {
      {"utf-8", "San Jos\xc3\xa9", "San José"},
      {"UTF8", "San Jos\xc3\xa9", "San José"},
      {"iso-8859-1", "\x93San Jos\xe9\x94 \x80", "“San José” €"},
      {"Latin 1", "\xe9", "é"},
      {"us-ascii", "\xe9", "é"},
      {"windows-1252", "\xe9\x97", "é—"},
      {"iso-8859-2", "\xb3", "ł"},
      {"iso-8859-5", "\xbf", "П"},
      {"iso-8859-7", "\xe1", "α"},
      {"ISO-8859-9", "\xfe", "ş"},
      {"iso_8859-15", "\xa4", "€"},
      {"windows-1250", "\x9c", "ś"},
      {"windows-1251", "\xcf\xf0\xe8", "При"},
      {"cp1251", "\xcf", "П"},
      {"windows-1256", "\xe3", "م"},
      {"koi8-r", "\xf0\xd2\xc9", "При"},
      {"KOI8-U", "\xa4", "є"},
      {"ibm866", "\x8f", "П"},
      {"gb2312", "\xd6\xd0\xce\xc4", "中文"},
      {"gb2312", "\x81\x39\xf2\x38", "㐧"},  // of gb18030 alone
      {"gbk", "\x87\xd6", "囍"},
      {"gb18030", "\x81\x30\x84\x36", "¥"},
      {"big5", "\xa4\xa4\xa4\xe5", "中文"},
      {"euc-kr", "\xc7\xd1", "한"},
      {"ks_c_5601-1987", "\x8c\x63", "똠"},  // of Microsoft's alone
      {"shift_jis", "\x93\xfa\x96\x7b", "日本"},
      {"x-sjis", "\x87\x40", "①"},
      {"euc-jp", "\xc6\xfc\xcb\xdc", "日本"},
      {"iso-2022-jp", "\x1b$BF|K\\\x1b(B.", "日本."},
      {"utf-16le", "A\0\xe9\0"sv, "Aé"},
      {"utf-16be", "\0A\0\xe9"sv, "Aé"},
      {"utf-16", "A\0\xe9\0"sv, "Aé"},
      {"utf-16", "\0A\0\xe9"sv, "Aé"},
      {"utf-16", "\x2d\x4e\x87\x65", "中文"},
      {"utf-16", "A\0\x3d\xd8\x00\xde"sv, "A😀"},
      {"utf-32", "A\0\0\0\0\xf6\x01\0"sv, "A😀"},
      {"utf-32be", "\0\0\0A"sv, "A"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(convert(each.bytes, each.label), each.text) << each.label;
  }
}

TEST(Encoding, AMarkIsBelievedBeforeTheLabel) {
  for (const char* label : {"", "koi8-r", "utf-16", "nonsense"}) {
    EXPECT_EQ(convert("\xef\xbb\xbf\xc3\xa9", label), "é") << label;
    EXPECT_EQ(convert("\xff\xfe\xe9\0"sv, label), "é") << label;
    EXPECT_EQ(convert("\xfe\xff\0\xe9"sv, label), "é") << label;
    EXPECT_EQ(convert("\xff\xfe\0\0\xe9\0\0\0"sv, label), "é") << label;
    EXPECT_EQ(convert("\0\0\xfe\xff\0\0\0\xe9"sv, label), "é") << label;
  }
}

TEST(Encoding, IsFoundWhereNothingIsDeclared) {
  EXPECT_EQ(convert(""), "");
  EXPECT_EQ(convert("A"), "A");
  EXPECT_EQ(convert("\xc3\xa9\0"sv), "é\0"sv);
  EXPECT_EQ(convert("Jos\xe9 \x93x\x94"), "José “x”");
  EXPECT_EQ(convert("<\0\xe9\0"sv), "<é");
  EXPECT_EQ(convert("\0<\0\xe9"sv), "<é");
  EXPECT_EQ(convert("<\0\0\0\xe9\0\0\0"sv), "<é");
  EXPECT_EQ(convert("\0\0\0<\0\0\0\xe9"sv), "<é");
}

TEST(Encoding, ALabelOfUtf16OnUtf8IsNotBelieved) {
  EXPECT_EQ(convert("<?xml encoding='utf-16'?>é", "utf-16"), "<?xml encoding='utf-16'?>é");
  EXPECT_EQ(convert("<é", "utf-32"), "<é");
}

TEST(Encoding, WhatTheEncodingDoesNotHaveIsReplaced) {
  EXPECT_EQ(convert("a\xff\xfe z", "utf-8"), "a\ufffd\ufffd z");
  EXPECT_EQ(convert("a\xe2\x82", "utf-8"), "a\ufffd");
  EXPECT_EQ(convert("a\x81z", "windows-1252"), "a\ufffdz");
  EXPECT_EQ(convert("a\xd6 z", "gb2312"), "a\ufffd z");
  EXPECT_EQ(convert("a\xd6", "gb2312"), "a\ufffd");
  EXPECT_EQ(convert("a\0\x3d\xd8z\0"sv, "utf-16le"), "a\ufffdz");
  EXPECT_EQ(convert("a\0b"sv, "utf-16le"), "a\ufffd");
  EXPECT_EQ(convert("a\0\0\0\0\0\x11\0z\0\0\0"sv, "utf-32le"), "a\ufffdz");
}

TEST(Encoding, LongTextsAreConvertedWhole) {
  const std::string bytes(100'000, '\xe9');
  const std::string text = convert(bytes, "latin1");
  ASSERT_EQ(text.size(), 200'000u);
  EXPECT_EQ(text.substr(199'996), "éé");
  const std::string bad(100'000, '\xff');
  EXPECT_EQ(convert(bad, "shift_jis").size(), 300'000u);
}

TEST(Encoding, AnUnknownLabelIsNamed) {
  for (const char* label : {"klingon", "utf-9", "-", "x\xff"}) {
    const Result<std::string> text = to_utf8("a", label);
    ASSERT_FALSE(text) << label;
    EXPECT_EQ(text.error().code, ErrorCode::unsupported);
  }
  EXPECT_EQ(to_utf8("a", "klingon").error().message,
            "The encoding \"klingon\" is not known; save the file as UTF-8.");
}

}  // namespace
}  // namespace dateline
