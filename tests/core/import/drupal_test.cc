#include "import/drupal.h"

#include <gtest/gtest.h>

#include "core/feed/feed_input.h"
#include "core/import/import_checks.h"

namespace dateline {
namespace {

Result<Imported> import(std::string_view text) { return import_drupal(FeedInput(text).view(), {}); }

Release only_release(std::string_view text) {
  Result<Imported> result = import(text);
  EXPECT_TRUE(result && result->releases.size() == 1) << text;
  return result && !result->releases.empty() ? result.value().releases[0] : Release();
}

TEST(ImportDrupal, ReadsTheSample) {
  const Result<Imported> result =
      import(read_file(DATELINE_ROOT "/tests/data/imports/drupal.json"));
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_EQ(result->releases.size(), 3u);

  const Release& boats = result->releases[0];
  EXPECT_EQ(boats.id, "aaaa-1/en");
  EXPECT_EQ(boats.url, "https://office.example/en/news/boats-return");
  EXPECT_EQ(boats.title, "Boats return & nobody <3 storms");
  EXPECT_EQ(boats.text, "Roseau – The boats are back.\n\nAll of them.");
  EXPECT_EQ(boats.summary, "The boats are back.");
  EXPECT_EQ(to_iso(boats.published), "2021-07-23");
  EXPECT_EQ(to_iso(boats.modified), "2021-07-26");
  EXPECT_EQ(boats.language, "en");
  EXPECT_EQ(boats.kind, "press-release");
  EXPECT_EQ(boats.places, Strings{"Dominica"});
  EXPECT_EQ(boats.topics, Strings{"Fishing"});
  EXPECT_EQ(boats.authors, Strings{"Press office"});
  EXPECT_EQ(boats.image, "https://office.example/sites/default/files/boats.jpg");
  EXPECT_EQ(boats.translation_of, "");

  const Release& botes = result->releases[1];
  EXPECT_EQ(botes.id, "aaaa-1/es");
  EXPECT_EQ(botes.url, "https://office.example/en/node/101");
  EXPECT_EQ(botes.text, "Línea uno\n\nLínea <dos>");
  EXPECT_EQ(to_iso(botes.published), "2021-07-25");
  EXPECT_EQ(botes.translation_of, "aaaa-1/en");
  EXPECT_EQ(botes.places, Strings{"Roseau"});
  EXPECT_EQ(botes.topics, Strings{});

  const Release& statement = result->releases[2];
  EXPECT_EQ(statement.id, "cccc-3");
  EXPECT_EQ(statement.url, "");
  EXPECT_EQ(statement.kind, "statement");
  EXPECT_EQ(statement.language, "");
  EXPECT_EQ(statement.summary, "What was said");
  EXPECT_EQ(statement.text, "Said.");
  EXPECT_FALSE(statement.published.known());

  EXPECT_EQ(
      list(result->diagnostics),
      (Strings{"2 attributes.status: Not taken: it is not published.",
               "3 attributes.created: \"2020-02-30T00:00:00+00:00\" is no date like 2021-08-17 or "
               "2021-08-17T09:00:00.",
               "4 attributes.title: Not taken: it has no title, so it is no node.",
               "-1 included: Nodes come without the names of some terms; add their fields to the "
               "address, as in include=field_country."}));
}

TEST(ImportDrupal, WhichDateIsTheRightOne) {
  const auto published = [](const std::string& attributes) {
    return to_iso(
        only_release(R"({"data":{"attributes":{"title":"t",)" + attributes + "}}}").published);
  };
  EXPECT_EQ(published(R"("created":"2021-01-01","field_date":"2021-02-02")"), "2021-02-02");
  EXPECT_EQ(published(R"("field_date":"2021-02-02","published_at":"2021-03-03T10:00:00+00:00")"),
            "2021-03-03");
  EXPECT_EQ(published(R"("field_date":"soon","created":"2021-01-01")"), "2021-01-01");
  EXPECT_EQ(published(R"("field_date":true,"created":"2021-01-01")"), "2021-01-01");
  EXPECT_EQ(published(R"("field_date":{"value":"2021-02-02","end_value":"2021-02-03"})"),
            "2021-02-02");
  EXPECT_EQ(published(R"("field_embargo_date":"2021-02-02","field_updates":"2021-02-02")"), "");
  EXPECT_EQ(published(R"("field_fecha":"2021-02")"), "2021-02");
  EXPECT_EQ(published(R"("created":0)"), "1970-01-01");
  EXPECT_EQ(published(R"("created":-1)"), "1969-12-31");
  EXPECT_EQ(published(R"("created":99999999999999999999)"), "");
  EXPECT_EQ(published(R"("created":253402300800)"), "");
  EXPECT_EQ(published(R"("created":253402300799)"), "9999-12-31");
}

// `included` may stand before `data`, and the address of the site with each node only.
TEST(ImportDrupal, TheOrderOfMembersDoesNotMatter) {
  const Release release = only_release(
      R"({"included":[{"id":"1","type":"taxonomy_term--x","attributes":{"name":"Health"}}],
          "links":{"self":"relative"},
          "data":[{"links":{"self":"https://b.example/jsonapi/node/x/1"},
                   "relationships":{"field_x":{"data":{"id":"1","type":"taxonomy_term--x"}}},
                   "attributes":{"title":"t","path":{"alias":"/p"}}}]})");
  EXPECT_EQ(release.topics, Strings{"Health"});
  EXPECT_EQ(release.url, "https://b.example/p");
}

TEST(ImportDrupal, TranslationsWithoutANamedOriginal) {
  const std::string node = R"({"id":"u","attributes":{"title":"t","langcode":)";
  const Result<Imported> result =
      import(R"({"data":[)" + node + R"("es","default_langcode":false}},)" + node +
             R"("en","default_langcode":true}},)" + node + R"("fr"}},)" +
             R"({"attributes":{"title":"t","langcode":"en"}}]})");
  ASSERT_TRUE(result);
  ASSERT_EQ(result->releases.size(), 4u);
  EXPECT_EQ(result->releases[0].translation_of, "u/en");
  EXPECT_EQ(result->releases[1].translation_of, "");
  EXPECT_EQ(result->releases[2].translation_of, "u/en");
  EXPECT_EQ(result->releases[3].translation_of, "");
  EXPECT_EQ(result->releases[3].id, "");
}

TEST(ImportDrupal, NothingHiddenIsTaken) {
  for (const char* status : {"false", "0", "\"0\""}) {
    const Result<Imported> result =
        import(std::string(R"({"data":[{"attributes":{"title":"x","status":)") + status + "}}]}");
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->releases.empty()) << status;
  }
}

TEST(ImportDrupal, WhatHasNoNodesIsAnError) {
  EXPECT_TRUE(import(R"({"data":[]})"));
  for (const char* text : {"{}", "[]", R"([{"title":"x"}])", R"({"data":null})", R"({"data":[7]})",
                           R"({"data":{"attributes":{"title":7}}})"}) {
    EXPECT_EQ(code(import(text)), "not-a-feed") << text;
  }
  EXPECT_EQ(
      import(R"({"errors":[{"title":"Forbidden","detail":"Access denied."}]})").error().message,
      "This is JSON, but none of it is a node; the site answered: Access denied.");
}

TEST(ImportDrupal, HostileJsonGivesTheErrorsOfFeeds) {
  expect_hostile_json(import,
                      R"({"data":[{"attributes":{"title":"a"}}],"included":[{}],"links":{}})");
}

}  // namespace
}  // namespace dateline
