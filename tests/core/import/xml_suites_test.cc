// Feeds with the items that are expected of them, where they are beside the project: those of
// gofeed (https://github.com/mmcdole/gofeed) and rss-parser (https://github.com/rbren/rss-parser).

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/feed/feed_input.h"
#include "date/feed_date.h"
#include "import/encoding.h"
#include "import/url.h"
#include "import/xml_feed.h"
#include "text/html_to_text.h"
#include "text/utf8.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Json = simdjson::dom::element;

// The folder of that name beside the project, or nothing where it is not there.
fs::path shared(const std::string& name) {
  const fs::path folder = fs::path(DATELINE_ROOT) / "../shared/feeds" / name;
  if (fs::is_directory(folder)) return folder;
  std::printf("[   NOTE   ] %s is not beside the project: its cases are not run.\n", name.c_str());
  return {};
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(Json object, std::string_view name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string trim(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::vector<Json> list_of(Json object, std::string_view name) {
  std::vector<Json> elements;
  simdjson::dom::array array;
  if (object[name].get(array) == simdjson::SUCCESS) elements.assign(array.begin(), array.end());
  return elements;
}

// What is expected of an item.
struct Expected {
  std::string title, link, id;
  std::string published, updated;                  // as the feed writes them
  std::string published_instant, updated_instant;  // the same as RFC 3339
};

// gofeed has three forms: of RSS, of Atom, and what it makes of both.
Expected gofeed_item(Json item) {
  Expected expected;
  expected.title = text_of(item, "title");
  expected.link = text_of(item, "link");
  expected.id = text_of(item, "guid") + text_of(item, "id");
  Json guid;
  if (item["guid"].get(guid) == simdjson::SUCCESS) expected.id += text_of(guid, "value");
  if (expected.link.empty()) expected.link = text_of(item, "url");  // of JSON
  if (expected.link.empty()) {
    for (const Json link : list_of(item, "links")) {
      if (link.is_string()) continue;
      if (expected.link.empty() && text_of(link, "rel") == "alternate")
        expected.link = text_of(link, "href");
    }
  }
  expected.published = text_of(item, "published") + text_of(item, "pubDate");
  expected.published_instant = text_of(item, "publishedParsed") + text_of(item, "pubDateParsed");
  expected.updated = text_of(item, "updated");
  expected.updated_instant = text_of(item, "updatedParsed");
  return expected;
}

Expected rss_parser_item(Json item) {
  Expected expected;
  expected.title = text_of(item, "title");
  expected.link = text_of(item, "link");
  expected.id = text_of(item, "guid") + text_of(item, "id");
  expected.published = text_of(item, "pubDate");
  expected.published_instant = text_of(item, "isoDate");
  return expected;
}

// Where we differ by intent, as "file member".
const std::set<std::string> differences = {
    // dc:date is the date of publication; gofeed takes it for that of the last change as well.
    "dublincore_item_fields.xml updated",
    "feed_item_fallbacks_-_rss_channel_item_extensions.xml updated",
    // An id is compared, not followed: it is not resolved against xml:base.
    "entry_id_xml_base.xml id",
    // An id is no place for markup.
    "rss_channel_item_guid_naked_markup.xml id",
};

// Whether they are equal, where U+FFFD in `expected` stands for any character: some were made by a
// program that took Latin-1 for UTF-8.
bool agrees(std::string_view text, std::string_view expected) {
  std::size_t at = 0, expected_at = 0;
  while (at < text.size() && expected_at < expected.size()) {
    const char32_t wanted = decode_utf8(expected, expected_at);
    if (decode_utf8(text, at) != wanted && wanted != replacement_character) return false;
  }
  return at == text.size() && expected_at == expected.size();
}

// `raw` is as the feed writes it, or moved to UTC by rss-parser, which tells by the milliseconds;
// then the day may be the one before or after.
void compare_date(Date date, const std::string& raw, const std::string& instant,
                  const std::string& where) {
  if (raw.empty()) return;
  const std::optional<Moment> moment = parse_feed_date(raw);
  ASSERT_TRUE(moment) << where << ": " << raw;
  if (raw.size() == 24 && raw[19] == '.' && raw.ends_with('Z')) {
    EXPECT_LE(std::abs(date.first - moment->day.first), 1) << where << ": " << raw;
  } else {
    EXPECT_EQ(to_iso(date), to_iso(moment->day)) << where;
  }
  if (instant.empty()) return;
  EXPECT_EQ(moment->instant, parse_instant(instant)) << where << ": " << raw;
}

void compare(const Release& release, const Expected& expected, const std::string& file,
             const std::string& where) {
  const std::string title = html_to_text(expected.title);
  EXPECT_TRUE(agrees(release.title, title)) << where << ": " << release.title << ", not " << title;
  // The one feed whose links rss-parser leaves relative is GitHub's.
  EXPECT_EQ(release.url,
            expected.link.empty() ? "" : resolve_url("https://github.com", expected.link))
      << where;
  compare_date(release.published, expected.published, expected.published_instant, where);
  if (!differences.contains(file + " updated")) {
    compare_date(release.modified, expected.updated, expected.updated_instant, where);
  }
  if (!expected.id.empty() && !differences.contains(file + " id")) {
    EXPECT_EQ(release.id, trim(expected.id)) << where;
  }
}

void compare(const std::vector<Release>& releases, const std::vector<Expected>& expected,
             const std::string& name) {
  ASSERT_EQ(releases.size(), expected.size()) << name;
  for (std::size_t i = 0; i < releases.size(); ++i) {
    compare(releases[i], expected[i], name, name + ", item " + std::to_string(i));
  }
}

std::vector<Release> import(const fs::path& path) {
  const Result<Imported> imported = import_xml_feed(read_file(path.string()), {});
  EXPECT_TRUE(imported) << path << ": " << imported.error().message;
  return imported ? imported.value().releases : std::vector<Release>();
}

TEST(XmlSuites, Gofeed) {
  const fs::path folder = shared("gofeed/testdata");
  if (folder.empty()) return;
  int count = 0;
  for (const fs::path& path : files_in(folder)) {
    const fs::path json = fs::path(path).replace_extension(".json");
    if (path.extension() != ".xml" || !fs::exists(json)) continue;
    simdjson::dom::parser parser;
    Json feed;
    ASSERT_FALSE(parser.load(json.string()).get(feed)) << json;
    std::vector<Expected> expected;
    for (const char* name : {"items", "entries"}) {
      for (const Json item : list_of(feed, name)) expected.push_back(gofeed_item(item));
    }
    compare(import(path), expected, path.filename().string());
    ++count;
  }
  EXPECT_GT(count, 500);
}

// Those without expected items, and broken ones.
TEST(XmlSuites, WhatIsThereWithoutExpectation) {
  const fs::path gofeed = shared("gofeed/testdata");
  const fs::path rss_parser = shared("rss-parser/test");
  if (gofeed.empty() || rss_parser.empty()) return;
  const fs::path universal = gofeed / "parser/universal";
  for (const char* name : {"atom03_feed.xml", "atom10_feed.xml", "rdf_feed.xml", "rss_feed.xml",
                           "rss_feed_bom.xml", "rss_feed_leading_spaces.xml"}) {
    const Result<Imported> imported = import_xml_feed(read_file(universal / name), {});
    ASSERT_TRUE(imported) << name;
    EXPECT_TRUE(imported->diagnostics.empty()) << name;
    EXPECT_FALSE(imported->header.title.empty()) << name;
  }
  for (const fs::path& path : {universal / "empty_feed.xml", universal / "unknown_feed.xml",
                               rss_parser / "input/unrecognized.rss"}) {
    EXPECT_FALSE(import_xml_feed(read_file(path), {})) << path;
  }
  EXPECT_EQ(import(rss_parser / "input/itunes-missing-image.rss").size(), 131u);
}

// Files of any kind, JSON among them: an answer for each, whatever it is.
TEST(XmlSuites, EveryFileIsSurvived) {
  for (const char* name : {"gofeed", "rss-parser", "JSONTestSuite", "blns"}) {
    const fs::path folder = shared(name);
    if (folder.empty()) continue;
    for (const fs::path& path : files_in(folder)) {
      const Result<Imported> imported = import_xml_feed(read_file(path.string()), {});
      EXPECT_TRUE(imported || !imported.error().message.empty()) << path;
    }
  }
}

// Whatever is cut off, what came whole before is there, and nothing else changes.
TEST(XmlSuites, CutAnywhere) {
  const fs::path folder = shared("rss-parser/test");
  if (folder.empty()) return;
  for (const char* name : {"rss-1.rss", "heise.atom", "instant-article.rss"}) {
    const std::string bytes = read_file(folder / "input" / name);
    const std::vector<Release> whole = import(folder / "input" / name);
    for (std::size_t size = 1000; size < bytes.size(); size += bytes.size() / 40) {
      const Result<Imported> cut = import_xml_feed(std::string_view(bytes).substr(0, size), {});
      ASSERT_TRUE(cut) << name << " " << size;
      EXPECT_FALSE(cut->diagnostics.empty()) << name << " " << size;
      ASSERT_LE(cut->releases.size(), whole.size());
      for (std::size_t i = 0; i < cut->releases.size(); ++i) {
        EXPECT_EQ(write_item(cut->releases[i]), write_item(whole[i])) << name << " " << size;
      }
    }
  }
}

TEST(XmlSuites, GofeedJson) {
  const fs::path folder = shared("gofeed/testdata");
  if (folder.empty()) return;
  int count = 0;
  for (const fs::path& path : files_in(folder)) {
    fs::path json = path;
    json.replace_filename(path.stem().string() + "_expected.json");
    if (path.extension() != ".json" || !fs::exists(json)) continue;
    simdjson::dom::parser parser;
    Json feed;
    ASSERT_FALSE(parser.load(json.string()).get(feed)) << json;
    std::vector<Expected> expected;
    for (const Json item : list_of(feed, "items")) expected.push_back(gofeed_item(item));
    const FeedInput input(read_file(path.string()));
    ArchiveBuilder builder;
    const Result<FeedReport> report = read_feed(input.view(), {}, builder);
    ASSERT_TRUE(report) << path;
    const auto releases = builder.releases();
    compare({releases.begin(), releases.end()}, expected, path.filename().string());
    ++count;
  }
  EXPECT_GT(count, 4);
}

TEST(XmlSuites, RssParser) {
  const fs::path folder = shared("rss-parser/test");
  if (folder.empty()) return;
  int count = 0;
  for (const fs::path& path : files_in(folder / "input")) {
    const fs::path json = folder / "output" / (path.stem().string() + ".json");
    if (!fs::exists(json)) continue;
    const Result<std::string> text = to_utf8(read_file(json.string()), "");  // one is in Latin-1
    simdjson::dom::parser parser;
    Json feed;
    ASSERT_FALSE(parser.parse(text.value()).get(feed)) << json;
    std::vector<Expected> expected;
    for (const Json item : list_of(feed["feed"].value(), "items"))
      expected.push_back(rss_parser_item(item));
    compare(import(path), expected, path.filename().string());
    ++count;
  }
  EXPECT_GT(count, 25);
}

}  // namespace
}  // namespace dateline
