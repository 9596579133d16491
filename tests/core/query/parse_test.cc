#include <gtest/gtest.h>

#include <random>

#include "query/query.h"

namespace dateline {
namespace {

// One line a clause: "-" if excluded, terms apart by spaces (in quotes where several), "*" if a prefix.
std::string show(std::string_view text) {
  std::string shown;
  for (const Clause& clause : parse_query(text).clauses) {
    if (!shown.empty()) shown += ' ';
    if (clause.excluded) shown += '-';
    std::string terms;
    for (const std::string& term : clause.terms) terms += (terms.empty() ? "" : " ") + term;
    shown += clause.terms.size() > 1 ? '"' + terms + '"' : terms;
    if (clause.prefix) shown += '*';
  }
  return shown;
}

std::string notes(std::string_view text) {
  std::string shown;
  for (const Note& note : parse_query(text).notes) shown += note.code + "(" + note.text + ")";
  return shown;
}

TEST(ParseQuery, WordsAndTheLastOneAsAPrefix) {
  EXPECT_EQ(show(""), "");
  EXPECT_EQ(show("   "), "");
  EXPECT_EQ(show("art competition"), "art competition*");
  EXPECT_EQ(show("art competition "), "art competition");
  EXPECT_EQ(show("Smuggl"), "smuggl*");
  EXPECT_EQ(show("art\u00a0competition\u3000now"), "art competition now*");
  EXPECT_EQ(show("Soufrière,"), "soufriere");
}

TEST(ParseQuery, AWordCutInSeveralAsksForEach) {
  EXPECT_EQ(show("COVID-19 "), "covid 19");
  EXPECT_EQ(show("covid-19"), "covid 19*");
  EXPECT_EQ(show("l'accord "), "accord");
}

TEST(ParseQuery, Phrases) {
  EXPECT_EQ(show("\"climate change\""), "\"climate change\"");
  EXPECT_EQ(show("“climate change” now "), "\"climate change\" now");
  EXPECT_EQ(show("«cambio climático»"), "\"cambio climatico\"");
  EXPECT_EQ(show("a\"b c\"d "), "a \"b c\" d");
  EXPECT_EQ(show("\"climate cha"), "\"climate cha\"*");
  EXPECT_EQ(notes("\"climate cha"), "unclosed-quote(climate cha)");
  EXPECT_EQ(notes("\"\""), "no-words()");
}

TEST(ParseQuery, Exclusions) {
  EXPECT_EQ(show("migrants -smuggling"), "migrants -smuggling");
  EXPECT_EQ(show("-\"human trafficking\" aid "), "-\"human trafficking\" aid");
  EXPECT_EQ(show("-covid-19"), "-\"covid 19\"");
  EXPECT_EQ(show("well-being "), "well being");
  EXPECT_EQ(show("2019 - 2021 "), "2019 2021");
  EXPECT_FALSE(parse_query("-smuggling").has_words());
  EXPECT_TRUE(parse_query("aid -smuggling").has_words());
}

TEST(ParseQuery, RepeatedWordsAskOnce) {
  EXPECT_EQ(show("aid aid "), "aid");
  EXPECT_EQ(show("aid aid"), "aid");
  EXPECT_EQ(show("aid -aid "), "aid -aid");
}

TEST(ParseQuery, LimitsAreToldNotSuffered) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "word" + std::to_string(i) + " ";
  EXPECT_EQ(parse_query(many).clauses.size(), max_clauses);
  EXPECT_EQ(notes(many), "too-many-words(word32)");
  const Query phrase = parse_query("\"" + many + "\"");
  ASSERT_EQ(phrase.clauses.size(), 1u);
  EXPECT_EQ(phrase.clauses[0].terms.size(), max_phrase_terms);
}

TEST(ParseQuery, ReadsAnything) {
  std::mt19937 random(3);
  const std::string_view pieces[] = {"\"", "-", " ", "a", "“", "”", "é", "\xff", "\xe2\x80", "権利", "'", "-\"", "\0", "9"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 20); n > 0; --n) text += pieces[random() % std::size(pieces)];
    for (const Clause& clause : parse_query(text).clauses) {
      ASSERT_FALSE(clause.terms.empty());
      ASSERT_LE(clause.terms.size(), max_phrase_terms);
    }
  }
}

}  // namespace
}  // namespace dateline
