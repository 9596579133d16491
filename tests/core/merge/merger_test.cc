#include "merge/merger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "feed/write_feed.h"

namespace dateline {
namespace {

class MemoryStore : public ReleaseStore {
 public:
  Result<std::string> read(std::uint32_t number) override { return items[number]; }
  Result<bool> write(std::uint32_t number, std::string_view item) override {
    if (number == items.size()) items.emplace_back();
    items[number] = item;
    return true;
  }
  std::vector<std::string> items;
};

using Releases = std::vector<Release>;

struct Merged {
  Releases releases;  // in order of appearance
  std::string written;
  MergeCounts counts;
  std::vector<std::string> remarks;
};

// `files` merged into `archive`.
Merged merge(const std::vector<Releases>& files, const Releases& archive = {}) {
  MemoryStore store;
  Merger merger(store, [](Release&) {});
  Merged merged;
  for (const Release& release : archive) EXPECT_TRUE(merger.keep(release));
  for (const Releases& file : files) {
    merger.begin_file();
    for (const Release& release : file) {
      const Result<std::optional<std::string>> added = merger.add(release);
      EXPECT_TRUE(added);
      if (added.value()) merged.remarks.push_back(*added.value());
    }
  }
  EXPECT_TRUE(merger.finish());
  Releases ordered;
  for (const std::string& item : store.items) merged.releases.push_back(parse_item(item).value());
  for (std::uint32_t number : merger.newest_first()) ordered.push_back(merged.releases[number]);
  merged.written = write_feed({}, ordered);
  merged.counts = merger.counts();
  return merged;
}

// The same, in the order of an archive.
Releases archive_of(const Merged& merged) {
  Releases releases = merged.releases;
  std::stable_sort(releases.begin(), releases.end(), [](const Release& a, const Release& b) {
    return a.published.first > b.published.first;
  });
  return releases;
}

constexpr char long_text[] =
    "The International Organization for Migration will give emergency shelters to two hundred and "
    "eighty families that the eruption of the volcano has displaced since the spring of this year.";

Release release(std::string id, std::string title, std::string source = "Haiti") {
  Release release;
  release.id = std::move(id);
  release.title = std::move(title);
  release.published = make_date(2021, 8, 17);
  if (!source.empty()) release.sources = {std::move(source)};
  return release;
}

Release with_url(Release release, std::string url) {
  release.url = std::move(url);
  return release;
}

Release with_text(Release release, std::string text) {
  release.text = std::move(text);
  return release;
}

Release on(Release release, int year, int month, int day) {
  release.published = make_date(year, month, day);
  return release;
}

std::vector<std::string> ids(const Merged& merged) {
  std::vector<std::string> ids;
  for (const Release& each : merged.releases) ids.push_back(each.id);
  return ids;
}

using Strings = std::vector<std::string>;

TEST(Merger, TheSameIdIsAnUpdate) {
  const Merged merged = merge({{release("1", "Old")}, {release("1", "New")}});
  ASSERT_EQ(merged.releases.size(), 1u);
  EXPECT_EQ(merged.releases[0].title, "New");
  EXPECT_EQ(merged.counts.met_again, 1u);
  EXPECT_EQ(merge({{release("1", "Old"), release("1", "New")}}).releases.size(), 1u);
}

TEST(Merger, LocalIdsAreOfTheirSource) {
  const std::vector<Releases> files = {
      {release("12", "A", "Haiti"), release("13", "B", "Haiti")},
      {release("12", "C", "Panama"), release("14", "D", "Panama")}};
  const Merged merged = merge(files);
  EXPECT_EQ(ids(merged), (Strings{"12", "13", "Panama/12", "14"}));
  const Merged again = merge(files, archive_of(merged));
  EXPECT_EQ(again.written, merged.written);
  EXPECT_EQ(again.counts.unchanged, 4u);
}

TEST(Merger, GlobalIdsAreTheSameForAll) {
  for (const char* id : {"https://example.org/?p=12", "tag:example.org,2021:12", "urn:x:12",
                         "1225c695-cfb8-4ebb-aaaa-80da344efa6a", "12 at https://example.org"}) {
    const Merged merged = merge({{release(id, "A", "Haiti")}, {release(id, "B", "Panama")}});
    ASSERT_EQ(merged.releases.size(), 1u) << id;
    EXPECT_EQ(merged.releases[0].sources, (Strings{"Haiti", "Panama"}));
  }
  EXPECT_EQ(
      merge({{release("https://example.org/a#1", "A")}, {release("https://example.org/a#2", "B")}})
          .releases.size(),
      2u);
}

TEST(Merger, TheSameSourceNameOnTwoSites) {
  const Release one = with_url(release("12", "A", "News"), "https://haiti.example.org/a");
  const Release two = with_url(release("12", "B", "News"), "https://panama.example.org/b");
  const Merged merged = merge({{one}, {two}});
  EXPECT_EQ(merged.releases.size(), 2u);
  EXPECT_EQ(merge({{one}, {two}}, archive_of(merged)).written, merged.written);
}

TEST(Merger, WithoutASourceTitleOrDayMustAgree) {
  const Release one = release("1", "A", ""), other = on(release("1", "B", ""), 2020, 1, 2);
  const std::vector<Releases> files = {{one}, {other}};
  const Merged merged = merge(files);
  EXPECT_EQ(merged.releases.size(), 2u);
  EXPECT_EQ(merge(files, archive_of(merged)).written, merged.written);
  EXPECT_EQ(merge({{one}, {release("1", "Another title", "")}}).releases.size(), 1u);
  EXPECT_EQ(merge({{one}, {on(one, 2021, 8, 18)}}).releases.size(), 1u);
}

TEST(Merger, TheSameAddress) {
  const Release one = with_url(release("", "A"), "http://www.example.org/a/?utm_source=rss");
  const Release two = with_url(release("", "A, corrected", "Panama"), "https://example.org/a");
  const Merged merged = merge({{one}, {two}});
  ASSERT_EQ(merged.releases.size(), 1u);
  EXPECT_EQ(merged.releases[0].id, one.url);
  EXPECT_EQ(merged.releases[0].url, two.url);
  EXPECT_EQ(merged.releases[0].title, "A, corrected");
  // A guid that is the address of the page, and a link that counts clicks.
  const Release counted = with_url(release(two.url, "A"), "https://clicks.example.com/1");
  EXPECT_EQ(merge({{one}, {counted}}).releases.size(), 1u);
  EXPECT_EQ(merge({{counted}, {one}}).releases.size(), 1u);
}

TEST(Merger, AnAddressThatSeveralHaveNamesNone) {
  for (const char* url : {"https://example.org/", "https://example.org/news"}) {
    const Releases named = {with_url(release("a", "A"), url), with_url(release("b", "B"), url),
                            with_url(release("c", "C"), url)};
    const Releases unnamed = {with_url(release("", "A"), url), with_url(release("", "B"), url),
                              with_url(release("", "C"), url)};
    for (const Releases& file : {named, unnamed}) {
      const Merged merged = merge({file});
      ASSERT_EQ(merged.releases.size(), 3u) << url;
      const std::vector<std::string> all = ids(merged);
      EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 3u);
      EXPECT_EQ(merge({file}, archive_of(merged)).written, merged.written) << url;
      EXPECT_EQ(merge({file, file, file}).written, merged.written) << url;
    }
    // One item a day, and each day another.
    EXPECT_EQ(merge({{named[0]}, {named[1]}, {named[2]}}).releases.size(), 3u);
  }
}

TEST(Merger, TheSameTextFromAnotherSource) {
  Release one =
      with_text(with_url(release("1", "Shelters", "Haiti"), "https://a.org/1"), long_text);
  Release two = with_text(with_url(release("7", "SHELTERS!", "Panama"), "https://b.org/7"),
                          std::string("“") + long_text + "”");
  two.topics = {"Shelter"};
  two = on(two, 2021, 9, 1);
  const Merged merged = merge({{one}, {two}});
  ASSERT_EQ(merged.releases.size(), 1u);
  EXPECT_EQ(merged.releases[0].sources, (Strings{"Haiti", "Panama"}));
  EXPECT_EQ(merged.releases[0].url, one.url);
  EXPECT_EQ(merged.releases[0].title, "Shelters");
  EXPECT_EQ(merged.releases[0].published, one.published);
  EXPECT_EQ(merged.releases[0].topics, two.topics);
  EXPECT_EQ(merge({{one}, {on(two, 2021, 10, 1)}}).releases.size(), 2u);
  Release spanish = two;
  spanish.language = "es";
  one.language = "en";
  EXPECT_EQ(merge({{one}, {spanish}}).releases.size(), 2u);
}

TEST(Merger, TheSameTextEveryWeekIsNotTheSame) {
  const Release one = with_text(release("1", "Weekly report"), long_text);
  const Releases file = {one, on(with_text(release("2", "Weekly report"), long_text), 2021, 8, 24)};
  EXPECT_EQ(merge({file}).releases.size(), 2u);
  Releases unnamed = file;
  for (Release& each : unnamed) each.id.clear();
  const Merged merged = merge({unnamed});
  EXPECT_EQ(merged.releases.size(), 2u);
  EXPECT_EQ(merge({unnamed}, archive_of(merged)).written, merged.written);
  // New ids and addresses for the same day: a site that has moved.
  const Merged moved = merge({{one},
                              {with_url(with_text(release("x", "Weekly report"), long_text),
                                        "https://new.example.org/x")}});
  ASSERT_EQ(moved.releases.size(), 1u);
  EXPECT_EQ(moved.releases[0].id, "1");
  EXPECT_EQ(moved.releases[0].url, "https://new.example.org/x");
}

TEST(Merger, AFewWordsAreNoText) {
  EXPECT_EQ(merge({{with_text(release("1", "Photos"), "See the photos."),
                    with_text(release("2", "Photos"), "See the photos.")}})
                .releases.size(),
            2u);
}

TEST(Merger, AListingAndAFeedOfTheSameSite) {
  Release listed = release("2021-08-17-shelters", "Shelters for families");
  listed.summary = "The begin of it …";
  const Release fed =
      with_url(with_text(release("a1", "Shelters for Families"), long_text), "https://a.org/1");
  const Merged merged = merge({{listed}, {fed}});
  ASSERT_EQ(merged.releases.size(), 1u);
  EXPECT_EQ(merged.releases[0].id, listed.id);
  EXPECT_EQ(merged.releases[0].url, fed.url);
  EXPECT_EQ(merged.releases[0].text, long_text);
  EXPECT_EQ(merge({{fed}, {listed}}).releases.size(), 1u);
  EXPECT_EQ(merge({{listed}, {fed}}, archive_of(merged)).written, merged.written);
  // Two of the same title and day that have names of their own are two.
  EXPECT_EQ(merge({{fed}, {with_url(release("a2", "Shelters for families"), "https://a.org/2")}})
                .releases.size(),
            2u);
  EXPECT_EQ(merge({{release("1", "Shelters"), release("2", "Shelters")}}).releases.size(), 2u);
}

TEST(Merger, MadeIdsInOneFile) {
  const Releases file = {with_text(release("", "Report"), "One."),
                         with_text(release("", "Report"), "Two."),
                         with_text(release("", "Report"), "Three.")};
  const Merged merged = merge({file});
  EXPECT_EQ(ids(merged),
            (Strings{"2021-08-17/Report", "2021-08-17/Report/2", "2021-08-17/Report/3"}));
  EXPECT_EQ(merge({file}, archive_of(merged)).written, merged.written);
}

TEST(Merger, MadeIdsInTwoLanguages) {
  Release english = on(release("2021-03-01-covid-19", "COVID-19"), 2021, 3, 1);
  Release spanish = english;
  english.language = "en";
  spanish.language = "es";
  const Merged merged = merge({{english}, {spanish}});
  EXPECT_EQ(merged.releases.size(), 2u);
  EXPECT_EQ(merge({{english}, {spanish}}, archive_of(merged)).written, merged.written);
}

TEST(Merger, TranslationsThatShareAnId) {
  for (const char* id : {"12 at https://example.org", "12"}) {
    Release english = release(id, "Shelters"), spanish = release(id, "Albergues");
    english.language = "en";
    spanish.language = "es";
    const std::vector<Releases> files = {{english}, {spanish}};
    const Merged merged = merge(files);
    EXPECT_EQ(ids(merged), (Strings{id, std::string(id) + "/es"}));
    EXPECT_EQ(merge(files, archive_of(merged)).written, merged.written);
    EXPECT_EQ(merge({{with_url(english, "https://example.org/en/1")},
                     {with_url(spanish, "https://example.org/es/1")}})
                  .releases.size(),
              2u);
    // A language that was told wrong makes no two releases of a page.
    EXPECT_EQ(merge({{with_url(english, "https://example.org/1")},
                     {with_url(spanish, "https://example.org/1")}})
                  .releases.size(),
              1u);
  }
}

TEST(Merger, TranslationsFollowTheirIds) {
  Release original = release("12", "A", "Panama"), translated = release("13", "B", "Panama");
  translated.translation_of = "12";
  Release own = release("20", "C", "Haiti"), own_translated = release("21", "D", "Haiti");
  own_translated.translation_of = "20";
  // Before and after what it means, in its own file, though Haiti has a 12, too.
  for (const Releases& file : {Releases{translated, original}, Releases{original, translated}}) {
    const std::vector<Releases> files = {{release("12", "X", "Haiti"), own_translated, own}, file};
    const Merged merged = merge(files);
    std::map<std::string, std::string> means;
    for (const Release& each : merged.releases) means[each.title] = each.translation_of;
    EXPECT_EQ(means["B"], "Panama/12");
    EXPECT_EQ(means["D"], "20");
    const Merged again = merge(files, archive_of(merged));
    EXPECT_EQ(again.written, merged.written);
    EXPECT_EQ(again.counts.updated, 0u);
  }
  // One that means a copy means what is kept of it.
  Release kept = with_text(release("1", "Shelters", "Haiti"), long_text);
  Release copy = with_text(release("77", "Shelters", "Panama"), long_text);
  Release of_copy = release("78", "Albergues", "Panama");
  of_copy.translation_of = "77";
  const Merged merged = merge({{kept}, {copy, of_copy}});
  ASSERT_EQ(merged.releases.size(), 2u);
  EXPECT_EQ(merged.releases[1].translation_of, "1");
  Release self = release("1", "A");
  self.translation_of = "1";
  EXPECT_EQ(merge({{self}}).releases[0].translation_of, "");
}

TEST(Merger, WhatTheArchiveHasStaysApart) {
  const Releases archive = {with_url(release("a", "A"), "https://a.org/1"),
                            with_url(release("b", "A"), "https://a.org/1"),
                            with_text(release("c", "T"), long_text),
                            with_text(release("d", "T"), long_text), release("a", "E")};
  const Merged merged = merge({}, archive);
  EXPECT_EQ(merged.releases.size(), 5u);
  EXPECT_EQ(merged.counts.unchanged, 5u);
  const std::vector<std::string> all = ids(merged);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 5u);
}

TEST(Merger, WhatCannotBeTaken) {
  Release empty;
  empty.id = "1";
  Release broken = release("2", "\xff");
  Release link = release("3", "A");
  link.url = "ftp://example.org";
  const Merged merged = merge({{empty, broken, link}});
  EXPECT_EQ(merged.releases.size(), 1u);
  ASSERT_EQ(merged.remarks.size(), 3u);
  EXPECT_TRUE(merged.remarks[0].starts_with("Not taken"));
  EXPECT_TRUE(merged.remarks[1].starts_with("Not taken"));
}

TEST(Merger, CountsAndOrder) {
  const Releases archive = {release("1", "A"), release("2", "B"), release("3", "C")};
  Release undated = release("5", "E");
  undated.published = {};
  const Merged merged = merge({{release("1", "A"), release("2", "B2"), release("4", "D"), undated,
                                on(release("6", "F"), 2022, 1, 1)}},
                              archive);
  EXPECT_EQ(merged.counts.added, 3u);
  EXPECT_EQ(merged.counts.updated, 1u);
  EXPECT_EQ(merged.counts.unchanged, 2u);
  std::vector<std::size_t> places;
  for (const char* id : {"6", "1", "2", "3", "4", "5"})
    places.push_back(merged.written.find(std::string("{\"id\":\"") + id + "\""));
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
}

// --- The oracle ---
//
// Releases are made up first, each with its versions; their order and names are then mixed. So it
// is known which are the same, by no rule of the merger: there must be one release for each, with
// the sources of all its versions, and its last title.

struct Truth {
  std::set<std::string> sources;
  std::string last_title;
  Date last_modified;
};

class Stream {
 public:
  explicit Stream(std::uint32_t seed) : random_(seed) {
    for (int i = 0; i < 12; ++i) make(i);
    std::shuffle(versions_.begin(), versions_.end(), random_);
    for (const auto& [number, version] : versions_) {
      const std::size_t source = version.sources[0] == "Haiti" ? 0 : 1;
      if (files.size() < 2 || below(8) == 0) files.resize(files.size() + 2);
      files[files.size() - 2 + source].push_back(version);
    }
    // The order in which they come, file by file.
    for (const Releases& file : files) {
      for (const Release& version : file) settle(version);
    }
  }

  std::vector<Releases> files;
  std::map<int, Truth> truths;

 private:
  std::uint32_t below(std::uint32_t end) { return random_() % end; }

  // All words of a release have its number, and only it has them.
  std::string words(int number, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
      text += "w" + std::to_string(number) + "x" + std::to_string(i) + (i % 9 == 8 ? ". " : " ");
    return text;
  }

  void make(int number) {
    const std::string source = below(2) == 0 ? "Haiti" : "Panama";
    const std::string host = source == "Haiti" ? "haiti.org" : "panama.org";
    Release original;
    original.title = words(number, 4);
    original.published = make_date(2021, 1 + static_cast<int>(below(12)), 1);
    original.sources = {source};
    const std::string path = "/news/" + std::to_string(number);
    switch (below(5)) {
      case 0:  // a local id, which the other source has as well
        original.id = std::to_string(number / 2);
        break;
      case 1:
        original.id = "tag:" + host + ",2021:" + std::to_string(number);
        break;
      case 2:
        original.id = std::to_string(100 + number);
        original.url = "https://" + host + path;
        break;
      case 3:
        original.url = "https://" + host + path;
        break;
      default:  // known by its text or its title alone
        break;
    }
    if (original.id == std::to_string(number / 2) && number % 2 == (source == "Haiti" ? 0 : 1))
      original.id = "n" + std::to_string(number);  // once in a source
    const bool has_text = below(2) == 0;
    if (has_text) original.text = words(number, 30);
    const bool named = !original.id.empty();

    const std::uint32_t versions = 1 + below(4);
    for (std::uint32_t i = 0; i < versions; ++i) {
      Release version = original;
      if (named && below(2) == 0) version.title += "again" + std::to_string(below(100));
      if (below(3) == 0) version.modified = make_date(2022, 1 + static_cast<int>(below(12)), 1);
      if (!version.url.empty() && below(2) == 0) {
        version.url.replace(0, 8, "http://www.");
        version.url += "/?utm_source=feed";
      }
      versions_.emplace_back(number, version);
    }
    if (has_text && below(2) == 0) {
      Release copy;
      copy.title = original.title;
      copy.text = original.text;
      copy.published = original.published;
      copy.published.first += static_cast<std::int32_t>(below(20));
      copy.sources = {source == "Haiti" ? "Panama" : "Haiti"};
      copy.id = "copy" + std::to_string(number);
      copies_.emplace_back(number, copy);
    }
  }

  void settle(const Release& version) {
    const int number = std::stoi(version.title.substr(1));
    Truth& truth = truths[number];
    truth.sources.insert(version.sources[0]);
    const Date modified = version.modified.known() ? version.modified : version.published;
    if (truth.last_title.empty() || modified.first >= truth.last_modified.first) {
      truth.last_title = version.title;
      while (truth.last_title.ends_with(' ')) truth.last_title.pop_back();
      truth.last_modified = modified;
    }
  }

  std::mt19937 random_;
  std::vector<std::pair<int, Release>> versions_, copies_;

 public:
  // Copies come last: they change no title.
  Releases copies() const {
    Releases out;
    for (const auto& [number, copy] : copies_) {
      // What was retitled cannot be known as the same by its words.
      const Truth& truth = truths.at(number);
      if (truth.last_title.find("again") == std::string::npos) out.push_back(copy);
    }
    return out;
  }
};

TEST(Merger, AgreesWithWhatIsKnownOfRandomStreams) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Stream stream(seed);
    std::vector<Releases> files = stream.files;
    std::map<int, Truth> truths = stream.truths;
    files.push_back(stream.copies());
    for (const Release& copy : files.back())
      truths[std::stoi(copy.title.substr(1))].sources.insert(copy.sources[0]);

    const Merged merged = merge(files);
    ASSERT_EQ(merged.releases.size(), truths.size()) << "seed " << seed;
    std::set<std::string> seen;
    for (const Release& each : merged.releases) {
      const Truth& truth = truths.at(std::stoi(each.title.substr(1)));
      EXPECT_EQ(each.title, truth.last_title) << "seed " << seed;
      EXPECT_EQ(std::set<std::string>(each.sources.begin(), each.sources.end()), truth.sources)
          << "seed " << seed << ", " << each.title;
      EXPECT_TRUE(seen.insert(each.id).second) << "seed " << seed << ", " << each.id;
    }

    // The same bytes again; nothing changes what is merged already; file by file gives the same.
    EXPECT_EQ(merge(files).written, merged.written) << "seed " << seed;
    EXPECT_EQ(merge(files, archive_of(merged)).written, merged.written) << "seed " << seed;
    Releases archive;
    for (const Releases& file : files) archive = archive_of(merge({file}, archive));
    EXPECT_EQ(archive.size(), truths.size()) << "seed " << seed;
  }
}

TEST(KeyTable, AgreesWithAMap) {
  std::mt19937 random(1);
  KeyTable table;
  std::map<std::uint64_t, std::uint32_t> oracle;
  EXPECT_EQ(table.find(0), KeyTable::none);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint64_t key = random() % 3000 * 64;  // many in one slot
    EXPECT_EQ(table.find(key), oracle.contains(key) ? oracle[key] : KeyTable::none);
    table.set(key, i);
    oracle[key] = i;
  }
  for (const auto& [key, number] : oracle) EXPECT_EQ(table.find(key), number);
  table.clear();
  EXPECT_EQ(table.find(64), KeyTable::none);
}

}  // namespace
}  // namespace dateline
