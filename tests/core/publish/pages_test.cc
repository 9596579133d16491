// The pages as what they are read as: parsed again, they hold our elements and the release's text.

#include "publish/pages.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <pugixml.hpp>
#include <set>

#include "base/json_writer.h"
#include "core/feed/json_checker.h"
#include "core/publish/publish_input.h"
#include "publish/pages_css.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Every page is well-formed XML, too, which is stricter than HTML.
pugi::xml_document parse(const std::string& html) {
  pugi::xml_document document;
  const auto options = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result = document.load_string(html.c_str(), options);
  EXPECT_TRUE(result) << result.description() << "\n" << html;
  return document;
}

struct Part {
  pugi::xml_node node;
  std::string text() const {
    std::string all;
    for (const pugi::xpath_node each : node.select_nodes(".//text()")) all += each.node().value();
    return all;
  }
};

std::vector<std::string> texts(const pugi::xml_document& page, const std::string& xpath) {
  std::vector<std::string> all;
  for (const pugi::xpath_node each : page.select_nodes(xpath.c_str())) {
    all.push_back(each.attribute() ? each.attribute().value() : Part{each.node()}.text());
  }
  return all;
}

std::string text(const pugi::xml_document& page, const std::string& xpath) {
  const std::vector<std::string> all = texts(page, xpath);
  EXPECT_EQ(all.size(), 1u) << xpath;
  return all.empty() ? "" : all[0];
}

using Texts = std::vector<std::string>;

const std::string items = R"(
  {"id":"en","url":"https://example.org/a-full-release","title":"Tea < coffee","summary":"A lead.",
   "content_text":"Geneva – First.\n\nSecond.","date_published":"2021-08-17",
   "date_modified":"2021-09","language":"en","tags":["Health"],"authors":[{"name":"Ana"}],
   "image":"https://example.org/a.png",
   "_dateline":{"places":["Haiti","Cuba"],"source":"PAHO","dateline":"Geneva",
                "status":"corrected","note":"The date was wrong."}},
  {"id":"es","title":"Té","content_text":"Texto.","date_published":"2021-08","language":"es",
   "image":"http://example.org/b.png","_dateline":{"source":"PAHO","translation_of":"en"}},
  {"id":"gone","url":"https://example.org/the-gone-release","title":"Secret",
   "content_text":"Secret","date_published":"2020-05-02","language":"fr",
   "_dateline":{"status":"withdrawn","note":"Par erreur."}},
  {"id":"ar","title":"بيان صحفي","content_text":"نص","date_published":"2019","language":"ar"})";

const std::string english = "2021/08/a-full-release.html", spanish = "2021/08/te.html";

TEST(Pages, AreThese) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  std::set<std::string> paths;
  for (const auto& [path, contents] : folder.files) {
    const bool arabic = path.starts_with("2019/release-");
    paths.insert(arabic ? "2019/release.html" : path);
  }
  EXPECT_EQ(paths,
            (std::set<std::string>{"index.html", "dateline.css", "sitemap.xml", "2021/index.html",
                                   "2021/08/index.html", english, spanish, "2020/index.html",
                                   "2020/05/index.html", "2020/05/the-gone-release.html",
                                   "2019/index.html", "2019/release.html"}));
  EXPECT_EQ(folder.paths.at("en"), english);
}

TEST(Pages, AReleaseIsThereInFull) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  const pugi::xml_document page = parse(folder.files.at(english));
  EXPECT_EQ(text(page, "/html/@lang"), "en");
  EXPECT_EQ(text(page, "//title"), "Tea < coffee · Newsroom");
  EXPECT_EQ(text(page, "//h1"), "Tea < coffee");
  EXPECT_EQ(text(page, "//article/p[@part='meta']"), "17 August 2021 · Haiti, Cuba");
  EXPECT_EQ(text(page, "//article//time/@datetime"), "2021-08-17");
  EXPECT_EQ(text(page, "//p[@part='note']"), "Corrected The date was wrong.");
  EXPECT_EQ(text(page, "//p[@part='lead']"), "A lead.");
  EXPECT_EQ(texts(page, "//div[@part='text']/p"), (Texts{"Geneva – First.", "Second."}));
  EXPECT_EQ(text(page, "//img/@src"), "https://example.org/a.png");
  EXPECT_EQ(text(page, "//a[@part='link original']/@href"), "https://example.org/a-full-release");
  EXPECT_EQ(text(page, "//p[@part='translations']/a/@href"), "../../2021/08/te.html");
  EXPECT_EQ(texts(page, "//nav[@class='crumbs']//a"), (Texts{"Newsroom", "2021", "August 2021"}));
  EXPECT_EQ(texts(page, "//nav[@class='crumbs']//a/@href"),
            (Texts{"../../", "../../2021/", "../../2021/08/"}));
  EXPECT_EQ(text(page, "//link[@rel='canonical']/@href"), "https://example.org/news/" + english);
  EXPECT_EQ(texts(page, "//link[@hreflang]/@hreflang"), (Texts{"en", "es", "x-default"}));
  EXPECT_EQ(texts(page, "//meta[@name='robots']"), Texts{});
}

TEST(Pages, TellSearchEnginesOfIt) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  const std::string json = text(parse(folder.files.at(english)), "//script");
  EXPECT_TRUE(JsonChecker::accepts(json, 10)) << json;
  for (
      const char* member :
      {R"("@type":"NewsArticle","headline":"Tea \u003c coffee")", R"("datePublished":"2021-08-17")",
       R"("dateModified":"2021-09")", R"("inLanguage":"en")", R"("dateline":"Geneva")",
       R"("author":[{"@type":"Person","name":"Ana"}])",
       R"("publisher":[{"@type":"Organization","name":"PAHO"}])", R"("keywords":["Health"])",
       R"("workTranslation":[{"@type":"NewsArticle","url":"https://example.org/news/2021/08/te.html")"}) {
    EXPECT_NE(json.find(member), std::string::npos) << member << "\n" << json;
  }
  const std::string translation = text(parse(folder.files.at(spanish)), "//script");
  for (const char* member : {R"("datePublished":"2021-08","inLanguage":"es")",
                             R"("author":[{"@type":"Organization","name":"PAHO"}])",
                             R"("translationOfWork":{"@type":"NewsArticle","url":)"}) {
    EXPECT_NE(translation.find(member), std::string::npos) << member << "\n" << translation;
  }
}

TEST(Pages, SpeakTheLanguageOfTheRelease) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  const pugi::xml_document page = parse(folder.files.at(spanish));
  EXPECT_EQ(text(page, "/html/@lang"), "es");
  EXPECT_EQ(text(page, "//article/p[@part='meta']"), "agosto de 2021");  // and never a day
  EXPECT_EQ(texts(page, "//img"), Texts{});                              // it is not https
  const pugi::xml_document arabic = parse(folder.files.at(folder.paths.at("ar")));
  EXPECT_EQ(text(arabic, "/html/@lang"), "en");  // there are no Arabic words
  EXPECT_EQ(text(arabic, "//article/div/@dir"), "rtl");
}

TEST(Pages, AWithdrawnReleaseIsItsNotice) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  const pugi::xml_document page = parse(folder.files.at("2020/05/the-gone-release.html"));
  EXPECT_EQ(text(page, "//h1"), "Ce communiqué a été retiré par son éditeur");
  EXPECT_EQ(text(page, "//p[@part='note']"), "Retiré Par erreur.");
  EXPECT_EQ(text(page, "//meta[@name='robots']/@content"), "noindex");
  EXPECT_EQ(texts(page, "//script"), Texts{});
  for (const auto& [path, contents] : folder.files) {
    EXPECT_EQ(contents.find("Secret"), std::string::npos) << path;
  }
}

TEST(Pages, ListsShowEachReleaseOnce) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  const pugi::xml_document front = parse(folder.files.at("index.html"));
  EXPECT_EQ(text(front, "//h1"), "Newsroom");
  EXPECT_EQ(text(front, "//p[@part='scope']"), "3 releases, 2019 to 17 August 2021");
  EXPECT_EQ(texts(front, "//h3"),
            (Texts{"Tea < coffee", "This release was withdrawn by its publisher", "بيان صحفي"}));
  EXPECT_EQ(texts(front, "//nav[@class='years']//a"), (Texts{"2021", "2020", "2019"}));
  EXPECT_EQ(texts(front, "//nav[@class='years']//a/@href"), (Texts{"2021/", "2020/", "2019/"}));
  const pugi::xml_document month = parse(folder.files.at("2021/08/index.html"));
  EXPECT_EQ(text(month, "//h1"), "August 2021");
  EXPECT_EQ(texts(month, "//li[@part='hit']//p[@part='translations']/a"), Texts{"Español"});
  EXPECT_EQ(texts(month, "//nav[@class='neighbours']//a/@href"), Texts{"../../2020/05/"});
  const pugi::xml_document year = parse(folder.files.at("2019/index.html"));
  EXPECT_EQ(texts(year, "//h3"), Texts{"بيان صحفي"});
}

TEST(Pages, AYearShowsAFewOfEachMonth) {
  std::string many;
  for (int i = 0; i < 7; ++i) {
    many += many.empty() ? "" : ",";
    many += R"({"id":"r)" + std::to_string(i) + R"(","title":"T","date_published":"2021-08-01"})";
  }
  const MemoryFolder folder = TestSite(many, site_options()).write();
  const pugi::xml_document year = parse(folder.files.at("2021/index.html"));
  EXPECT_EQ(texts(year, "//h3").size(), 5u);
  EXPECT_EQ(text(year, "//section/p/a"), "All of August 2021");
  EXPECT_EQ(texts(parse(folder.files.at("2021/08/index.html")), "//h2").size(), 7u);
}

TEST(Pages, CanonicalMayBeTheOriginal) {
  SiteOptions options = site_options();
  options.canonical_is_original = true;
  const MemoryFolder folder = TestSite(items, options).write();
  const pugi::xml_document page = parse(folder.files.at(english));
  EXPECT_EQ(text(page, "//link[@rel='canonical']/@href"), "https://example.org/a-full-release");
  EXPECT_EQ(texts(page, "//link[@hreflang]"), Texts{});
}

// Every link between pages leads to a file that is there, every file can be reached.
TEST(Pages, LinksLeadSomewhere) {
  const MemoryFolder folder = TestSite(items, site_options()).write();
  std::set<std::string> reached = {"index.html", "sitemap.xml"};
  for (const auto& [path, contents] : folder.files) {
    if (!path.ends_with(".html")) continue;
    const pugi::xml_document page = parse(contents);
    for (const std::string& link : texts(page, "//a/@href | //link[@rel='stylesheet']/@href")) {
      if (link.starts_with("https:")) continue;
      fs::path target = (fs::path(path).parent_path() / link).lexically_normal();
      if (link.ends_with("/")) target = (target / "index.html").lexically_normal();
      EXPECT_TRUE(folder.files.contains(target.string())) << path << " -> " << link;
      reached.insert(target.string());
    }
  }
  for (const auto& [path, contents] : folder.files) EXPECT_TRUE(reached.contains(path)) << path;
}

TEST(Pages, OfNothingAreAFrontPage) {
  const MemoryFolder folder = TestSite("", site_options()).write();
  EXPECT_EQ(folder.files.size(), 3u);
  EXPECT_EQ(text(parse(folder.files.at("index.html")), "//h1"), "Newsroom");
}

// Our own list, and where it is beside the project the Big List of Naughty Strings
// (https://github.com/minimaxir/big-list-of-naughty-strings).
std::vector<std::string> hostile_strings() {
  std::vector<std::string> strings = {
      "<script>alert(1)</script>",
      "</title><script>alert(1)</script>",
      "</script><script>alert(1)</script>",
      "<!--<script>",
      "]]>",
      "\" onmouseover=\"alert(1)",
      "' onmouseover='alert(1)",
      "<img src=x onerror=alert(1)>",
      "&lt;b&gt; &#60;b&#62; &amp;",
      "</style><style>*{}",
      "javascript:alert(1)",
      "\xe2\x80\xae"
      "evil",
      "a\xe2\x80\xa8"
      "b",
      "${7*7}{{7*7}}",
      std::string("nul\0in", 6),
      "<p/><br/></body></html>",
  };
  const fs::path blns = fs::path(DATELINE_ROOT) / "../shared/feeds/blns/blns.txt";
  if (!fs::is_regular_file(blns)) {
    std::printf("[   NOTE   ] blns is not beside the project: its strings are not tried.\n");
    return strings;
  }
  std::string line;
  for (const char c : read_file(blns.string())) {
    if (c != '\n') {
      line += c;
      continue;
    }
    if (!line.empty() && line[0] != '#') strings.push_back(line);
    line.clear();
  }
  return strings;
}

std::string item_of(const std::string& hostile, std::size_t number) {
  JsonWriter json;
  json.begin_object().key("id").string(hostile + std::to_string(number));
  for (const char* name : {"title", "summary", "content_text", "language"}) {
    json.key(name).string(hostile);
  }
  json.key("date_published").string("2021-08-17");
  json.key("image").string("https://example.org/" + hostile);
  json.key("url").string("https://example.org/" + hostile);
  json.key("tags").begin_array().string(hostile).end_array();
  json.key("authors").begin_array().begin_object().key("name").string(hostile);
  json.end_object().end_array().key("_dateline").begin_object();
  json.key("places").begin_array().string(hostile).end_array();
  json.key("source").string(hostile).key("note").string(hostile);
  json.key("dateline").string(hostile).key("status").string("corrected");
  return std::move(json.end_object().end_object()).take();
}

TEST(Pages, TextNeverBecomesMarkup) {
  const std::set<std::string> elements = {
      "html", "head", "meta", "link",    "title",  "script",  "body",   "main", "nav",
      "ol",   "li",   "a",    "article", "header", "footer",  "p",      "span", "time",
      "div",  "h1",   "h2",   "h3",      "ul",     "section", "strong", "img"};
  const std::set<std::string> attributes = {
      "lang",    "charset",        "name",     "content",         "property",   "rel",
      "href",    "type",           "hreflang", "title",           "part",       "data-theme",
      "class",   "aria-label",     "dir",      "datetime",        "src",        "alt",
      "loading", "referrerpolicy", "id",       "aria-labelledby", "data-status"};
  std::size_t number = 0, pages = 0;
  for (const std::string& hostile : hostile_strings()) {
    SiteOptions options = site_options();
    options.title = hostile;
    options.language = hostile;
    const MemoryFolder folder = TestSite(item_of(hostile, ++number), options).write();
    for (const auto& [path, contents] : folder.files) {
      for (const char c : path) {
        EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
                    c == '.')
            << path;
      }
      if (!path.ends_with(".html")) continue;
      ++pages;
      const pugi::xml_document page = parse(contents);
      for (const pugi::xpath_node each : page.select_nodes("//*")) {
        EXPECT_TRUE(elements.contains(each.node().name())) << each.node().name() << hostile;
      }
      for (const pugi::xpath_node each : page.select_nodes("//@*")) {
        EXPECT_TRUE(attributes.contains(each.attribute().name())) << each.attribute().name();
        const std::string value = each.attribute().value();
        const std::string name = each.attribute().name();
        if (name == "href" || name == "src") {
          EXPECT_FALSE(value.starts_with("javascript:")) << value;
        }
      }
      const Texts scripts = texts(page, "//script");
      EXPECT_LE(scripts.size(), 1u);
      for (const std::string& script : scripts) {
        EXPECT_EQ(script.find('<'), std::string::npos);
        EXPECT_TRUE(JsonChecker::accepts(script, 10)) << script;
      }
      EXPECT_LE(texts(page, "//img").size(), 1u);
    }
  }
  EXPECT_GE(pages, 4 * 16u);
}

// The style sheet is the element's, whole, and ours behind it.
TEST(PagesCss, SaysAllThatTheElementsSays) {
  const auto without_comments = [](std::string css) {
    for (std::size_t at; (at = css.find("/*")) != std::string::npos;) {
      css.erase(at, css.find("*/", at) + 2 - at);
    }
    std::erase_if(css, [](char c) { return c == ' ' || c == '\n'; });
    return css;
  };
  const std::string element =
      without_comments(read_file(DATELINE_ROOT "/web/src/styles/archive.css"));
  const std::string ours = without_comments(read_file(DATELINE_ROOT "/core/publish/pages.css"));
  EXPECT_GT(element.size(), 5000u);
  EXPECT_GT(ours.size(), 500u);
  EXPECT_EQ(without_comments(std::string(pages_css)), element + ours);
}

}  // namespace
}  // namespace dateline
