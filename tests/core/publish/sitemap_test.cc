#include "publish/sitemap.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "core/publish/publish_input.h"

namespace dateline {
namespace {

const std::string items = R"(
  {"id":"en","title":"One","language":"en","date_published":"2021-08-01",
   "date_modified":"2021-09-01"},
  {"id":"es","title":"Uno","language":"es","date_published":"2021-08",
   "_dateline":{"translation_of":"en"}},
  {"id":"gone","url":"https://example.org/the-gone-release","date_published":"2020-01-01",
   "language":"fr","_dateline":{"status":"withdrawn","translation_of":"en"}},
  {"id":"elsewhere","url":"https://example.com/the-other-release","title":"Two"})";

MemoryFolder write(const SiteOptions& options, const SitemapLimits& limits = {}) {
  const TestSite test(items, options);
  MemoryFolder folder;
  EXPECT_TRUE(write_sitemap(*test.site, folder.output(), limits));
  return folder;
}

// Address -> what it has of a child or, of its links, "language address".
std::map<std::string, std::vector<std::string>> parse(const std::string& xml) {
  std::map<std::string, std::vector<std::string>> urls;
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str()));
  for (const pugi::xml_node url : document.first_child().children()) {
    std::vector<std::string>& all = urls[url.child("loc").text().get()];
    if (url.child("lastmod")) all.emplace_back(url.child("lastmod").text().get());
    for (const pugi::xml_node link : url.children("xhtml:link")) {
      all.push_back(std::string(link.attribute("hreflang").value()) + " " +
                    link.attribute("href").value());
    }
  }
  return urls;
}

TEST(Sitemap, NamesPagesTheirLastChangeAndTheirLanguages) {
  const std::string base = "https://example.org/news/";
  const std::vector<std::string> languages = {"en " + base + "2021/08/one.html",
                                              "es " + base + "2021/08/uno.html",
                                              "x-default " + base + "2021/08/one.html"};
  std::vector<std::string> one = languages, uno = languages;
  one.insert(one.begin(), "2021-09-01");
  uno.insert(uno.begin(), "2021-08");
  const auto urls = parse(write(site_options()).files.at("sitemap.xml"));
  EXPECT_EQ(urls, (std::map<std::string, std::vector<std::string>>{
                      {base, {}},
                      {base + "2021/", {}},
                      {base + "2021/08/", {}},
                      {base + "undated/", {}},
                      {base + "2021/08/one.html", one},
                      {base + "2021/08/uno.html", uno},
                      {base + "undated/the-other-release.html", {}},
                  }));
}

TEST(Sitemap, LeavesOutWhatIsFirstElsewhere) {
  SiteOptions options = site_options();
  options.canonical_is_original = true;
  const auto urls = parse(write(options).files.at("sitemap.xml"));
  EXPECT_FALSE(urls.contains("https://example.org/news/undated/the-other-release.html"));
  EXPECT_TRUE(urls.contains("https://example.org/news/2021/08/one.html"));
}

TEST(Sitemap, IsSplitByUrlsAndByBytes) {
  for (const SitemapLimits limits : {SitemapLimits{3, 1 << 20}, SitemapLimits{100, 300}}) {
    const MemoryFolder folder = write(site_options(), limits);
    std::map<std::string, std::vector<std::string>> all;
    const auto index = parse(folder.files.at("sitemap.xml"));
    EXPECT_EQ(index.size(), folder.files.size() - 1);
    for (const auto& [address, none] : index) {
      const std::string& xml = folder.files.at(address.substr(address.rfind('/') + 1));
      EXPECT_LE(parse(xml).size(), limits.urls);
      all.merge(parse(xml));
    }
    EXPECT_EQ(all, parse(write(site_options()).files.at("sitemap.xml")));
  }
}

}  // namespace
}  // namespace dateline
