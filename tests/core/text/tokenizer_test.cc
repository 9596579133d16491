#include "text/tokenizer.h"

#include <gtest/gtest.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace dateline {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    words.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  return words;
}

std::string utf8(const std::u32string& code_points) {
  std::string text;
  for (const char32_t c : code_points) append_utf8(text, c);
  return text;
}

icu::UnicodeSet icu_set(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set(icu::UnicodeString::fromUTF8(pattern), status);
  EXPECT_TRUE(U_SUCCESS(status)) << pattern;
  return set;
}

// What makes a piece of text a word; not the halfwidth voiced sound marks, which are called letters
// and used as marks.
bool has_letter_or_digit(std::string_view piece) {
  static const icu::UnicodeSet letters =
      icu_set("[[\\p{L}\\p{N}\\p{wb=ALetter}\\p{wb=Hebrew_Letter}\\p{wb=Numeric}]-\\p{wb=Extend}]");
  for (std::size_t at = 0; at < piece.size();) {
    if (letters.contains(static_cast<UChar32>(decode_utf8(piece, at)))) return true;
  }
  return false;
}

// Code points of scripts that are cut into pairs.
const icu::UnicodeSet& pair_scripts() {
  static const icu::UnicodeSet set =
      icu_set("[[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{wb=Katakana}\\p{lb=SA}]&[\\p{L}\\p{N}]]");
  return set;
}

// Unicode's own test, without the lines that have what tokenizer.h says is done otherwise.
TEST(Tokenizer, PassesUnicodesWordBreakTest) {
  std::ifstream file("/usr/share/unicode/auxiliary/WordBreakTest.txt");
  ASSERT_TRUE(file) << "needs the package unicode-data";
  const icu::UnicodeSet otherwise =
      icu_set("[\\p{wb=ExtendNumLet}:\\uFE13\\uFE55\\uFF1A\\u2080-\\u2089]");
  const icu::UnicodeSet pictographs = icu_set("\\p{Extended_Pictographic}");
  int checked = 0;
  for (std::string line; std::getline(file, line);) {
    const std::string rule = line.substr(0, line.find('#'));
    std::u32string text, piece;
    Words expected;
    bool skipped = rule.empty();
    for (std::size_t at = 0; at < rule.size();) {
      const char32_t c = decode_utf8(rule, at);
      if (c == U'÷') {
        if (has_letter_or_digit(utf8(piece))) expected.push_back(utf8(piece));
        piece.clear();
      } else if (u_isxdigit(static_cast<UChar32>(c))) {
        const std::size_t end = rule.find(' ', at);
        const auto value =
            static_cast<char32_t>(std::stoul(rule.substr(at - 1, end - at + 1), nullptr, 16));
        const auto icu = static_cast<UChar32>(value);
        const bool joined_emoji =
            pictographs.contains(icu) && !piece.empty() && piece.back() == 0x200d;
        skipped =
            skipped || otherwise.contains(icu) || pair_scripts().contains(icu) || joined_emoji;
        piece.push_back(value);
        text.push_back(value);
        at = end;
      }
    }
    if (skipped || text.empty()) continue;
    ++checked;
    EXPECT_EQ(words_of(utf8(text)), expected) << line;
  }
  EXPECT_GT(checked, 1000);
}

// ICU's word breaks with its rules changed to UAX #29 where they differ (Hangul, "@"), and to what
// tokenizer.h says is done otherwise.
class IcuWords {
 public:
  IcuWords() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> standard(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    icu::UnicodeString rules = dynamic_cast<icu::RuleBasedBreakIterator&>(*standard).getRules();
    // An unassigned code point, which no text here has, stands for nothing: sets must not be empty.
    redefine(rules, "$ALetter", "[\\p{Word_Break=ALetter}]");
    redefine(rules, "$MidLetter", "[\\p{Word_Break=MidLetter}-[\\:\\uFE13\\uFE55\\uFF1A]]");
    redefine(rules, "$Numeric", "[\\p{Word_Break=Numeric}[\\u2080-\\u2089]]");
    redefine(rules, "$ExtendNumLet", "[\\uFFF0]");
    redefine(rules, "$Extended_Pict", "[\\uFFF0]");
    redefine(rules, "$HangulSyllable", "[\\uFFF0]");
    UParseError error;
    iterator_ = std::make_unique<icu::RuleBasedBreakIterator>(rules, error, status);
    EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status) << " at " << error.offset;
  }

  Words words_of(const icu::UnicodeString& text) {
    Words words;
    iterator_->setText(text);
    int begin = iterator_->first();
    for (int end = iterator_->next(); end != icu::BreakIterator::DONE;
         begin = end, end = iterator_->next()) {
      std::string piece;
      text.tempSubStringBetween(begin, end).toUTF8String(piece);
      if (has_letter_or_digit(piece)) words.push_back(piece);
    }
    return words;
  }

 private:
  static void redefine(icu::UnicodeString& rules, const char* name, const char* set) {
    const icu::UnicodeString start = icu::UnicodeString::fromUTF8(std::string(name) + "=");
    const int begin = rules.indexOf(start);
    ASSERT_GE(begin, 0) << name;
    const int end = rules.indexOf(u';', begin);
    rules.replaceBetween(begin, end, start + icu::UnicodeString::fromUTF8(set));
  }

  std::unique_ptr<icu::RuleBasedBreakIterator> iterator_;
};

TEST(Tokenizer, CutsRandomTextWhereIcuDoes) {
  IcuWords oracle;
  // Something of every class, the joiners often; then any assigned code point at all.
  const icu::UnicodeSet classes[] = {
      icu_set("[a-zA-Z]"),
      icu_set("[0-9]"),
      icu_set("[' \\u2019 . , \\: ; \\u00b7 _ \\u0022]"),
      icu_set("\\p{wb=ALetter}"),
      icu_set("\\p{wb=Hebrew_Letter}"),
      icu_set("\\p{wb=Numeric}"),
      icu_set("\\p{wb=Extend}"),
      icu_set("\\p{wb=Format}"),
      icu_set("[\\p{wb=ZWJ}\\p{wb=CR}\\p{wb=LF}\\p{wb=Newline}]"),
      icu_set("[\\p{wb=MidLetter}\\p{wb=MidNum}\\p{wb=MidNumLet}\\p{wb=Single_Quote}\\p{wb=Double_"
              "Quote}]"),
      icu_set("[\\p{wb=ExtendNumLet}\\p{wb=WSegSpace}\\p{wb=Regional_Indicator}]"),
      icu_set("[\\p{Extended_Pictographic}\\u2080-\\u2089\\u00b2\\u00bd\\u2460]"),
      icu_set("\\p{Hangul}"),
      icu_set("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Z}\\p{Cf}]"),
  };
  // ICU leaves scripts without spaces to dictionaries, and takes their marks and signs for letters,
  // too.
  const icu::UnicodeSet unspaced =
      icu_set("[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{wb=Katakana}\\p{lb=SA}]");
  std::mt19937 random(29);
  for (int i = 0; i < 60000; ++i) {
    icu::UnicodeString text;
    for (int length = 1 + static_cast<int>(random() % 14); length > 0; --length) {
      const icu::UnicodeSet& set = classes[random() % std::size(classes)];
      const UChar32 c = set.charAt(static_cast<int>(random() % static_cast<unsigned>(set.size())));
      if (!unspaced.contains(c)) text.append(c);
    }
    std::string bytes;
    text.toUTF8String(bytes);
    ASSERT_EQ(words_of(bytes), oracle.words_of(text)) << testing::PrintToString(bytes);
  }
}

TEST(Tokenizer, WhatReleasesAreMadeOf) {
  const std::pair<std::string_view, Words> cases[] = {
      {"", {}},
      {" –…!\n", {}},
      {"COVID-19", {"COVID", "19"}},
      {"the U.S. and US$ 850K", {"the", "U.S", "and", "US", "850K"}},
      {"l'accord d’Ivoire", {"l'accord", "d’Ivoire"}},
      {"Biden’s 'own' migrants'", {"Biden’s", "own", "migrants"}},
      {"1,000.50 41,000. 3,", {"1,000.50", "41,000", "3"}},
      {"@iom #Stop_Trafficking _so_", {"iom", "Stop", "Trafficking", "so"}},
      {"press@iom.int", {"press", "iom.int"}},
      {"https://www.iom.int/news?a=b", {"https", "www.iom.int", "news", "a", "b"}},
      {"10:30 KINGSTON:The", {"10", "30", "KINGSTON", "The"}},
      {"« accord\u202f! »", {"accord"}},
      {"10\u202f000 10\u00a0000", {"10", "000", "10", "000"}},
      {"CO₂ migrants² ½", {"CO₂", "migrants", "²", "½"}},
      {"co\u00adop e\u0301te\u0301", {"co\u00adop", "e\u0301te\u0301"}},
      {"צה\"ל ג'ירפה", {"צה\"ל", "ג'ירפה"}},
      {"a\u200d\U0001f600b", {"a\u200d", "b"}},
      {"\U0001f1ed\U0001f1f9 Haïti", {"Haïti"}},
      {"한국IOM", {"한국IOM"}},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(words_of(text), expected) << text;
}

TEST(Tokenizer, UnspacedScriptsGivePairs) {
  const std::pair<std::string_view, Words> cases[] = {
      {"人", {"人"}},
      {"人权", {"人权"}},
      {"人权委", {"人权", "权委"}},
      {"人权, 委", {"人权", "委"}},
      {"第3回会議", {"第", "3", "回会", "会議"}},
      {"ひらカタ", {"ひら", "らカ", "カタ"}},
      {"か\u3099き\u3099く", {"か\u3099き\u3099", "き\u3099く"}},
      {"กินข้าว", {"กิน", "นข้", "ข้า", "าว"}},
      {"ខ្មែរ\u200bខ", {"ខ្ម\u17c2", "ម\u17c2រ", "ខ"}},
      {"IOM移民a", {"IOM", "移民", "a"}},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(words_of(text), expected) << text;
}

TEST(Tokenizer, TellsPlainWordsAndPairs) {
  Tokenizer words("IOM2 l'an été 人权");
  Token token;
  ASSERT_TRUE(words.next(token));
  EXPECT_TRUE(token.plain);
  EXPECT_FALSE(token.pair);
  ASSERT_TRUE(words.next(token));
  EXPECT_FALSE(token.plain);
  ASSERT_TRUE(words.next(token));
  EXPECT_FALSE(token.plain);
  EXPECT_FALSE(token.pair);
  ASSERT_TRUE(words.next(token));
  EXPECT_FALSE(token.plain);
  EXPECT_TRUE(token.pair);
  EXPECT_EQ(token.begin, 16u);
  EXPECT_EQ(token.end, 22u);
  EXPECT_FALSE(words.next(token));
  EXPECT_FALSE(words.next(token));
  EXPECT_EQ(token.end, 22u);
}

TEST(Tokenizer, AnyBytesGiveWordsInOrderOfWholeCodePoints) {
  std::mt19937 random(7);
  constexpr std::string_view pieces[] = {"a",    "Z9",       "'",        ".",
                                         ",",    " ",        "\xc3\xa9", "\xcc\x81",
                                         "\xff", "\xc3",     "\xe4\xba", "\xe4\xba\xba",
                                         "\"",   "\xd7\xa9", "\xf0\x9f", "\xe2\x80\x8d"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int length = static_cast<int>(random() % 20); length > 0; --length) {
      text += pieces[random() % std::size(pieces)];
    }
    const std::string copy(text);  // of its very size, for the sanitizer
    Tokenizer words(copy);
    Token last;
    bool first = true;
    for (Token token; words.next(token);) {
      ASSERT_LT(token.begin, token.end);
      ASSERT_LE(token.end, copy.size());
      const bool overlaps = token.pair && last.pair && token.begin > last.begin;
      ASSERT_TRUE(first || token.begin >= last.end || overlaps);
      last = token;
      first = false;
    }
  }
}

// Each of these took quadratic time, were a rule to look ahead again and again.
TEST(Tokenizer, TimeIsLinear) {
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() < 4'000'000) text += piece;
    return text;
  };
  EXPECT_EQ(words_of(std::string("a") + repeated("\u0301")).size(), 1u);
  EXPECT_EQ(words_of(std::string("a'") + repeated("\u0301")).size(), 1u);
  EXPECT_EQ(words_of(std::string("人") + repeated("\u0301")).size(), 1u);
  EXPECT_EQ(words_of(repeated("a.")).size(), 1u);
  EXPECT_EQ(words_of(repeated("a'\u0301'")).size(), words_of(repeated("a ")).size() * 2 / 5);
  EXPECT_EQ(words_of(repeated("'.")).size(), 0u);
}

}  // namespace
}  // namespace dateline
