// Language tags of BCP 47: whether they are any, and how they are best written.

#ifndef DATELINE_LINT_LANGUAGE_TAG_H_
#define DATELINE_LINT_LANGUAGE_TAG_H_

#include <string>
#include <string_view>

namespace dateline {

// The tag as it is best written: "es" for "spa", "zh-Hant-TW" for "ZH-hant-tw". "" where it is not
// well-formed, or where ISO 639 knows no language of that code. Idempotent. By ICU.
std::string canonical_language_tag(std::string_view tag);

}  // namespace dateline

#endif  // DATELINE_LINT_LANGUAGE_TAG_H_
