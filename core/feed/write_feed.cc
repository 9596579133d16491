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

// RFC 3339, in UTC.
std::string date_time(std::int32_t day, std::int32_t second) {
  std::string text = to_iso({day, Precision::day});
  char mark = 'T';
  for (std::int32_t unit = 3600; unit > 0; unit /= 60) {
    const std::int32_t value = second / unit % 60;
    for (std::int32_t c : {std::int32_t{mark}, '0' + value / 10, '0' + value % 10})
      text += static_cast<char>(c);
    mark = ':';
  }
  return text += 'Z';
}

// JSON Feed wants a time with each date. Noon in UTC is the same day nearly everywhere: other
// readers, which move a date into their own time zone, then show the day that the publisher meant.
std::string noon(Date date) { return date.known() ? date_time(date.first, 12 * 60 * 60) : ""; }

std::string instant(std::int64_t seconds) {
  constexpr std::int64_t day = 24 * 60 * 60;
  const std::int64_t time = (seconds % day + day) % day;
  return date_time(static_cast<std::int32_t>((seconds - time) / day),
                   static_cast<std::int32_t>(time));
}

}  // namespace

std::string write_item(const Release& release) {
  JsonWriter json;
  json.begin_object();
  static constexpr struct {
    std::string_view name;
    std::string Release::*text;
  } texts[] = {
      {"id", &Release::id},           {"url", &Release::url},           {"title", &Release::title},
      {"summary", &Release::summary}, {"content_text", &Release::text}, {"image", &Release::image},
  };
  for (const auto& each : texts) put(json, each.name, release.*each.text);
  put(json, "date_published", noon(release.published));
  // No other member says how exact this one is.
  put(json, "date_modified",
      release.modified.precision == Precision::day ? noon(release.modified)
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
  if (release.derived != 0) {
    extension.key("derived").begin_array();
    for (std::size_t i = 0; i < std::size(derived_names); ++i) {
      if ((release.derived >> i & 1) != 0) extension.string(derived_names[i]);
    }
    extension.end_array();
  }
  const std::string members = std::move(extension.end_object()).take();
  if (members != "{}") json.key("_dateline").raw(members);
  return std::move(json.end_object()).take();
}

std::string write_head(const FeedHeader& header) {
  JsonWriter json;
  json.begin_object();
  put(json, "version", "https://jsonfeed.org/version/1.1");
  static constexpr struct {
    std::string_view name;
    std::string FeedHeader::*text;
  } texts[] = {
      {"title", &FeedHeader::title},       {"home_page_url", &FeedHeader::home_page_url},
      {"feed_url", &FeedHeader::feed_url}, {"language", &FeedHeader::language},
      {"next_url", &FeedHeader::next_url},
  };
  for (const auto& each : texts) put(json, each.name, header.*each.text);
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
