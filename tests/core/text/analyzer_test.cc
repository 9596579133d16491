#include "text/analyzer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms;
  Analyzer analyzer(text);
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
