#include "archive/release.h"

#include <algorithm>

namespace dateline {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::live: return "live";
    case Status::corrected: return "corrected";
    case Status::withdrawn: return "withdrawn";
    case Status::embargoed: return "embargoed";
  }
  return "live";
}

bool is_web_url(std::string_view url) {
  const auto starts_with = [url](std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i) {
      const char c = url[i] >= 'A' && url[i] <= 'Z' ? static_cast<char>(url[i] + 32) : url[i];
      if (c != scheme[i]) return false;
    }
    return true;
  };
  if (!starts_with("http://") && !starts_with("https://")) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    return (static_cast<unsigned char>(c) <= 0x20) || c == 0x7f;
  });
}

}  // namespace dateline
