#include "publish/rss.h"

#include <algorithm>

#include "publish/markup.h"
#include "publish/text.h"

namespace dateline {
namespace {

void add_text(Markup& xml, std::string_view name, std::string_view text) {
  if (!text.empty()) xml.element(name, text).line();
}

// "Tue, 17 Aug 2021 12:00:00 +0000" (RFC 822, with a year of four digits).
std::string rfc822(Date day) {
  constexpr const char* weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Civil civil = civil_from_days(day.first);
  const std::string iso = to_iso({day.first, Precision::day});
  return std::string(weekdays[(day.first % 7 + 7) % 7]) + ", " + iso.substr(8) + " " +
         months[civil.month - 1] + " " + iso.substr(0, 4) + " 12:00:00 +0000";
}

void add_date(Markup& xml, std::string_view name, Date date) {
  if (date.precision == Precision::day) {
    add_text(xml, name, rfc822(date));
  } else {
    add_text(xml, "dc:date", to_iso(date));
  }
}

std::string escaped(std::string_view text) {
  std::string html;
  append_escaped(html, text);
  return html;
}

std::string paragraphs_as_html(std::string_view text) {
  std::string html;
  for (std::string_view paragraph : split_paragraphs(text)) {
    html += "<p>";
    append_escaped(html, paragraph);
    html += "</p>\n";
  }
  return html;
}

void add_item(Markup& xml, const Release& release) {
  xml.begin("item").line();
  add_text(xml, "title", release.title);
  add_text(xml, "link", release.url);
  xml.begin("guid").attribute("isPermaLink", release.id == release.url ? "true" : "false");
  xml.text(release.id).end().line();
  add_date(xml, "pubDate", release.published);
  const std::vector<std::string_view> paragraphs = split_paragraphs(release.text);
  const std::string_view first = paragraphs.empty() ? std::string_view() : paragraphs.front();
  add_text(xml, "description", escaped(release.summary.empty() ? first : release.summary));
  add_text(xml, "content:encoded", paragraphs_as_html(release.text));
  for (const std::string& author : release.authors) add_text(xml, "dc:creator", author);
  for (const std::string& source : release.sources) add_text(xml, "dc:publisher", source);
  add_text(xml, "dc:language", release.language);
  for (const std::string& topic : release.topics) add_text(xml, "category", topic);
  for (const std::string& place : release.places) {
    xml.begin("category").attribute("domain", "place").text(place).end().line();
  }
  if (!release.image.empty()) {
    xml.begin("media:content").attribute("url", release.image).attribute("medium", "image");
    xml.end_empty().line();
  }
  xml.end().line();
}

// The last day on which anything of the feed changed.
Date last_change(std::span<const Release> releases) {
  Date last;
  for (const Release& release : releases) {
    for (const Date date : {release.published, release.modified}) {
      if (date.precision == Precision::day && date.first > last.first) last = date;
    }
  }
  return last;
}

}  // namespace

std::string write_rss(const FeedHeader& header, std::span<const Release> releases) {
  Markup xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  xml.begin("rss").attribute("version", "2.0");
  xml.attribute("xmlns:atom", "http://www.w3.org/2005/Atom");
  xml.attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/");
  xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  xml.attribute("xmlns:media", "http://search.yahoo.com/mrss/").line();
  xml.begin("channel").line();
  xml.element("title", header.title).line();
  xml.element("link", header.home_page_url).line();
  xml.element("description", header.title).line();
  add_text(xml, "language", header.language);
  if (const Date last = last_change(releases); last.known()) {
    add_text(xml, "lastBuildDate", rfc822(last));
  }
  xml.element("generator", "Dateline").line();
  xml.begin("atom:link").attribute("href", header.feed_url).attribute("rel", "self");
  xml.attribute("type", "application/rss+xml").end_empty().line();
  for (const Release& release : releases) add_item(xml, release);
  xml.end().line().end().line();
  return std::move(xml).take();
}

}  // namespace dateline
