#include "search/match.h"

#include <gtest/gtest.h>

#include "core/search/oracle.h"
#include "core/search/random_archive.h"
#include "index/writer.h"
#include "search/explain.h"

namespace dateline {
namespace {

// Thousands of queries over random archives, small and over several blocks of postings: the same
// releases, the same scores to the last bit, the same spellings.
TEST(Match, AgreesWithTheOracle) {
  int all = 0, some = 0, corrected = 0;
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    RandomArchive random(seed);
    const Archive archive = random.archive(seed % 8 == 0 ? 500 : seed * 3);
    const IndexBytes bytes = write_index(archive).value();
    const IndexView index = IndexView::open(bytes).value();
    const Oracle oracle(archive, bytes.languages);
    for (int i = 0; i < (seed % 8 == 0 ? 20 : 150); ++i) {
      const std::string text = random.query();
      const Query query = parse_query(text);
      const MatchOptions options{.now = random.number(4000),
                                 .spelling = random.number(4) > 0,
                                 .proximity = random.number(4) > 0};
      const Matches found = match(archive, index, query, options);
      const Oracle::Answer expected = oracle.match(query, options);
      ASSERT_EQ(found.levels, expected.levels) << text;
      ASSERT_EQ(found.scores, expected.scores) << text;
      std::vector<std::string> unknown;
      std::vector<std::vector<std::string>> spellings;
      for (const MatchedClause& clause : found.clauses) {
        if (!clause.found) unknown.push_back(clause.clause->text);
        if (clause.spellings.empty()) continue;
        spellings.emplace_back();
        for (const Word& word : clause.spellings) spellings.back().push_back(word.entry.text);
      }
      ASSERT_EQ(unknown, expected.unknown) << text << seed;
      ASSERT_EQ(spellings, expected.spellings) << text;
      for (Level level : found.levels) {
        all += level == Level::all;
        some += level == Level::some;
      }
      corrected += !spellings.empty();
    }
  }
  EXPECT_GT(all, 10000);
  EXPECT_GT(some, 3000);
  EXPECT_GT(corrected, 100);
}

// What a query finds in an archive of these titles, in English.
class Titles {
 public:
  explicit Titles(std::vector<std::string> titles, std::string language = "en") {
    ArchiveBuilder builder;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      Release release;
      release.id = std::to_string(i);
      release.title = titles[i];
      release.language = language;
      builder.add(release);
    }
    archive_ = std::move(builder).build();
    bytes_ = write_index(archive_).value();
    index_ = IndexView::open(bytes_).value();
  }

  // The query lives as long as this.
  Matches match(const char* text) const {
    query_ = parse_query(text);
    return dateline::match(archive_, index_, query_, {});
  }
  std::vector<int> levels(const char* text) const {
    std::vector<int> levels;
    for (Level level : match(text).levels) levels.push_back(static_cast<int>(level));
    return levels;
  }

 private:
  Archive archive_;
  IndexBytes bytes_;
  IndexView index_;
  mutable Query query_;
};

using Levels = std::vector<int>;  // 2 all, 1 some, 0 none

TEST(Match, AnEmptyArchiveAnswersNothing) {
  for (const char* text : {"", "aid", "\"aid of\"", "-aid", "lang:es", "a OR b"}) {
    EXPECT_TRUE(Titles({}).match(text).levels.empty());
  }
}

TEST(Match, WholeWordsRankAboveBeginnings) {
  Titles titles({"Arts and crafts", "Art in Jamaica", "Artists", "Nothing else"});
  const Matches found = titles.match("art");
  EXPECT_EQ(titles.levels("art"), (Levels{2, 2, 2, 0}));
  EXPECT_GT(found.scores[1], found.scores[0]);
  EXPECT_GT(found.scores[0], found.scores[2]);
}

TEST(Match, FormsOfAWordAreFoundInTheirLanguageOnly) {
  EXPECT_EQ(Titles({"Organised crime", "Organising", "An organ"}).levels("organises "),
            (Levels{2, 2, 0}));
  EXPECT_EQ(Titles({"Organised crime", "Organising", "An organ"}).levels("\"organised\""),
            (Levels{2, 0, 0}));
  EXPECT_EQ(Titles({"Una migración", "Las migraciones"}, "es").levels("migracion "),
            (Levels{2, 2}));
  EXPECT_EQ(Titles({"Una migración", "Las migraciones"}, "de").levels("migracion "),
            (Levels{2, 0}));
  EXPECT_EQ(Titles({"Climate changes", "A change of climate"}).levels("~\"climate change\""),
            (Levels{2, 0}));
}

TEST(Match, MarksDistinguishWordsWhereALanguageSaysSo) {
  Titles vietnamese({"má", "ma", "mà"}, "vi"), spanish({"más", "mas"}, "es");
  EXPECT_EQ(vietnamese.levels("má "), (Levels{2, 0, 0}));
  EXPECT_EQ(vietnamese.levels("ma "), (Levels{2, 2, 2}));
  EXPECT_EQ(spanish.levels("más "), (Levels{2, 2}));
}

TEST(Match, ReleasesWithMostOfTheWordsAreSome) {
  Titles titles({"Art competition in Jamaica", "A competition", "Art", "Art and more art",
                 "Jamaica", "Nothing"});
  EXPECT_EQ(titles.levels("competition jamaica "), (Levels{2, 1, 0, 0, 1, 0}));
  EXPECT_EQ(titles.levels("competition jamaica -art "), (Levels{0, 1, 0, 0, 1, 0}));
  EXPECT_EQ(titles.levels("art competition jamaica "), (Levels{2, 1, 1, 1, 1, 0}));
  // A word that most releases have is not enough.
  EXPECT_EQ(Titles({"Aid for all", "Aid", "Aid", "Aid", "Relief for all"}).levels("aid relief "),
            (Levels{0, 0, 0, 0, 1}));
  // What nothing has is not counted against the others.
  EXPECT_EQ(titles.levels("jamaica xylophone "), (Levels{1, 0, 0, 0, 1, 0}));
}

TEST(Match, OperatorsFieldsAndFilters) {
  Titles titles({"Flood in Haiti", "Storm in Haiti", "Flood and storm", "Haiti 2019"});
  EXPECT_EQ(titles.levels("flood OR storm "), (Levels{2, 2, 2, 0}));
  EXPECT_EQ(titles.levels("(flood OR storm) haiti "), (Levels{2, 2, 0, 0}));
  EXPECT_EQ(titles.levels("haiti -(flood OR storm) "), (Levels{0, 0, 0, 2}));
  EXPECT_EQ(titles.levels("flood OR -haiti "), (Levels{2, 0, 2, 0}));
  EXPECT_EQ(titles.levels("title:flood "), (Levels{2, 0, 2, 0}));
  EXPECT_EQ(titles.levels("place:haiti "), (Levels{0, 0, 0, 0}));
  EXPECT_EQ(titles.levels("lang:en "), (Levels{2, 2, 2, 2}));
  EXPECT_EQ(titles.levels("lang:es "), (Levels{0, 0, 0, 0}));
  EXPECT_EQ(titles.levels("2019 "), (Levels{0, 0, 0, 2}));
  EXPECT_EQ(titles.levels("date:2019 "), (Levels{0, 0, 0, 0}));
  EXPECT_EQ(titles.levels("flo* "), (Levels{2, 0, 2, 0}));
}

TEST(Match, AYearIsFoundInDatesToo) {
  ArchiveBuilder builder;
  Release release;
  release.title = "Hurricane";
  for (int year : {2017, 2018}) {
    release.id = std::to_string(year);
    release.published = make_date(year, 9, 1);
    builder.add(release);
  }
  const Archive archive = std::move(builder).build();
  const IndexBytes bytes = write_index(archive).value();
  const IndexView index = IndexView::open(bytes).value();
  const auto levels = [&](const char* text) {
    const Query query = parse_query(text);
    return match(archive, index, query, {}).levels;
  };
  EXPECT_EQ(levels("hurricane 2017"),
            (std::vector<Level>{Level::none, Level::all}));  // newest first
  EXPECT_EQ(levels("date:2018 hurricane"), (std::vector<Level>{Level::all, Level::none}));
  EXPECT_EQ(levels("before:2018"), (std::vector<Level>{Level::none, Level::all}));
  EXPECT_EQ(levels("after:2017-08"), (std::vector<Level>{Level::all, Level::all}));
}

// The spellings that are looked for instead of one of the query's words.
std::vector<std::string> spellings(const Titles& titles, const char* text) {
  std::vector<std::string> spellings;
  for (const MatchedClause& clause : titles.match(text).clauses) {
    for (const Word& word : clause.spellings) spellings.push_back(word.entry.text);
  }
  return spellings;
}

TEST(Match, SpellingsOfWordsThatNothingHas) {
  using Words = std::vector<std::string>;
  const Titles titles({"Shelter for migrants", "Migration", "Thrust", "Haiti"});
  EXPECT_EQ(spellings(titles, "shelfer "), Words{"shelter"});
  EXPECT_EQ(spellings(titles, "hselter "), Words{"shelter"});
  EXPECT_EQ(spellings(titles, "shletre "), Words{});  // two swaps in seven letters
  EXPECT_EQ(spellings(titles, "mirgatoin "), Words{"migration"});
  EXPECT_EQ(spellings(titles, "migramts "), Words{"migrants"});
  EXPECT_EQ(spellings(titles, "hati "), Words{});  // too short
  EXPECT_EQ(spellings(titles, "\"shelfer\" "), Words{});
  // Other words of the query must speak for it.
  EXPECT_EQ(spellings(titles, "migrants shelfer "), Words{"shelter"});
  EXPECT_EQ(spellings(titles, "migrants trust "), Words{});
  EXPECT_EQ(spellings(titles, "trust "), Words{"thrust"});
  // Only those that are spelt right: here there are none.
  EXPECT_EQ(spellings(titles, "shelfer thruts "), (Words{"shelter", "thrust"}));
  // Of several with as few edits, the same first letter goes first, then the more frequent.
  EXPECT_EQ(spellings(Titles({"bands", "lands", "hands", "hands", "handy"}), "handz "),
            (Words{"hands", "handy"}));
  EXPECT_EQ(spellings(Titles({"bands", "lands", "hands", "hands"}), "gands "),
            (Words{"hands", "bands", "lands"}));
}

TEST(Match, NoSpellingComesFromAHiddenRelease) {
  ArchiveBuilder builder;
  Release release;
  release.id = "a";
  release.title = "Shelter";
  release.embargo_until = 1000;
  builder.add(release);
  const Archive archive = std::move(builder).build();
  const IndexBytes bytes = write_index(archive).value();
  const IndexView index = IndexView::open(bytes).value();
  const Query query = parse_query("shelfer");
  EXPECT_TRUE(match(archive, index, query, {.now = 999}).clauses[0].spellings.empty());
  EXPECT_EQ(match(archive, index, query, {.now = 1000}).clauses[0].spellings.size(), 1u);
}

TEST(Match, WordsCloseToEachOtherCountMore) {
  Titles titles({"Aid for the people of the island by sea",
                 "Sea aid for the people of the island by", "Boat", "Boats", "Ship", "Ships"});
  const Matches found = titles.match("aid sea ");
  EXPECT_GT(found.scores[1], found.scores[0]);
}

TEST(Match, PhrasesDoNotSpanFieldsOrValues) {
  ArchiveBuilder builder;
  Release release;
  release.id = "a";
  release.title = "climate";
  release.summary = "change of climate";
  release.places = {"Costa Rica", "Haiti"};
  builder.add(release);
  const Archive archive = std::move(builder).build();
  const IndexBytes bytes = write_index(archive).value();
  const IndexView index = IndexView::open(bytes).value();
  const auto matched = [&](const char* text) {
    const Query query = parse_query(text);
    return match(archive, index, query, {}).levels[0] == Level::all;
  };
  EXPECT_FALSE(matched("\"climate change\""));
  EXPECT_TRUE(matched("\"change of climate\""));
  EXPECT_TRUE(matched("\"costa rica\""));
  EXPECT_FALSE(matched("\"rica haiti\""));
}

// Every part of a score is told, and together they are the score.
TEST(Explain, PartsAddUpToTheScore) {
  int words = 0, closeness = 0;
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    RandomArchive random(seed);
    const Archive archive = random.archive(100);
    const IndexBytes bytes = write_index(archive).value();
    const IndexView index = IndexView::open(bytes).value();
    for (int i = 0; i < 30; ++i) {
      const std::string text = random.query();
      const Query query = parse_query(text);
      const Matches matches = match(archive, index, query, {});
      for (std::uint32_t release = 0; release < archive.size(); ++release) {
        const Explanation explained = explain(archive, index, query, {}, release);
        ASSERT_EQ(explained.score, matches.scores[release]) << text;
        ASSERT_EQ(explained.level, matches.levels[release]) << text;
        double sum = explained.proximity;
        for (const ExplainedClause& clause : explained.clauses) {
          sum += clause.score;
          double evidence = 0;
          for (const ExplainedWord& word : clause.words) evidence += word.evidence;
          ASSERT_LE(evidence, clause.evidence + 1e-9) << text;
          words += static_cast<int>(clause.words.size());
        }
        ASSERT_NEAR(sum, explained.score, 1e-9) << text;
        ASSERT_GE(explained.proximity, -1e-9) << text;
        closeness += explained.proximity > 1e-6;
      }
    }
  }
  EXPECT_GT(words, 1000);
  EXPECT_GT(closeness, 10);
}

}  // namespace
}  // namespace dateline
