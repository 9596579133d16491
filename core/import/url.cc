#include "import/url.h"

#include <algorithm>

namespace dateline {
namespace {

// The components of RFC 3986, each with the marks that belong to it: "http:", "//host", "/path",
// "?query", "#fragment".
struct Url {
  std::string_view scheme, authority, path, query, fragment;
};

std::string_view trim(std::string_view text) {
  constexpr std::string_view white_space = " \t\n\v\f\r";
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

// Takes what comes before the first of `ends` off `text`.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::string_view taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

Url split(std::string_view text) {
  Url url;
  const std::size_t colon = text.find_first_of(":/?#");
  const bool has_scheme = colon != text.npos && colon > 0 && text[colon] == ':';
  if (has_scheme) {
    url.scheme = text.substr(0, colon + 1);
    text.remove_prefix(colon + 1);
  }
  if (text.starts_with("//")) {
    std::string_view rest = text.substr(2);
    url.authority = text.substr(0, 2 + take_until(rest, "/?#").size());
    text = rest;
  }
  url.path = take_until(text, "?#");
  url.query = take_until(text, "#");
  url.fragment = text;
  return url;
}

// Section 5.2.4.
std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const bool slash = path.starts_with('/');
    std::string_view rest = path.substr(slash ? 1 : 0);
    const std::string_view segment = take_until(rest, "/");
    if (segment == "." || segment == "..") {
      if (segment == "..") out.resize(std::min(out.rfind('/'), out.size()));
      if (rest.empty()) out.push_back('/');
    } else {
      out.append(path.substr(0, segment.size() + (slash ? 1 : 0)));
    }
    path = rest;
  }
  return out;
}

std::string merge(const Url& base, std::string_view path) {
  if (base.path.empty()) return std::string("/").append(path);
  const std::size_t end = base.path.rfind('/');
  return std::string(base.path.substr(0, end == base.path.npos ? 0 : end + 1)).append(path);
}

}  // namespace

std::string resolve_url(std::string_view base_text, std::string_view reference_text) {
  const Url base = split(trim(base_text));
  const Url reference = split(trim(reference_text));
  if (!reference.scheme.empty() || base.scheme.empty() || base.authority.size() <= 2)
    return std::string(trim(reference_text));

  std::string url(base.scheme);
  std::string_view query = reference.query;
  if (!reference.authority.empty()) {
    url.append(reference.authority).append(without_dot_segments(reference.path));
  } else if (reference.path.empty()) {
    url.append(base.authority).append(base.path);
    if (query.empty()) query = base.query;
  } else {
    const bool absolute = reference.path.starts_with('/');
    url.append(base.authority)
        .append(without_dot_segments(absolute ? std::string(reference.path)
                                              : merge(base, reference.path)));
  }
  return url.append(query).append(reference.fragment);
}

}  // namespace dateline
