#include "search/match.h"

#include <gtest/gtest.h>

#include "core/search/oracle.h"
#include "core/search/random_archive.h"
#include "index/writer.h"

namespace dateline {
namespace {

// Thousands of queries over random archives, small and over several blocks of postings: the same releases, the same scores to
// the last bit, the same notes.
TEST(Match, AgreesWithTheOracle) {
  int hits = 0;
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    RandomArchive random(seed);
    const Archive archive = random.archive(seed % 8 == 0 ? 500 : seed * 3);
    const IndexBytes bytes = write_index(archive).value();
    const IndexView index = IndexView::open(bytes).value();
    const Oracle oracle(archive);
    for (int i = 0; i < (seed % 8 == 0 ? 40 : 150); ++i) {
      const std::string text = random.query();
      const Query query = parse_query(text);
      const Matches found = match(index, query), expected = oracle.match(query);
      ASSERT_EQ(found.matched, expected.matched) << text;
      ASSERT_EQ(found.scores, expected.scores) << text;
      ASSERT_EQ(found.notes.size(), expected.notes.size()) << text;
      for (std::uint8_t matched : found.matched) hits += matched;
    }
  }
  EXPECT_GT(hits, 10000);
}

TEST(Match, AnEmptyArchiveAnswersNothing) {
  const Archive archive = ArchiveBuilder().build();
  const IndexBytes bytes = write_index(archive).value();
  const IndexView index = IndexView::open(bytes).value();
  for (const char* text : {"", "aid", "\"aid of\"", "-aid"}) {
    EXPECT_TRUE(match(index, parse_query(text)).matched.empty());
  }
}

Archive archive_of(std::initializer_list<const char*> titles) {
  ArchiveBuilder builder;
  int id = 0;
  for (const char* title : titles) {
    Release release;
    release.id = std::to_string(id++);
    release.title = title;
    builder.add(release);
  }
  return std::move(builder).build();
}

TEST(Match, WholeWordsRankAboveBeginnings) {
  const Archive archive = archive_of({"Arts and crafts", "Art in Jamaica", "Nothing else"});
  const IndexBytes bytes = write_index(archive).value();
  const Matches found = match(IndexView::open(bytes).value(), parse_query("art"));
  EXPECT_EQ(found.matched, (std::vector<std::uint8_t>{1, 1, 0}));
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
  const auto matched = [&](const char* text) { return match(index, parse_query(text)).matched[0] == 1; };
  EXPECT_FALSE(matched("\"climate change\""));
  EXPECT_TRUE(matched("\"change of climate\""));
  EXPECT_TRUE(matched("\"costa rica\""));
  EXPECT_FALSE(matched("\"rica haiti\""));
}

}  // namespace
}  // namespace dateline
