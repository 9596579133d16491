#include "publish/sitemap.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "publish/markup.h"

namespace dateline {
namespace {

constexpr std::string_view prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view name_space = "http://www.sitemaps.org/schemas/sitemap/0.9";

// One <url>, as XML.
std::string write_url(const std::string& address, const std::string& last_change,
                      const std::vector<std::pair<std::string, std::string>>& languages) {
  Markup xml("");
  xml.begin("url").element("loc", address);
  if (!last_change.empty()) xml.element("lastmod", last_change);
  for (const auto& [language, href] : languages) {
    xml.begin("xhtml:link").attribute("rel", "alternate").attribute("hreflang", language);
    xml.attribute("href", href).end_empty();
  }
  xml.end().line();
  return std::move(xml).take();
}

// Collects <url> elements into files that keep the limits.
class Files {
 public:
  explicit Files(const SitemapLimits& limits) : limits_(limits) {}

  void add(const std::string& url) {
    if (files_.empty() || urls_ == limits_.urls ||
        files_.back().size() + url.size() > limits_.bytes) {
      files_.emplace_back();
      urls_ = 0;
    }
    files_.back() += url;
    ++urls_;
  }

  const std::vector<std::string>& files() const { return files_; }

 private:
  SitemapLimits limits_;
  std::vector<std::string> files_;
  std::size_t urls_ = 0;  // in the last
};

std::string write_file(const std::string& urls) {
  std::string xml(prologue);
  xml.append("<urlset xmlns=\"").append(name_space);
  xml.append("\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
  return xml.append(urls).append("</urlset>\n");
}

std::string write_index(const std::string& base_url, std::size_t files) {
  Markup xml(prologue);
  xml.begin("sitemapindex").attribute("xmlns", name_space).line();
  for (std::size_t i = 1; i <= files; ++i) {
    xml.begin("sitemap").element("loc", base_url + "sitemap-" + std::to_string(i) + ".xml");
    xml.end().line();
  }
  xml.end().line();
  return std::move(xml).take();
}

std::string last_change(const Archive& archive, std::uint32_t release) {
  const Date modified = archive.modified(release);
  return to_iso(modified.known() ? modified : archive.published(release));
}

void add_lists(const Site& site, Files& files) {
  const std::string& base_url = site.options().base_url;
  files.add(write_url(base_url, "", {}));
  int year = -1;
  for (const SitePeriod& period : site.periods()) {
    if (period.year != 0 && period.year != year) {
      files.add(write_url(base_url + SitePeriod{period.year, 0, {}}.folder(), "", {}));
    }
    year = period.year;
    if (period.month != 0 || period.year == 0) {
      files.add(write_url(base_url + period.folder(), "", {}));
    }
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> language_links(const Site& site,
                                                                std::uint32_t release) {
  std::vector<std::pair<std::string, std::string>> links;
  std::optional<std::uint32_t> first;
  for (const std::uint32_t version : site.versions(release)) {
    const std::string language(site.archive().value(Facet::language, version));
    if (!site.is_canonical(version)) return {};
    if (site.archive().status(version) == Status::withdrawn || language.empty()) continue;
    if (!first && !site.original(version)) first = version;
    const auto is_there = [&](const auto& link) { return link.first == language; };
    if (std::any_of(links.begin(), links.end(), is_there)) continue;
    links.emplace_back(language, site.options().base_url + site.path(version));
  }
  if (links.size() < 2) return {};
  links.emplace_back("x-default",
                     first ? site.options().base_url + site.path(*first) : links.front().second);
  return links;
}

Result<bool> write_sitemap(const Site& site, const Output& output, const SitemapLimits& limits) {
  Files sitemap(limits);
  add_lists(site, sitemap);
  const Archive& archive = site.archive();
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    const bool withdrawn = archive.status(release) == Status::withdrawn;
    if (!site.is_shown(release) || withdrawn || !site.is_canonical(release)) continue;
    sitemap.add(write_url(site.options().base_url + site.path(release),
                          last_change(archive, release), language_links(site, release)));
  }
  const std::vector<std::string>& files = sitemap.files();
  if (files.size() == 1) return output({"sitemap.xml", write_file(files[0]), ""});
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string path = "sitemap-" + std::to_string(i + 1) + ".xml";
    const Result<bool> written = output({path, write_file(files[i]), ""});
    if (!written) return written;
  }
  return output({"sitemap.xml", write_index(site.options().base_url, files.size()), ""});
}

}  // namespace dateline
