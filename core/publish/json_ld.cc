#include "publish/json_ld.h"

#include <string_view>
#include <vector>

#include "base/json_writer.h"

namespace dateline {
namespace {

void put(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.key(name).string(text);
}

void begin_typed(JsonWriter& json, std::string_view type) {
  json.begin_object().key("@type").string(type);
}

std::string address_of(const Site& site, std::uint32_t release) {
  const bool canonical = site.is_canonical(release);
  return canonical ? site.options().base_url + site.path(release)
                   : std::string(site.archive().url(release));
}

void put_facet(JsonWriter& json, std::string_view name, const Archive& archive, Facet facet,
               std::uint32_t release, std::string_view type) {
  const FacetColumn& column = archive.facet(facet);
  const auto values = column.of_release[release];
  if (values.empty()) return;
  json.key(name).begin_array();
  for (const std::uint32_t value : values) {
    if (type.empty()) {
      json.string(column.values[value]);
      continue;
    }
    begin_typed(json, type);
    json.key("name").string(column.values[value]).end_object();
  }
  json.end_array();
}

// Who wrote it: the authors where it names them, or else those who published it.
void put_authors(JsonWriter& json, const Archive& archive, std::uint32_t release) {
  if (archive.authors(release).empty()) {
    put_facet(json, "author", archive, Facet::source, release, "Organization");
    return;
  }
  json.key("author").begin_array();
  for (const std::string_view author : archive.authors(release)) {
    begin_typed(json, "Person");
    json.key("name").string(author).end_object();
  }
  json.end_array();
}

void put_work(JsonWriter& json, const Site& site, std::uint32_t release) {
  begin_typed(json, "NewsArticle");
  put(json, "url", address_of(site, release));
  put(json, "headline", site.archive().title(release));
  put(json, "inLanguage", site.archive().value(Facet::language, release));
  json.end_object();
}

void put_translations(JsonWriter& json, const Site& site, std::uint32_t release) {
  if (const std::optional<std::uint32_t> original = site.original(release)) {
    json.key("translationOfWork");
    put_work(json, site, *original);
  }
  std::vector<std::uint32_t> translations;
  for (const std::uint32_t version : site.versions(release)) {
    if (site.original(version) == release) translations.push_back(version);
  }
  if (translations.empty()) return;
  json.key("workTranslation").begin_array();
  for (const std::uint32_t translation : translations) put_work(json, site, translation);
  json.end_array();
}

}  // namespace

std::string write_json_ld(const Site& site, std::uint32_t release) {
  const Archive& archive = site.archive();
  JsonWriter json;
  json.begin_object().key("@context").string("https://schema.org");
  json.key("@type").string("NewsArticle");
  put(json, "headline", archive.title(release));
  put(json, "url", address_of(site, release));
  put(json, "mainEntityOfPage", address_of(site, release));
  put(json, "datePublished", to_iso(archive.published(release)));
  put(json, "dateModified", to_iso(archive.modified(release)));
  put(json, "inLanguage", archive.value(Facet::language, release));
  put(json, "dateline", archive.dateline(release));
  put(json, "description", archive.summary(release));
  put(json, "image", archive.image(release));
  put_authors(json, archive, release);
  put_facet(json, "publisher", archive, Facet::source, release, "Organization");
  put_facet(json, "contentLocation", archive, Facet::place, release, "Place");
  put_facet(json, "keywords", archive, Facet::topic, release, "");
  put_translations(json, site, release);
  return std::move(json.end_object()).take();
}

}  // namespace dateline
