#include "publish/page.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view separator = " · ";

std::string_view language_of(const Site& site, std::uint32_t release) {
  return site.archive().value(Facet::language, release);
}

void add_language(Markup& markup, std::string_view language) {
  if (!language.empty()) markup.attribute("lang", language);
}

void add_meta_tag(Markup& markup, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  const bool is_property = name.starts_with("og:");
  markup.begin("meta").attribute(is_property ? "property" : "name", name);
  markup.attribute("content", content).end_empty().line();
}

void add_link_tag(Markup& markup, const HeadLink& link) {
  markup.begin("link").attribute("rel", link.rel);
  if (!link.hreflang.empty()) markup.attribute("hreflang", link.hreflang);
  if (!link.type.empty()) markup.attribute("type", link.type);
  if (!link.title.empty()) markup.attribute("title", link.title);
  markup.attribute("href", link.href).end_empty().line();
}

}  // namespace

std::string title_of(const Site& site, const Words& words, std::uint32_t release) {
  const Archive& archive = site.archive();
  if (archive.status(release) == Status::withdrawn) return std::string(words.withdrawn_title);
  return std::string(archive.title(release).empty() ? archive.id(release) : archive.title(release));
}

Page::Page(const Site& site, const Words& words, const PageHead& head)
    : site_(site), words_(words), markup_("<!DOCTYPE html>\n") {
  for (const char c : head.path) {
    if (c == '/') up_ += "../";
  }
  markup_.begin("html").attribute("lang", words.language).line();
  add_head(head);
  markup_.begin("body").attribute("part", "archive").attribute("data-theme", "auto").line();
  if (!head.crumbs.empty()) add_crumbs(head.crumbs);
  markup_.begin("main").line();
}

void Page::add_head(const PageHead& head) {
  const SiteOptions& options = site_.options();
  markup_.begin("head").line();
  markup_.begin("meta").attribute("charset", "utf-8").end_empty().line();
  add_meta_tag(markup_, "viewport", "width=device-width");
  add_meta_tag(markup_, "color-scheme", "light dark");
  markup_.element("title", head.path.empty() ? head.title : head.title + " · " + options.title);
  markup_.line();
  add_meta_tag(markup_, "description", head.description);
  if (head.is_hidden) add_meta_tag(markup_, "robots", "noindex");
  add_link_tag(markup_, {"stylesheet", link("dateline.css"), "", "", ""});
  add_link_tag(markup_, {"canonical", head.canonical, "", "", ""});
  for (const HeadLink& each : head.links) add_link_tag(markup_, each);
  if (options.has_feeds) {
    add_link_tag(markup_, {"alternate", link("rss/all.xml"), "", "application/rss+xml", "RSS"});
    add_link_tag(markup_,
                 {"alternate", link("json/all.json"), "", "application/feed+json", "JSON Feed"});
  }
  add_meta_tag(markup_, "og:type", head.is_article ? "article" : "website");
  add_meta_tag(markup_, "og:title", head.title);
  add_meta_tag(markup_, "og:description", head.description);
  add_meta_tag(markup_, "og:image", head.image);
  add_meta_tag(markup_, "og:url", head.canonical);
  add_meta_tag(markup_, "og:site_name", options.title);
  if (!head.json_ld.empty()) {
    markup_.begin("script").attribute("type", "application/ld+json").json(head.json_ld).end();
    markup_.line();
  }
  markup_.end().line();
}

void Page::add_crumbs(const std::vector<Crumb>& crumbs) {
  markup_.begin("nav").attribute("class", "crumbs").attribute("aria-label", words_.path);
  markup_.begin("ol").line();
  for (const Crumb& crumb : crumbs) {
    markup_.begin("li").begin("a").attribute("part", "link").attribute("href", link(crumb.path));
    if (crumb.path.empty()) markup_.attribute("dir", "auto");
    markup_.text(crumb.name).end().end().line();
  }
  markup_.end().end().line();
}

std::string Page::link(std::string_view path) const {
  const std::string address = up_ + std::string(path);
  return address.empty() ? "./" : address;
}

void Page::add_meta(std::uint32_t release, bool with_places) {
  const Archive& archive = site_.archive();
  const Date date = archive.published(release);
  markup_.begin("p").attribute("part", "meta");
  if (date.known()) {
    markup_.begin("time").attribute("datetime", to_iso(date));
  } else {
    markup_.begin("span");
  }
  markup_.text(print_date(words_, date)).end();
  const FacetColumn& places = archive.facet(Facet::place);
  std::string list;
  if (with_places) {
    for (const std::uint32_t place : places.of_release[release]) {
      if (!list.empty()) list += ", ";
      list += places.values[place];
    }
  }
  if (!list.empty()) {
    markup_.text(separator).begin("span").attribute("dir", "auto").text(list).end();
  }
  const std::string_view language = language_of(site_, release);
  if (!language.empty() && !language_fits(language, words_.language)) {
    markup_.text(separator).begin("span").attribute("part", "language");
    markup_.attribute("lang", language).attribute("dir", "auto").text(own_name(language)).end();
  }
  markup_.end().line();
}

void Page::add_release_link(std::string_view part, std::uint32_t release) {
  const bool withdrawn = site_.archive().status(release) == Status::withdrawn;
  markup_.begin("a").attribute("part", part).attribute("href", link(site_.path(release)));
  if (!withdrawn) {
    add_language(markup_, language_of(site_, release));
    markup_.attribute("dir", "auto");
  }
  markup_.text(title_of(site_, words_, release)).end();
}

void Page::add_status_note(std::uint32_t release) {
  const Archive& archive = site_.archive();
  const Status status = archive.status(release);
  if (status != Status::corrected && status != Status::withdrawn) return;
  markup_.begin("p").attribute("part", "note").attribute("data-status", to_string(status));
  markup_.element("strong", status == Status::withdrawn ? words_.withdrawn : words_.corrected);
  if (!archive.note(release).empty()) {
    markup_.text(" ").begin("span");
    add_language(markup_, language_of(site_, release));
    markup_.attribute("dir", "auto").text(archive.note(release)).end();
  }
  markup_.end().line();
}

void Page::add_translations(std::uint32_t release) {
  const std::vector<std::uint32_t> versions = site_.versions(release);
  if (versions.size() < 2) return;
  markup_.begin("p").attribute("part", "translations");
  markup_.element("span", words_.also_in).line();
  for (const std::uint32_t version : versions) {
    if (version == release) continue;
    const std::string_view language = language_of(site_, version);
    const std::string title = title_of(site_, words_, version);
    markup_.begin("a").attribute("part", "link").attribute("href", link(site_.path(version)));
    add_language(markup_, language);
    if (!language.empty()) markup_.attribute("hreflang", language).attribute("title", title);
    markup_.text(language.empty() ? title : own_name(language)).end().line();
  }
  markup_.end().line();
}

std::string Page::finish() && {
  markup_.end().line().end().line().end().line();
  return std::move(markup_).take();
}

}  // namespace dateline
