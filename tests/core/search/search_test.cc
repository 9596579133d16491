#include "search/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/search/oracle.h"
#include "core/search/random_archive.h"
#include "index/writer.h"

namespace dateline {
namespace {

class Indexed {
 public:
  explicit Indexed(Archive archive)
      : archive_(std::move(archive)),
        bytes_(write_index(archive_).value()),
        view_(IndexView::open(bytes_).value()) {}
  Response run(const Request& request) const { return Searcher(archive_, view_).run(request); }
  const Archive& archive() const { return archive_; }
  const Bytes& languages() const { return bytes_.languages; }

 private:
  Archive archive_;
  IndexBytes bytes_;
  IndexView view_;
};

std::string value_of(const Archive& archive, Facet facet, std::uint32_t value) {
  return std::string(archive.facet(facet).values[value]);
}

bool shown(const Archive& archive, std::uint32_t release, const Request& request) {
  const std::int64_t until = archive.embargo_until(release);
  return until == 0 || (request.now && *request.now >= until);
}

bool passes(const Archive& archive, std::uint32_t release, const Request& request, int but_facet,
            bool but_range) {
  for (int facet = 0; facet < static_cast<int>(facet_count); ++facet) {
    const auto& wanted = request.filters[facet];
    if (facet == but_facet || wanted.empty()) continue;
    bool any = false;
    for (std::uint32_t value : archive.facet(static_cast<Facet>(facet)).of_release[release]) {
      any = any || std::count(wanted.begin(), wanted.end(),
                              value_of(archive, static_cast<Facet>(facet), value)) > 0;
    }
    if (!any) return false;
  }
  if (but_range || (!request.from && !request.to)) return true;
  const Date date = archive.published(release);
  if (!date.known()) return false;
  return (!request.from || last_day(date) >= request.from->first) &&
         (!request.to || date.first <= last_day(*request.to));
}

// Counts everything again, a set of groups for each number.
void expect_counts(const Indexed& indexed, const Request& request, const Response& response) {
  const Archive& archive = indexed.archive();
  const Query query = parse_query(request.query);
  const Oracle::Answer matches =
      Oracle(archive, indexed.languages()).match(query, {.now = request.now});
  // Those with most of the words are there where fewer than ten have all.
  std::set<std::uint32_t> with_all;
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    if (matches.levels[release] == Level::all && shown(archive, release, request))
      with_all.insert(archive.group(release));
  }
  const Level least = with_all.size() < 10 ? Level::some : Level::all;
  std::set<std::uint32_t> complete;
  std::set<std::uint32_t> total, unfiltered;
  std::array<std::map<std::string, std::set<std::uint32_t>>, facet_count> counts;
  std::map<std::string, std::set<std::uint32_t>> years;
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    if (matches.levels[release] < least || !shown(archive, release, request)) continue;
    const std::uint32_t group = archive.group(release);
    if (matches.levels[release] == Level::all && passes(archive, release, request, -1, false))
      complete.insert(group);
    unfiltered.insert(group);
    if (passes(archive, release, request, -1, false)) total.insert(group);
    for (int facet = 0; facet < static_cast<int>(facet_count); ++facet) {
      if (!passes(archive, release, request, facet, false)) continue;
      for (std::uint32_t value : archive.facet(static_cast<Facet>(facet)).of_release[release]) {
        counts[facet][value_of(archive, static_cast<Facet>(facet), value)].insert(group);
      }
    }
    if (passes(archive, release, request, static_cast<int>(Facet::year), true)) {
      for (std::uint32_t value : archive.facet(Facet::year).of_release[release]) {
        years[value_of(archive, Facet::year, value)].insert(group);
      }
    }
  }
  ASSERT_EQ(response.total, total.size());
  ASSERT_EQ(response.complete, complete.size());
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    std::size_t listed = 0;
    for (const FacetCount& each : response.facets[facet]) {
      ASSERT_EQ(each.count, counts[facet][each.value].size()) << each.value;
      ASSERT_TRUE(each.count > 0 || each.selected);
      listed += each.count > 0;
    }
    ASSERT_EQ(listed, std::count_if(counts[facet].begin(), counts[facet].end(),
                                    [](const auto& each) { return !each.second.empty(); }));
  }
  for (const Period& each : response.histogram)
    ASSERT_EQ(each.count, years[std::to_string(each.year)].size()) << each.year;
  const bool zero_with_filters = total.empty() && response.without_filters.has_value();
  if (zero_with_filters) {
    ASSERT_EQ(*response.without_filters, unfiltered.size());
  }
}

// Every group that matches comes once, on one page, in order.
void expect_pages(const Indexed& indexed, Request request, const Response& whole) {
  const std::uint32_t total = whole.total;
  const Archive& archive = indexed.archive();
  request.page_size = 7;
  std::set<std::uint32_t> seen;
  double last_score = 1e9;
  std::uint32_t last_release = 0;
  for (request.page = 1; request.page <= 1 + total / 7; ++request.page) {
    for (const Hit& hit : indexed.run(request).hits) {
      const std::uint32_t release = hit.release;
      ASSERT_TRUE(seen.insert(archive.group(release)).second);
      if (seen.size() == whole.complete + 1) {  // those that have some of the words begin
        last_score = 1e9;
        last_release = 0;
      }
      if (request.sort == Sort::newest && seen.size() > 1) {
        ASSERT_GE(release, last_release);
      }
      if (request.sort == Sort::relevance) {
        ASSERT_LE(hit.score, last_score + 0.01);
        last_score = hit.score;
      }
      last_release = release;
    }
  }
  ASSERT_EQ(seen.size(), total);
}

TEST(Search, CountsAgreeWithCountingAgain) {
  static constexpr const char* places[] = {"Haiti", "Costa Rica", "Jamaica", "Atlantis"};
  int found = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    RandomArchive random(seed);
    const Indexed indexed(random.archive(5 * seed));
    for (int i = 0; i < 40; ++i) {
      Request request;
      if (random.number(3) > 0) request.query = random.query();
      for (std::uint32_t n = random.number(3); n > 0; --n)
        request.filters[0].push_back(places[random.number(4)]);
      if (random.number(3) == 0) request.filters[2] = {"es"};
      if (random.number(4) == 0) request.filters[4] = {"2017", "2018"};
      if (random.number(3) == 0)
        request.from = make_date(2016, 1 + static_cast<int>(random.number(12)), 0);
      if (random.number(3) == 0)
        request.to = make_date(2018, 1 + static_cast<int>(random.number(12)), 15);
      if (random.number(3) > 0) request.now = random.number(4000);
      if (random.number(2) == 0) request.preferred_languages = {"es", "fr"};
      request.sort = static_cast<Sort>(1 + random.number(2));
      const Response response = indexed.run(request);
      ASSERT_NO_FATAL_FAILURE(expect_counts(indexed, request, response)) << request.query;
      ASSERT_NO_FATAL_FAILURE(expect_pages(indexed, request, response)) << request.query;
      found += response.total > 0;
    }
  }
  EXPECT_GT(found, 200);
}

Release release(std::string id, std::string title, Date date, std::string language = "en",
                std::string translation_of = "") {
  Release release;
  release.id = std::move(id);
  release.title = std::move(title);
  release.published = date;
  release.language = std::move(language);
  release.translation_of = std::move(translation_of);
  return release;
}

Indexed small_archive() {
  ArchiveBuilder builder;
  builder.add(release("en", "Migrants in Mexico", make_date(2021, 8, 17)));
  builder.add(release("es", "Migrantes en México", make_date(2021, 8, 18), "es", "en"));
  builder.add(release("mx", "Migrantes", make_date(2021, 8, 18), "es-MX", "en"));
  builder.add(release("month", "A month in Mexico", make_date(2020, 2, 0)));
  builder.add(release("undated", "Mexico without a date", Date()));
  return Indexed(std::move(builder).build());
}

std::vector<std::string> ids(const Indexed& indexed, const Response& response) {
  std::vector<std::string> ids;
  for (const Hit& hit : response.hits) ids.emplace_back(indexed.archive().id(hit.release));
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Search, TheReadersLanguageIsInFrontWhereItMatches) {
  const Indexed indexed = small_archive();
  Request request;
  EXPECT_EQ(ids(indexed, indexed.run(request)), (Ids{"es", "month", "undated"}));
  request.preferred_languages = {"en"};
  EXPECT_EQ(ids(indexed, indexed.run(request)), (Ids{"en", "month", "undated"}));
  request.preferred_languages = {"fr", "es"};
  EXPECT_EQ(ids(indexed, indexed.run(request))[0], "es");
  request.preferred_languages = {"en"};
  request.query = "\"migrantes\"";
  const Response response = indexed.run(request);
  EXPECT_EQ(response.total, 1u);
  EXPECT_TRUE(indexed.archive().value(Facet::language, response.hits[0].release).starts_with("es"));
  EXPECT_EQ(response.hits[0].translations.size(), 2u);
}

TEST(Search, OrderOfDates) {
  const Indexed indexed = small_archive();
  Request request;
  request.preferred_languages = {"en"};
  request.sort = Sort::oldest;
  EXPECT_EQ(ids(indexed, indexed.run(request)), (Ids{"month", "en", "undated"}));
  request.sort = Sort::newest;
  EXPECT_EQ(ids(indexed, indexed.run(request)), (Ids{"en", "month", "undated"}));
}

TEST(Search, AMonthIsInTheRangeWhereAnyOfItsDaysIs) {
  const Indexed indexed = small_archive();
  Request request;
  request.from = make_date(2020, 2, 20);
  request.to = make_date(2020, 12, 31);
  EXPECT_EQ(ids(indexed, indexed.run(request)), (Ids{"month"}));
  request.from = make_date(2020, 3, 1);
  const Response none = indexed.run(request);
  EXPECT_EQ(none.total, 0u);
  EXPECT_EQ(none.without_filters, 3u);
  request.from = make_date(2020, 0, 0);
  request.to = make_date(2020, 0, 0);
  EXPECT_EQ(ids(indexed, indexed.run(request)), (Ids{"month"}));
}

TEST(Search, TheHistogramListsYearsBetween) {
  const Response response = small_archive().run(Request());
  ASSERT_EQ(response.histogram.size(), 2u);
  EXPECT_EQ(response.histogram[0].year, 2020);
  EXPECT_EQ(response.histogram[1].year, 2021);
  EXPECT_EQ(response.histogram[1].count, 1u);

  ArchiveBuilder builder;
  builder.add(release("a", "A", make_date(1998, 1, 1)));
  builder.add(release("b", "B", make_date(2001, 1, 1)));
  const Response gap = Indexed(std::move(builder).build()).run(Request());
  ASSERT_EQ(gap.histogram.size(), 4u);
  EXPECT_EQ(gap.histogram[1].year, 1999);
  EXPECT_EQ(gap.histogram[1].count, 0u);

  ArchiveBuilder far;
  far.add(release("a", "A", make_date(1, 1, 1)));
  far.add(release("b", "B", make_date(9999, 1, 1)));
  EXPECT_EQ(Indexed(std::move(far).build()).run(Request()).histogram.size(), 2u);
}

TEST(Search, ScopeTellsWhatWasSearched) {
  const Scope scope = small_archive().run(Request()).scope;
  EXPECT_EQ(scope.releases, 3u);
  EXPECT_EQ(scope.versions, 5u);
  EXPECT_EQ(scope.undated, 1u);
  EXPECT_EQ(to_iso(scope.from), "2020-02");
  EXPECT_EQ(to_iso(scope.to), "2021-08-18");
  EXPECT_EQ(scope.languages, (Ids{"en", "es", "es-MX"}));
}

TEST(Search, AnEmbargoedReleaseIsNotThereBeforeItsHour) {
  ArchiveBuilder builder;
  Release secret = release("secret", "Secret aid", make_date(2021, 8, 17), "en", "public");
  secret.embargo_until = 1000;
  secret.places = {"Haiti"};
  builder.add(secret);
  builder.add(release("public", "Public aid", make_date(2021, 8, 1)));
  Release no_hour = release("no hour", "Embargoed aid", make_date(2021, 8, 17));
  no_hour.status = Status::embargoed;
  builder.add(no_hour);
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.query = "aid";
  request.open = "secret";
  for (std::optional<std::int64_t> now :
       {std::optional<std::int64_t>(), std::optional<std::int64_t>(999)}) {
    request.now = now;
    const Response response = indexed.run(request);
    EXPECT_EQ(ids(indexed, response), (Ids{"public"}));
    EXPECT_TRUE(response.hits[0].translations.empty());
    EXPECT_TRUE(response.facets[0].empty());
    EXPECT_EQ(response.scope.versions, 1u);
    EXPECT_FALSE(response.open);
    EXPECT_EQ(response.notes.back().code, "no-such-release");
  }
  request.now = 1000;
  const Response response = indexed.run(request);
  EXPECT_EQ(response.scope.versions, 2u);
  ASSERT_TRUE(response.open);
  EXPECT_EQ(indexed.archive().title(response.open->release), "Secret aid");
}

TEST(Search, NotesWhatIsOddAboutAQuery) {
  const Indexed indexed = small_archive();
  Request request;
  request.query = "migrants unheard ";
  EXPECT_EQ(indexed.run(request).notes[0].code, "unknown-word");
  EXPECT_EQ(indexed.run(request).notes[0].text, "unheard");
  request.query = "title:fire ";  // elsewhere releases may have it
  EXPECT_EQ(indexed.run(request).notes[0].text, "title:fire");
  request.query = "-migrants";
  EXPECT_EQ(indexed.run(request).notes[0].code, "only-exclusions");
  EXPECT_EQ(indexed.run(request).total, 3u);
}

TEST(Search, SaysHowToSearchForJustWhatWasTyped) {
  const Indexed indexed = small_archive();
  Request request;
  request.query = "Mexco -undated mexico ";
  Response response = indexed.run(request);
  EXPECT_EQ(response.notes[0].code, "spelling");
  EXPECT_EQ(response.notes[0].text, "Mexco");
  EXPECT_EQ(response.notes[0].words, (Ids{"México"}));  // as the newest release has it
  EXPECT_EQ(response.exact_query, "\"Mexco\" -undated mexico ");
  request.spelling = false;
  response = indexed.run(request);
  EXPECT_EQ(response.notes[0].code, "unknown-word");
  EXPECT_EQ(response.exact_query, "");
}

TEST(Search, AWordWithOtherMarksIsItsNearestSpelling) {
  ArchiveBuilder builder;
  builder.add(release("a", "Nghiễng", make_date(2021, 1, 1), "vi"));
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.query = "nghiêng ";
  const Response response = indexed.run(request);
  ASSERT_EQ(response.notes.size(), 1u);
  EXPECT_EQ(response.notes[0].code, "spelling");
  EXPECT_EQ(response.notes[0].words, (Ids{"Nghiễng"}));
  request.query = "nghiễng ";
  EXPECT_NEAR(response.hits[0].score, 0.85 * indexed.run(request).hits[0].score, 0.15);
}

TEST(Search, TheExactQueryHasEachWordOfOneThatWasTypedAsOne) {
  const Indexed indexed = small_archive();
  Request request;
  request.query = "Mexco/undted month ";
  const Response response = indexed.run(request);
  EXPECT_EQ(response.exact_query, "\"Mexco\" \"undted\" month ");
  request.query = response.exact_query;
  EXPECT_EQ(indexed.run(request).exact_query, "");
  request.query = "month Mexco/date ";
  EXPECT_EQ(indexed.run(request).exact_query, "month \"Mexco\" \"date\" ");
}

TEST(Search, ASpellingIsShownAsItIsWrittenAlsoInAPlace) {
  ArchiveBuilder builder;
  Release in_a_place = release("a", "Tin", make_date(2021, 1, 1), "vi");
  in_a_place.places = {"Thành Nghiêng"};
  builder.add(in_a_place);
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.query = "nghiengg ";
  const Response response = indexed.run(request);
  ASSERT_EQ(response.notes.size(), 1u);
  EXPECT_EQ(response.notes[0].words, (Ids{"Nghiêng"}));
}

// An answer is the same whether a release that is hidden is there or not.
TEST(Search, AHiddenReleaseLeavesNoTrace) {
  const auto make = [](bool with_hidden) {
    ArchiveBuilder builder;
    for (int i = 0; i < 4; ++i)
      builder.add(release(std::to_string(i), "Shelter and water", make_date(2021, 1, 1 + i)));
    builder.add(release("far", "Shelter for Zanzibár", make_date(2020, 1, 1)));
    if (with_hidden) {
      for (std::string title : {"Secret sheltr", "ZANZIBAR secret", "Secret water"}) {
        Release secret = release(title, title, make_date(2022, 1, 1));
        secret.embargo_until = 1000;
        builder.add(secret);
      }
    }
    return Indexed(std::move(builder).build());
  };
  const Indexed with = make(true), without = make(false);
  for (const char* query : {"sheltr ", "secret ", "secret water ", "zanzibarr ", "\"secret\"",
                            "sheltr secret ", "title:secret", "water OR secret", "s", "sec"}) {
    Request request;
    request.query = query;
    const Response a = with.run(request), b = without.run(request);
    EXPECT_EQ(ids(with, a), ids(without, b)) << query;
    EXPECT_EQ(a.complete, b.complete) << query;
    EXPECT_EQ(a.exact_query, b.exact_query) << query;
    ASSERT_EQ(a.notes.size(), b.notes.size()) << query;
    for (std::size_t i = 0; i < a.notes.size(); ++i) {
      EXPECT_EQ(a.notes[i].code, b.notes[i].code) << query;
      EXPECT_EQ(a.notes[i].words, b.notes[i].words) << query;
    }
  }
}

TEST(Search, ReleasesWithSomeOfTheWordsFollowWhereFewHaveAll) {
  ArchiveBuilder builder;
  for (int i = 0; i < 30; ++i)
    builder.add(release("both" + std::to_string(i), "Aid and water", make_date(2020, 1, 1)));
  for (int i = 0; i < 5; ++i)
    builder.add(release("water" + std::to_string(i), "Water", make_date(2021, 1, 1)));
  for (int i = 0; i < 3; ++i)
    builder.add(release("rare" + std::to_string(i), "Water and soap", make_date(2019, 1, 1)));
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.query = "aid water ";
  Response response = indexed.run(request);
  EXPECT_EQ(response.total, 30u);
  EXPECT_EQ(response.complete, 30u);
  // None has all; those with soap are shown, those with nothing but words that most releases have
  // are not.
  request.query = "soap water aid ";
  request.sort = Sort::newest;
  request.page_size = 100;
  response = indexed.run(request);
  EXPECT_EQ(response.complete, 0u);
  EXPECT_EQ(response.total, 3u);
  request.query = "soap water ";
  response = indexed.run(request);
  EXPECT_EQ(response.complete, 3u);
  EXPECT_EQ(response.total, 3u);
  request.query = "soap";
  request.filters[0] = {"Haiti"};
  response = indexed.run(request);
  EXPECT_EQ(response.total, 0u);
  EXPECT_EQ(response.without_filters, 3u);
}

TEST(Search, RelatedReleasesShareTellingWords) {
  ArchiveBuilder builder;
  builder.add(release("fire", "Fire in the camp of Moria burns shelters", make_date(2020, 9, 9)));
  builder.add(release("after", "After the fire: new shelters in Moria", make_date(2020, 9, 20)));
  builder.add(release("feu", "Moria : des abris après le feu (fire, shelters)",
                      make_date(2020, 9, 21), "fr", "after"));
  builder.add(release("vote", "The council votes on the budget", make_date(2020, 9, 10)));
  for (int i = 0; i < 8; ++i)
    builder.add(
        release("other" + std::to_string(i), "The office in the town", make_date(2019, 1, 1)));
  Release secret =
      release("secret", "Fire in the camp of Moria burns shelters again", make_date(2020, 9, 11));
  secret.embargo_until = 1000;
  builder.add(secret);
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.open = "fire";
  const auto related = [&] {
    Ids found;
    const Response response = indexed.run(request);
    for (std::uint32_t each : response.open->related)
      found.emplace_back(indexed.archive().id(each));
    return found;
  };
  EXPECT_EQ(related(), (Ids{"after"}));
  request.now = 1000;
  EXPECT_EQ(related(), (Ids{"secret", "after"}));
  request.open = "vote";
  EXPECT_EQ(related(), Ids{});
}

TEST(Search, ARelatedGroupIsAsCloseAsItsClosestVersion) {
  ArchiveBuilder builder;
  builder.add(release("fire", "Fire in the camp of Moria burns shelters", make_date(2020, 9, 9)));
  builder.add(release("camp", "The camp of Moria", make_date(2020, 9, 12)));
  builder.add(release("feu", "Moria, fire, camp, burns, shelters", make_date(2020, 9, 21), "fr"));
  builder.add(release("none", "An English summary", make_date(2020, 9, 20), "en", "feu"));
  for (int i = 0; i < 8; ++i)
    builder.add(
        release("other" + std::to_string(i), "The office in the town", make_date(2019, 1, 1)));
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.open = "fire";
  const Response response = indexed.run(request);
  Ids found;
  for (std::uint32_t each : response.open->related) found.emplace_back(indexed.archive().id(each));
  EXPECT_EQ(found, (Ids{"none", "camp"}));
}

TEST(Search, OpensAReleaseWhole) {
  ArchiveBuilder builder;
  Release whole = release("a", "Aid", make_date(2021, 8, 17));
  whole.text = "Shelters.\n\nAid for Haiti.";
  whole.authors = {"Press office"};
  builder.add(whole);
  const Indexed indexed(std::move(builder).build());
  Request request;
  request.query = "haiti";
  request.open = "a";
  const Response response = indexed.run(request);
  ASSERT_TRUE(response.open);
  EXPECT_EQ(response.open->release, 0u);
  ASSERT_EQ(response.open->text_marks.size(), 1u);
  EXPECT_EQ(response.open->text_marks[0], (Range{19, 24}));
}

}  // namespace
}  // namespace dateline
