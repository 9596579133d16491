#include "engine/request.h"

#include <algorithm>
#include <limits>

#include "text/utf8.h"

namespace dateline {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Undoes application/x-www-form-urlencoded. A % without two digits behind it stands for itself, as
// browsers have it; what is not UTF-8 becomes U+FFFD, so that answers are always UTF-8.
std::string decode(std::string_view encoded) {
  std::string bytes;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    char c = encoded[i];
    if (c == '+') c = ' ';
    if (c == '%' && i + 2 < encoded.size() && hex_digit(encoded[i + 1]) >= 0 &&
        hex_digit(encoded[i + 2]) >= 0) {
      c = static_cast<char>(hex_digit(encoded[i + 1]) * 16 + hex_digit(encoded[i + 2]));
      i += 2;
    }
    bytes.push_back(c);
  }
  if (valid_utf8_prefix(bytes) == bytes.size()) return bytes;
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) append_utf8(text, decode_utf8(bytes, at));
  return text;
}

// A whole number of digits only, at most `most`; -1 where it is none.
std::int64_t parse_number(std::string_view text, std::int64_t most) {
  if (text.empty() || text.size() > 15) return -1;
  std::int64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value <= most ? value : -1;
}

// The keys beside those of the facets: their names, and what their values must be.
enum Key { query, open, link, prefer, from, to, sort, page, size, now, spelling, parts, key_count };
struct Name {
  std::string_view name;
  std::string_view wanted;
};
constexpr Name names[key_count] = {
    {"q", ""},
    {"open", ""},
    {"link", "an http or https address"},
    {"prefer", ""},
    {"from", "a date like 2021, 2021-02 or 2021-02-23"},
    {"to", "a date like 2021, 2021-02 or 2021-02-23"},
    {"sort", "relevance, newest or oldest"},
    {"page", "a number from 1 to 10,000,000"},
    {"size", "a number from 1 to 100"},
    {"now", "a number of seconds since 1970"},
    {"spelling", "off, or not given"},
    {"parts", "hits, or not given"},
};

// Sets what `key` and its value say. False where the value does not fit.
bool set(Request& request, Key key, std::string& value) {
  switch (key) {
    case query:
      request.query = std::move(value);
      return true;
    case open:
      request.open = std::move(value);
      return true;
    case link:
      request.link = std::move(value);
      return is_web_url(request.link);
    case prefer:
      if (request.preferred_languages.size() < max_preferred) {
        request.preferred_languages.push_back(std::move(value));
      }
      return true;
    case from:
    case to: {
      const std::optional<Date> date = parse_iso(value);
      (key == from ? request.from : request.to) = date;
      return date.has_value();
    }
    case sort:
      request.sort = value == "relevance" ? Sort::relevance
                     : value == "newest"  ? Sort::newest
                                          : Sort::oldest;
      return request.sort != Sort::oldest || value == "oldest";
    case page:
    case size: {
      const std::int64_t number = parse_number(value, key == page ? 10'000'000 : max_page_size);
      (key == page ? request.page : request.page_size) = static_cast<std::uint32_t>(number);
      return number > 0;
    }
    case now:
      request.now = parse_number(value, std::numeric_limits<std::int64_t>::max());
      return *request.now >= 0;
    case spelling:
      request.spelling = false;
      return value == "off";
    default:
      request.hits_only = true;
      return value == "hits";
  }
}

}  // namespace

Result<Request> parse_request(std::string_view query_string) {
  if (query_string.size() > max_request_bytes) {
    return Error{ErrorCode::bad_request,
                 "The request is longer than 16,384 bytes; ask for less at once."};
  }
  Request request;
  while (!query_string.empty()) {
    const std::size_t end = std::min(query_string.find('&'), query_string.size());
    const std::string_view pair = query_string.substr(0, end);
    query_string.remove_prefix(std::min(end + 1, query_string.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string name = decode(pair.substr(0, equals));
    std::string value = decode(pair.substr(std::min(equals + 1, pair.size())));
    const auto* facet = std::find(facet_names.begin(), facet_names.end(), name);
    if (facet != facet_names.end()) {
      std::vector<std::string>& filter =
          request.filters[static_cast<std::size_t>(facet - facet_names.begin())];
      if (std::find(filter.begin(), filter.end(), value) == filter.end())
        filter.push_back(std::move(value));
      continue;
    }
    int key = 0;
    while (key < key_count && names[key].name != name) ++key;
    if (key < key_count && set(request, static_cast<Key>(key), value)) continue;
    std::string message = "The request's \"";
    message.append(name);
    if (key == key_count) {
      message.append("\" is not a name that requests have.");
    } else {
      message.append("\" is \"").append(value).append("\"; it must be ");
      message.append(names[key].wanted).append(".");
    }
    return Error{ErrorCode::bad_request, std::move(message)};
  }
  return request;
}

}  // namespace dateline
