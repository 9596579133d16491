#include "merge/canonical_url.h"

#include <algorithm>

#include "archive/release.h"

namespace dateline {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The characters that mean the same with and without percent-encoding.
bool is_unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') ||
         (lower(static_cast<char>(c)) >= 'a' && lower(static_cast<char>(c)) <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_encoded(std::string& out, unsigned char c) {
  constexpr char digits[] = "0123456789ABCDEF";
  out += '%';
  out += digits[c >> 4];
  out += digits[c & 15];
}

std::string normalise_encoding(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool encoded = c == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                         hex_digit(text[i + 2]) >= 0;
    if (encoded) {
      const auto meant =
          static_cast<unsigned char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
      if (is_unreserved(meant)) {
        out += static_cast<char>(meant);
      } else {
        append_encoded(out, meant);
      }
    } else if (c >= 0x80 || c == '%') {
      append_encoded(out, c);
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

bool only_tracks(std::string_view parameter) {
  constexpr std::string_view names[] = {
      "fbclid", "gclid",  "dclid",   "gbraid", "wbraid", "msclkid", "yclid", "igshid", "twclid",
      "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi",  "ref_src", "_ga",   "_gl"};
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") ||
         std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// "?a=1&b=2" of what `query` has without the parameters that track.
std::string kept_parameters(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (parameter.empty() || only_tracks(parameter)) continue;
    out += out.empty() ? '?' : '&';
    out += parameter;
  }
  return out;
}

std::string_view without_index_page(std::string_view path) {
  for (std::size_t before = path.size() + 1; path.size() < before;) {
    before = path.size();
    for (std::string_view name : {"/index.html", "/index.htm", "/index.php", "/"}) {
      if (path.ends_with(name)) path.remove_suffix(name.size());
    }
  }
  return path;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  if (!is_web_url(url)) return {};
  const bool secure = lower(url[4]) == 's';
  url.remove_prefix(secure ? 8 : 7);
  url = url.substr(0, url.find('#'));
  const std::size_t host_end = std::min(url.find_first_of("/?"), url.size());
  std::string host = lower(url.substr(0, host_end));
  url.remove_prefix(host_end);
  host.erase(0, host.rfind('@') + 1);
  const std::string_view port = secure ? ":443" : ":80";
  if (host.ends_with(port)) host.resize(host.size() - port.size());
  while (host.ends_with('.')) host.pop_back();
  if (host.starts_with("www.")) host.erase(0, 4);

  const std::size_t path_end = std::min(url.find('?'), url.size());
  const std::string path = normalise_encoding(url.substr(0, path_end));
  url.remove_prefix(std::min(path_end + 1, url.size()));
  return host.append(without_index_page(path)).append(kept_parameters(normalise_encoding(url)));
}

}  // namespace dateline
