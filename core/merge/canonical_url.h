// One spelling for all the addresses that lead to one page.

#ifndef DATELINE_MERGE_CANONICAL_URL_H_
#define DATELINE_MERGE_CANONICAL_URL_H_

#include <string>
#include <string_view>

namespace dateline {

// For comparing, not for following: without scheme, user, "www.", default port, fragment, slashes
// at the end, an index page ("/index.html"), and parameters that only track readers (utm_source,
// fbclid, …); the host in small letters; percent-encoding as RFC 3986 (6.2.2) normalises it: what
// needs none is decoded, the rest is in capitals. The order of parameters stays. "" for what is not
// http or https.
std::string canonical_url(std::string_view url);

}  // namespace dateline

#endif  // DATELINE_MERGE_CANONICAL_URL_H_
