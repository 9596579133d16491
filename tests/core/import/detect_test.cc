#include "import/detect.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

using namespace std::string_view_literals;

Format format(std::string_view text) {
  const Result<Format> detected = detect_format(text);
  EXPECT_TRUE(detected) << text << ": " << (detected ? "" : detected.error().message);
  return detected ? detected.value() : Format::listing;
}

std::string refusal(std::string_view text) {
  const Result<Format> detected = detect_format(text);
  EXPECT_FALSE(detected) << text;
  return detected ? "" : detected.error().message;
}

TEST(Detect, JsonFeeds) {
  for (
      std::string_view text : {
          R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}]})"sv,
          "\xef\xbb\xbf \n{\"items\": []}"sv,
          R"([{"id":"1","content_text":"a"}])"sv,
          "[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n]"sv,
          "{\n  \"items\": [\n    {\"id\": 1},\n    {\"id\": 2}\n  ]\n}"sv,
          R"({"id":"1","title":"One item alone"})"sv,
          R"([{"id":"1","content_text":"About \"rendered\": a word, and \"jsonapi\": another"}])"sv,
      }) {
    EXPECT_EQ(format(text), Format::json_feed) << text;
  }
}

TEST(Detect, LinesOfJson) {
  for (std::string_view text : {
           "{\"id\":\"1\"}\n{\"id\":\"2\"}\n"sv,
           "\xef\xbb\xbf\n{\"id\":\"1\"}\r\n\r\n{\"id\":\"2\""sv,
           "{\"id\": broken\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n{\"id\":\"4\"}\n"sv,
       }) {
    EXPECT_EQ(format(text), Format::ndjson) << text;
  }
}

TEST(Detect, WhatSystemsWrite) {
  EXPECT_EQ(format(R"([{"id":7,"title":{"rendered":"A"},"content":{"rendered":"<p>B</p>"}}])"),
            Format::wordpress);
  EXPECT_EQ(format(R"({"jsonapi":{"version":"1.0"},"data":[{"type":"node--news","id":"a"}]})"),
            Format::drupal);
  EXPECT_EQ(format(R"({"time":5,"href":"https://api.example.org/v2/reports","data":[{"id":"1",
                       "fields":{"title":"A"}}]})"),
            Format::reliefweb);
}

TEST(Detect, Xml) {
  for (std::string_view text : {
           "<?xml version=\"1.0\"?><rss version=\"2.0\"/>"sv, "<rss>"sv,
           "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <html> -->\n<feed xmlns='a'>"sv,
           "<!DOCTYPE rss PUBLIC \"x\" \"y\"><RSS>"sv, "<rdf:RDF xmlns:rdf='a'>"sv,
           "<atom:feed xmlns:atom='a'>"sv,
           "Warning: something in line 3\n\n<?xml version='1.0'?><rss/>"sv,
           "<opml version='1'/>"sv,  // whose refusal is the importer's
       }) {
    EXPECT_EQ(format(text), Format::xml) << text;
  }
}

TEST(Detect, Tables) {
  for (std::string_view text : {
           "title,date,link\nA,2021-08-17,\n"sv,
           "\"Date\";\"Título\";\"Texto\"\r\n"sv,
           "id\tTitle\tBody\n"sv,
           "sep=;\nanything;else\n"sv,
           "Fecha, Titular , Enlace\n"sv,
       }) {
    EXPECT_EQ(format(text), Format::csv) << text;
  }
}

TEST(Detect, TheRestIsAListing) {
  for (std::string_view text : {
           "Shelters for displaced families\n\n23 / 07 / 2021\n"sv,
           "Title, subtitle and text: what makes a headline, and why\n\n23 / 07 / 2021\n"sv,
           "Migration, name of a new exhibition that opens on Sunday in Kingston\n"sv,
           "< 1 2 3 >\nShelters\n"sv,
           "Caf\xe9 in another encoding\n\n23 / 07 / 2021\n"sv,
       }) {
    EXPECT_EQ(format(text), Format::listing) << text;
  }
}

TEST(Detect, APageNamesItsFeeds) {
  const std::string linked = refusal(
      "<!DOCTYPE html>\n<html><head><link rel=stylesheet href=a.css>"
      "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"News\" "
      "href=\"https://example.org/rss.xml\">"
      "<LINK HREF='/atom' TYPE='application/atom+xml' REL='alternate'></head>");
  EXPECT_NE(linked.find("https://example.org/rss.xml, /atom"), std::string::npos) << linked;
  const std::string plain = refusal("<html><body>No feed <link rel=alternate hreflang=es href=es>");
  EXPECT_NE(plain.find("Copy the list"), std::string::npos) << plain;
  refusal("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='a'>");
  refusal("<div class='views-row'>");
  refusal("<html><link rel=alternate type=application/rss+xml href=");
  refusal("<html><link type='application/rss+xml' rel='alternate' href='unclosed");
}

TEST(Detect, WhatIsNoText) {
  EXPECT_NE(refusal("\x1f\x8b\x08\0\0"sv).find("gzip"), std::string::npos);
  EXPECT_NE(refusal("PK\3\4..word/document.xml"sv).find("docx"), std::string::npos);
  EXPECT_NE(refusal("PK\3\4..xl/workbook.xml"sv).find("CSV"), std::string::npos);
  EXPECT_NE(refusal("PK\3\4..news.xml"sv).find("zip"), std::string::npos);
  EXPECT_NE(refusal("%PDF-1.7"sv).find("PDF"), std::string::npos);
  EXPECT_NE(refusal("\xd0\xcf\x11\xe0\xa1"sv).find("Word"), std::string::npos);
  EXPECT_NE(refusal("{\\rtf1"sv).find("RTF"), std::string::npos);
  EXPECT_NE(refusal("ELF\0\0"sv).find("no text"), std::string::npos);
  EXPECT_NE(refusal(" \n\t"sv).find("empty"), std::string::npos);
  EXPECT_NE(refusal(""sv).find("empty"), std::string::npos);
}

TEST(Detect, NamesOfFormats) {
  for (const char* name : {"rss", "atom", "xml"}) EXPECT_EQ(format_of(name), Format::xml);
  EXPECT_EQ(format_of("csv"), Format::csv);
  EXPECT_EQ(format_of("auto"), std::nullopt);
}

}  // namespace
}  // namespace dateline
