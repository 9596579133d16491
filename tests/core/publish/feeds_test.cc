#include "publish/feeds.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "core/publish/publish_input.h"

namespace dateline {
namespace {

const std::string items = R"(
  {"id":"one","url":"https://example.org/one","title":"Tea < coffee & \"milk\"",
   "summary":"In <b> short","content_text":"First.\n\nSecond <i>.","date_published":"2021-08-17",
   "language":"en","tags":["Health"],"authors":[{"name":"Ana"}],
   "image":"https://example.org/a.png",
   "_dateline":{"places":["Haiti"],"source":"PAHO"}},
  {"id":"deux","title":"Août","content_text":"Le texte.","date_published":"2021-08",
   "language":"fr","_dateline":{"places":["Haïti"],"source":"PAHO","translation_of":"one"}},
  {"id":"gone","url":"https://example.org/gone","title":"Secret","content_text":"Secret",
   "date_published":"2019-01-01","date_modified":"2021-12-01","language":"es",
   "_dateline":{"status":"withdrawn","note":"Por error."}},
  {"id":"later","title":"Embargoed","content_text":"Embargoed","date_published":"2021-09-01",
   "_dateline":{"places":["Cuba"],"status":"embargoed","embargo_until":"2022-01-01T00:00:01Z"}},
  {"id":"over","title":"Was embargoed","content_text":"Now open.","date_published":"2021-07-01",
   "_dateline":{"status":"embargoed","embargo_until":"2022-01-01T00:00:00Z"}})";

FeedsOptions options() {
  FeedsOptions all;
  all.base_url = "https://example.org/news/";
  all.now = new_year_2022;
  return all;
}

MemoryFolder write(const std::string& json, const FeedsOptions& feeds = options(),
                   const EarlierPaths& earlier = {}) {
  MemoryFolder folder;
  EXPECT_TRUE(
      write_feeds({"News", "", "en", ""}, releases_of(json), feeds, earlier, folder.output()));
  return folder;
}

pugi::xml_document parse(const std::string& xml) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(xml.c_str());
  EXPECT_TRUE(result) << result.description();
  return document;
}

std::vector<std::string> titles(const std::string& xml) {
  std::vector<std::string> list;
  const pugi::xml_document document = parse(xml);
  for (const pugi::xml_node item : document.child("rss").child("channel").children("item"))
    list.emplace_back(item.child("title").text().get());
  return list;
}

using Titles = std::vector<std::string>;

TEST(Feeds, RssSaysWhatTheReleaseSays) {
  const MemoryFolder folder = write(items);
  const pugi::xml_document document = parse(folder.files.at("rss/place/haiti.xml"));
  const pugi::xml_node channel = document.child("rss").child("channel");
  const auto text = [](pugi::xml_node node, const char* name) {
    return std::string(node.child(name).text().get());
  };
  EXPECT_EQ(text(channel, "title"), "Haiti · News");
  EXPECT_EQ(text(channel, "link"), "https://example.org/news/");
  EXPECT_EQ(text(channel, "language"), "en");
  EXPECT_EQ(text(channel, "lastBuildDate"), "Tue, 17 Aug 2021 12:00:00 +0000");
  EXPECT_STREQ(channel.child("atom:link").attribute("href").value(),
               "https://example.org/news/rss/place/haiti.xml");
  const pugi::xml_node item = channel.child("item");
  EXPECT_EQ(text(item, "title"), "Tea < coffee & \"milk\"");
  EXPECT_EQ(text(item, "link"), "https://example.org/one");
  EXPECT_EQ(text(item, "guid"), "one");
  EXPECT_STREQ(item.child("guid").attribute("isPermaLink").value(), "false");
  EXPECT_EQ(text(item, "pubDate"), "Tue, 17 Aug 2021 12:00:00 +0000");
  EXPECT_EQ(text(item, "description"), "In &lt;b&gt; short");  // HTML, whose text is "In <b> short"
  EXPECT_EQ(text(item, "content:encoded"), "<p>First.</p>\n<p>Second &lt;i&gt;.</p>\n");
  EXPECT_EQ(text(item, "dc:creator"), "Ana");
  EXPECT_EQ(text(item, "dc:publisher"), "PAHO");
  EXPECT_EQ(text(item, "dc:language"), "en");
  EXPECT_EQ(text(item, "category"), "Health");
  EXPECT_STREQ(item.find_child_by_attribute("category", "domain", "place").text().get(), "Haiti");
  EXPECT_STREQ(item.child("media:content").attribute("url").value(), "https://example.org/a.png");
  EXPECT_FALSE(item.next_sibling("item"));
}

TEST(Feeds, AMonthIsNoDay) {
  const MemoryFolder folder = write(items);
  const pugi::xml_document document = parse(folder.files.at("rss/place/haiti-2.xml"));
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  EXPECT_STREQ(item.child("title").text().get(), "Août");
  EXPECT_FALSE(item.child("pubDate"));
  EXPECT_STREQ(item.child("dc:date").text().get(), "2021-08");
}

TEST(Feeds, AreNewestFirstWithoutWhatIsEmbargoed) {
  const MemoryFolder folder = write(items);
  EXPECT_EQ(titles(folder.files.at("rss/all.xml")),
            (Titles{"Retirado", "Tea < coffee & \"milk\"", "Août", "Was embargoed"}));
  EXPECT_FALSE(folder.files.contains("rss/place/cuba.xml"));
  for (const auto& [path, contents] : folder.files) {
    EXPECT_EQ(contents.find("Embargoed"), std::string::npos) << path;
    EXPECT_EQ(contents.find("Secret"), std::string::npos) << path;
  }
  FeedsOptions second_later = options();
  second_later.now = new_year_2022 + 1;
  EXPECT_TRUE(write(items, second_later).files.contains("rss/place/cuba.xml"));
}

TEST(Feeds, AWithdrawnReleaseKeepsItsIdAndHasItsNotice) {
  const std::string xml = write(items).files.at("rss/language/es.xml");
  const pugi::xml_document document = parse(xml);
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  EXPECT_STREQ(item.child("guid").text().get(), "gone");
  EXPECT_STREQ(item.child("title").text().get(), "Retirado");
  EXPECT_STREQ(item.child("description").text().get(), "Por error.");
}

TEST(Feeds, JsonFeedIsReadBack) {
  const std::string json = write(items).files.at("json/all.json");
  const ReadFeed feed = read(json);
  ASSERT_TRUE(feed.report) << feed.report.error().message;
  EXPECT_TRUE(feed.report->diagnostics.empty());
  EXPECT_EQ(feed.report->title, "News");
  EXPECT_NE(json.find("\"feed_url\":\"https://example.org/news/json/all.json\""),
            std::string::npos);
  ASSERT_EQ(feed.archive.size(), 4u);
  const std::uint32_t one = feed.archive.find("one"), gone = feed.archive.find("gone"),
                      over = feed.archive.find("over");
  EXPECT_EQ(feed.archive.title(one), "Tea < coffee & \"milk\"");
  EXPECT_EQ(feed.archive.text(one), "First.\n\nSecond <i>.");
  EXPECT_EQ(feed.archive.group(one), feed.archive.group(feed.archive.find("deux")));
  EXPECT_EQ(feed.archive.status(gone), Status::withdrawn);
  EXPECT_EQ(feed.archive.note(gone), "Por error.");
  EXPECT_EQ(feed.archive.status(over), Status::live);
  EXPECT_EQ(to_iso(feed.archive.published(feed.archive.find("deux"))), "2021-08");
}

TEST(Feeds, AreListed) {
  const MemoryFolder folder = write(items);
  const std::string& list = folder.files.at("feeds.json");
  for (const char* line :
       {R"({"title":"News","rss":"rss/all.xml","json":"json/all.json"})",
        R"({"facet":"place","value":"Haïti","title":"Haïti · News","rss":"rss/place/haiti-2.xml",)"
        R"("json":"json/place/haiti-2.json"})",
        R"({"facet":"language","value":"fr","title":"Français · News",)"}) {
    EXPECT_NE(list.find(line), std::string::npos) << line << list;
  }
  // As many as there are files of each kind.
  std::size_t listed = 0;
  for (std::size_t at = 0; (at = list.find("\"rss\":", at)) != std::string::npos; ++at) ++listed;
  EXPECT_EQ(folder.files.size(), 1 + 2 * listed);
}

TEST(Feeds, ValuesKeepTheirFiles) {
  const std::string first = R"({"id":"a","title":"A","_dateline":{"places":["Haïti"]}})";
  const MemoryFolder before = write(first);
  EXPECT_TRUE(before.files.contains("rss/place/haiti.xml"));
  const MemoryFolder after =
      write(first + R"(,{"id":"b","title":"B","_dateline":{"places":["Haiti"]}})", options(),
            before.paths);
  EXPECT_EQ(titles(after.files.at("rss/place/haiti.xml")), Titles{"A"});
  EXPECT_EQ(titles(after.files.at("rss/place/haiti-2.xml")), Titles{"B"});
}

TEST(Feeds, HaveTheNewestOnly) {
  FeedsOptions two = options();
  two.limit = 2;
  EXPECT_EQ(titles(write(items, two).files.at("rss/all.xml")),
            (Titles{"Retirado", "Tea < coffee & \"milk\""}));
}

TEST(Feeds, LinkToPagesWhereThereIsNoOtherLink) {
  FeedsOptions with_pages = options();
  with_pages.pages = {{"one", "https://example.org/news/1"},
                      {"deux", "https://example.org/news/2"}};
  const MemoryFolder folder = write(items, with_pages);
  EXPECT_NE(folder.files.at("rss/place/haiti.xml").find("<link>https://example.org/one</link>"),
            std::string::npos);
  EXPECT_NE(
      folder.files.at("rss/place/haiti-2.xml").find("<link>https://example.org/news/2</link>"),
      std::string::npos);
}

TEST(Feeds, AnErrorEndsTheWork) {
  int calls = 0;
  const Result<bool> written =
      write_feeds({}, releases_of(items), options(), {}, [&](const PublishedFile&) -> Result<bool> {
        if (++calls == 3) return Error{ErrorCode::io, "full"};
        return true;
      });
  EXPECT_FALSE(written);
  EXPECT_EQ(calls, 3);
}

TEST(Feeds, AReleaseIsInABoundedNumber) {
  std::string places = "\"P0\"";
  for (int i = 1; i < 1000; ++i) places += ",\"P" + std::to_string(i) + "\"";
  const MemoryFolder folder =
      write(R"({"id":"a","title":"A","_dateline":{"places":[)" + places + "]}}");
  EXPECT_EQ(folder.files.size(), 1u + 2 + 2 * 20);
  EXPECT_TRUE(folder.files.contains("rss/place/p19.xml"));
}

TEST(Feeds, OfNothingAreEmpty) {
  const MemoryFolder folder = write("");
  EXPECT_EQ(folder.files.size(), 3u);
  EXPECT_EQ(titles(folder.files.at("rss/all.xml")), Titles{});
}

}  // namespace
}  // namespace dateline
