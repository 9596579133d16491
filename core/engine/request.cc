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

// A whole number of digits only, at most `most`.
std::optional<std::int64_t> parse_number(std::string_view text, std::int64_t most) {
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value <= most ? std::optional(value) : std::nullopt;
}

Error bad(std::string_view name, std::string_view value, std::string_view wanted) {
  std::string message =
      "The request's \"" + std::string(name) + "\" is \"" + std::string(value) + "\"; it must be ";
  return {ErrorCode::bad_request, message.append(wanted) + "."};
}

// Sets what one name and value say. Nothing where all is well.
std::optional<Error> set(Request& request, std::string_view name, std::string value) {
  const auto facet = std::find(facet_names.begin(), facet_names.end(), name);
  if (facet != facet_names.end()) {
    std::vector<std::string>& filter =
        request.filters[static_cast<std::size_t>(facet - facet_names.begin())];
    if (std::find(filter.begin(), filter.end(), value) == filter.end())
      filter.push_back(std::move(value));
  } else if (name == "q") {
    request.query = std::move(value);
  } else if (name == "from" || name == "to") {
    const std::optional<Date> date = parse_iso(value);
    if (!date) return bad(name, value, "a date like 2021, 2021-02 or 2021-02-23");
    (name == "from" ? request.from : request.to) = date;
  } else if (name == "sort") {
    if (value == "relevance") {
      request.sort = Sort::relevance;
    } else if (value == "newest") {
      request.sort = Sort::newest;
    } else if (value == "oldest") {
      request.sort = Sort::oldest;
    } else {
      return bad(name, value, "relevance, newest or oldest");
    }
  } else if (name == "page") {
    const std::optional<std::int64_t> number = parse_number(value, 10'000'000);
    if (!number || *number == 0) return bad(name, value, "a number from 1 to 10,000,000");
    request.page = static_cast<std::uint32_t>(*number);
  } else if (name == "size") {
    const std::optional<std::int64_t> number = parse_number(value, max_page_size);
    if (!number || *number == 0) return bad(name, value, "a number from 1 to 100");
    request.page_size = static_cast<std::uint32_t>(*number);
  } else if (name == "prefer") {
    if (request.preferred_languages.size() < max_preferred)
      request.preferred_languages.push_back(std::move(value));
  } else if (name == "now") {
    request.now = parse_number(value, std::numeric_limits<std::int64_t>::max());
    if (!request.now) return bad(name, value, "a number of seconds since 1970");
  } else if (name == "spelling") {
    if (value != "off") return bad(name, value, "off, or not given");
    request.spelling = false;
  } else if (name == "parts") {
    if (value != "hits") return bad(name, value, "hits, or not given");
    request.hits_only = true;
  } else if (name == "open") {
    request.open = std::move(value);
  } else {
    return Error{ErrorCode::bad_request,
                 "The request's \"" + std::string(name) + "\" is not a name that requests have."};
  }
  return std::nullopt;
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
    if (std::optional<Error> error = set(request, name, std::move(value))) return *std::move(error);
  }
  return request;
}

}  // namespace dateline
