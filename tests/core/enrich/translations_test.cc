#include "enrich/translations.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "core/feed/feed_input.h"

namespace dateline {
namespace {

std::vector<Release> releases_of(const std::string& path) {
  const FeedInput input(read_file(DATELINE_ROOT "/" + path));
  ArchiveBuilder builder;
  EXPECT_TRUE(read_feed(input.view(), {}, builder)) << path;
  return {builder.releases().begin(), builder.releases().end()};
}

struct Judged {
  std::size_t found = 0, right = 0, wanted = 0;
};

// `stories` tells for each release what it is about; releases of one story are translations.
Judged judge(const std::vector<Release>& releases, const std::vector<std::string>& stories) {
  Judged judged;
  for (const TranslationLink& link : suggest_translations(releases)) {
    ++judged.found;
    const bool right = stories[link.release] == stories[link.original];
    judged.right += right;
    EXPECT_TRUE(right) << releases[link.release].title << "\n" << releases[link.original].title;
  }
  std::map<std::string, std::size_t> sizes;
  for (const std::string& story : stories) ++sizes[story];
  for (const auto& [story, size] : sizes) judged.wanted += size - 1;
  std::printf("%zu links wanted, %zu found, %zu right\n", judged.wanted, judged.found,
              judged.right);
  return judged;
}

// The sample archive without its links, and what they said.
std::vector<Release> unlinked_sample(std::vector<std::string>& stories) {
  std::vector<Release> releases = releases_of("web/sample/archive.json");
  for (Release& release : releases) {
    stories.push_back(release.translation_of.empty() ? release.id : release.translation_of);
    release.translation_of.clear();
  }
  return releases;
}

TEST(Translations, SampleByItsIds) {
  std::vector<std::string> stories;
  const std::vector<Release> releases = unlinked_sample(stories);
  const Judged judged = judge(releases, stories);
  EXPECT_EQ(judged.right, judged.wanted);
}

TEST(Translations, SampleByItsWordsAlone) {
  for (const bool one_day : {false, true}) {
    std::vector<std::string> stories;
    std::vector<Release> releases = unlinked_sample(stories);
    for (std::size_t i = 0; i < releases.size(); ++i) {
      releases[i].id = std::string("r").append(std::to_string(i));
      if (one_day) releases[i].published = make_date(2021, 2, 3);
    }
    const Judged judged = judge(releases, stories);
    EXPECT_EQ(judged.right, judged.found);
    EXPECT_GE(judged.right * 4, judged.wanted * 3);
  }
}

// Many near misses: same day, same country, other subject. Their topic names the story.
TEST(Translations, StoriesOfTheSameDays) {
  const std::vector<Release> releases = releases_of("tests/data/translations/stories.json");
  std::vector<std::string> stories;
  for (const Release& release : releases) stories.push_back(release.topics.at(0));
  const Judged judged = judge(releases, stories);
  EXPECT_EQ(judged.right, judged.found);
  EXPECT_EQ(judged.right, judged.wanted);
}

// Paragraphs of 48 articles in four languages (XQuAD), where they are there: those of four articles
// on each day.
TEST(Translations, ParagraphsOfTheSameArticles) {
  std::vector<Release> releases;
  std::vector<std::string> stories;
  for (const char* language : {"ar", "en", "es", "zh"}) {
    const std::string path = std::string("../shared/corpora/xquad-") + language + "/archive.ndjson";
    if (!std::filesystem::exists(DATELINE_ROOT "/" + path)) return;
    std::size_t paragraph = 0;
    for (Release& each : releases_of(path)) {
      stories.push_back(std::to_string(paragraph));
      each.id = std::to_string(releases.size());
      each.language = language;
      each.published = make_date(2021, 1 + static_cast<int>(paragraph / 20), 1);
      releases.push_back(std::move(each));
      ++paragraph;
    }
  }
  const Judged judged = judge(releases, stories);
  EXPECT_EQ(judged.right, judged.found);
  EXPECT_GE(judged.right * 5, judged.wanted * 3);
}

// A near miss is not linked where the release that it is nearest to is missing.
TEST(Translations, NoStoryBorrowsFromAnother) {
  const std::vector<Release> all = releases_of("tests/data/translations/stories.json");
  std::set<std::string> seen;
  std::vector<Release> releases;
  for (const Release& release : all) {
    if (seen.insert(release.topics.at(0)).second) releases.push_back(release);
  }
  EXPECT_TRUE(suggest_translations(releases).empty());
  releases.clear();
  for (auto each = all.rbegin(); each != all.rend(); ++each) {
    if (seen.erase(each->topics.at(0)) > 0) releases.push_back(*each);
  }
  EXPECT_TRUE(suggest_translations(releases).empty());
}

Release release(std::string url, std::string language, int day) {
  Release release;
  release.id = release.url = std::move(url);
  release.language = std::move(language);
  release.title = "Title";
  release.published = make_date(2021, 3, day);
  return release;
}

using Links = std::vector<TranslationLink>;

TEST(Translations, AddressesThatDifferInTheLanguage) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://example.org/en/news/12", "https://example.org/es/news/12"},
      {"https://example.org/news/12", "https://example.org/es/news/12"},
      {"https://en.example.org/news/12", "https://es.example.org/news/12"},
      {"https://example.org/news/12?lang=en", "https://example.org/news/12?lang=es"},
      {"https://example.org/news/12-en", "https://example.org/news/12_ES"},
      {"12", "12-es"},
  };
  for (const auto& [english, spanish] : cases) {
    const std::vector<Release> two = {release(english, "en-GB", 1), release(spanish, "es", 20)};
    EXPECT_EQ(suggest_translations(two), (Links{{1, 0, 1}})) << spanish;
  }
}

TEST(Translations, AddressesThatSayNothing) {
  const std::vector<Release> cases[] = {
      // The same language; another number; the same page for all; two candidates; long after.
      {release("https://example.org/es/1", "es", 1), release("https://example.org/1", "es", 1)},
      {release("https://example.org/es/1", "es", 1), release("https://example.org/en/2", "en", 1)},
      {release("https://example.org/es/", "es", 1), release("https://example.org/es/", "en", 1)},
      {release("https://example.org/es/1", "es", 1), release("https://example.org/en/1", "en", 1),
       release("https://example.org/1", "en", 1)},
  };
  for (const std::vector<Release>& each : cases) {
    std::vector<Release> releases = each;
    for (std::size_t i = 0; i < releases.size(); ++i) {
      releases[i].title = std::string(1, static_cast<char>('A' + i));
      releases[i].id = std::string("r").append(std::to_string(i));
    }
    EXPECT_TRUE(suggest_translations(releases).empty()) << releases[0].url;
  }
}

// Numbers are the same however their thousands are set apart; that decides between these.
TEST(Translations, NumbersAsTheyAreWritten) {
  std::vector<Release> releases(3);
  const std::pair<const char*, const char*> versions[] = {
      {"en", "Kits for 1,204,500 people in 2021: Haiti"},
      {"fr", "1\u00a0204\u00a0500 kits en 2021 160 : Haiti"},
      {"es", "1 204 501 kits en 2021: Haiti"}};
  for (std::size_t i = 0; i < releases.size(); ++i) {
    releases[i] = release(std::string("https://example.org/").append(1, "abc"[i]), "", 1);
    releases[i].language = versions[i].first;
    releases[i].title = "Haiti";
    releases[i].text = versions[i].second;
  }
  const Links links = suggest_translations(releases);
  ASSERT_FALSE(links.empty());
  EXPECT_EQ(links[0].release, 1u);
  EXPECT_EQ(links[0].original, 0u);
  const auto score_of = [&](std::size_t other) {
    const std::vector<Release> two = {releases[0], releases[other]};
    const Links found = suggest_translations(two);
    return found.empty() ? 0 : found[0].score;
  };
  EXPECT_GT(score_of(1), score_of(2));
}

TEST(Translations, LinksThatAreThereAreKept) {
  std::vector<Release> releases = releases_of("tests/data/translations/stories.json");
  releases.resize(3);  // one story in three languages
  releases[0].translation_of = releases[2].id;
  EXPECT_EQ(suggest_translations(releases).size(), 1u);
  EXPECT_EQ(suggest_translations(releases)[0].release, 2u);
  EXPECT_EQ(suggest_translations(releases)[0].original, 1u);
  releases[1].translation_of = "elsewhere";  // must not be written over
  EXPECT_EQ(suggest_translations(releases)[0].release, 2u);
  EXPECT_EQ(suggest_translations(releases)[0].original, 1u);
  releases[2].translation_of = releases[0].id;  // in a circle: nothing may take a link
  EXPECT_TRUE(suggest_translations(releases).empty());
}

TEST(Translations, ALanguageIsInAGroupOnce) {
  std::vector<Release> releases = releases_of("tests/data/translations/stories.json");
  releases.resize(3);
  releases.push_back(releases[1]);
  releases.back().id = "again";
  const Links links = suggest_translations(releases);
  std::map<std::uint32_t, std::multiset<std::string>> groups;
  for (std::uint32_t i = 0; i < releases.size(); ++i) groups[i].insert(releases[i].language);
  for (const TranslationLink& link : links)
    groups[link.original].insert(releases[link.release].language);
  for (const auto& [original, languages] : groups) {
    for (const std::string& each : languages) EXPECT_EQ(languages.count(each), 1u) << each;
  }
  EXPECT_EQ(links.size(), 2u);
}

// Making the links leaves none to suggest.
TEST(Translations, OnceIsEnough) {
  for (const char* path : {"web/sample/archive.json", "tests/data/translations/stories.json"}) {
    std::vector<Release> releases = releases_of(path);
    for (Release& each : releases) each.translation_of.clear();
    for (const TranslationLink& link : suggest_translations(releases))
      releases[link.release].translation_of = releases[link.original].id;
    EXPECT_TRUE(suggest_translations(releases).empty()) << path;
  }
}

TEST(Translations, Hostile) {
  EXPECT_TRUE(suggest_translations({}).empty());
  std::vector<Release> releases(3000, release("", "en", 1));
  for (std::size_t i = 0; i < releases.size(); ++i) {
    releases[i].id = std::to_string(i);
    releases[i].language = i % 2 == 0 ? "en" : "\xff";
    releases[i].text = "\xff\xc3 123 456 789 " + std::string(100, '9');
  }
  EXPECT_LE(suggest_translations(releases).size(), releases.size());
}

}  // namespace
}  // namespace dateline
