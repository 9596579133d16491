#include "archive/release.h"

#include <algorithm>

namespace dateline {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Whether `text` begins with `begin`, the letters of ASCII in any case.
bool starts_with_lower(std::string_view text, std::string_view begin) {
  return text.size() >= begin.size() &&
         std::equal(begin.begin(), begin.end(), text.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::live:
      return "live";
    case Status::corrected:
      return "corrected";
    case Status::withdrawn:
      return "withdrawn";
    case Status::embargoed:
      return "embargoed";
  }
  return "live";
}

bool language_fits(std::string_view tag, std::string_view wanted) {
  if (!starts_with_lower(tag, wanted)) return false;
  return tag.size() == wanted.size() || tag[wanted.size()] == '-';
}

bool is_web_url(std::string_view url) {
  const auto longer_than = [url](std::string_view scheme) {
    return url.size() > scheme.size() && starts_with_lower(url, scheme);
  };
  if (!longer_than("http://") && !longer_than("https://")) return false;
  return std::none_of(url.begin(), url.end(),
                      [](char c) { return (static_cast<unsigned char>(c) <= 0x20) || c == 0x7f; });
}

}  // namespace dateline
