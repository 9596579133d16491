#include "feed/write_feed.h"

#include "base/json_writer.h"

namespace dateline {
namespace {

void put(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.key(name).string(text);
}

void put(JsonWriter& json, std::string_view name, std::span<const std::string> texts) {
  if (texts.empty()) return;
  json.key(name).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

std::string two_digits(std::int64_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

// JSON Feed wants a time with each date. Noon in UTC is the same day nearly everywhere: other
// readers, which move a date into their own time zone, then show the day that the publisher meant.
std::string date_time(Date date) {
  return date.known() ? to_iso({date.first, Precision::day}) + "T12:00:00Z" : "";
}

std::string instant(std::int64_t seconds) {
  constexpr std::int64_t day = 24 * 60 * 60;
  const std::int64_t time = (seconds % day + day) % day;
  const auto days = static_cast<std::int32_t>((seconds - time) / day);
  return to_iso({days, Precision::day}) + "T" + two_digits(time / 3600) + ":" +
         two_digits(time / 60 % 60) + ":" + two_digits(time % 60) + "Z";
}

}  // namespace

std::string write_item(const Release& release) {
  JsonWriter json;
  json.begin_object();
  put(json, "id", release.id);
  put(json, "url", release.url);
  put(json, "title", release.title);
  put(json, "summary", release.summary);
  put(json, "content_text", release.text);
  put(json, "image", release.image);
  put(json, "date_published", date_time(release.published));
  // No other member says how exact this one is.
  put(json, "date_modified",
      release.modified.precision == Precision::day ? date_time(release.modified)
                                                   : to_iso(release.modified));
  put(json, "tags", release.topics);
  put(json, "language", release.language);
  if (!release.authors.empty()) {
    json.key("authors").begin_array();
    for (const std::string& author : release.authors)
      json.begin_object().key("name").string(author).end_object();
    json.end_array();
  }

  JsonWriter extension;
  extension.begin_object();
  put(extension, "places", release.places);
  put(extension, "dateline", release.dateline);
  if (release.sources.size() == 1) {
    put(extension, "source", release.sources[0]);
  } else {
    put(extension, "source", release.sources);
  }
  put(extension, "kind", release.kind);
  if (release.status != Status::live) put(extension, "status", to_string(release.status));
  if (release.embargo_until != 0) put(extension, "embargo_until", instant(release.embargo_until));
  put(extension, "note", release.note);
  put(extension, "translation_of", release.translation_of);
  if (release.published.precision == Precision::month) put(extension, "date_precision", "month");
  if (release.published.precision == Precision::year) put(extension, "date_precision", "year");
  std::vector<std::string> derived;
  for (std::size_t i = 0; i < std::size(derived_names); ++i) {
    if ((release.derived >> i & 1) != 0) derived.emplace_back(derived_names[i]);
  }
  put(extension, "derived", derived);
  const std::string members = std::move(extension.end_object()).take();
  if (members != "{}") json.key("_dateline").raw(members);
  return std::move(json.end_object()).take();
}

std::string write_head(const FeedHeader& header) {
  JsonWriter json;
  json.begin_object();
  put(json, "version", "https://jsonfeed.org/version/1.1");
  put(json, "title", header.title);
  put(json, "home_page_url", header.home_page_url);
  put(json, "feed_url", header.feed_url);
  put(json, "language", header.language);
  put(json, "next_url", header.next_url);
  return std::move(json).take() + ",\"items\":[";
}

std::string write_feed(const FeedHeader& header, std::span<const Release> releases) {
  std::string out = write_head(header);
  for (std::size_t i = 0; i < releases.size(); ++i) {
    out += i == 0 ? before_first : before_next;
    out += write_item(releases[i]);
  }
  return out += archive_tail;
}

}  // namespace dateline
