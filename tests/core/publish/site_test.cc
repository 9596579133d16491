#include "publish/site.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/publish/publish_input.h"

namespace dateline {
namespace {

std::string path_of(const TestSite& test, std::string_view id) {
  return test.site->path(test.archive.find(id));
}

TEST(Site, NamesPagesByAddressIdOrTitle) {
  const TestSite test(R"(
    {"id":"1","url":"https://example.org/en/news/art-competition.html?x=1","title":"Other",
     "date_published":"2021-08-17"},
    {"id":"2021-08-17-flood-relief-arrives","title":"Other","date_published":"2021-08-17"},
    {"id":"4711","url":"https://example.org/node/4711","title":"Água: ¿qué?",
     "date_published":"2021-08"},
    {"id":"6f1c0be2-95aa-4f0e-8d7b-2f4c9f3f9d55","title":"By title","date_published":"2020"},
    {"id":"ar","title":"بيان صحفي"},
    {"id":"i","title":"Index","date_published":"2021-08"})",
                      site_options());
  EXPECT_EQ(path_of(test, "1"), "2021/08/art-competition.html");
  EXPECT_EQ(path_of(test, "2021-08-17-flood-relief-arrives"), "2021/08/flood-relief-arrives.html");
  EXPECT_EQ(path_of(test, "4711"), "2021/08/agua-que.html");
  EXPECT_EQ(path_of(test, "6f1c0be2-95aa-4f0e-8d7b-2f4c9f3f9d55"), "2020/by-title.html");
  EXPECT_TRUE(path_of(test, "ar").starts_with("undated/release-")) << path_of(test, "ar");
  EXPECT_TRUE(path_of(test, "i").starts_with("2021/08/release-")) << path_of(test, "i");
}

TEST(Site, TheLaterOfEqualNamesGetsANumber) {
  const TestSite test(R"(
    {"id":"b","title":"Same","date_published":"2021-08-02"},
    {"id":"c","title":"Same","date_published":"2021-08-02"},
    {"id":"a","title":"Same","date_published":"2021-08-01"})",
                      site_options());
  EXPECT_EQ(path_of(test, "a"), "2021/08/same.html");
  EXPECT_EQ(path_of(test, "b"), "2021/08/same-2.html");
  EXPECT_EQ(path_of(test, "c"), "2021/08/same-3.html");
}

// A correction of title and date, or a withdrawal, which takes the title: the address stays.
TEST(Site, ReleasesKeepTheirAddress) {
  const std::string before = R"({"id":"1","title":"First title","date_published":"2021-08-01"})";
  const std::string after = R"(
    {"id":"1","title":"","date_published":"2021-09-01","_dateline":{"status":"withdrawn"}},
    {"id":"2","title":"First title","date_published":"2021-08-01"})";
  const TestSite first(before, site_options());
  EXPECT_EQ(path_of(first, "1"), "2021/08/first-title.html");
  const TestSite second(after, site_options(), {{"1", path_of(first, "1")}});
  EXPECT_EQ(path_of(second, "1"), "2021/08/first-title.html");
  EXPECT_EQ(path_of(second, "2"), "2021/08/first-title-2.html");
}

TEST(Site, TakesNoEarlierAddressThatIsNoPagesOfOurs) {
  const TestSite test(R"({"id":"1","title":"A title","date_published":"2021-08-01"})",
                      site_options(), {{"1", "2021/08/index.html"}});
  EXPECT_EQ(path_of(test, "1"), "2021/08/a-title.html");
}

TEST(Site, HidesWhatIsEmbargoed) {
  const std::string items = R"(
    {"id":"a","title":"A","_dateline":{"status":"embargoed","embargo_until":"2022-01-01T00:00:01Z"}},
    {"id":"b","title":"B","_dateline":{"status":"embargoed"}},
    {"id":"c","title":"C"})";
  const TestSite test(items, site_options());
  EXPECT_EQ(test.site->size(), 1u);
  EXPECT_EQ(path_of(test, "a"), "");
  EXPECT_EQ(path_of(test, "b"), "");
  SiteOptions later = site_options();
  ++later.now;
  EXPECT_EQ(TestSite(items, later).site->size(), 2u);
}

TEST(Site, OrdersPeriodsFromTheNewToTheUndated) {
  const TestSite test(R"(
    {"id":"none","title":"T"},{"id":"zero","title":"T","date_published":"0000-05-01"},
    {"id":"year","title":"T","date_published":"2021"},
    {"id":"jan","title":"T","date_published":"2021-01-01"},
    {"id":"aug","title":"T","date_published":"2021-08"},
    {"id":"old","title":"T","date_published":"1999-12-31"})",
                      site_options());
  std::vector<std::string> folders;
  for (const SitePeriod& period : test.site->periods()) folders.push_back(period.folder());
  EXPECT_EQ(folders,
            (std::vector<std::string>{"2021/08/", "2021/01/", "2021/", "1999/12/", "undated/"}));
  EXPECT_EQ(test.site->entries().size(), 6u);
}

const std::string translated = R"(
  {"id":"es","title":"Uno","language":"es","date_published":"2021-08-02",
   "_dateline":{"translation_of":"en"}},
  {"id":"en","title":"One","language":"en-GB","date_published":"2021-08-01"},
  {"id":"fr","title":"Un","language":"fr","date_published":"2021-08-01",
   "_dateline":{"translation_of":"en"}},
  {"id":"old","title":"Old","language":"en-GB","date_published":"2021-07-01"},
  {"id":"viejo","title":"Viejo","language":"es","date_published":"2021-07-01",
   "_dateline":{"translation_of":"old"}})";

TEST(Site, ShowsOneVersionInItsLanguage) {
  const auto shown = [](const std::string& language) {
    SiteOptions options = site_options();
    options.language = language;
    const TestSite test(translated, options);
    std::vector<std::string> ids;
    for (const std::uint32_t entry : test.site->entries()) ids.emplace_back(test.archive.id(entry));
    return ids;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(shown("en"), (Ids{"en", "old"}));
  EXPECT_EQ(shown("es"), (Ids{"es", "viejo"}));
  EXPECT_EQ(shown("fr"), (Ids{"fr", "old"}));
  EXPECT_EQ(shown("nl"), (Ids{"en", "old"}));  // the originals
}

TEST(Site, KnowsOriginalsAndNeighboursInTheirLanguage) {
  const TestSite test(translated, site_options());
  const Site& site = *test.site;
  const auto number = [&](std::string_view id) { return test.archive.find(id); };
  EXPECT_EQ(site.original(number("es")), number("en"));
  EXPECT_EQ(site.original(number("en")), std::nullopt);
  EXPECT_EQ(site.versions(number("es")).size(), 3u);
  EXPECT_EQ(site.neighbour(number("es"), 1), number("viejo"));
  EXPECT_EQ(site.neighbour(number("en"), 1), number("old"));
  EXPECT_EQ(site.neighbour(number("fr"), 1), number("old"));
  EXPECT_EQ(site.neighbour(number("en"), -1), std::nullopt);
  EXPECT_EQ(site.neighbour(number("viejo"), 1), std::nullopt);
  EXPECT_EQ(site.neighbour(number("viejo"), -1), number("es"));
}

// Of thousands that are said to be versions of one, a page names a few, and itself.
TEST(Site, AGroupIsBounded) {
  std::string items = R"({"id":"0","title":"T"})";
  for (int i = 1; i < 2000; ++i) {
    items += R"(,{"id":")" + std::to_string(i);
    items += R"(","title":"T","_dateline":{"translation_of":"0"}})";
  }
  const TestSite test(items, site_options());
  EXPECT_EQ(test.site->size(), 1u);
  for (const std::uint32_t release : {0u, 49u, 50u, 1999u}) {
    const std::vector<std::uint32_t> versions = test.site->versions(release);
    EXPECT_EQ(versions.size(), most_versions);
    EXPECT_NE(std::find(versions.begin(), versions.end(), release), versions.end());
  }
}

}  // namespace
}  // namespace dateline
