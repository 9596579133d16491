#include "archive/builder.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

Release release(std::string id, int year = 0, int month = 0, int day = 0) {
  Release release;
  release.id = std::move(id);
  release.title = "Title of " + release.id;
  if (year > 0) release.published = make_date(year, month, day);
  return release;
}

std::vector<std::string> ids(const Archive& archive) {
  std::vector<std::string> ids;
  for (std::uint32_t i = 0; i < archive.size(); ++i) ids.emplace_back(archive.id(i));
  return ids;
}

TEST(ArchiveBuilder, NewestFirstUndatedLastTiesAsAdded) {
  ArchiveBuilder builder;
  builder.add(release("undated"));
  builder.add(release("old", 2019, 1, 1));
  builder.add(release("first of two", 2021, 7, 21));
  builder.add(release("second of two", 2021, 7, 21));
  builder.add(release("new", 2021, 8, 17));
  const Archive archive = std::move(builder).build();
  EXPECT_EQ(ids(archive),
            (std::vector<std::string>{"new", "first of two", "second of two", "old", "undated"}));
  EXPECT_EQ(archive.find("old"), 3u);
  EXPECT_EQ(archive.find("none such"), archive.size());
}

TEST(ArchiveBuilder, EmptyIsFine) {
  const Archive archive = ArchiveBuilder().build();
  EXPECT_EQ(archive.size(), 0u);
  EXPECT_EQ(archive.group_count(), 0u);
  EXPECT_EQ(archive.find(""), 0u);
}

TEST(ArchiveBuilder, AnIdMetTwiceIsTakenOnce) {
  ArchiveBuilder builder;
  EXPECT_FALSE(builder.add(release("a")));
  EXPECT_TRUE(builder.add(release("a")));
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(builder.add(release("more " + std::to_string(i))));
  EXPECT_TRUE(builder.add(release("more 999")));
  EXPECT_EQ(builder.size(), 1001u);
}

TEST(ArchiveBuilder, TruncateForgetsIdsToo) {
  ArchiveBuilder builder;
  builder.add(release("kept"));
  builder.add(release("dropped"));
  builder.truncate(1);
  EXPECT_TRUE(builder.add(release("kept")));
  EXPECT_FALSE(builder.add(release("dropped")));
}

TEST(ArchiveBuilder, WithoutAnIdTheUrlIsOneOrElseDateAndTitle) {
  ArchiveBuilder builder;
  Release with_url = release("");
  with_url.url = "https://example.org/1";
  builder.add(with_url);
  Release without = release("", 2021, 8, 17);
  without.title = "Shelters";
  builder.add(without);
  const Archive archive = std::move(builder).build();
  EXPECT_EQ(ids(archive),
            (std::vector<std::string>{"2021-08-17/Shelters", "https://example.org/1"}));
}

TEST(ArchiveBuilder, OnlyWebLinksAreTaken) {
  for (std::string url : {"javascript:alert(1)", "ftp://example.org/", "//example.org", "https://",
                          "http:// x", "data:text/html,x"}) {
    ArchiveBuilder builder;
    Release bad = release("a");
    bad.url = url;
    bad.image = url;
    EXPECT_TRUE(builder.add(bad)) << url;
    const Archive archive = std::move(builder).build();
    EXPECT_EQ(archive.url(0), "");
    EXPECT_EQ(archive.image(0), "");
  }
  ArchiveBuilder builder;
  Release good = release("a");
  good.url = " HTTPS://example.org/a?b#c ";
  EXPECT_FALSE(builder.add(good));
  EXPECT_EQ(std::move(builder).build().url(0), "HTTPS://example.org/a?b#c");
}

TEST(ArchiveBuilder, TidiesFacets) {
  ArchiveBuilder builder;
  Release untidy = release("a", 2021, 8, 0);
  untidy.places = {" Jamaica ", "", "Haiti", "Jamaica"};
  untidy.language = " ES_mx ";
  builder.add(untidy);
  const Archive archive = std::move(builder).build();
  const FacetColumn& places = archive.facet(Facet::place);
  ASSERT_EQ(places.values.size(), 2u);
  EXPECT_EQ(places.values[0], "Haiti");
  EXPECT_EQ(places.values[1], "Jamaica");
  EXPECT_EQ(places.of_release[0].size(), 2u);
  EXPECT_EQ(archive.facet(Facet::language).values[0], "es-MX");
  EXPECT_EQ(archive.facet(Facet::year).values[0], "2021");
  EXPECT_EQ(archive.facet(Facet::source).of_release[0].size(), 0u);
}

TEST(ArchiveBuilder, AWithdrawnReleaseIsATombstone) {
  ArchiveBuilder builder;
  Release withdrawn = release("a", 2021, 8, 17);
  withdrawn.text = "Secret";
  withdrawn.summary = "Secret";
  withdrawn.authors = {"Secret"};
  withdrawn.note = "Withdrawn by mistake of fact";
  withdrawn.places = {"Haiti"};
  withdrawn.status = Status::withdrawn;
  builder.add(withdrawn);
  const Archive archive = std::move(builder).build();
  EXPECT_EQ(archive.title(0), "");
  EXPECT_EQ(archive.text(0), "");
  EXPECT_EQ(archive.summary(0), "");
  EXPECT_EQ(archive.authors(0).size(), 0u);
  EXPECT_EQ(archive.note(0), "Withdrawn by mistake of fact");
  EXPECT_EQ(archive.facet(Facet::place).values[0], "Haiti");
}

TEST(ArchiveBuilder, TranslationsAreOneGroupHoweverTheyPoint) {
  ArchiveBuilder builder;
  const auto add = [&](std::string id, int day, std::string of) {
    Release version = release(std::move(id), 2021, 8, day);
    version.translation_of = std::move(of);
    builder.add(version);
  };
  add("fr", 1, "es");
  add("es", 2, "en");
  add("alone", 3, "none such");
  add("en", 4, "");
  add("itself", 5, "itself");
  const Archive archive = std::move(builder).build();
  ASSERT_EQ(archive.group_count(), 3u);
  EXPECT_EQ(archive.group(archive.find("fr")), archive.group(archive.find("en")));
  EXPECT_EQ(archive.group(archive.find("es")), archive.group(archive.find("en")));
  EXPECT_EQ(archive.group_members(archive.group(archive.find("en"))).size(), 3u);
  EXPECT_EQ(archive.group_members(archive.group(archive.find("alone"))).size(), 1u);
  for (std::uint32_t group = 0, newest = 0; group < 3; ++group) {
    EXPECT_GE(archive.group_members(group)[0], newest);
    newest = archive.group_members(group)[0];
  }
}

}  // namespace
}  // namespace dateline
