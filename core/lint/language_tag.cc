#include "lint/language_tag.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr std::string_view language_codes[] = {
#include "language_codes.inc"
};

constexpr int max_tag_bytes = 100;

bool is_language_code(std::string_view code) {
  return std::binary_search(std::begin(language_codes), std::end(language_codes), code);
}

}  // namespace

std::string canonical_language_tag(std::string_view tag) {
  if (tag.empty() || tag.size() >= max_tag_bytes || tag.find('\0') != std::string_view::npos) return {};
  char locale[max_tag_bytes * 2], canonical[max_tag_bytes * 2];
  std::int32_t read = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(std::string(tag).c_str(), locale, sizeof locale, &read, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return {};
  if (static_cast<std::size_t>(read) != tag.size()) return {};
  const std::int32_t size =
      uloc_toLanguageTag(locale, canonical, sizeof canonical, /*strict=*/1, &status);
  if (U_FAILURE(status) || size <= 0) return {};
  const std::string_view result(canonical, static_cast<std::size_t>(size));
  if (!is_language_code(result.substr(0, result.find('-')))) return {};
  if (result.starts_with("und-x-")) return {};  // only for private use: "x-own"
  return std::string(result);
}

}  // namespace dateline
