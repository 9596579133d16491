// An archive as a site of plain pages, to be read without script and found by search engines: a
// front page, a page for each year and month, one for each release, a style sheet and a sitemap.

#ifndef DATELINE_PUBLISH_PAGES_H_
#define DATELINE_PUBLISH_PAGES_H_

#include "index/view.h"
#include "publish/output.h"
#include "publish/site.h"

namespace dateline {

// Writes index.html, dateline.css, 2021/index.html, 2021/08/index.html,
// 2021/08/art-competition.html and so on, and sitemap.xml. `index` is that of the site's archive;
// it finds related releases, in archives of up to 100,000. One page at a time is in memory.
//
// Lists show one version of a release, in the language of the site where there is one, with links
// to the others. The page of a release speaks the language of the release, as far as there are
// words for it (words.h). The pages hold no script and no style, so they work under
// "default-src 'none'; style-src 'self'; img-src https:".
Result<bool> write_pages(const Site& site, const IndexView& index, const Output& output);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_PAGES_H_
