#include "import/wordpress.h"

#include <gtest/gtest.h>

#include "core/feed/feed_input.h"
#include "core/import/import_checks.h"

namespace dateline {
namespace {

Result<Imported> import(std::string_view text) {
  return import_wordpress(FeedInput(text).view(), {});
}

TEST(ImportWordpress, ReadsTheSample) {
  const Result<Imported> result =
      import(read_file(DATELINE_ROOT "/tests/data/imports/wordpress.json"));
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_EQ(result->releases.size(), 4u);

  const Release& school = result->releases[0];
  EXPECT_EQ(school.id, "https://office.example/?post_type=news&p=41");
  EXPECT_EQ(school.url, "https://office.example/2021/08/new-school/");
  EXPECT_EQ(school.title, "New school – the first on the “north” coast");
  EXPECT_EQ(school.summary, "Kingston – Four hundred children have …");
  EXPECT_EQ(school.text,
            "Kingston – Four hundred children have a new school.\n\nIt has a garden, too.");
  EXPECT_EQ(to_iso(school.published), "2021-08-17");
  EXPECT_EQ(to_iso(school.modified), "2021-08-19");
  EXPECT_EQ(school.language, "en");
  EXPECT_EQ(school.kind, "press-release");
  EXPECT_EQ(school.authors, Strings{"Ana Peña"});
  EXPECT_EQ(school.image, "https://office.example/school.jpg");
  EXPECT_EQ(school.topics, (Strings{"Health & Schools", "Children", "Gardens"}));
  EXPECT_EQ(school.places, Strings{"Jamaica"});
  EXPECT_EQ(school.translation_of, "");

  const Release& escuela = result->releases[1];
  EXPECT_EQ(escuela.language, "es");
  EXPECT_EQ(escuela.translation_of, school.id);
  EXPECT_EQ(escuela.topics, Strings{});
  EXPECT_EQ(to_iso(escuela.modified), "");

  const Release& members = result->releases[2];
  EXPECT_EQ(members.id, "https://office.example/for-members/");
  EXPECT_EQ(members.title, "Protected: For members");
  EXPECT_EQ(members.text, "");
  EXPECT_EQ(members.summary, "");
  EXPECT_EQ(members.kind, "");
  EXPECT_EQ(members.authors, Strings{});

  EXPECT_EQ(result->releases[3].title, "Odd members");
  EXPECT_EQ(result->releases[3].text, "7");
  EXPECT_EQ(list(result->diagnostics),
            (Strings{"2 status: Not taken: it is \"draft\", not \"publish\".",
                     "4 : Not taken: it is not an object.", "5 link: Left out: it is not text.",
                     "5 date: \"yesterday\" is no date like 2021-08-17 or 2021-08-17T09:00:00.",
                     "-1 _embedded: Posts come without the names of their categories and tags; add "
                     "_embed to the address."}));
}

TEST(ImportWordpress, OnePostIsTaken) {
  const Result<Imported> result = import(
      R"({"id":1,"title":"Plain","content":"<p>x","locale":"pt_BR","date_gmt":"2021-01-02T03:04:05"})");
  ASSERT_TRUE(result);
  ASSERT_EQ(result->releases.size(), 1u);
  EXPECT_EQ(result->releases[0].title, "Plain");
  EXPECT_EQ(result->releases[0].text, "x");
  EXPECT_EQ(result->releases[0].language, "pt_BR");
  EXPECT_EQ(to_iso(result->releases[0].published), "2021-01-02");
  EXPECT_TRUE(result->diagnostics.empty());
}

TEST(ImportWordpress, NothingButPublishedPostsIsTaken) {
  for (const char* status : {"\"draft\"", "\"future\"", "\"private\"", "\"pending\"", "\"trash\"",
                             "\"Publish\"", "\"\"", "true", "[]"}) {
    const Result<Imported> result =
        import(std::string(R"([{"title":"x","status":)") + status + "}]");
    ASSERT_TRUE(result) << status;
    EXPECT_TRUE(result->releases.empty()) << status;
    EXPECT_FALSE(result->diagnostics.empty()) << status;
  }
  EXPECT_EQ(import(R"([{"title":"x","status":null}])")->releases.size(), 1u);
}

TEST(ImportWordpress, TranslationsByWpml) {
  const Result<Imported> result = import(
      R"([{"id":5,"link":"https://a.example/5","title":"a","wpml_current_locale":"en_US",
           "wpml_translations":[{"locale":"fr_FR","id":6}]},
          {"id":6,"link":"https://a.example/6","title":"b","wpml_current_locale":"fr_FR",
           "wpml_translations":[{"locale":"en_US","id":5},{"locale":"de_DE","id":99},7]}])");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->releases[0].translation_of, "");
  EXPECT_EQ(result->releases[1].translation_of, "https://a.example/5");
  EXPECT_EQ(result->releases[1].language, "fr_FR");
}

TEST(ImportWordpress, WhatIsNoListOfPostsIsAnError) {
  EXPECT_TRUE(import("[]"));
  for (const char* text : {"{}", "[1]", "[[]]", R"([{"name":"x"}])", R"({"items":[]})"}) {
    EXPECT_EQ(code(import(text)), "not-a-feed") << text;
  }
  EXPECT_EQ(import(R"({"code":"rest_no_route","message":"No route was found.","data":{}})")
                .error()
                .message,
            "This is JSON, but none of it is a post; the site answered: No route was found.");
}

TEST(ImportWordpress, HostileJsonGivesTheErrorsOfFeeds) {
  expect_hostile_json(import, R"([{"title":{"rendered":"a"},"content":{"rendered":"b"}}])");
}

}  // namespace
}  // namespace dateline
