#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "date/date.h"
#include "query/query.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

std::string show(const std::vector<Part>& parts, std::string_view between);

std::string show_day(std::int32_t day) {
  if (day == DayRange().first || day == DayRange().last) return "";
  return to_iso({day, Precision::day});
}

// title:word (without its marks), "exact words", ~"words in any form", begin*, 2019(year).
std::string show(const Clause& clause) {
  const char* const fields[] = {"", "title:", "place:", "topic:"};
  std::string terms;
  for (const std::string& term : clause.terms) {
    if (!terms.empty()) terms += ' ';
    terms.append(term, 0, term.find(mark_separator));
  }
  const bool several = clause.terms.size() > 1;
  if (several || clause.exact) terms = '"' + terms + '"';
  if (several && !clause.exact) terms = '~' + terms;
  if (clause.prefix) terms += '*';
  if (clause.year != 0) terms += '(' + std::to_string(clause.year) + ')';
  return fields[static_cast<int>(clause.field)] + terms;
}

std::string show(const Part& part) {
  const std::string sign = part.excluded ? "-" : "";
  switch (part.kind) {
    case Part::Kind::clause:
      return sign + show(part.clause);
    case Part::Kind::language:
      return sign + "lang:" + part.value;
    case Part::Kind::source:
      return sign + "source:" + part.value;
    case Part::Kind::dates:
      return sign + "date:" + show_day(part.days.first) + ".." + show_day(part.days.last);
    case Part::Kind::all:
      return sign + "(" + show(part.parts, " ") + ")";
    case Part::Kind::any:
      return sign + "(" + show(part.parts, " | ") + ")";
  }
  return "?";
}

std::string show(const std::vector<Part>& parts, std::string_view between) {
  std::string shown;
  for (const Part& part : parts) {
    if (&part != &parts.front()) shown += between;
    shown += show(part);
  }
  return shown;
}

std::string show(std::string_view text) { return show(parse_query(text).parts, " "); }

std::string notes(std::string_view text) {
  std::string shown;
  for (const Note& note : parse_query(text).notes) {
    shown += (shown.empty() ? "" : " ") + note.code + "(" + note.text + ")";
  }
  return shown;
}

void collect(const std::vector<Part>& parts, std::vector<Clause>& clauses) {
  for (const Part& part : parts) {
    if (part.kind == Part::Kind::clause) clauses.push_back(part.clause);
    collect(part.parts, clauses);
  }
}

std::vector<Clause> clauses(std::string_view text) {
  std::vector<Clause> all;
  collect(parse_query(text).parts, all);
  return all;
}

// The text of each clause, and what of the query it stands for.
std::string spans(std::string_view text) {
  std::string shown;
  for (const Clause& clause : clauses(text)) {
    shown += (shown.empty() ? "" : " ") + clause.text + "<";
    shown += std::string(text.substr(clause.begin, clause.end - clause.begin)) + ">";
  }
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
  EXPECT_EQ(show("(covid-19) aid "), "covid 19 aid");
  EXPECT_EQ(show("covid-19 -aid OR "), "covid 19 -aid");
}

TEST(ParseQuery, OrForThemSideBySideWhereItIsOneThing) {
  EXPECT_EQ(show("-covid-19"), "-\"covid 19\"");
  EXPECT_EQ(show("title:covid-19 "), "title:\"covid 19\"");
  EXPECT_EQ(show("covid-19 OR flu "), "(\"covid 19\" | flu)");
  EXPECT_EQ(show("flu OR covid-19"), "(flu | \"covid 19\"*)");
  EXPECT_EQ(show("-(covid-19 aid)"), "-(\"covid 19\" aid)");
}

TEST(ParseQuery, ScriptsWithoutSpacesGiveAClauseAPair) {
  EXPECT_EQ(show("人权委"), "人权 权委");
  EXPECT_EQ(show("-人权委"), "-\"人权 权委\"");
  EXPECT_EQ(show("人权委*"), "人权 权委");
  EXPECT_EQ(spans("人权委"), "人权<人权委> 权委<人权委>");
}

TEST(ParseQuery, Phrases) {
  EXPECT_EQ(show("\"climate change\""), "\"climate change\"");
  EXPECT_EQ(show("“climate change” now "), "\"climate change\" now");
  EXPECT_EQ(show("„climate change“ now "), "\"climate change\" now");
  EXPECT_EQ(show("«cambio climático»"), "\"cambio climatico\"");
  EXPECT_EQ(show("a\"b c\"d "), "a \"b c\" d");
  EXPECT_EQ(show("\"climate cha"), "\"climate cha\"*");
  EXPECT_EQ(notes("\"climate cha"), "unclosed-quote(climate cha)");
  EXPECT_EQ(notes("art \"\""), "no-words(\"\")");
  EXPECT_EQ(show("l’accord ‘art now’ "), "accord art now");
  EXPECT_EQ(show("\"flood OR (storm) -x\""), "\"flood or storm x\"");
}

TEST(ParseQuery, QuotesMeanThisFormAndATildeAnyForm) {
  EXPECT_EQ(show("\"migrants\" migrants "), "\"migrants\" migrants");
  EXPECT_EQ(show("~\"climate change\""), "~\"climate change\"");
  EXPECT_EQ(show("~“climate change” "), "~\"climate change\"");
  EXPECT_EQ(show("~\"climate cha"), "~\"climate cha\"*");
  EXPECT_EQ(show("~\"migrants\""), "migrants");
  EXPECT_EQ(show("~migrants "), "migrants");
  EXPECT_EQ(show("title:~\"climate change\""), "title:~\"climate change\"");
  EXPECT_EQ(show("-~\"climate change\""), "-~\"climate change\"");
  EXPECT_EQ(show("migrants ~ "), "migrants");
}

TEST(ParseQuery, AStarMakesAPrefixAnywhere) {
  EXPECT_EQ(show("smuggl* now "), "smuggl* now");
  EXPECT_EQ(show("smuggl*, now "), "smuggl* now");
  EXPECT_EQ(show("-smuggl* "), "-smuggl*");
  EXPECT_EQ(show("title:smuggl* "), "title:smuggl*");
  EXPECT_EQ(show("\"climate chang*\" "), "\"climate chang\"*");
  EXPECT_EQ(show("*smuggl now "), "smuggl now");
  EXPECT_EQ(show("smug*gl now "), "smug* gl now");
  EXPECT_EQ(show("smuggl * "), "smuggl");
  EXPECT_EQ(notes("smuggl * "), "no-words(*)");
}

TEST(ParseQuery, WhereTheLastWordMayGoOn) {
  EXPECT_EQ(show("aid (flood OR stor"), "aid (flood | stor*)");
  EXPECT_EQ(show("title:floo"), "title:floo*");
  EXPECT_EQ(show("title:(fire floo"), "title:fire title:floo*");
  EXPECT_EQ(show("(flood)"), "flood");
  EXPECT_EQ(show("flood -sto"), "flood -sto");
  EXPECT_EQ(show("flood -(sto"), "flood -sto");
  EXPECT_EQ(show("-\"human traf"), "-\"human traf\"");
}

TEST(ParseQuery, Exclusions) {
  EXPECT_EQ(show("migrants -smuggling"), "migrants -smuggling");
  EXPECT_EQ(show("-\"human trafficking\" aid "), "-\"human trafficking\" aid");
  EXPECT_EQ(show("aid −smuggling"), "aid -smuggling");
  EXPECT_EQ(show("well-being "), "well being");
  EXPECT_EQ(show("2019 - 2021 "), "2019(2019) 2021(2021)");
  EXPECT_EQ(show("--aid ---\"art now\""), "-aid -\"art now\"");
  EXPECT_EQ(show("(aid -)"), "aid");
  EXPECT_EQ(show("aid -"), "aid");
}

TEST(ParseQuery, GroupsMayBeExcluded) {
  EXPECT_EQ(show("-(fire storm) "), "-(fire storm)");
  EXPECT_EQ(show("-(fire OR storm) "), "-(fire | storm)");
  EXPECT_EQ(show("aid -(fire) "), "aid -fire");
  EXPECT_EQ(show("-(-fire) "), "fire");
  EXPECT_EQ(show("-(-(fire storm)) "), "fire storm");
  EXPECT_EQ(show("(aid (-fire)) "), "aid -fire");
  EXPECT_EQ(show("-(aid -fire) "), "-(aid -fire)");
}

TEST(ParseQuery, NotIsAMinus) {
  EXPECT_EQ(show("aid NOT fire"), "aid -fire");
  EXPECT_EQ(show("NOT (fire OR storm)"), "-(fire | storm)");
  EXPECT_EQ(show("NOT(fire) "), "-fire");
  EXPECT_EQ(show("NOT \"human trafficking\""), "-\"human trafficking\"");
  EXPECT_EQ(show("NOT title:fire"), "-title:fire");
  EXPECT_EQ(show("NOT NOT -fire"), "-fire");
  EXPECT_EQ(show("aid not fire "), "aid not fire");
  EXPECT_EQ(show("aid NOT "), "aid not");
  EXPECT_EQ(show("(aid NOT) NOTE "), "aid not note");
}

TEST(ParseQuery, OrJoinsItsNeighbours) {
  EXPECT_EQ(show("flood OR storm "), "(flood | storm)");
  EXPECT_EQ(show("flood | storm "), "(flood | storm)");
  EXPECT_EQ(show("a b OR c d "), "a (b | c) d");
  EXPECT_EQ(show("a OR b OR c "), "(a | b | c)");
  EXPECT_EQ(show("a OR b c OR d "), "(a | b) (c | d)");
  EXPECT_EQ(show("a OR -b "), "(a | -b)");
  EXPECT_EQ(show("a OR \"b c\" "), "(a | \"b c\")");
  EXPECT_EQ(show("\"a b\"|\"c d\""), "(\"a b\" | \"c d\")");
  EXPECT_EQ(show("(a)OR(b)"), "(a | b)");
  EXPECT_EQ(show("title:a OR lang:es OR date:2019 "),
            "(title:a | lang:es | date:2019-01-01..2019-12-31)");
  EXPECT_EQ(show("flood or storm ORB OR-x a|b "), "flood or storm orb x a b");
}

TEST(ParseQuery, OrWithNothingToChoose) {
  EXPECT_EQ(show("OR flood "), "flood");
  EXPECT_EQ(notes("OR flood "), "nothing-to-choose(OR)");
  EXPECT_EQ(show("flood |"), "flood");
  EXPECT_EQ(notes("flood |"), "nothing-to-choose(|)");
  EXPECT_EQ(show("flood OR OR storm "), "(flood | storm)");
  EXPECT_EQ(notes("flood OR OR storm "), "nothing-to-choose(OR)");
  EXPECT_EQ(show("(flood OR) storm "), "flood storm");
  EXPECT_EQ(notes("(flood OR) storm "), "nothing-to-choose(OR)");
  EXPECT_EQ(show("flood OR + storm "), "(flood | storm)");
  EXPECT_EQ(notes("flood OR + storm "), "no-words(+)");
  EXPECT_EQ(show("OR"), "");
}

TEST(ParseQuery, AndIsPassedOverBetweenWords) {
  EXPECT_EQ(show("flood AND storm "), "flood storm");
  EXPECT_EQ(show("flood AND (a OR b) "), "flood (a | b)");
  EXPECT_EQ(show("flood AND NOT storm "), "flood -storm");
  EXPECT_EQ(show("flood and storm "), "flood and storm");
  EXPECT_EQ(show("AND flood "), "and flood");
  EXPECT_EQ(show("flood AND "), "flood and");
  EXPECT_EQ(show("(flood AND) storm "), "flood and storm");
  EXPECT_EQ(notes("flood AND storm "), "");
}

TEST(ParseQuery, ParenthesesGroup) {
  EXPECT_EQ(show("(flood OR storm) aid "), "(flood | storm) aid");
  EXPECT_EQ(show("(a b) OR c "), "((a b) | c)");
  EXPECT_EQ(show("(a b) OR (c d) "), "((a b) | (c d))");
  EXPECT_EQ(show("((a OR b)) OR c "), "(a | b | c)");
  EXPECT_EQ(show("((a) (b (c))) d "), "a b c d");
  EXPECT_EQ(show("a OR a "), "a");
  EXPECT_EQ(show("(a OR (b (c OR d))) "), "(a | (b (c | d)))");
  EXPECT_EQ(show("migrant(s) "), "migrant s");
  EXPECT_EQ(show("a () b "), "a b");
  EXPECT_EQ(notes("a () b "), "no-words(())");
  EXPECT_EQ(notes("a title:( ) b "), "no-words(title:( ))");
  EXPECT_EQ(notes("a (date:x) b "), "bad-date(date:x)");
}

TEST(ParseQuery, ParenthesesWithoutTheirOtherOne) {
  EXPECT_EQ(show("(flood OR storm"), "(flood | storm*)");
  EXPECT_EQ(notes("aid (flood (storm"), "unmatched-parenthesis((storm)");
  EXPECT_EQ(show("flood) storm "), "flood storm");
  EXPECT_EQ(notes("flood) storm "), "unmatched-parenthesis())");
  EXPECT_EQ(show(")) flood OR ) storm "), "(flood | storm)");
  EXPECT_EQ(show("(a \"b) c "), "a \"b c\"");
  EXPECT_EQ(notes("(a \"b) c "), "unclosed-quote(b) c ) unmatched-parenthesis((a \"b) c )");
}

TEST(ParseQuery, ParenthesesTooDeepArePassedOver) {
  const std::string open(max_depth, '('), close(max_depth, ')');
  EXPECT_EQ(show(open + "a OR b" + close), "(a | b)");
  EXPECT_EQ(notes(open + "a OR b" + close), "");
  EXPECT_EQ(show(open + "a (b OR c) d" + close + " e "), "a (b | c) d e");
  EXPECT_EQ(notes(open + "a (b OR c) d" + close + " e "), "too-deep((b OR c) d" + close + " e )");
  EXPECT_EQ(show(open + "((a)) OR b" + close + " c "), "(a | b) c");
  EXPECT_EQ(show(open.substr(1) + "-(a (b) c)" + close.substr(1) + " d "), "-(a b c) d");
  EXPECT_EQ(notes(open + "((a)) OR b" + close + ")"),
            "too-deep(((a)) OR b" + close + ")) unmatched-parenthesis())");
}

TEST(ParseQuery, Fields) {
  EXPECT_EQ(show("title:fire place:Haiti topic:aid tag:health "),
            "title:fire place:haiti topic:aid topic:health");
  EXPECT_EQ(show("TITLE:fire Lang:es "), "title:fire lang:es");
  EXPECT_EQ(show("title:\"a fire\" -title:storm "), "title:\"a fire\" -title:storm");
  EXPECT_EQ(show("-place:\"Costa Rica\" "), "-place:\"costa rica\"");
  EXPECT_EQ(show("title:(fire OR \"a storm\") aid "), "(title:fire | title:\"a storm\") aid");
  EXPECT_EQ(show("-title:(fire place:Haiti) "), "-(title:fire place:haiti)");
  EXPECT_EQ(show("title:fire fire "), "title:fire fire");
  EXPECT_EQ(show("title:2019 "), "title:2019");
}

TEST(ParseQuery, AFieldWithNothingBehindItIsPassedOver) {
  EXPECT_EQ(show("title: fire "), "fire");
  EXPECT_EQ(notes("title: fire "), "no-words(title:)");
  EXPECT_EQ(notes("(lang:) "), "no-words(lang:)");
  EXPECT_EQ(notes("-source:\"…\" "), "no-words(source:\"…\")");
}

TEST(ParseQuery, OtherColonsAreJustLetters) {
  EXPECT_EQ(show("foo:bar "), "foo bar");
  EXPECT_EQ(show("10:30 "), "10 30");
  EXPECT_EQ(show("https://example.org "), "https example.org");
  EXPECT_EQ(show("subtitle:fire "), "subtitle fire");
  EXPECT_EQ(show("título:fuego titre:feu "), "titulo fuego titre feu");
  EXPECT_EQ(show("title :fire "), "title fire");
}

TEST(ParseQuery, LanguagesAndSources) {
  EXPECT_EQ(show("lang:es language:pt-BR"), "lang:es lang:pt-BR");
  EXPECT_EQ(show("source:IOM source:\"IOM Haiti\" -source:UN"),
            "source:IOM source:IOM Haiti -source:UN");
  EXPECT_EQ(show("lang:(es OR fr) aid "), "(lang:es | lang:fr) aid");
  EXPECT_EQ(show("-lang:es lang:es lang:es "), "-lang:es lang:es");
}

TEST(ParseQuery, Dates) {
  EXPECT_EQ(show("date:2019"), "date:2019-01-01..2019-12-31");
  EXPECT_EQ(show("year:2019"), "date:2019-01-01..2019-12-31");
  EXPECT_EQ(show("date:2020-02"), "date:2020-02-01..2020-02-29");
  EXPECT_EQ(show("date:2019-03-05"), "date:2019-03-05..2019-03-05");
  EXPECT_EQ(show("date:\"2019-03\""), "date:2019-03-01..2019-03-31");
  EXPECT_EQ(show("date:2019..2021"), "date:2019-01-01..2021-12-31");
  EXPECT_EQ(show("date:2019-03-05..2021-02"), "date:2019-03-05..2021-02-28");
  EXPECT_EQ(show("date:2019.."), "date:2019-01-01..");
  EXPECT_EQ(show("date:..2021-06"), "date:..2021-06-30");
  EXPECT_EQ(show("before:2019"), "date:..2018-12-31");
  EXPECT_EQ(show("before:2019-03-01"), "date:..2019-02-28");
  EXPECT_EQ(show("after:2019-03"), "date:2019-04-01..");
  EXPECT_EQ(show("-date:2019 date:(2018 OR 2020)"),
            "-date:2019-01-01..2019-12-31 "
            "(date:2018-01-01..2018-12-31 | date:2020-01-01..2020-12-31)");
  EXPECT_EQ(show("before:0001 after:9998"), "date:..0000-12-31 date:9999-01-01..");
}

TEST(ParseQuery, TheFirstAndTheLastYear) {
  const Query query = parse_query("before:0000 after:9999");
  ASSERT_EQ(query.parts.size(), 2u);
  EXPECT_EQ(query.parts[0].days.last, days_from_civil(0, 1, 1) - 1);
  EXPECT_EQ(query.parts[1].days.first, days_from_civil(9999, 12, 31) + 1);
}

TEST(ParseQuery, RangesTheWrongWayRoundAreTurned) {
  EXPECT_EQ(show("date:2021..2019"), "date:2019-01-01..2021-12-31");
  EXPECT_EQ(show("date:2021-03-05..2021-02"), "date:2021-02-01..2021-03-05");
  EXPECT_EQ(show("date:2019-06..2019"), "date:2019-06-01..2019-12-31");
}

TEST(ParseQuery, WhatIsNoDate) {
  for (const std::string_view text :
       {"date:", "date:..", "date:soon", "date:2019-13", "date:2019-02-30", "date:2019..soon",
        "date:soon..2019", "date:2019...2021", "before:2019..2021", "after:", "date:19",
        "date:\"\"", "before:()", "date:20190"}) {
    EXPECT_EQ(show(std::string(text) + " aid "), "aid") << text;
  }
  EXPECT_EQ(notes("aid -date:soon before:x"), "bad-date(date:soon)");
}

TEST(ParseQuery, ABareYearIsAYear) {
  EXPECT_EQ(show("2019 "), "2019(2019)");
  EXPECT_EQ(show("fires 2019"), "fires 2019*(2019)");
  EXPECT_EQ(show("fires OR 2019 "), "(fires | 2019(2019))");
  EXPECT_EQ(show("~\"2019\" "), "2019(2019)");
  EXPECT_EQ(show("1900 2099 "), "1900(1900) 2099(2099)");
  EXPECT_EQ(show("1899 2100 201 20190 19a9 "), "1899 2100 201 20190 19a9");
  EXPECT_EQ(show("\"2019\" -2020 topic:2021 2022-23x "),
            "\"2019\" -2020 topic:2021 2022(2022) 23x");
  EXPECT_EQ(show("-(2019 fire) "), "-(2019 fire)");
}

TEST(ParseQuery, RepeatedWordsAskOnce) {
  EXPECT_EQ(show("aid aid "), "aid");
  EXPECT_EQ(show("aid aid"), "aid");
  EXPECT_EQ(show("aid* aid"), "aid*");
  EXPECT_EQ(show("aid -aid "), "aid -aid");
  EXPECT_EQ(show("aid (aid fire) "), "aid fire");
  EXPECT_EQ(show("aid OR fire OR aid "), "(aid | fire)");
  EXPECT_EQ(show("aid (aid OR fire) "), "aid (aid | fire)");
  EXPECT_EQ(show("a b a OR c "), "a b (a | c)");
}

TEST(ParseQuery, SpansAreOfAllThatWasTyped) {
  EXPECT_EQ(spans("aid -smuggl* title:\"A fire!\" "),
            "aid<aid> smuggl<smuggl*> "
            "A fire<title:\"A fire!\">");
  EXPECT_EQ(spans("(COVID-19, Soufrière?)"),
            "COVID<COVID-19,> 19<COVID-19,> "
            "Soufrière<Soufrière?>");
  EXPECT_EQ(spans("NOT ~“l’accord final” OR title:(fire"),
            "l’accord final<~“l’accord final”> fire<fire>");
  EXPECT_EQ(spans("title:covid-19 \"open end "),
            "covid-19<title:covid-19> "
            "open end<\"open end >");
}

TEST(ParseQuery, HasWords) {
  EXPECT_FALSE(parse_query("-smuggling").has_words());
  EXPECT_FALSE(parse_query("lang:es -(aid fire)").has_words());
  EXPECT_FALSE(parse_query("").has_words());
  EXPECT_TRUE(parse_query("aid -smuggling").has_words());
  EXPECT_TRUE(parse_query("-fire (-aid OR storm)").has_words());
}

TEST(ParseQuery, KeepsMarks) {
  EXPECT_EQ(parse_query("Việt nam ").parts[0].clause.terms[0], "viet\x01việt");
  EXPECT_EQ(parse_query("Việt nam ").parts[1].clause.terms[0], "nam");
}

TEST(ParseQuery, CountsHowOftenAWordIsAskedFor) {
  const Query query = parse_query("aid for aid (aid) ");
  ASSERT_EQ(query.parts.size(), 2u);
  EXPECT_EQ(query.parts[0].clause.times, 3u);
  EXPECT_EQ(query.parts[1].clause.times, 1u);
}

TEST(ParseQuery, LimitsAreToldNotSuffered) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "word" + std::to_string(i) + " ";
  EXPECT_EQ(parse_query(many).parts.size(), max_clauses);
  EXPECT_EQ(notes(many), "too-many-words(word200)");
  const Query phrase = parse_query("\"" + many + "\"");
  ASSERT_EQ(phrase.parts.size(), 1u);
  EXPECT_EQ(phrase.parts[0].clause.terms.size(), max_phrase_terms);
  EXPECT_FALSE(phrase.parts[0].clause.prefix);
  ASSERT_EQ(phrase.notes.size(), 1u);
  EXPECT_EQ(phrase.notes[0].code, "too-many-words");

  std::string mixed;  // filters count, and so do words in groups
  for (int i = 0; i < 120; ++i) mixed += "(a" + std::to_string(i) + " OR source:s) ";
  EXPECT_EQ(clauses(mixed).size(), max_clauses / 2);
  EXPECT_EQ(notes(mixed), "too-many-words(a100) nothing-to-choose(OR)");

  std::string same;  // a word that is asked for once counts once
  for (int i = 0; i < 1000; ++i) same += "aid (aid) ";
  EXPECT_EQ(show(same), "aid");
  EXPECT_EQ(notes(same), "");
}

// What any parse must keep, whatever was typed.
class Keeps {
 public:
  explicit Keeps(std::string_view text) : text_(text), query_(parse_query(text)) {
    each(query_.parts, Part::Kind::all, 0);
    EXPECT_LE(leaves_, max_clauses) << text_;
    std::set<std::string> codes;
    for (const Note& note : query_.notes) {
      EXPECT_TRUE(codes.insert(note.code).second) << note.code << " twice: " << text_;
      EXPECT_NE(text_.find(note.text), text_.npos) << note.code << ": " << text_;
    }
  }

  const Query& query() const { return query_; }

 private:
  void each(const std::vector<Part>& parts, Part::Kind within, std::size_t depth) {
    EXPECT_LE(depth, 2 * max_depth + 1) << text_;  // a group gives at most an any in an all
    for (const Part& part : parts) {
      if (part.kind == Part::Kind::all || part.kind == Part::Kind::any) {
        EXPECT_GE(part.parts.size(), 2u) << text_;
        EXPECT_TRUE(part.excluded || part.kind != within) << text_;
        each(part.parts, part.kind, depth + 1);
        continue;
      }
      ++leaves_;
      EXPECT_TRUE(part.parts.empty()) << text_;
      if (part.kind == Part::Kind::clause) check(part.clause);
      EXPECT_LE(part.days.first, part.days.last) << text_;
      EXPECT_EQ(part.value.empty(),
                part.kind != Part::Kind::language && part.kind != Part::Kind::source);
    }
  }

  void check(const Clause& clause) {
    EXPECT_FALSE(clause.terms.empty()) << text_;
    EXPECT_LE(clause.terms.size(), max_phrase_terms) << text_;
    EXPECT_LT(clause.begin, clause.end) << text_;
    ASSERT_LE(clause.end, text_.size()) << text_;
    const std::string_view typed = text_.substr(clause.begin, clause.end - clause.begin);
    EXPECT_FALSE(clause.text.empty()) << text_;
    EXPECT_NE(typed.find(clause.text), typed.npos) << clause.text << ": " << text_;
  }

  std::string_view text_;
  Query query_;
  std::size_t leaves_ = 0;
};

TEST(ParseQuery, ReadsAnything) {
  std::mt19937 random(3);
  const std::string_view pieces[] = {"\"",      "-",           " ",
                                     "a",       "“",           "”",
                                     "é",       "\xff",        "\xe2\x80",
                                     "権利",    "'",           "-\"",
                                     "9",       "(",           ")",
                                     " OR ",    "|",           " NOT ",
                                     "*",       "~\"",         "b ",
                                     "title:",  "date:2019..", "lang:",
                                     "source:", "AND ",        std::string_view("\0", 1),
                                     "c-d",     "date:",       "(",
                                     ")",       "2020",        "before:",
                                     "-(",      "e ",          "\u3000"};
  for (int i = 0; i < 30000 && !HasFailure(); ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 40); n > 0; --n) {
      text += pieces[random() % std::size(pieces)];
    }
    Keeps keeps(text);
  }
}

TEST(ParseQuery, ReadsMuchOfAnything) {
  for (const std::string_view piece : {"(",
                                       ")",
                                       "()",
                                       "-(",
                                       "(a ",
                                       "a) ",
                                       "\"",
                                       "~\"",
                                       "-",
                                       "- ",
                                       "−",
                                       "OR ",
                                       "a OR ",
                                       "a | ",
                                       "NOT ",
                                       "NOT(",
                                       "AND ",
                                       "title:",
                                       "title:(",
                                       "date:",
                                       "date:2019 ",
                                       "\"a",
                                       "“a” ",
                                       "a",
                                       "a-",
                                       "a*",
                                       "*",
                                       " ",
                                       "\u3000",
                                       "\xff",
                                       "\xe2\x80",
                                       "人",
                                       "(a OR (b ",
                                       "-(a OR -(b c) ",
                                       "-title:\"a b\" OR ",
                                       "lang:x OR (",
                                       "((a)) OR ",
                                       "a\"b"}) {
    std::string text;
    while (text.size() < 16384) text += piece;
    text.resize(16384);
    Keeps keeps(text);
    Keeps again("x (" + text + "\" y) z");
  }
}

// Truth as an oracle: an expression of six words is written down in the query language, with more
// parentheses and operators than it needs, and must mean the same for every set of words.
class Expression {
 public:
  Expression(std::mt19937& random, int depth) : kind_(depth > 0 ? random() % 3 : 0) {
    word_ = static_cast<char>('a' + random() % 6);
    excluded_ = random() % 4 == 0;
    const std::size_t count = kind_ == 0 ? 0 : 2 + random() % 2;
    for (std::size_t i = 0; i < count; ++i) parts_.emplace_back(random, depth - 1);
    minus_ = random() % 2 == 0 ? "-" : "NOT ";
    and_ = random() % 2 == 0 ? " " : " AND ";
    or_ = random() % 2 == 0 ? " OR " : " | ";
  }

  std::string text() const {
    std::string inside;
    for (const Expression& part : parts_) {
      if (!inside.empty()) inside += kind_ == 1 ? and_ : or_;
      inside += part.text();
    }
    return (excluded_ ? minus_ : "") + (kind_ == 0 ? std::string(1, word_) : "(" + inside + ")");
  }

  // `words` has a bit for each of the six.
  bool holds(unsigned words) const {
    const auto part_holds = [&](const Expression& part) { return part.holds(words); };
    bool result = (words >> (word_ - 'a') & 1) != 0;
    if (kind_ == 1) result = std::all_of(parts_.begin(), parts_.end(), part_holds);
    if (kind_ == 2) result = std::any_of(parts_.begin(), parts_.end(), part_holds);
    return result != excluded_;
  }

 private:
  std::size_t kind_;  // a word, all or any
  char word_;
  bool excluded_;
  std::string minus_, and_, or_;
  std::vector<Expression> parts_;
};

bool holds(const Part& part, unsigned words) {
  const auto part_holds = [&](const Part& each) { return holds(each, words); };
  bool result = false;
  if (part.kind == Part::Kind::clause) {
    result = (words >> (part.clause.terms[0][0] - 'a') & 1) != 0;
  } else if (part.kind == Part::Kind::all) {
    result = std::all_of(part.parts.begin(), part.parts.end(), part_holds);
  } else {
    result = std::any_of(part.parts.begin(), part.parts.end(), part_holds);
  }
  return result != part.excluded;
}

TEST(ParseQuery, MeansWhatItSays) {
  std::mt19937 random(5);
  for (int i = 0; i < 5000 && !HasFailure(); ++i) {
    const Expression expression(random, 1 + i % 3);
    const std::string text = expression.text() + " ";
    const Query query = Keeps(text).query();
    EXPECT_TRUE(query.notes.empty()) << text;
    for (unsigned words = 0; words < 64; ++words) {
      const bool found = std::all_of(query.parts.begin(), query.parts.end(),
                                     [&](const Part& part) { return holds(part, words); });
      ASSERT_EQ(found, expression.holds(words)) << text << " with " << words;
    }
  }
}

}  // namespace
}  // namespace dateline
