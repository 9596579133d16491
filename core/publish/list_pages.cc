#include "publish/list_pages.h"

#include <algorithm>
#include <string_view>

#include "publish/page.h"
#include "publish/text.h"

namespace dateline {
namespace {

constexpr std::size_t newest_releases = 10;   // on the front page
constexpr std::size_t headlines_a_month = 5;  // on the page of a year
constexpr std::size_t most_snippet_bytes = 320;

const Words& words_of(const Site& site) { return words_for(site.options().language); }

PageHead make_head(const Site& site, const std::string& path, const std::string& title) {
  PageHead head;
  head.path = path;
  head.title = title;
  head.canonical = site.options().base_url + path;
  if (!path.empty()) head.crumbs.push_back({"", site.options().title});
  return head;
}

std::string name_of(const Words& words, const SitePeriod& period) {
  return print_date(words, period.year == 0 ? Date{} : make_date(period.year, period.month, 0));
}

// `heading` is "h2" or "h3". Brief entries have no snippet.
void add_entry(Page& page, std::uint32_t release, std::string_view heading, bool brief) {
  const Archive& archive = page.site().archive();
  Markup& markup = page.markup();
  markup.begin("li").attribute("part", "hit");
  markup.attribute("data-status", to_string(archive.status(release))).line();
  page.add_meta(release);
  markup.begin(heading).attribute("part", "hit-title");
  page.add_release_link("hit-link", release);
  markup.end().line();
  page.add_status_note(release);
  const std::string_view summary = archive.summary(release);
  const std::string snippet =
      shorten(summary.empty() ? archive.text(release) : summary, most_snippet_bytes);
  if (!brief && !snippet.empty()) {
    markup.begin("p").attribute("part", "snippet");
    const std::string_view language = archive.value(Facet::language, release);
    if (!language.empty()) markup.attribute("lang", language);
    markup.attribute("dir", "auto").text(snippet).end().line();
  }
  if (!brief) page.add_translations(release);
  markup.end().line();
}

void add_entries(Page& page, std::span<const std::uint32_t> releases, std::string_view heading,
                 bool brief) {
  page.markup().begin("ol").attribute("class", brief ? "brief hits" : "hits").line();
  for (const std::uint32_t release : releases) add_entry(page, release, heading, brief);
  page.markup().end().line();
}

// "27 releases, 4 February 2021 to 17 August 2021"
std::string describe_scope(const Site& site, const Words& words) {
  const Archive& archive = site.archive();
  Date from, to;
  for (const std::uint32_t release : site.entries()) {
    const Date date = archive.published(release);
    if (!date.known()) continue;
    if (!to.known() || date.first > to.first) to = date;
    if (!from.known() || date.first < from.first) from = date;
  }
  std::string scope = count_releases(words, site.size());
  if (!from.known()) return scope;
  scope += ", " + print_date(words, from);
  if (from == to) return scope;
  return scope + std::string(words.to) + print_date(words, to);
}

void add_count(Page& page, std::size_t count) {
  page.markup().begin("span").attribute("part", "count");
  page.markup().text(count_releases(page.words(), count)).end();
}

void add_title(Page& page, const std::string& title, const std::string& below) {
  Markup& markup = page.markup();
  markup.begin("header").attribute("class", "head").line();
  markup.begin("h1").attribute("part", "release-title").attribute("dir", "auto").text(title).end();
  markup.line().begin("p").attribute("part", "scope").text(below).end().line().end().line();
}

// The periods that are of the same year as the first of `periods`.
std::span<const SitePeriod> first_year(std::span<const SitePeriod> periods) {
  std::size_t size = 1;
  while (size < periods.size() && periods[size].year == periods[0].year) ++size;
  return periods.subspan(0, size);
}

std::size_t count_entries(std::span<const SitePeriod> periods) {
  std::size_t count = 0;
  for (const SitePeriod& period : periods) count += period.entries.size();
  return count;
}

void add_years(Page& page) {
  Markup& markup = page.markup();
  markup.begin("nav").attribute("class", "years").attribute("aria-labelledby", "years").line();
  markup.begin("h2").attribute("part", "results-title").attribute("id", "years");
  markup.text(page.words().by_year).end().line().begin("ul").line();
  for (std::span<const SitePeriod> left = page.site().periods(); !left.empty();) {
    const std::span<const SitePeriod> year = first_year(left);
    left = left.subspan(year.size());
    const SitePeriod whole{year[0].year, 0, {}};
    markup.begin("li").begin("a").attribute("part", "link");
    markup.attribute("href", page.link(whole.folder())).text(name_of(page.words(), whole)).end();
    markup.text(" ");
    add_count(page, count_entries(year));
    markup.end().line();
  }
  markup.end().line().end().line();
}

// Whether a period has a page of its own; what no month is known of is on the page of its year.
bool has_page(const SitePeriod& period) { return period.year == 0 || period.month != 0; }

// The nearest period with a page from that number on, in the direction of `step`, or null.
const SitePeriod* find_page(std::span<const SitePeriod> periods, std::size_t number,
                            std::size_t step) {
  for (number += step; number < periods.size(); number += step) {
    if (has_page(periods[number])) return &periods[number];
  }
  return nullptr;
}

// Links to the periods beside one.
void add_neighbours(Page& page, std::size_t number) {
  const std::span<const SitePeriod> periods = page.site().periods();
  constexpr std::size_t back = ~std::size_t{0};  // one step, which ends below 0 at a huge number
  const SitePeriod* newer = find_page(periods, number, back);
  const SitePeriod* older = find_page(periods, number, 1);
  if (newer == nullptr && older == nullptr) return;
  Markup& markup = page.markup();
  markup.begin("nav").attribute("class", "neighbours");
  markup.attribute("aria-label", page.words().neighbours).line();
  for (const auto& [other, name] :
       {std::pair(newer, page.words().newer), std::pair(older, page.words().older)}) {
    if (other == nullptr) continue;
    markup.begin("p").begin("span").attribute("part", "meta").text(name).end().text(" ");
    markup.begin("a").attribute("part", "link").attribute("href", page.link(other->folder()));
    markup.text(name_of(page.words(), *other)).end().end().line();
  }
  markup.end().line();
}

}  // namespace

std::string write_front_page(const Site& site) {
  const Words& words = words_of(site);
  Page page(site, words, make_head(site, "", site.options().title));
  add_title(page, site.options().title, site.size() == 0 ? "" : describe_scope(site, words));
  if (site.size() == 0) return std::move(page).finish();
  Markup& markup = page.markup();
  markup.begin("div").attribute("class", "columns").line();
  markup.begin("section").attribute("aria-labelledby", "newest").line();
  markup.begin("h2").attribute("part", "results-title").attribute("id", "newest");
  markup.text(words.newest).end().line();
  const std::span<const std::uint32_t> entries = site.entries();
  add_entries(page, entries.subspan(0, std::min(newest_releases, entries.size())), "h3", false);
  markup.end().line();
  add_years(page);
  markup.end().line();
  return std::move(page).finish();
}

std::string write_year_page(const Site& site, std::span<const SitePeriod> year) {
  const Words& words = words_of(site);
  const SitePeriod whole{year[0].year, 0, {}};
  Page page(site, words, make_head(site, whole.folder(), name_of(words, whole)));
  add_title(page, name_of(words, whole), count_releases(words, count_entries(year)));
  Markup& markup = page.markup();
  for (const SitePeriod& period : year) {
    const bool linked = has_page(period);
    const std::string name = name_of(words, period);
    markup.begin("section").attribute("class", "month").line();
    markup.begin("h2").attribute("part", "results-title");
    if (linked) {
      markup.begin("a").attribute("part", "hit-link").attribute("href", page.link(period.folder()));
    }
    markup.text(name);
    if (linked) markup.end();
    markup.text(" ");
    add_count(page, period.entries.size());
    markup.end().line();
    const std::span<const std::uint32_t> entries = period.entries;
    const bool all = !linked || entries.size() <= headlines_a_month;
    add_entries(page, all ? entries : entries.subspan(0, headlines_a_month), "h3", true);
    if (!all) {
      markup.begin("p").begin("a").attribute("part", "link");
      markup.attribute("href", page.link(period.folder())).text(fill(words.all_of, name));
      markup.end().end().line();
    }
    markup.end().line();
  }
  return std::move(page).finish();
}

std::string write_period_page(const Site& site, std::size_t number) {
  const SitePeriod& period = site.periods()[number];
  const Words& words = words_of(site);
  const std::string name = name_of(words, period);
  PageHead head = make_head(site, period.folder(), name);
  if (period.year != 0) {
    const SitePeriod year{period.year, 0, {}};
    head.crumbs.push_back({year.folder(), name_of(words, year)});
  }
  Page page(site, words, head);
  add_title(page, name, count_releases(words, period.entries.size()));
  add_entries(page, period.entries, "h2", false);
  add_neighbours(page, number);
  return std::move(page).finish();
}

}  // namespace dateline
