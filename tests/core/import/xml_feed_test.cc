#include "import/xml_feed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/feed/feed_input.h"

namespace dateline {
namespace {

Imported import(std::string_view text) {
  const Result<Imported> imported = import_xml_feed(text, {});
  EXPECT_TRUE(imported) << imported.error().message;
  return imported ? imported.value() : Imported();
}

Imported import_file(const std::string& name) {
  return import(read_file(DATELINE_ROOT "/tests/data/imports/" + name));
}

std::vector<std::string> items(const Imported& imported) {
  std::vector<std::string> lines;
  for (const Release& release : imported.releases) lines.push_back(write_item(release));
  return lines;
}

// "1 date_published: …" for each.
std::vector<std::string> problems(const Imported& imported) {
  std::vector<std::string> lines;
  for (const Diagnostic& each : imported.diagnostics) {
    lines.push_back(std::to_string(each.item) + " " + each.member + ": " + each.message);
  }
  return lines;
}

std::string rss(std::string_view items, std::string_view channel = "") {
  return std::string("<rss version='2.0'><channel>")
      .append(channel)
      .append(items)
      .append("</channel></rss>");
}

// The only release of an RSS feed with one item.
Release rss_item(std::string_view members, std::string_view channel = "") {
  const Imported imported = import(rss("<item>" + std::string(members) + "</item>", channel));
  EXPECT_EQ(imported.releases.size(), 1u) << members;
  return imported.releases.empty() ? Release() : imported.releases[0];
}

Release atom_entry(std::string_view members) {
  const Imported imported = import("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" +
                                   std::string(members) + "</entry></feed>");
  EXPECT_EQ(imported.releases.size(), 1u) << members;
  return imported.releases.empty() ? Release() : imported.releases[0];
}

using Strings = std::vector<std::string>;

TEST(XmlFeed, Rss2) {
  const Imported imported = import_file("rss2.xml");
  EXPECT_EQ(imported.header.title, "News & releases");
  EXPECT_EQ(imported.header.home_page_url, "https://example.org/news/");
  EXPECT_EQ(imported.header.language, "en-JM");
  const Strings expected = {
      R"({"id":"tag:example.org,2021:1","url":"https://example.org/2021/shelters",)"
      R"("title":"Shelters for displaced families","summary":"What it is about.",)"
      "\"content_text\":\"Kingston – The office\u00a0opened.\\n\\nSecond paragraph.\","
      R"("image":"https://example.org/a.jpg","date_published":"2021-08-17T12:00:00Z",)"
      R"("tags":["Shelter","Migration & climate"],"language":"en-JM",)"
      R"("authors":[{"name":"Jane Doe"},{"name":"John Roe"}],)"
      R"("_dateline":{"source":"The mother office"}})",
      R"({"id":"https://example.org/2021/2","url":"https://example.org/2021/2",)"
      R"("content_text":"First.\n\nSecond.","date_published":"2021-08-01T12:00:00Z",)"
      R"("language":"es","authors":[{"name":"Press office"}],)"
      R"("_dateline":{"date_precision":"month"}})",
      R"({"title":"Café naïve","summary":"A naked word & more",)"
      R"("image":"https://example.org/b.png","language":"en-JM"})",
      R"({"language":"en-JM"})",
  };
  EXPECT_EQ(items(imported), expected);
  EXPECT_EQ(problems(imported),
            Strings({"1 date_published: \"the other day\" in pubDate is no date.",
                     "3 : It has no title, summary, text or link."}));
}

TEST(XmlFeed, Atom10) {
  const Imported imported = import_file("atom10.xml");
  EXPECT_EQ(imported.header.title, "Actualités");
  EXPECT_EQ(imported.header.home_page_url, "https://example.org/fr/");
  EXPECT_EQ(imported.header.language, "fr");
  const Strings expected = {
      R"({"id":"urn:1","url":"https://example.org/fr/2021/un","title":"1 < 2 &amp; <b>",)"
      R"("summary":"Un résumé","content_text":"Un\ndeux\n\n<trois>",)"
      R"("date_published":"2021-08-17T12:00:00Z","date_modified":"2021-09-01T12:00:00Z",)"
      R"("tags":["Abris","eau"],"language":"fr","authors":[{"name":"Le bureau"}],)"
      R"("_dateline":{"source":"Autre bureau"}})",
      R"({"title":"Dlo & manje","content_text":"Premye.\n\nDezyèm.",)"
      R"("date_published":"2021-08-18T12:00:00Z","date_modified":"2021-08-18T12:00:00Z",)"
      R"("language":"ht","authors":[{"name":"Marie"}]})",
  };
  EXPECT_EQ(items(imported), expected);
  EXPECT_EQ(problems(imported), Strings());
}

TEST(XmlFeed, Atom03) {
  const Imported imported = import_file("atom03.xml");
  EXPECT_EQ(items(imported),
            Strings({R"({"id":"tag:1","url":"http://example.org/1","title":"Attention",)"
                     R"("content_text":"Text","date_published":"2003-12-13T12:00:00Z",)"
                     R"("date_modified":"2003-12-14T12:00:00Z"})"}));
}

TEST(XmlFeed, Rss10WithoutExpandingEntities) {
  const Imported imported = import_file("rss10.xml");
  EXPECT_EQ(imported.header.title, "RDF");
  EXPECT_EQ(imported.header.home_page_url, "https://example.org/");
  EXPECT_EQ(items(imported),
            Strings({R"({"id":"https://example.org/1","url":"https://example.org/1",)"
                     R"("title":"Een &c; titel","summary":"Kort.",)"
                     R"("date_published":"2021-08-17T12:00:00Z","language":"nl"})"}));
}

TEST(XmlFeed, BrokenXmlIsReadItemByItem) {
  const Imported imported = import_file("broken.xml");
  EXPECT_EQ(imported.header.title, "Broken");
  EXPECT_EQ(items(imported),
            Strings({R"({"url":"https://example.org/1","title":"Whole"})",
                     R"({"url":"https://example.org/2?a=1&b=2&copy=3","title":"Line break & more",)"
                     R"("content_text":"First\n\nSecond 1 < 2",)"
                     R"("date_published":"2021-08-17T12:00:00Z"})",
                     R"({"url":"https://example.org/3","title":"Not closed"})",
                     R"({"url":"https://example.org/4","title":"Last"})"}));
  const Strings expected = {
      "-1 : The XML is broken in line 10 (Start-end tags mismatch); its items are read one by one.",
      "1 : Its XML is broken (Start-end tags mismatch); what could be read of it is taken.",
      "2 : Its XML is broken (Start-end tags mismatch); what could be read of it is taken.",
  };
  EXPECT_EQ(problems(imported), expected);
}

TEST(XmlFeed, OfACutFileTheLastItemIsLeftOut) {
  const Imported imported = import_file("cut.xml");
  EXPECT_EQ(imported.header.title, "Cut");
  EXPECT_EQ(items(imported), Strings({R"({"title":"One"})", R"({"title":"Two"})"}));
  ASSERT_EQ(imported.diagnostics.size(), 2u);
  EXPECT_EQ(problems(imported)[1], "2 : Left out: the file ends inside of it.");
}

TEST(XmlFeed, Encodings) {
  struct Case {
    const char *file, *feed, *item;
  };
  for (const Case& each : {
           Case{"koi8.xml", "Новости", "Приюты для семей"},
           Case{"gb2312.xml", "新闻", "收容所"},
           Case{"windows1252.xml", "Notícias", "“São José” – €"},
           Case{"utf16.xml", "Español", "Año nuevo"},
           Case{"utf16be_no_mark.xml", "Español", "Año nuevo"},
       }) {
    const Imported imported = import_file(each.file);
    EXPECT_EQ(imported.header.title, each.feed);
    ASSERT_EQ(imported.releases.size(), 1u) << each.file;
    EXPECT_EQ(imported.releases[0].title, each.item);
    EXPECT_EQ(problems(imported), Strings()) << each.file;
  }
  EXPECT_EQ(problems(import_file("unknown_encoding.xml")),
            Strings({"-1 : The encoding \"klingon\" is not known; save the file as UTF-8."}));
  const Imported wrong = import_file("wrong_bytes.xml");
  EXPECT_EQ(wrong.releases[0].title, "Jos\ufffd f");
  ASSERT_EQ(wrong.diagnostics.size(), 1u);
}

TEST(XmlFeed, WhatIsNoFeed) {
  const auto code = [](std::string_view text) {
    const Result<Imported> imported = import_xml_feed(text, {});
    return imported ? "ok" : std::string(to_string(imported.error().code));
  };
  EXPECT_EQ(code(""), "empty");
  EXPECT_EQ(code(" \n\x01 "), "empty");
  EXPECT_EQ(code("\xff\xfe"), "empty");
  EXPECT_EQ(code("text"), "not-a-feed");
  EXPECT_EQ(code("<html><body>rss</body></html>"), "not-a-feed");
  EXPECT_EQ(code("<!-- <rss> -->"), "not-a-feed");
  EXPECT_EQ(code("</rss>"), "not-a-feed");
  EXPECT_EQ(code("{\"version\": \"https://jsonfeed.org/version/1.1\"}"), "not-a-feed");
  EXPECT_EQ(code("<rss/>"), "ok");
  EXPECT_EQ(code("<rss"), "ok");
}

TEST(XmlFeed, JunkBeforeTheFeed) {
  for (const char* junk : {"", "\n\n  ", "\xef\xbb\xbf", "Notice: x<br />", "<p>never closed",
                           "<!DOCTYPE rss [<!ELEMENT rss (channel)> <!ENTITY x '<rss>'>]>",
                           "<?php ?>", "<!-- <rss> -->"}) {
    const Imported imported = import(std::string(junk) + rss("<item><title>T</title></item>"));
    EXPECT_EQ(items(imported), Strings({R"({"title":"T"})"})) << junk;
  }
}

TEST(XmlFeed, TextInEveryPacking) {
  for (const char* title :
       {"A &amp; B c", "A &amp;amp; B&amp;#32;c", "A & B c", "<![CDATA[A & B c]]>",
        "A<b> &amp; B</b> c", "<![CDATA[<p>A &amp;</p>]]> B <![CDATA[c]]>", "&#65; &#x26; B\n c",
        "&lt;p&gt;A &amp; B c", "<div>A &#38;<br/>B</div> c"}) {
    EXPECT_EQ(rss_item(std::string("<title>") + title + "</title>").title, "A & B c") << title;
  }
  EXPECT_EQ(rss_item("<title>&eacute;&nbsp;&unknown;&copy=1</title>").title, "é\u00a0&unknown;©=1");
  EXPECT_EQ(rss_item("<title>1 &lt; 2 <i>&lt;b&gt;</i></title>").title, "1 < 2 <b>");
  EXPECT_EQ(rss_item("<title>a</title><title>b</title>").title, "a");
  EXPECT_EQ(rss_item("<title> </title><title>b</title>").title, "b");
}

TEST(XmlFeed, AtomTexts) {
  const auto title = [](const std::string& element) { return atom_entry(element).title; };
  EXPECT_EQ(title("<title>a &lt; b</title>"), "a < b");
  EXPECT_EQ(title("<title>&lt;b&gt;a&lt;/b&gt;</title>"), "a");
  EXPECT_EQ(title("<title>a &amp;amp; b</title>"), "a & b");
  EXPECT_EQ(title("<title type='text'>&lt;b&gt;a&lt;/b&gt;</title>"), "<b>a</b>");
  EXPECT_EQ(title("<title type='text'>a &amp;amp; b</title>"), "a &amp; b");
  EXPECT_EQ(title("<title type='html'>a &lt;br&gt; b &amp;lt;</title>"), "a b <");
  EXPECT_EQ(title("<title type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>a <x:br/>"
                  "&lt;b&gt;</x:div></title>"),
            "a <b>");
  EXPECT_EQ(title("<title type='xhtml'>a &lt;b&gt;c&lt;/b&gt;</title>"), "a c");
  EXPECT_EQ(title("<title type='application/octet-stream'>w6k=</title>"), "é");
  EXPECT_EQ(title("<title type='image/png'>/////</title>"), "");
}

TEST(XmlFeed, ExtensionsStandIn) {
  const Release all = rss_item(
      "<itunes:title>i</itunes:title><media:title>m</media:title><dc:title>d</dc:title>"
      "<itunes:summary>i</itunes:summary><media:description>m</media:description>"
      "<dc:description>d</dc:description><itunes:author>i</itunes:author><dc:creator>d</dc:creator>"
      "<dcterms:issued>2021-08-17</dcterms:issued><dcterms:modified>2021-08-18</dcterms:modified>"
      "<dc:identifier>x</dc:identifier><itunes:image href='https://example.org/i.png'/>");
  EXPECT_EQ(write_item(all),
            R"({"id":"x","title":"d","summary":"d","image":"https://example.org/i.png",)"
            R"("date_published":"2021-08-17T12:00:00Z","date_modified":"2021-08-18T12:00:00Z",)"
            R"("authors":[{"name":"d"}]})");
  const Release own = rss_item(
      "<dc:title>d</dc:title><title>t</title><dc:date>2020</dc:date><pubDate>2021-08</pubDate>"
      "<dc:date>2019</dc:date><dc:creator>d</dc:creator><author>a (A B)</author>");
  EXPECT_EQ(own.title, "t");
  EXPECT_EQ(to_iso(own.published), "2021-08");
  EXPECT_EQ(own.authors, Strings({"a (A B)"}));
}

TEST(XmlFeed, PrefixesAreWhatTheyAreDeclaredToBe) {
  EXPECT_EQ(rss_item("<x:title xmlns:x=' HTTP://purl.org/dc/elements/1.1 '>d</x:title>").title,
            "d");
  EXPECT_EQ(rss_item("<dc:title xmlns:dc='http://example.org/other'>d</dc:title>").title, "");
  EXPECT_EQ(rss_item("<foo:title>f</foo:title>").title, "");
  EXPECT_EQ(rss_item("<title xmlns='http://example.org/misspelt'>t</title>").title, "t");
  EXPECT_EQ(rss_item("<TITLE>t</TITLE><PubDate>2021</PubDate>").title, "t");
}

TEST(XmlFeed, Links) {
  const auto url = [](const std::string& members, const std::string& channel = "") {
    return rss_item(members, channel).url;
  };
  const std::string home = "<link>https://example.org/news/</link>";
  EXPECT_EQ(url("<link> https://example.org/1\n</link>"), "https://example.org/1");
  EXPECT_EQ(url("<link href='https://example.org/?a=1&amp;copy=2&b=3'/>"),
            "https://example.org/?a=1&copy=2&b=3");
  EXPECT_EQ(url("<link>1</link>"), "1");
  EXPECT_EQ(url("<link>1</link>", home), "https://example.org/news/1");
  EXPECT_EQ(url("<link xml:base='https://example.com/'>1</link>", home), "https://example.com/1");
  EXPECT_EQ(url("<guid>https://example.org/g</guid>"), "https://example.org/g");
  EXPECT_EQ(url("<guid isPermaLink='false'>https://example.org/g</guid>"), "");
  EXPECT_EQ(url("<guid>g</guid>", home), "");
  EXPECT_EQ(url("<guid>https://example.org/g</guid><link>https://example.org/l</link>"),
            "https://example.org/l");
  EXPECT_EQ(url("<atom:link rel='self' href='https://example.org/s'/>"), "");
  EXPECT_EQ(url("<link>https://example.org/l</link>"
                "<atom:link rel='alternate' href='https://example.org/a'/>"),
            "https://example.org/l");
  EXPECT_EQ(atom_entry("<link href='https://example.org/1'/><link href='https://example.org/2'/>"
                       "<link rel='enclosure' href='https://example.org/3'/>")
                .url,
            "https://example.org/1");
}

TEST(XmlFeed, SummaryOrText) {
  const std::string short_text(600, 'x'), long_text(601, 'x');
  EXPECT_EQ(rss_item("<description>" + short_text + "</description>").summary, short_text);
  const Release long_one = rss_item("<description>" + long_text + "</description>");
  EXPECT_EQ(long_one.summary, "");
  EXPECT_EQ(long_one.text, long_text);
  const Release both =
      rss_item("<content:encoded>c</content:encoded><description>" + long_text + "</description>");
  EXPECT_EQ(both.summary, long_text);
  EXPECT_EQ(both.text, "c");
  const Release equal =
      rss_item("<description>c</description><content:encoded>&lt;p&gt;c</content:encoded>");
  EXPECT_EQ(equal.summary, "");
  EXPECT_EQ(equal.text, "c");
}

TEST(XmlFeed, Authors) {
  const auto authors = [](const std::string& members) { return rss_item(members).authors; };
  EXPECT_EQ(authors("<author>a@b.org (Jane Doe)</author>"), Strings({"Jane Doe"}));
  EXPECT_EQ(authors("<author>Jane Doe &lt;a@b.org&gt;</author>"), Strings({"Jane Doe"}));
  EXPECT_EQ(authors("<author>Jane Doe (a@b.org)</author>"), Strings({"Jane Doe"}));
  EXPECT_EQ(authors("<author>a@b.org</author>"), Strings());
  EXPECT_EQ(authors("<author>Jane (Press)</author>"), Strings({"Jane (Press)"}));
  EXPECT_EQ(authors("<author><name>Jane</name><email>a@b.org</email></author>"), Strings({"Jane"}));
  EXPECT_EQ(authors("<author><email>a@b.org</email></author>"), Strings());
}

TEST(XmlFeed, BadAttributesAndBareSignsCostNoOtherItem) {
  const Imported imported =
      import(rss("<item><title>1</title></item>"
                 "<item><title>2</title><enclosure url=x></item>"
                 "<item><title>3 < 4 & <5</title></item>"
                 "<item/><item><title>6</title></item>"));
  Strings titles;
  for (const Release& release : imported.releases) titles.push_back(release.title);
  EXPECT_EQ(titles, Strings({"1", "2", "3 < 4 & <5", "", "6"}));
}

TEST(XmlFeed, ItemsOfOtherVocabulariesAreNone) {
  EXPECT_EQ(rss_item("<x:item xmlns:x='http://example.org/x'>o</x:item><title>T</title>").title,
            "T");
  // Broken, so that items are looked for in the text.
  const Imported imported = import(
      "<rss xmlns:x='http://example.org/x'><channel><item><x:item>o</x:item><title>T<br></title>"
      "</item></channel></rss>");
  ASSERT_EQ(imported.releases.size(), 1u);
  EXPECT_EQ(imported.releases[0].title, "T");
}

// Deep, wide and endless inputs: done in time that grows with their size alone, and without
// recursion.
TEST(XmlFeed, HostileSizes) {
  const auto many = [](std::string_view piece, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text.append(piece);
    return text;
  };
  constexpr int count = 50'000;
  EXPECT_EQ(rss_item("<title>" + many("<a>", count) + "x" + many("</a>", count) + "</title>").title,
            "x");
  EXPECT_EQ(import(rss(many("<item/>", count))).releases.size(), static_cast<std::size_t>(count));
  EXPECT_EQ(rss_item(many("<category>x</category>", count)).topics.size(),
            static_cast<std::size_t>(count));
  for (const char* piece :
       {"<a>", "<item>", "<item", "<!--", "<![CDATA[", "<title>", "<title", "</item>", "&", "&#x",
        "<item><title><![CDATA[", "<media:group>", "<channel>", "<item a=", "<x xmlns:a='b'>"}) {
    const Imported imported = import("<rss><channel>" + many(piece, count));
    EXPECT_LE(imported.releases.size(), static_cast<std::size_t>(count)) << piece;
  }
  const std::string base = "<rss xml:base='https://example.org/" + many("x", count) + "'><channel>";
  EXPECT_EQ(
      import(base + many("<item><link>a</link></item>", 1000) + "</channel></rss>").releases[0].url,
      "a");
}

}  // namespace
}  // namespace dateline
