// What search engines read about a release: schema.org's NewsArticle as JSON-LD.

#ifndef DATELINE_PUBLISH_JSON_LD_H_
#define DATELINE_PUBLISH_JSON_LD_H_

#include <cstdint>
#include <string>

#include "publish/site.h"

namespace dateline {

// Dates are as exact as the publisher's, no more ("2021-08"). A translation names the release that
// it is of (translationOfWork), and that one its translations (workTranslation).
std::string write_json_ld(const Site& site, std::uint32_t release);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_JSON_LD_H_
