#include "publish/release_page.h"

#include <string_view>
#include <vector>

#include "publish/json_ld.h"
#include "publish/page.h"
#include "publish/sitemap.h"
#include "publish/text.h"

namespace dateline {
namespace {

constexpr std::size_t most_description_bytes = 300;

bool is_withdrawn(const Site& site, std::uint32_t release) {
  return site.archive().status(release) == Status::withdrawn;
}

std::string describe(const Archive& archive, std::uint32_t release) {
  const std::string_view summary = archive.summary(release);
  return shorten(summary.empty() ? archive.text(release) : summary, most_description_bytes);
}

PageHead make_head(const Site& site, const Words& words, std::uint32_t release) {
  const Archive& archive = site.archive();
  PageHead head;
  head.path = site.path(release);
  head.title = title_of(site, words, release);
  head.description = describe(archive, release);
  head.image = archive.image(release);
  head.canonical = site.is_canonical(release) ? site.options().base_url + head.path
                                              : std::string(archive.url(release));
  head.is_hidden = is_withdrawn(site, release);
  head.is_article = !head.is_hidden;
  if (!head.is_hidden) {
    head.json_ld = write_json_ld(site, release);
    for (const auto& [language, href] : language_links(site, release)) {
      head.links.push_back({"alternate", href, language, "", ""});
    }
  }
  head.crumbs.push_back({"", site.options().title});
  const Date date = archive.published(release);
  const SitePeriod period = period_of(date);
  if (period.year != 0) {
    const Date year = make_date(period.year, 0, 0);
    head.crumbs.push_back({SitePeriod{period.year, 0, {}}.folder(), print_date(words, year)});
  }
  if (period.month != 0 || period.year == 0) {
    const Date month = make_date(period.year, period.month, 0);
    head.crumbs.push_back({period.folder(), period.year == 0 ? std::string(words.undated)
                                                             : print_date(words, month)});
  }
  return head;
}

// Many feeds give the beginning of the text as its summary; it is not said twice.
std::string_view lead_of(const Archive& archive, std::uint32_t release) {
  std::string_view summary = archive.summary(release);
  std::string_view beginning = summary;
  for (std::string_view ending : {"…", "..."}) {
    if (beginning.ends_with(ending)) beginning.remove_suffix(ending.size());
  }
  while (beginning.ends_with(' ')) beginning.remove_suffix(1);
  return archive.text(release).starts_with(beginning) ? std::string_view() : summary;
}

void add_text(Page& page, std::uint32_t release) {
  const Archive& archive = page.site().archive();
  Markup& markup = page.markup();
  const std::string_view language = archive.value(Facet::language, release);
  markup.begin("div");
  if (!language.empty()) markup.attribute("lang", language);
  if (is_right_to_left(language)) markup.attribute("dir", "rtl");
  markup.line().begin("h1").attribute("part", "release-title");
  if (is_withdrawn(page.site(), release)) markup.attribute("lang", page.words().language);
  markup.attribute("dir", "auto").text(title_of(page.site(), page.words(), release)).end().line();
  page.add_status_note(release);
  if (const std::string_view lead = lead_of(archive, release); !lead.empty()) {
    markup.begin("p").attribute("part", "lead").attribute("dir", "auto").text(lead).end().line();
  }
  // The pages' policy takes no picture that anyone on the way could change.
  if (archive.image(release).starts_with("https:")) {
    markup.begin("img").attribute("class", "picture").attribute("src", archive.image(release));
    markup.attribute("alt", "").attribute("loading", "lazy");
    markup.attribute("referrerpolicy", "no-referrer").end_empty().line();
  }
  markup.begin("div").attribute("part", "text").attribute("dir", "auto").line();
  for (std::string_view paragraph : split_paragraphs(archive.text(release))) {
    markup.element("p", paragraph).line();
  }
  markup.end().line().end().line();
}

std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("//") + 2;
  return std::string(url.substr(begin, url.find_first_of("/?#", begin) - begin));
}

void append(std::string& list, std::string_view separator, std::string_view value) {
  if (!list.empty()) list += separator;
  list += value;
}

// Who wrote and published it, what it is about, where it was first.
void add_end(Page& page, std::uint32_t release) {
  const Archive& archive = page.site().archive();
  Markup& markup = page.markup();
  std::string authors, about;
  for (const std::string_view author : archive.authors(release)) {
    append(authors, ", ", author);
  }
  for (const Facet facet : {Facet::source, Facet::topic}) {
    const FacetColumn& column = archive.facet(facet);
    for (const std::uint32_t value : column.of_release[release]) {
      append(about, " · ", column.values[value]);
    }
  }
  markup.begin("footer").attribute("part", "release-end").line();
  if (!authors.empty()) markup.element("p", fill(page.words().by, authors)).line();
  if (!about.empty()) markup.begin("p").attribute("dir", "auto").text(about).end().line();
  if (const std::string_view url = archive.url(release); !url.empty()) {
    markup.begin("p").begin("a").attribute("part", "link original").attribute("href", url);
    markup.text(fill(page.words().original, host_of(url))).end().end().line();
  }
  markup.end().line();
}

void add_related(Page& page, std::span<const std::uint32_t> related) {
  if (related.empty()) return;
  Markup& markup = page.markup();
  markup.begin("section").attribute("part", "related").attribute("aria-labelledby", "related");
  markup.line().begin("h2").attribute("part", "related-title").attribute("id", "related");
  markup.text(page.words().related).end().line().begin("ul").line();
  for (const std::uint32_t other : related) {
    markup.begin("li").line();
    page.add_meta(other, false);
    page.add_release_link("link", other);
    markup.end().line();
  }
  markup.end().line().end().line();
}

void add_neighbours(Page& page, std::uint32_t release) {
  const Site& site = page.site();
  const auto older = site.neighbour(release, 1), newer = site.neighbour(release, -1);
  if (!older && !newer) return;
  Markup& markup = page.markup();
  markup.begin("nav").attribute("class", "neighbours");
  markup.attribute("aria-label", page.words().neighbours).line();
  for (const auto& [other, name] :
       {std::pair(newer, page.words().newer), std::pair(older, page.words().older)}) {
    if (!other) continue;
    markup.begin("p").begin("span").attribute("part", "meta").text(name).end().text(" ");
    page.add_release_link("link", *other);
    markup.end().line();
  }
  markup.end().line();
}

}  // namespace

std::string write_release_page(const Site& site, std::uint32_t release,
                               std::span<const std::uint32_t> related) {
  const Words& words =
      words_for(site.archive().value(Facet::language, release), site.options().language);
  Page page(site, words, make_head(site, words, release));
  Markup& markup = page.markup();
  markup.begin("article").attribute("part", "release").line();
  page.add_meta(release);
  page.add_translations(release);
  add_text(page, release);
  add_end(page, release);
  markup.end().line();
  add_related(page, related);
  add_neighbours(page, release);
  return std::move(page).finish();
}

}  // namespace dateline
