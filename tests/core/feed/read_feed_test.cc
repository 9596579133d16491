#include "feed/read_feed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/feed/feed_input.h"

namespace dateline {
namespace {

std::vector<std::string> values(const Archive& archive, Facet facet, std::uint32_t release) {
  const FacetColumn& column = archive.facet(facet);
  std::vector<std::string> found;
  for (std::uint32_t value : column.of_release[release]) found.emplace_back(column.values[value]);
  return found;
}

using Strings = std::vector<std::string>;

std::string only_diagnostic(const FeedReport& report) {
  if (report.diagnostics.size() != 1)
    return std::to_string(report.diagnostics.size()) + " diagnostics";
  const Diagnostic& diagnostic = report.diagnostics[0];
  return std::to_string(diagnostic.item) + " " + diagnostic.member + ": " + diagnostic.message;
}

TEST(ReadFeed, EveryMember) {
  const ReadFeed feed = read(R"({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Office",
    "home_page_url": "https://example.org/",
    "next_url": "https://example.org/feed?page=2",
    "language": "en",
    "authors": [{"name": "Press"}],
    "items": [{
      "id": "7", "url": "https://example.org/7", "external_url": "https://elsewhere.example/",
      "title": "Title", "summary": "Summary", "content_text": "One.\n\nTwo.", "content_html": "<p>Not this",
      "image": "https://example.org/7.png", "banner_image": "https://example.org/banner.png",
      "date_published": "2021-08-17T23:30:00-06:00", "date_modified": "2021-09-01",
      "tags": ["Health", "Shelter"], "language": "es", "authors": [{"name": "Ana", "url": "u"}, {"name": "Bo"}],
      "_dateline": {"places": ["Haiti", "Peru"], "source": "Regional Office", "kind": "press-release",
        "status": "embargoed", "embargo_until": "2021-08-18T00:00:00Z", "note": "Note", "translation_of": "6",
        "date_precision": "month", "dateline": "San José"}
    }]
  })");
  ASSERT_TRUE(feed.report) << feed.report.error().message;
  EXPECT_EQ(feed.report->title, "Office");
  EXPECT_EQ(feed.report->home_page_url, "https://example.org/");
  EXPECT_EQ(feed.report->next_url, "https://example.org/feed?page=2");
  EXPECT_EQ(feed.report->language, "en");
  EXPECT_EQ(feed.report->releases, 1u);
  EXPECT_TRUE(feed.report->diagnostics.empty());
  const Archive& archive = feed.archive;
  ASSERT_EQ(archive.size(), 1u);
  EXPECT_EQ(archive.id(0), "7");
  EXPECT_EQ(archive.url(0), "https://example.org/7");
  EXPECT_EQ(archive.title(0), "Title");
  EXPECT_EQ(archive.summary(0), "Summary");
  EXPECT_EQ(archive.text(0), "One.\n\nTwo.");
  EXPECT_EQ(archive.image(0), "https://example.org/7.png");
  EXPECT_EQ(to_iso(archive.published(0)), "2021-08");
  EXPECT_EQ(to_iso(archive.modified(0)), "2021-09-01");
  EXPECT_EQ(archive.kind(0), "press-release");
  EXPECT_EQ(archive.note(0), "Note");
  EXPECT_EQ(archive.dateline(0), "San José");
  EXPECT_EQ(archive.status(0), Status::embargoed);
  EXPECT_EQ(archive.embargo_until(0), 1629244800);
  EXPECT_EQ(values(archive, Facet::place, 0), (Strings{"Haiti", "Peru"}));
  EXPECT_EQ(values(archive, Facet::topic, 0), (Strings{"Health", "Shelter"}));
  EXPECT_EQ(values(archive, Facet::language, 0), Strings{"es"});
  EXPECT_EQ(values(archive, Facet::source, 0), Strings{"Regional Office"});
  ASSERT_EQ(archive.authors(0).size(), 2u);
  EXPECT_EQ(archive.authors(0)[0], "Ana");
}

TEST(ReadFeed, MembersThatStandIn) {
  const ReadFeed feed = read(R"({"title":"Office","language":"fr","author":{"name":"Old"},"items":[
    {"id":1,"external_url":"https://example.org/1","content_html":"<p>a</p><p>b &amp; c</p>","banner_image":"http://example.org/b.png",
     "date_published":"2021-03-02"},
    {"id":1e2,"title":"t","author":{"name":"Older"},"date_published":"2021-03-01"}]})");
  ASSERT_TRUE(feed.report);
  EXPECT_TRUE(feed.report->diagnostics.empty());
  const Archive& archive = feed.archive;
  EXPECT_EQ(archive.id(0), "1");
  EXPECT_EQ(archive.url(0), "https://example.org/1");
  EXPECT_EQ(archive.text(0), "a\n\nb & c");
  EXPECT_EQ(archive.image(0), "http://example.org/b.png");
  EXPECT_EQ(values(archive, Facet::language, 0), Strings{"fr"});
  EXPECT_EQ(values(archive, Facet::source, 0), Strings{"Office"});
  EXPECT_EQ(archive.authors(0)[0], "Old");
  EXPECT_EQ(archive.id(1), "1e2");
  EXPECT_EQ(archive.authors(1)[0], "Older");
}

// The feed's own members may follow its items.
TEST(ReadFeed, FeedMembersBehindTheItems) {
  const ReadFeed feed =
      read(R"({"items":[{"title":"a"}],"authors":[{"name":"N"}],"language":"es","title":"T"})");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(values(feed.archive, Facet::language, 0), Strings{"es"});
  EXPECT_EQ(values(feed.archive, Facet::source, 0), Strings{"T"});
  EXPECT_EQ(feed.archive.authors(0)[0], "N");
}

TEST(ReadFeed, OptionsNameWhatIsNotNamed) {
  FeedOptions options;
  options.source = "Given";
  options.language = "pt";
  const std::string items =
      R"([{"id":"1","title":"a"},{"id":"2","title":"b","language":"nl","_dateline":{"source":"Own"}}])";
  const ReadFeed bare = read(items, options);
  EXPECT_EQ(values(bare.archive, Facet::source, 0), Strings{"Given"});
  EXPECT_EQ(values(bare.archive, Facet::language, 0), Strings{"pt"});
  EXPECT_EQ(values(bare.archive, Facet::source, 1), Strings{"Own"});
  EXPECT_EQ(values(bare.archive, Facet::language, 1), Strings{"nl"});
  const ReadFeed named = read(R"({"title":"Feed","language":"fr","items":)" + items + "}", options);
  EXPECT_EQ(values(named.archive, Facet::source, 0), Strings{"Given"});
  EXPECT_EQ(values(named.archive, Facet::language, 0), Strings{"fr"});
}

TEST(ReadFeed, NullIsAsIfMissing) {
  std::string item;
  for (const char* member :
       {"id", "url", "external_url", "title", "summary", "content_html", "image", "banner_image",
        "date_published", "date_modified", "tags", "language", "authors", "author", "_dateline"}) {
    item += std::string("\"") + member + "\":null,";
  }
  const ReadFeed feed = read(
      R"({"title":null,"home_page_url":null,"language":null,"next_url":null,"authors":null,"items":[{)" +
      item + R"("content_text":"kept"}]})");
  ASSERT_TRUE(feed.report);
  EXPECT_TRUE(feed.report->diagnostics.empty());
  EXPECT_EQ(feed.archive.text(0), "kept");
  const ReadFeed inner = read(
      R"([{"title":"a","_dateline":{"places":null,"source":null,"kind":null,"status":null,"embargo_until":null,)"
      R"("note":null,"translation_of":null,"date_precision":null,"dateline":null}}])");
  ASSERT_TRUE(inner.report);
  EXPECT_TRUE(inner.report->diagnostics.empty());
  EXPECT_EQ(inner.archive.status(0), Status::live);
}

TEST(ReadFeed, TheLastOfEqualNamesCounts) {
  const ReadFeed feed = read(
      R"({"title":"A","title":"B","items":[{"title":"gone"}],"items":[{"title":"x","title":"y","tags":["a"],"tags":["b"],)"
      R"("date_published":"2020","date_published":"2021","summary":"s","summary":null}]})");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.report->title, "B");
  ASSERT_EQ(feed.archive.size(), 1u);
  EXPECT_EQ(feed.archive.title(0), "y");
  EXPECT_EQ(feed.archive.summary(0), "");
  EXPECT_EQ(to_iso(feed.archive.published(0)), "2021");
  EXPECT_EQ(values(feed.archive, Facet::topic, 0), Strings{"b"});
}

TEST(ReadFeed, NamesAndTextsAreUnescaped) {
  const ReadFeed feed = read(
      R"([{"\u0074itle":"caf\u00e9 \ud83d\udca7 \"q\" \\ \/ \b\f\n\r\tz","_\u0064ateline":{"plac\u0065s":["H\u0061iti"]}}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.archive.title(0), "café 💧 \"q\" \\ / \b\f\n\r\tz");
  EXPECT_EQ(values(feed.archive, Facet::place, 0), Strings{"Haiti"});
}

TEST(ReadFeed, HalfASurrogatePairBecomesTheReplacementCharacter) {
  const ReadFeed feed = read(R"([{"title":"a\ud800b\udc00c\ud800\ud800d"}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.archive.title(0), "a\ufffdb\ufffdc\ufffd\ufffdd");
}

// Each member, given a value of each kind that is not its own, is a diagnostic, and costs nothing
// else.
TEST(ReadFeed, WrongKinds) {
  struct Member {
    const char* name;
    bool in_extension;
    std::string_view takes;  // kinds, as in `kinds`
  };
  constexpr Member members[] = {{"id", false, "sn"},           {"url", false, "s"},
                                {"external_url", false, "s"},  {"title", false, "s"},
                                {"summary", false, "s"},       {"content_text", false, "s"},
                                {"content_html", false, "s"},  {"image", false, "s"},
                                {"banner_image", false, "s"},  {"date_published", false, "s"},
                                {"date_modified", false, "s"}, {"tags", false, "sa"},
                                {"language", false, "s"},      {"authors", false, "a"},
                                {"author", false, "o"},        {"_dateline", false, "o"},
                                {"places", true, "sa"},        {"source", true, "sa"},
                                {"derived", true, "sa"},       {"kind", true, "s"},
                                {"note", true, "s"},           {"translation_of", true, "sn"},
                                {"status", true, "s"},         {"embargo_until", true, "s"},
                                {"date_precision", true, "s"}, {"dateline", true, "s"}};
  struct Kind {
    char kind;
    const char* json;
    const char* named;
  };
  constexpr Kind kinds[] = {{'s', "\"\"", "text"},
                            {'n', "1.5e3", "a number"},
                            {'b', "true", "true or false"},
                            {'a', R"([["x",{"y":1}]])", "a list"},
                            {'o', R"({"z":[1,{"title":"no"}]})", "an object"}};
  for (const Member& member : members) {
    for (const Kind& kind : kinds) {
      if (member.takes.find(kind.kind) != std::string_view::npos) continue;
      const std::string pair = std::string("\"") + member.name + "\":" + kind.json;
      const std::string text = R"([{"title":"before"},{)" +
                               (member.in_extension ? "\"_dateline\":{" + pair + "}" : pair) +
                               R"(,"summary":"kept","content_text":"kept"},{"title":"behind"}])";
      const ReadFeed feed = read(text);
      ASSERT_TRUE(feed.report) << text;
      EXPECT_EQ(feed.report->releases, 3u) << text;
      const std::string diagnostic = only_diagnostic(feed.report.value());
      EXPECT_TRUE(diagnostic.starts_with("1 " + std::string(member.name) + ": Left out: it is " +
                                         kind.named + ", not "))
          << text << "\n"
          << diagnostic;
    }
  }
}

TEST(ReadFeed, WrongKindsInsideOfLists) {
  const ReadFeed feed = read(
      R"([{"title":"a","tags":["x",1,null,"","y"],"authors":[{"name":"N"},"M",{"name":3},{}],"_dateline":{"places":[{},"P"]}}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(values(feed.archive, Facet::topic, 0), (Strings{"x", "y"}));
  EXPECT_EQ(values(feed.archive, Facet::place, 0), Strings{"P"});
  EXPECT_EQ(feed.archive.authors(0).size(), 1u);
  std::string members;
  for (const Diagnostic& diagnostic : feed.report->diagnostics) members += diagnostic.member + " ";
  EXPECT_EQ(members, "tags authors authors places ");
}

TEST(ReadFeed, WrongKindsOfTheFeed) {
  const ReadFeed feed = read(
      R"({"title":1,"home_page_url":[],"language":{},"next_url":false,"authors":"A","author":7,"items":[{"title":"a"}]})");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.archive.size(), 1u);
  std::string members;
  for (const Diagnostic& diagnostic : feed.report->diagnostics) {
    EXPECT_EQ(diagnostic.item, -1);
    members += diagnostic.member + " ";
  }
  EXPECT_EQ(members, "title home_page_url language next_url authors author ");
}

TEST(ReadFeed, ItemsThatMakeNoRelease) {
  const ReadFeed feed = read(R"([1,"x",null,[{"title":"no"}],{},{"id":"only"},{"title":"a"}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.report->releases, 1u);
  ASSERT_EQ(feed.report->diagnostics.size(), 6u);
  for (int item = 0; item < 6; ++item) {
    EXPECT_EQ(feed.report->diagnostics[item].item, item);
    EXPECT_EQ(feed.report->diagnostics[item].member, "");
    EXPECT_FALSE(feed.report->diagnostics[item].taken);
    EXPECT_EQ(feed.report->diagnostics[item].message,
              item < 4 ? "Not taken: it is not an object."
                       : "Not taken: it has no title, summary, text or link.");
  }
}

TEST(ReadFeed, WithdrawnReleasesNeedNoTitle) {
  const ReadFeed feed =
      read(R"([{"id":"1","_dateline":{"status":"withdrawn","note":"Was wrong."}}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.report->releases, 1u);
  EXPECT_EQ(feed.archive.status(0), Status::withdrawn);
  EXPECT_EQ(feed.archive.note(0), "Was wrong.");
}

TEST(ReadFeed, EqualIdsAreADiagnostic) {
  const ReadFeed feed = read(R"([{"id":"1","title":"first"},{"id":1,"title":"second"}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.report->releases, 1u);
  EXPECT_EQ(feed.archive.title(0), "first");
  EXPECT_EQ(only_diagnostic(feed.report.value()), "1 id: Not taken: its id \"1\" was met before.");
  EXPECT_FALSE(feed.report->diagnostics[0].taken);
}

TEST(ReadFeed, LinksThatAreNoLinks) {
  const ReadFeed feed =
      read(R"json({"home_page_url":"javascript:a(1)","next_url":"JavaScript:a(1)",)json"
           R"json("items":[{"title":"a","url":"javascript:a(1)"}]})json");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.report->home_page_url, "");
  EXPECT_EQ(feed.report->next_url, "");
  EXPECT_EQ(feed.archive.url(0), "");
  EXPECT_EQ(only_diagnostic(feed.report.value()),
            "0 url: The link is dropped: only http and https are taken.");
  EXPECT_TRUE(feed.report->diagnostics[0].taken);
  EXPECT_EQ(read(R"({"next_url":"page-2.json","items":[]})").report->next_url, "page-2.json");
  EXPECT_EQ(read(R"({"next_url":"/a/b:c?d","items":[]})").report->next_url, "/a/b:c?d");
  EXPECT_EQ(read(R"({"home_page_url":"HTTPS://example.org","items":[]})").report->home_page_url,
            "HTTPS://example.org");
  EXPECT_EQ(read(R"({"home_page_url":"/relative","items":[]})").report->home_page_url, "");
}

TEST(ReadFeed, Dates) {
  const auto date = [](const std::string& members) {
    return to_iso(read("[{\"title\":\"a\"," + members + "}]").archive.published(0));
  };
  EXPECT_EQ(date(R"("date_published":"2021-08-17T23:30:00-06:00")"), "2021-08-17");
  EXPECT_EQ(date(R"("date_published":"2021-08")"), "2021-08");
  EXPECT_EQ(date(R"("date_published":"2021-08-17","_dateline":{"date_precision":"month"})"),
            "2021-08");
  EXPECT_EQ(date(R"("_dateline":{"date_precision":"year"},"date_published":"2021-08-17")"), "2021");
  EXPECT_EQ(date(R"("date_published":"2021","_dateline":{"date_precision":"month"})"), "2021");
  EXPECT_EQ(date(R"("date_published":"2021-08-17","_dateline":{"date_precision":"day"})"),
            "2021-08-17");
  EXPECT_EQ(date(R"("_dateline":{"date_precision":"month"})"), "");
}

TEST(ReadFeed, ValuesThatCannotBeRead) {
  const auto diagnostic = [](const std::string& members) {
    return only_diagnostic(read("[{\"title\":\"a\"," + members + "}]").report.value());
  };
  EXPECT_EQ(
      diagnostic(R"("date_published":"17/08/2021")"),
      "0 date_published: \"17/08/2021\" is no date like 2021-08-17 or 2021-08-17T09:00:00-06:00.");
  EXPECT_EQ(diagnostic(R"("date_modified":"soon")"),
            "0 date_modified: \"soon\" is no date like 2021-08-17 or 2021-08-17T09:00:00-06:00.");
  EXPECT_EQ(diagnostic(R"("_dateline":{"status":"gone"})"),
            "0 status: \"gone\" is not one of live, corrected, withdrawn, embargoed.");
  EXPECT_EQ(diagnostic(R"("_dateline":{"date_precision":"week"})"),
            "0 date_precision: \"week\" is not one of day, month, year.");
  EXPECT_EQ(diagnostic(R"("date_published":")" + std::string(39, 'x') + "\u00e9tait\""),
            "0 date_published: \"" + std::string(39, 'x') +
                "…\" is no date like 2021-08-17 or 2021-08-17T09:00:00-06:00.");
}

// Better hidden than shown before its hour.
TEST(ReadFeed, AnEmbargoThatCannotBeReadHoldsTheReleaseBack) {
  const ReadFeed feed =
      read(R"([{"title":"a","_dateline":{"embargo_until":"Monday","status":"live"}}])");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.archive.status(0), Status::embargoed);
  EXPECT_EQ(feed.archive.embargo_until(0), 0);
  EXPECT_EQ(only_diagnostic(feed.report.value()),
            "0 embargo_until: \"Monday\" is no time like 2021-08-17T09:00:00Z; the release is held "
            "back.");
}

TEST(ReadFeed, KeepsSoManyDiagnosticsAndCountsTheRest) {
  std::string text = "[{\"title\":\"a\"}";
  for (int i = 0; i < 150; ++i) text += ",0";
  const ReadFeed feed = read(text + "]");
  ASSERT_TRUE(feed.report);
  EXPECT_EQ(feed.report->diagnostics.size(), FeedOptions().max_diagnostics);
  EXPECT_EQ(feed.report->diagnostics_left_out, 50u);
  EXPECT_EQ(read(text + "]", {"", "", 1000}).report->diagnostics.size(), 150u);
}

// --- forms ---

TEST(ReadFeed, Forms) {
  const std::string item = R"({"id":"1","title":"a"})";
  for (const std::string& text : std::vector<std::string>{
           "[" + item + "]", R"({"items":[)" + item + "]}", item, item + "\n",
           "\n\n" + item + "\r\n\r\n", "\xef\xbb\xbf" + item, "\xef\xbb\xbf[" + item + "]",
           "{\n  \"items\": [\n    " + item + "\n  ]\n}\n", "{\"items\":[\n" + item + "\n]}",
           "[\n" + item + "\n]", "{\n\"id\":\"1\",\n\"title\":\"a\"\n}"}) {
    const ReadFeed feed = read(text);
    ASSERT_TRUE(feed.report) << text << "\n" << feed.report.error().message;
    EXPECT_EQ(feed.report->releases, 1u) << text;
    EXPECT_TRUE(feed.report->diagnostics.empty()) << text;
    EXPECT_EQ(feed.archive.title(0), "a") << text;
  }
  EXPECT_EQ(read("[]").report->releases, 0u);
  EXPECT_EQ(read(R"({"items":[]})").report->releases, 0u);
}

TEST(ReadFeed, Ndjson) {
  const ReadFeed feed = read(
      "\xef\xbb\xbf\r\n{\"id\":\"1\",\"title\":\"a\"}\r\n\r\n  {\"id\":\"2\",\"title\":\"b\"}  "
      "\n{\"id\":\"3\",\"title\":\"c\"}");
  ASSERT_TRUE(feed.report) << feed.report.error().message;
  EXPECT_EQ(feed.report->releases, 3u);
  EXPECT_TRUE(feed.report->diagnostics.empty());
}

TEST(ReadFeed, NdjsonWithBadLines) {
  const std::string good = R"({"title":"a"})", other = R"({"title":"b"})";
  const std::string text =
      good + "\n{\"title\":}\n[1]\n7\n\"x\"\n{\"title\":\"\xe9\"}\n" + other + "\n{\"title\":\"cut";
  const ReadFeed feed = read(text);
  ASSERT_TRUE(feed.report) << feed.report.error().message;
  EXPECT_EQ(feed.report->releases, 2u);
  std::string diagnostics;
  for (const Diagnostic& each : feed.report->diagnostics) {
    diagnostics += std::to_string(each.item) + " " + each.message + "\n";
  }
  EXPECT_EQ(diagnostics,
            "1 Not taken, byte 23: This is not JSON: '}' cannot stand here.\n"
            "2 Not taken: it is not an object.\n"
            "3 Not taken: it is not an object.\n"
            "4 Not taken: it is not an object.\n"
            "5 Not taken, byte 45: The text is not UTF-8; save it in that encoding.\n"
            "7 Not taken, byte 76: The JSON ends too early; it may have been cut short.\n");
}

TEST(ReadFeed, NdjsonWhoseFirstLineIsBad) {
  const ReadFeed feed = read("{\"title\":\"cut\n{\"title\":\"b\"}\n{\"title\":\"c\"}\n");
  ASSERT_TRUE(feed.report) << feed.report.error().message;
  EXPECT_EQ(feed.report->releases, 2u);
  EXPECT_EQ(feed.report->diagnostics.size(), 1u);
}

TEST(ReadFeed, NdjsonOfBadLinesOnly) {
  const ReadFeed feed = read("{\"a\":x}\n{\"b\":y}\n");
  ASSERT_FALSE(feed.report);
  EXPECT_EQ(feed.report.error().code, ErrorCode::bad_json);
  EXPECT_EQ(feed.report.error().offset, 5u);
}

// --- refusals ---

struct Refusal {
  std::string text;
  ErrorCode code;
  std::uint64_t offset;
  std::string message = {};
};

TEST(ReadFeed, Refusals) {
  using namespace std::string_literals;
  const std::string cut = "The JSON ends too early; it may have been cut short.";
  for (const Refusal& refusal : std::vector<Refusal>{
           {"", ErrorCode::empty, 0, "There is nothing but white space."},
           {" \n\t\r ", ErrorCode::empty, 5},
           {"\xef\xbb\xbf", ErrorCode::empty, 3},
           {"{", ErrorCode::bad_json, 1, cut},
           {"[1,2", ErrorCode::bad_json, 4, cut},
           {R"({"items":[{"title":"a)", ErrorCode::bad_json, 21, cut},
           {R"({"items":[{"title":"a"})", ErrorCode::bad_json, 23, cut},
           {R"({"items":[{"title":"a"}])", ErrorCode::bad_json, 24, cut},
           {R"({"items":[{}}])", ErrorCode::bad_json, 12,
            "This is not JSON: '}' cannot stand here."},
           {R"({"items":{}]})", ErrorCode::bad_json, 11,
            "This is not JSON: ']' cannot stand here."},
           {R"({"a":{})", ErrorCode::bad_json, 7, cut},
           {R"([{"title":"a"},])", ErrorCode::bad_json, 15,
            "This is not JSON: ']' cannot stand here."},
           {R"([{"title":"a"} {"title":"b"}])", ErrorCode::bad_json, 15},
           {R"([{"title":"a" "b":1}])", ErrorCode::bad_json, 14},
           {R"([{"title" "a"}])", ErrorCode::bad_json, 10},
           {R"([{title:"a"}])", ErrorCode::bad_json, 2},
           {R"([]; )", ErrorCode::bad_json, 2, "This is not JSON: ';' cannot stand here."},
           {"[{\"title\":\"a\nb\"}]", ErrorCode::bad_json, 12,
            "A string holds a line break or another control character."},
           {R"([{"title":"a\qb"}])", ErrorCode::bad_json, 10,
            "This string has a backslash with nothing that it could stand for."},
           {R"([{"x":01}])", ErrorCode::bad_json, 6,
            "This is not JSON: no number is written like that."},
           {R"([{"x":nul}])", ErrorCode::bad_json, 6},
           {"[\x01]", ErrorCode::bad_json, 1, "This is not JSON: byte 1 cannot stand here."},
           {"<html>", ErrorCode::bad_json, 0, "This is not JSON: '<' cannot stand here."},
           // in a member that nobody reads
           {R"([{"title":"a","x":{"y":[1,{"z":tru}]}}])", ErrorCode::bad_json, 31},
           {R"([{"title":"a","x":["\u12"]}])", ErrorCode::bad_json, 19},
           // encodings
           {"[{\"title\":\"caf\xe9\"}]", ErrorCode::bad_encoding, 14,
            "The text is not UTF-8; save it in that encoding."},
           {"[{\"title\":\"caf\xc3", ErrorCode::bad_encoding, 14},
           {"\xff\xfe[\0]\0"s, ErrorCode::bad_encoding, 0,
            "The text is in UTF-16; save it as UTF-8."},
           {"\xfe\xff\0[\0]"s, ErrorCode::bad_encoding, 0,
            "The text is in UTF-16; save it as UTF-8."},
           {"[\0]\0"s, ErrorCode::bad_encoding, 0, "The text is in UTF-16; save it as UTF-8."},
           {"\0[\0]"s, ErrorCode::bad_encoding, 0, "The text is in UTF-16; save it as UTF-8."},
           {"\xff\xfe\0\0[\0\0\0"s, ErrorCode::bad_encoding, 0,
            "The text is in UTF-32; save it as UTF-8."},
           {"\0\0\0[\0\0\0]"s, ErrorCode::bad_encoding, 0,
            "The text is in UTF-32; save it as UTF-8."},
           {"[\0\0\0]\0\0\0"s, ErrorCode::bad_encoding, 0,
            "The text is in UTF-32; save it as UTF-8."},
           // JSON, but no feed
           {"{}", ErrorCode::not_a_feed, 0},
           {"12", ErrorCode::not_a_feed, 0},
           {"\"text\"", ErrorCode::not_a_feed, 0},
           {"null", ErrorCode::not_a_feed, 0},
           {R"({"title":"a feed without items"})", ErrorCode::not_a_feed, 0},
           {R"({"items":{"title":"a"}})", ErrorCode::not_a_feed, 0},
           {R"({"items":null})", ErrorCode::not_a_feed, 0},
           {"[1,2,3]", ErrorCode::not_a_feed, 0,
            "This is JSON, but none of its items is a release."},
           {"1\n2\n", ErrorCode::bad_json, 0}}) {
    const Result<FeedReport> report = read(refusal.text).report;
    ASSERT_FALSE(report) << refusal.text;
    const Error& error = report.error();
    EXPECT_EQ(to_string(error.code), to_string(refusal.code)) << refusal.text << "\n"
                                                              << error.message;
    EXPECT_EQ(error.offset, refusal.offset) << refusal.text << "\n" << error.message;
    if (!refusal.message.empty()) {
      EXPECT_EQ(error.message, refusal.message) << refusal.text;
    }
  }
}

TEST(ReadFeed, TooDeep) {
  const auto nested = [](int depth) {
    return R"([{"title":"a","x":)" + std::string(depth, '[') + std::string(depth, ']') + "}]";
  };
  EXPECT_TRUE(read(nested(max_feed_depth - 2)).report);
  const Result<FeedReport> report = read(nested(max_feed_depth - 1)).report;
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::too_deep);
  EXPECT_EQ(report.error().offset, 18u + max_feed_depth - 2);
}

// However a feed is cut short, that is what it says.
TEST(ReadFeed, CutShortAnywhere) {
  const std::string text =
      R"({"version":"https://jsonfeed.org/version/1.1","title":"é 💧","items":[{"id":1,"title":"a\u00e9","tags":["x",true,null,-1.5e3],)"
      R"("_dateline":{"places":["P"]}},{"id":2,"content_html":"<p>b"}]})";
  ASSERT_TRUE(read(text).report);
  for (std::size_t size = 1; size < text.size(); ++size) {
    for (const char behind : {'}', ']', '"', ' '}) {
      const Result<FeedReport> report = read(text.substr(0, size), {}, behind).report;
      ASSERT_FALSE(report) << size;
      if (report.error().code == ErrorCode::bad_encoding) {  // within a character
        EXPECT_LT(report.error().offset, size);
        EXPECT_GE(report.error().offset + 4, size);
      } else {
        EXPECT_EQ(report.error().code, ErrorCode::bad_json) << size;
        EXPECT_EQ(report.error().offset, size);
        EXPECT_EQ(report.error().message, "The JSON ends too early; it may have been cut short.");
      }
    }
  }
}

TEST(ReadFeed, ManyItems) {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i) {
    const std::string number = std::to_string(i);
    text.append("{\"id\":").append(number).append(",\"title\":\"t").append(number).append("\"},");
  }
  text.back() = ']';
  const ReadFeed feed = read(text);
  ASSERT_TRUE(feed.report);
  ASSERT_EQ(feed.archive.size(), 5000u);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    ASSERT_EQ(feed.archive.title(i).substr(1), std::to_string(i));
  }
}

// NDJSON in pieces of any number of lines says the same as all at once.
TEST(FeedLines, PiecesAreAsTheWhole) {
  const std::vector<std::string> lines = {"{\"id\":\"1\",\"title\":\"A\"}\n",
                                          "\n",
                                          "{\"id\":\"2\",\"title\":\"B\",\n",
                                          "{\"id\":\"3\",\"date_published\":\"soon\"}\n",
                                          "[]\n",
                                          "{\"id\":\"4\",\"summary\":\"D\"}"};
  const auto read_in = [&](const std::vector<std::size_t>& ends) {
    std::string said;
    const FeedOptions options;
    const auto take = [&said](Release& release, std::string&) {
      said += release.id + ";";
      return true;
    };
    FeedLines reader(options, take);
    std::size_t at = 0;
    for (std::size_t end : ends) {
      std::string piece;
      for (; at < end; ++at) piece += lines[at];
      const std::size_t size = piece.size();
      piece.append(feed_padding, '\0');
      reader.add(std::string_view(piece).substr(0, size));
    }
    const Result<FeedReport> report = reader.finish();
    if (!report) return report.error().message;
    for (const Diagnostic& each : report->diagnostics)
      said += std::to_string(each.item) + each.member + each.message;
    return said + std::to_string(report->items) + "/" + std::to_string(report->releases);
  };
  const std::string whole = read_in({6});
  EXPECT_TRUE(whole.starts_with("1;4;")) << whole;
  EXPECT_TRUE(whole.ends_with("5/2")) << whole;
  for (unsigned cuts = 0; cuts < 32; ++cuts) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < 5; ++i) {
      if ((cuts >> i & 1) != 0) ends.push_back(i + 1);
    }
    ends.push_back(6);
    EXPECT_EQ(read_in(ends), whole) << cuts;
  }
}

TEST(FeedLines, NothingButBadLinesFails) {
  const FeedOptions options;
  const auto take = [](Release&, std::string&) { return true; };
  FeedLines bad(options, take);
  const std::string text = std::string("{no\n{no\n").append(feed_padding, '\0');
  bad.add(std::string_view(text).substr(0, 4));
  bad.add(std::string_view(text).substr(4, 4));
  const Result<FeedReport> report = bad.finish();
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::bad_json);
}

}  // namespace
}  // namespace dateline
