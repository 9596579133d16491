#include "text/analyzer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

std::vector<std::string> terms_of(std::string_view text, Marks marks = Marks::folded) {
  std::vector<std::string> terms;
  Analyzer analyzer(text, marks);
  for (Term term; analyzer.next(term);) terms.emplace_back(term.text);
  return terms;
}

using Terms = std::vector<std::string>;

TEST(Analyzer, FoldsWords) {
  EXPECT_EQ(terms_of("La Soufrière, COVID-19 & US$ 850K"),
            (Terms{"la", "soufriere", "covid", "19", "us", "850k"}));
  EXPECT_EQ(terms_of("Straße ЁЛКА مُحَمَّد"), (Terms{"strasse", "елка", "محمد"}));
}

TEST(Analyzer, LeavesElidedArticlesOut) {
  for (const std::string_view apostrophe : {"'", "’", "ʼ", "＇"}) {
    for (const std::string_view prefix : {"l", "d", "j", "m", "n", "s", "t", "c", "qu", "L", "QU",
                                          "jusqu", "lorsqu", "puisqu", "quoiqu"}) {
      const std::string word = std::string(prefix) + std::string(apostrophe) + "Île";
      EXPECT_EQ(terms_of(word), Terms{"ile"}) << word;
    }
  }
  EXPECT_EQ(terms_of("Côte d’Ivoire, l'accord"), (Terms{"cote", "ivoire", "accord"}));
  EXPECT_EQ(terms_of("aujourd'hui presqu'île"), (Terms{"aujourdhui", "presquile"}));
}

TEST(Analyzer, LeavesPossessivesOut) {
  EXPECT_EQ(terms_of("Biden’s IOM's PEOPLE'S migrants' l'Oréal's"),
            (Terms{"biden", "iom", "people", "migrants", "oreal"}));
  EXPECT_EQ(terms_of("it's s 's"), (Terms{"it", "s", "s"}));
}

TEST(Analyzer, WritingsOfOneNameAreOneTerm) {
  const std::pair<std::string_view, std::string_view> pairs[] = {
      {"O'Brien", "OBrien"},
      {"O’Brien", "obrien"},
      {"Qur'an", "Quran"},
      {"Hawaiʻi", "Hawaii"},
      {"U.S.", "US"},
      {"E.U.", "eu"},
      {"EE.UU.", "EEUU"},
      {"8 a.m.", "8 am"},
      {"col·lecció", "collecció"},
      {"co\u00adop", "coop"},
      {"e\u0301te\u0301", "été"},
      {"٢٠٢١", "2021"},
      {"CO₂", "co2"},
      {"ＩＯＭ", "IOM"},
  };
  for (const auto& [one, other] : pairs) EXPECT_EQ(terms_of(one), terms_of(other)) << one;
}

TEST(Analyzer, OtherDotsStay) {
  EXPECT_EQ(terms_of("iom.int 1.5 a.bcd"), (Terms{"iom.int", "1.5", "a.bcd"}));
}

TEST(Analyzer, GroupsOfThreeDigitsAreOneNumber) {
  EXPECT_EQ(terms_of("9,327 9.327 1,234,567 12.345.678 9'327 ٩,٣٢٧"),
            (Terms{"9327", "9327", "1234567", "12345678", "9327", "9327"}));
  for (const std::string_view other : {"1,5", "10.30", "1,234.567", "1,23,456", "1234,567",
                                       "1.2345", "0.125", "1,234,56", "31.12.2020", "1.000a"}) {
    EXPECT_EQ(terms_of(other), Terms{std::string(other)}) << other;
  }
}

std::string key(std::string_view folded, std::string_view marked) {
  return std::string(folded).append(1, mark_separator).append(marked);
}

TEST(Analyzer, MarksAreKeptBehindTheFoldedFormWhereAsked) {
  EXPECT_EQ(terms_of("Việt VIỆT viet", Marks::kept),
            (Terms{key("viet", "việt"), key("viet", "việt"), "viet"}));
  EXPECT_EQ(terms_of("Được Ơn ươm", Marks::kept),
            (Terms{key("duoc", "được"), key("on", "ơn"), key("uom", "ươm")}));
  EXPECT_EQ(
      terms_of("FÖR för for Ærø ø", Marks::kept),
      (Terms{key("for", "för"), key("for", "för"), "for", key("aero", "ærø"), key("o", "ø")}));
  EXPECT_EQ(terms_of("Ọ̀sun Ṣàngó İSTANBUL", Marks::kept),
            (Terms{key("osun", "ọsun"), key("sango", "ṣàngó"), "istanbul"}));
  // Elisions, possessives, apostrophes and dots go as ever; other scripts fold.
  EXPECT_EQ(terms_of("l'été’s O’Brien U.S. É.U. 9,327 Елка Ёлка 人权 한국", Marks::kept),
            (Terms{key("ete", "été"), "obrien", "us", "eu", "9327", "елка", "елка", "人权",
                   terms_of("한국")[0]}));
  // Decomposed: as without marks.
  EXPECT_EQ(terms_of("Vie\u0323\u0302t", Marks::kept), Terms{"viet"});
}

// A query without marks finds every writing by the range of its term.
TEST(Analyzer, KeptMarksBeginWithTheFoldedTerm) {
  for (const std::string_view text : {"Việt", "Kobenhavn København", "əkin", "İğdır",
                                      "Łódź žluťoučký", "Ǆ ǅ ſ ẞ ŉ ĳ Ⱥ", "d’Été", "人权 ½ ﬁ"}) {
    const Terms folded = terms_of(text);
    const Terms kept = terms_of(text, Marks::kept);
    ASSERT_EQ(kept.size(), folded.size()) << text;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const std::size_t size = folded[i].size();
      EXPECT_EQ(kept[i].substr(0, size), folded[i]);
      EXPECT_TRUE(kept[i].size() == size || kept[i][size] == mark_separator) << kept[i];
    }
  }
}

TEST(Analyzer, OffsetsSpanTheWholeWord) {
  constexpr std::string_view text = "d’Ivoire’s U.S. naïve";
  Analyzer analyzer(text);
  Term term;
  const std::pair<std::string_view, std::string_view> expected[] = {
      {"ivoire", "d’Ivoire’s"}, {"us", "U.S"}, {"naive", "naïve"}};
  std::uint32_t position = 0;
  for (const auto& [folded, original] : expected) {
    ASSERT_TRUE(analyzer.next(term));
    EXPECT_EQ(term.text, folded);
    EXPECT_EQ(text.substr(term.begin, term.end - term.begin), original);
    EXPECT_EQ(term.position, position++);
    EXPECT_FALSE(term.pair);
  }
  EXPECT_FALSE(analyzer.next(term));
}

TEST(Analyzer, AWordThatFoldsToNothingHasNoPosition) {
  Analyzer analyzer("one ʼ ـ two");
  Term term;
  ASSERT_TRUE(analyzer.next(term));
  EXPECT_EQ(term.position, 0u);
  ASSERT_TRUE(analyzer.next(term));
  EXPECT_EQ(term.text, "two");
  EXPECT_EQ(term.position, 1u);
  EXPECT_FALSE(analyzer.next(term));
}

TEST(Analyzer, PairsAreTold) {
  Analyzer analyzer("人权委");
  Term term;
  ASSERT_TRUE(analyzer.next(term));
  EXPECT_EQ(term.text, "人权");
  EXPECT_TRUE(term.pair);
  ASSERT_TRUE(analyzer.next(term));
  EXPECT_EQ(term.text, "权委");
  EXPECT_EQ(term.begin, 3u);
  EXPECT_EQ(term.position, 1u);
}

TEST(Analyzer, LongTermsAreCutAtACodePoint) {
  const Terms plain = terms_of(std::string(1000000, 'A'));
  ASSERT_EQ(plain.size(), 1u);
  EXPECT_EQ(plain[0], std::string(max_term_bytes, 'a'));
  for (std::size_t before = 0; before < 4; ++before) {
    std::string word(before, 'x');
    for (int i = 0; i < 100000; ++i) word += "ж";
    const Terms terms = terms_of(word);
    ASSERT_EQ(terms.size(), 1u);
    EXPECT_EQ(terms[0].size(), max_term_bytes - before % 2);
    EXPECT_EQ(valid_utf8_prefix(terms[0]), terms[0].size());
  }
}

TEST(Analyzer, LongTermsWithMarksAreCut) {
  for (std::size_t length = 1; length < 200; ++length) {
    std::string word;
    for (std::size_t i = 0; i < length; ++i) word += "ệ";
    const Terms terms = terms_of(word, Marks::kept);
    ASSERT_EQ(terms.size(), 1u);
    EXPECT_LE(terms[0].size(), max_term_bytes);
    EXPECT_EQ(terms[0].substr(0, length), std::string(std::min(length, max_term_bytes), 'e'));
    EXPECT_EQ(valid_utf8_prefix(terms[0]), terms[0].size());
  }
}

// Plain words go another way than others; both must end at the same term.
TEST(Analyzer, PlainWordsOfAnyLengthFoldAsAnyOther) {
  constexpr std::string_view letters = "ABCXYZabcxyz0189";
  for (std::size_t length = 1; length <= max_term_bytes; ++length) {
    for (std::size_t shift = 0; shift < letters.size(); ++shift) {
      std::string word;
      for (std::size_t i = 0; i < length; ++i) word += letters[(i * 5 + shift) % letters.size()];
      std::string folded;
      append_folded(word, folded);
      EXPECT_EQ(terms_of(word), Terms{folded});
      EXPECT_EQ(terms_of(word + " \xc3\x89\x80\xff@[`{ padding behind"),
                terms_of(folded + " \xc3\x89\x80\xff@[`{ padding behind"));
    }
  }
}

TEST(Analyzer, AnalysingATermAgainGivesIt) {
  for (const std::string_view text :
       {"Soufrière", "Straße", "Łódź", "İstanbul", "O'Brien", "ΌΔΟΣ", "한국", "2021", "1,000.5"}) {
    const Terms once = terms_of(text);
    ASSERT_EQ(once.size(), 1u) << text;
    EXPECT_EQ(terms_of(once[0]), once) << text;
  }
}

}  // namespace
}  // namespace dateline
