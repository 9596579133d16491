#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <map>
#include <random>
#include <string>

#include "text/utf8.h"

namespace dateline {
namespace {

std::string fold(std::string_view word) {
  std::string out;
  append_folded(word, out);
  return out;
}

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

bool has_no_form(char32_t c) { return c >= 0xd800 && c < 0xe000; }

// The documented exceptions, as data.
const std::map<char32_t, std::string> read_as = {
    {U'æ', "ae"},      {U'œ', "oe"},      {U'ø', "o"},       {U'đ', "d"},       {U'ð', "d"},
    {U'þ', "th"},      {U'ħ', "h"},       {U'ı', "i"},       {U'ł', "l"},       {U'ŋ', "n"},
    {U'ŧ', "t"},       {0x671, "\u0627"}, {0x649, "\u064a"}, {0x6cc, "\u064a"}, {0x629, "\u0647"},
    {0x6a9, "\u0643"}, {0x640, ""},       {U'"', ""},        {U'\'', ""},       {U'`', ""},
    {0xb7, ""},        {0x5f3, ""},       {0x5f4, ""},       {0x2018, ""},      {0x2019, ""},
    {0x201b, ""},      {0x2027, ""},      {0x2032, ""},      {0x2b9, ""},       {0x2ba, ""},
    {0x2bb, ""},       {0x2bc, ""},       {0x2bd, ""},       {0x2be, ""},       {0x2bf, ""}};

bool is_dropped_mark(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  if (category != U_NON_SPACING_MARK && category != U_ENCLOSING_MARK) return false;
  if (c == 0x3099 || c == 0x309a) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_COPTIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_ETHIOPIC:
      return true;
    default:
      return false;
  }
}

bool is_left_alone(char32_t c) {
  if ((c >= 0xf900 && c < 0xfb00) || (c >= 0x2f800 && c < 0x2fa20)) return true;
  if (c >= 0xfc00 && c < 0xfdc8) return true;
  const auto icu = static_cast<UChar32>(c);
  const bool symbol = (U_GET_GC_MASK(icu) & U_GC_S_MASK) != 0;
  return symbol && !u_hasBinaryProperty(icu, UCHAR_ALPHABETIC) && !read_as.contains(c);
}

// Folding as fold.h tells it, by ICU.
class Oracle {
 public:
  Oracle() {
    UErrorCode status = U_ZERO_ERROR;
    nfkd_ = icu::Normalizer2::getNFKDInstance(status);
    EXPECT_TRUE(U_SUCCESS(status));
  }

  std::string fold(char32_t c) const {
    if (is_left_alone(c)) return utf8(c);
    icu::UnicodeString text(static_cast<UChar32>(c));
    for (;;) {
      icu::UnicodeString next;
      for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        fold_once(text.char32At(i), next);
      if (next == text) break;
      text = next;
    }
    std::string out;
    return text.toUTF8String(out);
  }

 private:
  void fold_once(UChar32 c, icu::UnicodeString& out) const {
    icu::UnicodeString cased(c);
    cased.foldCase(U_FOLD_CASE_DEFAULT);
    for (int i = 0; i < cased.length(); i = cased.moveIndex32(i, 1)) {
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString parts =
          nfkd_->normalize(icu::UnicodeString(cased.char32At(i)), status);
      for (int j = 0; j < parts.length(); j = parts.moveIndex32(j, 1)) {
        const UChar32 part = parts.char32At(j);
        if (part == ' ' && parts.countChar32() > 1) continue;
        if (is_dropped_mark(part) || u_hasBinaryProperty(part, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
          continue;
        const auto special = read_as.find(static_cast<char32_t>(part));
        if (special != read_as.end()) {
          out += icu::UnicodeString::fromUTF8(special->second);
        } else if (u_charType(part) == U_DECIMAL_DIGIT_NUMBER) {
          out += static_cast<char16_t>('0' + u_charDigitValue(part));
        } else {
          out += part;
        }
      }
    }
  }

  const icu::Normalizer2* nfkd_;
};

TEST(Fold, EveryCodePointFoldsAsIcuSays) {
  const Oracle oracle;
  int wrong = 0;
  for (char32_t c = 0; c <= 0x10ffff && wrong < 20; ++c) {
    if (has_no_form(c)) continue;
    const std::string expected = oracle.fold(c);
    if (fold(utf8(c)) == expected) continue;
    ++wrong;
    ADD_FAILURE() << "U+" << std::hex << static_cast<std::uint32_t>(c) << " folds to \""
                  << fold(utf8(c)) << "\", not \"" << expected << "\"";
  }
}

TEST(Fold, FoldingAgainChangesNothing) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (has_no_form(c)) continue;
    const std::string once = fold(utf8(c));
    ASSERT_EQ(fold(once), once) << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Fold, AWordFoldsAsItsCodePointsDo) {
  std::mt19937 random(2021);
  for (int i = 0; i < 2000; ++i) {
    std::string word, expected;
    for (int length = static_cast<int>(random() % 12); length > 0; --length) {
      char32_t c = random() % 3 == 0 ? random() % 0x110000 : random() % 0x600;
      if (has_no_form(c)) c = U'é';
      append_utf8(word, c);
      expected += fold(utf8(c));
    }
    ASSERT_EQ(fold(word), expected) << word;
    ASSERT_EQ(fold(expected), expected) << word;
  }
}

// Composed or not, in whatever form it is typed, a word is the same.
TEST(Fold, CanonicallyEquivalentLettersFoldAlike) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (has_no_form(c) || is_left_alone(c)) continue;
    const icu::UnicodeString decomposed =
        nfd->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    std::string text;
    decomposed.toUTF8String(text);
    ASSERT_EQ(fold(text), fold(utf8(c))) << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Fold, WhatReadersTakeToBeTheSame) {
  const std::pair<std::string_view, std::string_view> pairs[] = {
      {"La Soufrière", "la soufriere"},
      {"San José", "SAN JOSE"},
      {"Peña", "pena"},
      {"Straße", "STRASSE"},
      {"Œuvre Æther Łódź Đà Nẵng", "oeuvre aether lodz da nang"},
      {"İstanbul ılık", "istanbul ilik"},
      {"ＷＩＤＥ １２", "wide 12"},
      {"ﬁnance", "finance"},
      {"ΌΔΟΣ", "οδος"},
      {"όδος", "οδοσ"},
      {"Ёлка Йод", "елка иод"},
      {"أحمد", "احمد"},
      {"آية", "ايه"},
      {"مستشفى", "مستشفي"},
      {"كــتاب", "كتاب"},
      {"مُحَمَّد", "محمد"},
      {"کی", "كي"},
      {"ﻣﺤﻤﺪ ﷲ", "محمد الله"},  // presentation forms
      {"שָׁלוֹם", "שלום"},
      {"صه״ل", "صهل"},
      {"co\u00adopération", "cooperation"},
      {"می\u200cخواهم", "ميخواهم"},
      {"Qur’an Hawaiʻi O'Brien", "quran hawaii obrien"},
      {"col·lecció coŀlecció", "colleccio colleccio"},
      {"٢٠٢١ २०२१", "2021 2021"},
      {"x² ½", "x2 1\u20442"},
      {"ｶﾞｲﾄﾞ", "ガイド"},
      {"한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"},
  };
  for (const auto& [one, other] : pairs) EXPECT_EQ(fold(one), fold(other)) << one;
}

TEST(Fold, MarksThatTellLettersApartStay) {
  EXPECT_NE(fold("か"), fold("が"));
  EXPECT_NE(fold("हिंदी"), fold("हद"));
  EXPECT_NE(fold("กิน"), fold("กน"));
}

TEST(Fold, MalformedBytesBecomeReplacements) {
  EXPECT_EQ(fold("a\xff\xc3"), "a\ufffd\ufffd");
  EXPECT_EQ(fold("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
}

TEST(Fold, AppendsToWhatIsThere) {
  std::string out = "É";
  append_folded("É", out);
  EXPECT_EQ(out, "Ée");
}

std::string lower(std::string_view word) {
  std::string out;
  append_lower(word, out);
  return out;
}

TEST(Lower, KeepsTheMarksOfLatinLetters) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (has_no_form(c)) continue;
    const bool marked = (c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00);
    const auto expected = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    ASSERT_EQ(lower(utf8(c)), marked ? utf8(expected) : fold(utf8(c)))
        << std::hex << static_cast<std::uint32_t>(c);
    ASSERT_EQ(fold(lower(utf8(c))), fold(utf8(c))) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Lower, OfWords) {
  EXPECT_EQ(lower("VIỆT NAM"), "việt nam");
  EXPECT_EQ(lower("SMÖRGÅSBORD"), "smörgåsbord");
  EXPECT_EQ(lower("Ọ'bà"), "ọbà");
  EXPECT_EQ(lower("ЁЛКА"), "елка");
  EXPECT_EQ(lower("\xff"), "\ufffd");
}

}  // namespace
}  // namespace dateline
