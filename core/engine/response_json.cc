#include "engine/response_json.h"

#include <span>

#include "base/json_writer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

void write_strings(JsonWriter& json, std::string_view key, std::span<const std::string> strings) {
  json.key(key).begin_array();
  for (const std::string& each : strings) json.string(each);
  json.end_array();
}

// Byte ranges of `text`, ascending, as UTF-16 ranges.
void write_marks(JsonWriter& json, std::string_view key, std::string_view text,
                 std::span<const Range> marks) {
  json.key(key).begin_array();
  std::size_t at = 0, units = 0;
  const auto units_to = [&](std::size_t to) {
    units += utf16_length(text.substr(at, to - at));
    at = to;
    return static_cast<std::int64_t>(units);
  };
  for (const Range& mark : marks) {
    json.begin_array().number(units_to(mark.begin)).number(units_to(mark.end)).end_array();
  }
  json.end_array();
}

void write_url(JsonWriter& json, std::string_view key, std::string_view url) {
  json.key(key);
  if (url.empty()) {
    json.null();
  } else {
    json.string(url);
  }
}

// The values of a facet that a release has.
void write_facet(JsonWriter& json, std::string_view key, const FacetColumn& facet,
                 std::uint32_t release) {
  json.key(key).begin_array();
  for (std::uint32_t value : facet.of_release[release]) json.string(facet.values[value]);
  json.end_array();
}

// Releases to go on to.
void write_links(JsonWriter& json, std::string_view key, const Archive& archive,
                 std::span<const std::uint32_t> releases) {
  json.key(key).begin_array();
  for (std::uint32_t release : releases) {
    json.begin_object().key("id").string(archive.id(release));
    json.key("language").string(archive.value(Facet::language, release));
    json.key("title").string(archive.title(release));
    json.key("date").string(to_iso(archive.published(release))).end_object();
  }
  json.end_array();
}

// What hits and opened releases have in common.
void write_release(JsonWriter& json, const Archive& archive, std::uint32_t release,
                   std::span<const Range> title_marks,
                   std::span<const std::uint32_t> translations) {
  json.key("id").string(archive.id(release));
  json.key("title").string(archive.title(release));
  write_marks(json, "titleMarks", archive.title(release), title_marks);
  json.key("date").string(to_iso(archive.published(release)));
  write_facet(json, "places", archive.facet(Facet::place), release);
  write_facet(json, "topics", archive.facet(Facet::topic), release);
  json.key("language").string(archive.value(Facet::language, release));
  json.key("source").string(archive.value(Facet::source, release));
  write_url(json, "url", archive.url(release));
  json.key("status").string(to_string(archive.status(release)));
  json.key("note").string(archive.note(release));
  write_links(json, "translations", archive, translations);
}

void write_hit(JsonWriter& json, const Archive& archive, const Hit& hit) {
  json.begin_object();
  write_release(json, archive, hit.release, hit.title_marks, hit.translations);
  json.key("hasText").boolean(!archive.text(hit.release).empty());
  json.key("score").decimal(hit.score);
  json.key("snippet").string(hit.snippet.text);
  write_marks(json, "snippetMarks", hit.snippet.text, hit.snippet.marks);
  json.end_object();
}

void write_open(JsonWriter& json, const Archive& archive, const OpenRelease& open) {
  const std::uint32_t release = open.release;
  json.begin_object();
  write_release(json, archive, release, open.title_marks, open.translations);
  json.key("dateline").string(archive.dateline(release));
  json.key("summary").string(archive.summary(release));
  write_marks(json, "summaryMarks", archive.summary(release), open.summary_marks);
  json.key("text").string(archive.text(release));
  write_marks(json, "textMarks", archive.text(release), open.text_marks);
  json.key("authors").begin_array();
  for (std::string_view author : archive.authors(release)) json.string(author);
  json.end_array();
  json.key("kind").string(archive.kind(release));
  write_url(json, "image", archive.image(release));
  json.key("modified").string(to_iso(archive.modified(release)));
  write_links(json, "related", archive, open.related);
  json.end_object();
}

void write_scope(JsonWriter& json, const Scope& scope) {
  json.begin_object();
  json.key("releases").number(scope.releases);
  json.key("versions").number(scope.versions);
  json.key("from").string(to_iso(scope.from));
  json.key("to").string(to_iso(scope.to));
  json.key("undated").number(scope.undated);
  write_strings(json, "languages", scope.languages);
  json.end_object();
}

}  // namespace

std::string to_json(const Response& response, const Archive& archive) {
  JsonWriter json;
  json.begin_object();
  json.key("total").number(response.total);
  json.key("complete").number(response.complete);
  json.key("hits").begin_array();
  for (const Hit& hit : response.hits) write_hit(json, archive, hit);
  json.end_array();
  json.key("facets").begin_object();
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    json.key(facet_names[facet]).begin_array();
    for (const FacetCount& each : response.facets[facet]) {
      json.begin_object().key("value").string(each.value).key("count").number(each.count);
      json.key("selected").boolean(each.selected).end_object();
    }
    json.end_array();
  }
  json.end_object();
  json.key("histogram").begin_array();
  for (const Period& each : response.histogram) {
    json.begin_object()
        .key("period")
        .string(to_iso(make_date(each.year, 0, 0)))
        .key("count")
        .number(each.count)
        .end_object();
  }
  json.end_array();
  json.key("notes").begin_array();
  for (const Note& note : response.notes) {
    json.begin_object().key("code").string(note.code).key("text").string(note.text);
    write_strings(json, "words", note.words);
    json.end_object();
  }
  json.end_array();
  json.key("exactQuery").string(response.exact_query);
  json.key("scope");
  write_scope(json, response.scope);
  if (response.without_filters) json.key("withoutFilters").number(*response.without_filters);
  if (response.open) {
    json.key("release");
    write_open(json, archive, *response.open);
  }
  json.end_object();
  return std::move(json).take();
}

std::string to_json(const FeedReport& report) {
  JsonWriter json;
  json.begin_object();
  json.key("title").string(report.title);
  write_url(json, "homePageUrl", report.home_page_url);
  json.key("language").string(report.language);
  write_url(json, "nextUrl", report.next_url);
  json.key("releases").number(static_cast<std::int64_t>(report.releases));
  json.key("diagnostics").begin_array();
  for (const Diagnostic& each : report.diagnostics) {
    json.begin_object().key("item").number(each.item).key("member").string(each.member);
    json.key("message").string(each.message).end_object();
  }
  json.end_array();
  json.key("diagnosticsLeftOut").number(static_cast<std::int64_t>(report.diagnostics_left_out));
  json.end_object();
  return std::move(json).take();
}

std::string to_json(const Scope& scope) {
  JsonWriter json;
  write_scope(json, scope);
  return std::move(json).take();
}

std::string to_json(const Export& file) {
  JsonWriter json;
  json.begin_object().key("releases").number(file.releases).key("total").number(file.total);
  json.key("text").string(file.text).end_object();
  return std::move(json).take();
}

std::string to_json(const Error& error) {
  JsonWriter json;
  json.begin_object().key("error").begin_object();
  json.key("code").string(to_string(error.code)).key("message").string(error.message);
  json.key("offset").number(
      error.offset == Error::no_offset ? -1 : static_cast<std::int64_t>(error.offset));
  json.end_object().end_object();
  return std::move(json).take();
}

}  // namespace dateline
