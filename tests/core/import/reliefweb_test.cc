#include "import/reliefweb.h"

#include <gtest/gtest.h>

#include "core/feed/feed_input.h"
#include "core/import/import_checks.h"

namespace dateline {
namespace {

Result<Imported> import(std::string_view text) {
  return import_reliefweb(FeedInput(text).view(), {});
}

TEST(ImportReliefweb, ReadsTheSample) {
  const Result<Imported> result =
      import(read_file(DATELINE_ROOT "/tests/data/imports/reliefweb.json"));
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_EQ(result->releases.size(), 2u);

  const Release& shelter = result->releases[0];
  EXPECT_EQ(shelter.id, "https://reliefweb.int/node/3765432");
  EXPECT_EQ(shelter.url, "https://reliefweb.int/report/haiti/shelter-200-families");
  EXPECT_EQ(shelter.title, "Haiti: Shelter for 200 families");
  EXPECT_EQ(shelter.summary, "Two hundred families have a roof.");
  EXPECT_EQ(shelter.text, "Port-au-Prince – Two hundred families.\n\nOne\n\nTwo");
  EXPECT_EQ(to_iso(shelter.published), "2021-08-30");
  EXPECT_EQ(to_iso(shelter.modified), "2021-09-01");
  EXPECT_EQ(shelter.language, "en");
  EXPECT_EQ(shelter.places, (Strings{"Haiti", "Dominican Republic", "Haiti"}));
  EXPECT_EQ(shelter.topics, (Strings{"Shelter and Non-Food Items", "Earthquake"}));
  EXPECT_EQ(shelter.sources, Strings{"International Organization for Migration"});
  EXPECT_EQ(shelter.kind, "news-and-press-release");
  EXPECT_EQ(shelter.image, "https://reliefweb.int/image.jpg");

  const Release& other = result->releases[1];
  EXPECT_EQ(other.id, "https://reliefweb.int/node/2");
  EXPECT_EQ(other.url, other.id);
  EXPECT_EQ(other.text, "Texto.");
  EXPECT_EQ(to_iso(other.published), "2020-01-02");
  EXPECT_EQ(other.language, "es");
  EXPECT_EQ(other.places, Strings{});
  EXPECT_EQ(other.sources, Strings{});

  EXPECT_EQ(list(result->diagnostics),
            (Strings{"1 fields.country: Left out: it is not a list.",
                     "2 fields.status: Not taken: it is \"draft\", not \"published\".",
                     "3 fields.title: Not taken: it has no title, so it is no report."}));
}

TEST(ImportReliefweb, WhatHasNoReportsIsAnError) {
  EXPECT_TRUE(import(R"({"data":[]})"));
  for (const char* text :
       {"{}", "[]", R"({"data":null})", R"({"data":[7]})", R"({"data":[{"fields":[]}]})"}) {
    EXPECT_EQ(code(import(text)), "not-a-feed") << text;
  }
  EXPECT_EQ(import(R"({"status":403,"error":{"type":"E","message":"No appname"}})").error().message,
            "This is JSON, but none of it is a report; the site answered: No appname.");
}

TEST(ImportReliefweb, HostileJsonGivesTheErrorsOfFeeds) {
  expect_hostile_json(import, R"({"data":[{"id":"1","fields":{"title":"a","country":[{}]}}]})");
}

}  // namespace
}  // namespace dateline
