#include "engine/engine.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/response_json.h"

namespace dateline {
namespace {

std::string padded(std::string text) { return text.append(feed_padding, '\0'); }

Result<Engine> open(const std::string& json) {
  const std::string bytes = padded(json);
  return Engine::open_feed(std::string_view(bytes).substr(0, json.size()));
}

std::string run(const Engine& engine, std::string_view request) {
  const Result<Request> parsed = parse_request(request);
  return parsed ? to_json(engine.run(parsed.value()), engine.archive()) : to_json(parsed.error());
}

TEST(Engine, FromFeedToAnswer) {
  Result<Engine> engine = open(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"News","language":"en","items":[)"
      R"({"id":"1","title":"Été 💧 in Haiti","date_published":"2021-08-17","content_text":"Water for Haiti.","tags":["Water"],)"
      R"("_dateline":{"places":["Haiti"],"source":"Office"}}]})");
  ASSERT_TRUE(engine) << engine.error().message;
  EXPECT_TRUE(engine->plan(Request()).empty());
  // Marks count UTF-16 units: the drop is two.
  EXPECT_EQ(
      run(engine.value(), "q=haiti&open=1"),
      R"({"total":1,"complete":1,"hits":[{"id":"1","title":"Été 💧 in Haiti","titleMarks":[[10,15]],"date":"2021-08-17",)"
      R"("places":["Haiti"],"topics":["Water"],"language":"en","source":"Office","url":null,"status":"live","note":"",)"
      R"("translations":[],"hasText":true,"score":0.5403,"snippet":"Water for Haiti.","snippetMarks":[[10,15]]}],)"
      R"("facets":{"place":[{"value":"Haiti","count":1,"selected":false}],"topic":[{"value":"Water","count":1,"selected":false}],)"
      R"("language":[{"value":"en","count":1,"selected":false}],"source":[{"value":"Office","count":1,"selected":false}],)"
      R"("year":[{"value":"2021","count":1,"selected":false}]},"histogram":[{"period":"2021","count":1}],"notes":[],"exactQuery":"",)"
      R"("scope":{"releases":1,"versions":1,"from":"2021-08-17","to":"2021-08-17","undated":0,"languages":["en"]},)"
      R"("release":{"id":"1","title":"Été 💧 in Haiti","titleMarks":[[10,15]],"date":"2021-08-17","places":["Haiti"],)"
      R"("topics":["Water"],"language":"en","source":"Office","url":null,"status":"live","note":"","translations":[],)"
      R"("dateline":"","summary":"","summaryMarks":[],"text":"Water for Haiti.","textMarks":[[10,15]],"authors":[],)"
      R"("kind":"","image":null,"modified":"","related":[]}})");
  EXPECT_EQ(
      run(engine.value(), "page=0"),
      R"({"error":{"code":"bad-request","message":"The request's \"page\" is \"0\"; it must be a number from 1 to 10,000,000.","offset":-1}})");
}

TEST(Engine, ManyFeedsMakeOneArchiveAndABadOneLeavesTheRest) {
  Loader loader;
  const std::string good = padded(R"([{"id":"1","title":"One"}])"),
                    more = padded(R"([{"id":"2","title":"Two"}])");
  const std::string bad = padded(R"([{"id":"3","title":"Three"},)");
  EXPECT_TRUE(loader.add_feed(std::string_view(good).substr(0, good.size() - feed_padding), {}));
  const Result<FeedReport> failed =
      loader.add_feed(std::string_view(bad).substr(0, bad.size() - feed_padding), {});
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::bad_json);
  EXPECT_TRUE(loader.add_feed(std::string_view(more).substr(0, more.size() - feed_padding),
                              {"Office", "es"}));
  const Result<Engine> engine = std::move(loader).open();
  ASSERT_TRUE(engine);
  EXPECT_EQ(engine->run(Request()).total, 2u);
  EXPECT_EQ(engine->archive().size(), 2u);
}

TEST(Engine, AnEngineOfFeedsHasNoParts) {
  Result<Engine> engine = open("[]");
  ASSERT_TRUE(engine);
  const Result<bool> supplied = std::move(engine).value().supply("postings-1", {});
  ASSERT_FALSE(supplied);
  EXPECT_EQ(supplied.error().code, ErrorCode::unsupported);
}

TEST(Engine, ScopeOfAnEmptyArchive) {
  EXPECT_EQ(to_json(open("[]")->scope(std::nullopt)),
            R"({"releases":0,"versions":0,"from":"","to":"","undated":0,"languages":[]})");
}

// The sample archive, asked what its readers would ask.
class Sample : public testing::Test {
 protected:
  static const Engine& engine() {
    static const Engine opened = [] {
      std::ifstream file(DATELINE_ROOT "/web/sample/archive.json", std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      Result<Engine> sample = open(text.str());
      if (!sample) ADD_FAILURE() << sample.error().message;
      return std::move(sample).value();
    }();
    return opened;
  }
  static const Archive& archive() { return engine().archive(); }
  static Response ask(const std::string& request) {
    return engine().run(parse_request(request).value());
  }
};

TEST_F(Sample, HasNineReleasesInThreeLanguages) {
  const Scope scope = engine().scope(std::nullopt);
  EXPECT_EQ(scope.releases, 9u);
  EXPECT_EQ(scope.versions, 27u);
  EXPECT_EQ(scope.languages, (std::vector<std::string>{"en", "es", "fr"}));
  EXPECT_EQ(to_iso(scope.from), "2021-02-04");
  EXPECT_EQ(to_iso(scope.to), "2021-08-17");
}

TEST_F(Sample, AnswersWhatReadersAsk) {
  const Response art = ask("q=art+competition&prefer=en");
  ASSERT_EQ(art.total, 1u);
  EXPECT_EQ(archive().title(art.hits[0].release),
            "IOM launches Stop Human Trafficking Art Competition in Jamaica");
  for (const char* query : {"q=smuggl&prefer=en", "q=quarantined&prefer=en"}) {
    const Response study = ask(query);
    ASSERT_GE(study.total, 1u) << query;
    EXPECT_TRUE(archive()
                    .title(study.hits[0].release)
                    .starts_with("Migrant smuggling in Mexico and Central America"))
        << query;
    EXPECT_EQ(to_iso(archive().published(study.hits[0].release)), "2021-02-24");
  }
  const Response shelters = ask("q=Soufriere&prefer=en");
  ASSERT_GE(shelters.total, 1u);
  EXPECT_TRUE(
      archive().title(shelters.hits[0].release).starts_with("Japan funds emergency shelters"));
  const Response displaced = ask("q=desplazados&prefer=en");
  ASSERT_GE(displaced.total, 1u);
  for (const Hit& hit : displaced.hits)
    EXPECT_EQ(archive().value(Facet::language, hit.release), "es");
}

TEST_F(Sample, CountsYearsPlacesAndTopics) {
  const Response all = ask("year=2021");
  EXPECT_EQ(all.total, 9u);
  ASSERT_EQ(all.histogram.size(), 1u);
  EXPECT_EQ(all.histogram[0].count, 9u);
  EXPECT_EQ(ask("year=2020").total, 0u);
  EXPECT_EQ(ask("year=2020").without_filters, 9u);
  for (std::size_t facet : {std::size_t{0}, std::size_t{1}}) {
    for (const FacetCount& each : all.facets[facet]) {
      Request request;
      request.filters[facet] = {each.value};
      EXPECT_EQ(engine().run(request).total, each.count) << each.value;
    }
  }
}

}  // namespace
}  // namespace dateline
