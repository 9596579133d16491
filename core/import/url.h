// Links as pages and feeds write them.

#ifndef DATELINE_IMPORT_URL_H_
#define DATELINE_IMPORT_URL_H_

#include <string>
#include <string_view>

namespace dateline {

// What `reference` leads to on the page `base`, by RFC 3986, section 5.2. White space around both
// does not matter. Where `base` is no absolute URL with a host, `reference` as it is.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace dateline

#endif  // DATELINE_IMPORT_URL_H_
