#include "engine/export.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "archive/builder.h"
#include "engine/citation.h"
#include "engine/response_json.h"
#include "feed/read_feed.h"
#include "import/csv.h"

namespace dateline {
namespace {

std::string padded(std::string text) { return text.append(feed_padding, '\0'); }

Engine open(const std::string& json) {
  const std::string bytes = padded(json);
  Result<Engine> engine = Engine::open_feed(std::string_view(bytes).substr(0, json.size()));
  EXPECT_TRUE(engine) << engine.error().message;
  return std::move(engine).value();
}

std::string text_of(const Engine& engine, std::string_view format, std::string_view request = "") {
  const Result<Export> file = export_releases(engine, parse_request(request).value(), format);
  EXPECT_TRUE(file) << file.error().message;
  return file->text;
}

std::vector<Release> read_back(const std::string& json) {
  const std::string bytes = padded(json);
  ArchiveBuilder builder;
  const Result<FeedReport> report =
      read_feed(std::string_view(bytes).substr(0, json.size()), {}, builder);
  EXPECT_TRUE(report) << report.error().message;
  EXPECT_TRUE(report->diagnostics.empty());
  return {builder.releases().begin(), builder.releases().end()};
}

constexpr char news[] =
    R"({"title":"News & more","home_page_url":"https://iom.example/","items":[)"
    R"({"id":"a","title":"Été 100% {safe}","url":"https://iom.example/a_b?x={1}","language":"fr",)"
    R"("summary":"In short.","content_text":"One.\n\nTwo, \"three\".","date_published":"2021-08-17",)"
    R"("tags":["Aid","Floods"],"_dateline":{"places":["Haiti","Cuba"],"source":"IOM","kind":"press",)"
    R"("dateline":"Les Cayes"}},)"
    R"({"id":"b","title":"Month only","date_published":"2021-07-01T00:00:00Z","authors":[{"name":"Ana Gómez"},)"
    R"({"name":"Health and Safety Office"}],"_dateline":{"date_precision":"month","status":"corrected",)"
    R"("note":"A figure."}},)"
    R"({"id":"c","date_published":"2021-06","_dateline":{"status":"withdrawn","note":"Untrue.","source":"IOM"}},)"
    R"({"id":"d","title":"Later","date_published":"2021-05-05","_dateline":{"embargo_until":"2021-05-06T00:00:00Z",)"
    R"("status":"embargoed"}}]})";

TEST(Export, ATableHasAllReleasesFoundInTheirOrder) {
  const Engine engine = open(news);
  EXPECT_EQ(
      text_of(engine, "csv"),
      "\xef\xbb\xbf"
      "id,title,url,language,kind,note,dateline,summary,text,image,places,topics,source,authors,"
      "status,date,modified\r\n"
      "\"a\",\"Été 100% {safe}\",\"https://iom.example/a_b?x={1}\",\"fr\",\"press\",\"\","
      "\"Les Cayes\",\"In short.\",\"One.\n\nTwo, \"\"three\"\".\",\"\",\"Haiti; Cuba\","
      "\"Aid; Floods\",\"IOM\",\"\",\"live\",\"2021-08-17\",\"\"\r\n"
      "\"b\",\"Month only\",\"\",\"\",\"\",\"A figure.\",\"\",\"\",\"\",\"\",\"\",\"\",\"News & "
      "more\","
      "\"Ana Gómez; Health and Safety Office\",\"corrected\",\"2021-07\",\"\"\r\n"
      "\"c\",\"\",\"\",\"\",\"\",\"Untrue.\",\"\",\"\",\"\",\"\",\"\",\"\",\"IOM\",\"\","
      "\"withdrawn\",\"2021-06\",\"\"\r\n");
}

TEST(Export, ATableIsReadBackByItsImporter) {
  const Engine engine = open(news);
  const Result<Imported> imported = import_csv(text_of(engine, "csv"), {});
  ASSERT_TRUE(imported) << imported.error().message;
  ASSERT_GE(imported->releases.size(), 2u);
  const Release a = engine.archive().copy(engine.archive().find("a"));
  const Release& read = imported->releases[0];
  EXPECT_EQ(read.id, a.id);
  EXPECT_EQ(read.title, a.title);
  EXPECT_EQ(read.url, a.url);
  EXPECT_EQ(read.language, a.language);
  EXPECT_EQ(read.summary, a.summary);
  EXPECT_EQ(read.text, a.text);
  EXPECT_EQ(read.places, a.places);
  EXPECT_EQ(read.topics, a.topics);
  EXPECT_EQ(read.sources, a.sources);
  EXPECT_EQ(read.kind, a.kind);
  EXPECT_EQ(read.dateline, a.dateline);
  EXPECT_EQ(read.published, a.published);
  EXPECT_EQ(imported->releases[1].status, Status::corrected);
  EXPECT_EQ(imported->releases[1].published, make_date(2021, 7, 0));
  EXPECT_EQ(imported->releases[1].authors,
            (std::vector<std::string>{"Ana Gómez", "Health and Safety Office"}));
}

TEST(Export, SpreadsheetsRunNoCell) {
  for (const std::string begin : {"=1+1", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠x"}) {
    const Engine engine = open(R"([{"id":"x","title":")" + begin + R"(","_dateline":{"places":[")" +
                               begin + "\"]}}]");
    const std::string csv = text_of(engine, "csv");
    EXPECT_NE(csv.find("\"'" + begin + "\""), std::string::npos) << csv;
    EXPECT_EQ(csv.find("\"" + begin), std::string::npos) << csv;
  }
  const std::string plain = text_of(open(R"([{"id":"x","title":"a = b"}])"), "csv");
  EXPECT_NE(plain.find("\"a = b\""), std::string::npos) << plain;
}

TEST(Export, AFeedIsWhatTheReaderOfFeedsReads) {
  const Engine engine = open(news);
  const std::string json = text_of(engine, "json", "now=1700000000");
  EXPECT_TRUE(
      json.starts_with(R"({"version":"https://jsonfeed.org/version/1.1","title":"News & more",)"
                       R"("home_page_url":"https://iom.example/","items":[)"))
      << json;
  const std::vector<Release> releases = read_back(json);
  ASSERT_EQ(releases.size(), 4u);
  EXPECT_EQ(write_item(releases[0]), write_item(engine.archive().copy(0)));
  EXPECT_EQ(releases[1].published, make_date(2021, 7, 0));
  EXPECT_EQ(releases[2].status, Status::withdrawn);
  EXPECT_EQ(releases[2].note, "Untrue.");
  // Its hour has come.
  EXPECT_EQ(releases[3].status, Status::live);
  EXPECT_EQ(releases[3].embargo_until, 0);
}

TEST(Export, AFeedWithoutATitleGetsOne) {
  EXPECT_EQ(
      text_of(open("[]"), "json"),
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Press releases\",\"items\":["
      "\n]}\n");
}

TEST(Export, WhatIsEmbargoedIsInNone) {
  const Engine engine = open(news);
  for (const char* format : {"csv", "json", "bibtex", "ris"}) {
    EXPECT_EQ(text_of(engine, format).find("Later"), std::string::npos) << format;
    EXPECT_EQ(text_of(engine, format, "now=1600000000").find("Later"), std::string::npos) << format;
    EXPECT_NE(text_of(engine, format, "now=1700000000").find("Later"), std::string::npos) << format;
    const Result<Export> file = export_releases(engine, parse_request("open=d").value(), format);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::not_found);
  }
}

TEST(Export, AsBibtex) {
  EXPECT_EQ(text_of(open(news), "bibtex"),
            "@misc{iom2021ete-e40c292c,\n"
            "  author = {{IOM}},\n"
            "  title = {{Été 100\\% {\\textbraceleft}safe{\\textbraceright}}},\n"
            "  howpublished = {Press release},\n"
            "  date = {2021-08-17},\n"
            "  year = {2021},\n"
            "  url = {https://iom.example/a_b?x=%7b1%7d}\n"
            "}\n"
            "@misc{news2021month-e70c2de5,\n"
            "  author = {Ana Gómez and {Health and Safety Office}},\n"
            "  title = {{Month only}},\n"
            "  howpublished = {Press release, corrected},\n"
            "  date = {2021-07},\n"
            "  year = {2021},\n"
            "  note = {A figure.}\n"
            "}\n"
            "@misc{iom2021-e60c2c52,\n"
            "  author = {{IOM}},\n"
            "  howpublished = {Press release, withdrawn},\n"
            "  date = {2021-06},\n"
            "  year = {2021},\n"
            "  note = {Untrue.}\n"
            "}\n");
}

TEST(Export, AsRis) {
  EXPECT_EQ(text_of(open(news), "ris", "open=a"),
            "TY  - ELEC\r\nAU  - IOM\r\nPB  - IOM\r\nKW  - Haiti\r\nKW  - Cuba\r\nKW  - Aid\r\n"
            "KW  - Floods\r\nTI  - Été 100% {safe}\r\nLA  - fr\r\nAB  - In short.\r\n"
            "UR  - https://iom.example/a_b?x={1}\r\nM3  - Press release\r\nPY  - 2021\r\n"
            "DA  - 2021/08/17\r\nER  - \r\n");
}

TEST(Export, AReleaseWithoutAnAddressIsCitedAtTheLinkOfTheRequest) {
  const Engine engine = open(news);
  const std::string link = "&link=https%3A%2F%2Fpage.example%2F%3Fopen%3Db";
  EXPECT_NE(text_of(engine, "ris", "open=b" + link).find("UR  - https://page.example/?open=b\r\n"),
            std::string::npos);
  EXPECT_NE(text_of(engine, "ris", "open=a" + link).find("UR  - https://iom.example/a_b"),
            std::string::npos);
  EXPECT_FALSE(parse_request("open=b&link=javascript:1"));
}

// Line breaks of every kind, braces, commands.
TEST(Export, HostileTextStaysInItsField) {
  const Engine engine = open(
      "[{\"id\":\"x\",\"title\":\"a\\nER  - \\r\\n} \\\\input{x} \\u2028b\\u0085c\\u0000d ~^#$&_\","
      "\"url\":\"https://e.example/}\\\\{\",\"authors\":[{\"name\":\"A, B, C, D\"},{\"name\":\"{ "
      "AND }\"}],"
      "\"_dateline\":{\"places\":[\"p\\nTY  - X\"]}}]");
  const std::string entry = text_of(engine, "bibtex");
  EXPECT_NE(entry.find("title = {{a ER - {\\textbraceright} {\\textbackslash}input"
                       "{\\textbraceleft}x{\\textbraceright} b c d "
                       "{\\textasciitilde}{\\textasciicircum}\\#\\$\\&\\_}}"),
            std::string::npos)
      << entry;
  EXPECT_NE(entry.find("author = {{A, B, C, D} and "
                       "{{\\textbraceleft} AND {\\textbraceright}}}"),
            std::string::npos)
      << entry;
  EXPECT_NE(entry.find("url = {https://e.example/%7d%5c%7b}"), std::string::npos) << entry;
  EXPECT_EQ(std::count(entry.begin(), entry.end(), '{'),
            std::count(entry.begin(), entry.end(), '}'));
  const std::string record = text_of(engine, "ris");
  EXPECT_NE(record.find("TI  - a ER - } \\input{x} b c d ~^#$&_\r\n"), std::string::npos) << record;
  EXPECT_EQ(std::count(record.begin(), record.end(), '\n'), 8) << record;
  EXPECT_EQ(read_back(text_of(engine, "json"))[0].title, engine.archive().title(0));
}

TEST(Export, KeysAreUniqueAndDoNotDependOnTheOthers) {
  Release release;
  release.id = "costarring";  // these two have the same FNV-1a
  Release other;
  other.id = "liquid";
  std::string alone, both;
  StringTable one, two;
  append_bibtex(alone, other, one);
  append_bibtex(both, release, two);
  append_bibtex(both, other, two);
  EXPECT_EQ(two.size(), 2u);
  EXPECT_NE(two[0], two[1]);
  EXPECT_EQ(std::string(two[1]), std::string(one[0]) + "-1");
}

TEST(Export, IsOfTheRequestWhateverItsPage) {
  std::string items;
  for (int i = 0; i < 250; ++i) {
    items += (i == 0 ? "" : ",") + (R"({"id":")" + std::to_string(i)) +
             R"(","title":"flood","_dateline":{"places":[")" + (i % 2 == 0 ? "Cuba" : "Haiti") +
             "\"]}}";
  }
  const Engine engine = open("[" + items + "]");
  const Result<Export> file =
      export_releases(engine, parse_request("q=flood&place=Cuba&page=3&size=10").value(), "json");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->releases, 125u);
  EXPECT_EQ(file->total, 125u);
  EXPECT_EQ(read_back(file->text).size(), 125u);
}

TEST(Export, EndsAtItsLimitAndSaysSo) {
  std::string items;
  for (std::uint32_t i = 0; i < max_export_releases + 5; ++i)
    items += (i == 0 ? "" : ",") + (R"({"id":")" + std::to_string(i)) + R"(","title":"t"})";
  const Result<Export> many = export_releases(open("[" + items + "]"), {}, "ris");
  ASSERT_TRUE(many);
  EXPECT_EQ(many->releases, max_export_releases);
  EXPECT_EQ(many->total, max_export_releases + 5);

  const std::string megabyte(1 << 20, 'x');
  items.clear();
  for (int i = 0; i < 40; ++i)
    items += (i == 0 ? "" : ",") + (R"({"id":")" + std::to_string(i)) +
             R"(","title":"t","content_text":")" + megabyte + "\"}";
  const Engine large = open("[" + items + "]");
  for (const char* format : {"csv", "json"}) {
    const Result<Export> file = export_releases(large, {}, format);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->releases, 31u);
    EXPECT_EQ(file->total, 40u);
    EXPECT_LE(file->text.size(), max_export_bytes);
  }
  EXPECT_EQ(read_back(text_of(large, "json")).size(), 31u);
}

TEST(Export, OtherFormatsAreRefused) {
  const Engine engine = open("[]");
  for (const char* format : {"", "CSV", "xml", "csv "}) {
    const Result<Export> file = export_releases(engine, {}, format);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::bad_request);
  }
}

TEST(Export, AsJsonForTheBrowser) {
  EXPECT_EQ(to_json(Export{"a\r\n", 1, 2}), R"({"releases":1,"total":2,"text":"a\u000d\n"})");
}

}  // namespace
}  // namespace dateline
