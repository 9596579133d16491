#include "publish/pages.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "publish/list_pages.h"
#include "publish/pages_css.h"
#include "publish/release_page.h"
#include "publish/sitemap.h"
#include "search/related.h"

namespace dateline {
namespace {

// Related releases are looked for in all others, which takes a minute or two with so many.
constexpr std::uint32_t most_with_related = 100'000;

Result<bool> write_lists(const Site& site, const Output& output) {
  const std::span<const SitePeriod> periods = site.periods();
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const SitePeriod& period = periods[i];
    const bool begins_year = i == 0 || periods[i - 1].year != period.year;
    if (begins_year && period.year != 0) {
      std::size_t end = i;
      while (end < periods.size() && periods[end].year == period.year) ++end;
      const std::string page = write_year_page(site, periods.subspan(i, end - i));
      const std::string folder = SitePeriod{period.year, 0, {}}.folder();
      const Result<bool> written = output({folder + "index.html", page, ""});
      if (!written) return written;
    }
    if (period.year != 0 && period.month == 0) continue;  // all on the page of the year
    const std::string page = write_period_page(site, i);
    const Result<bool> written = output({period.folder() + "index.html", page, ""});
    if (!written) return written;
  }
  return true;
}

Result<bool> write_releases(const Site& site, const IndexView& index, const Output& output) {
  const Archive& archive = site.archive();
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    if (!site.is_shown(release)) continue;
    std::vector<std::uint32_t> related;
    if (archive.size() <= most_with_related) {
      related = find_related(archive, index, release, site.options().now);
    }
    const std::string page = write_release_page(site, release, related);
    const Result<bool> written = output({site.path(release), page, site.key(release)});
    if (!written) return written;
  }
  return true;
}

}  // namespace

Result<bool> write_pages(const Site& site, const IndexView& index, const Output& output) {
  Result<bool> written = output({"index.html", write_front_page(site), ""});
  if (written) written = output({"dateline.css", pages_css, ""});
  if (written) written = write_lists(site, output);
  if (written) written = write_releases(site, index, output);
  if (written) written = write_sitemap(site, output);
  return written;
}

}  // namespace dateline
