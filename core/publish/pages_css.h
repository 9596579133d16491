// The style sheet of the pages: the element's own (web/src/styles/archive.css), then pages.css,
// joined at build time by embed_css.cmake, so that pages and element cannot drift apart.

#ifndef DATELINE_PUBLISH_PAGES_CSS_H_
#define DATELINE_PUBLISH_PAGES_CSS_H_

#include <string_view>

namespace dateline {

extern const std::string_view pages_css;

}  // namespace dateline

#endif  // DATELINE_PUBLISH_PAGES_CSS_H_
