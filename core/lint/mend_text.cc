#include "lint/mend_text.h"

#include <algorithm>
#include <iterator>

#include "text/character_references.h"
#include "text/fold.h"
#include "text/html_to_text.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr int max_rounds = 3;

constexpr std::string_view tag_names[] = {
    "a",      "b",    "blockquote", "br",    "center", "div", "em",    "figcaption",
    "figure", "font", "h1",         "h2",    "h3",     "h4",  "h5",    "h6",
    "hr",     "i",    "iframe",     "img",   "li",     "ol",  "p",     "s",
    "script", "span", "strong",     "style", "sub",    "sup", "table", "tbody",
    "td",     "th",   "thead",      "tr",    "u",      "ul"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Whether `text`, from "<" on, begins like a tag that is known, or a comment. One capital letter
// alone is none: "USAIR <U>" is a company and its sign at the stock exchange.
bool begins_tag(std::string_view text) {
  if (text.starts_with("<!--")) return true;
  std::size_t at = text.starts_with("</") ? 2 : 1;
  std::string name;
  while (at < text.size() && is_letter_or_digit(text[at]) && name.size() < 12) {
    name.push_back(static_cast<char>(text[at++] | 0x20));
  }
  if (name.size() == 1 && text[1] < 'a' && text.substr(at).starts_with('>') && text[1] != '/') {
    return false;
  }
  const bool ends =
      at < text.size() && std::string_view("> /\n\t\r").find(text[at]) != std::string_view::npos;
  return ends && std::find(std::begin(tag_names), std::end(tag_names), name) != std::end(tag_names);
}

// The size of the tag or comment that `text` begins with, up to its ">"; 0 where there is none. No
// more than `limit` bytes are looked at, so that many "<" cost little more than few.
std::size_t tag_size(std::string_view text) {
  constexpr std::size_t limit = 500;
  text = text.substr(0, limit);
  if (!begins_tag(text)) return 0;
  const std::size_t close = text.find('>');
  return close == std::string_view::npos ? 0 : close + 1;
}

bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (tag_size(text.substr(at)) > 0) return true;
  }
  return false;
}

bool has_references(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::size_t end = at;
    if (read_character_reference(text, end) != 0 && text[end - 1] == ';') return true;
  }
  return false;
}

// HTML that has the line breaks of `text`, which are white space in HTML. Those inside of tags are
// no line breaks.
std::string with_breaks(std::string_view text) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = text[at] == '<' ? tag_size(text.substr(at)) : 0;
    if (text.substr(at).starts_with("\n\n")) {
      html += "<p>";
      size = 2;
    } else if (text[at] == '\n') {
      html += "<br>";
      size = 1;
    } else {
      size = std::max<std::size_t>(size, 1);
      html += text.substr(at, size);
    }
    at += size;
  }
  return html;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

// What windows-1252 has at 0x80 to 0x9f; 0 where it has nothing.
constexpr char32_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

// The byte that `c` was read from; where windows-1252 has no character, the byte itself is often
// kept as a control character. 0 for ASCII and what is in neither.
unsigned char windows_1252_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xff) return static_cast<unsigned char>(c);
  const auto found = std::find(std::begin(windows_1252), std::end(windows_1252), c);
  if (c == 0 || found == std::end(windows_1252)) return 0;
  return static_cast<unsigned char>(0x80 + (found - std::begin(windows_1252)));
}

// Whether UTF-8 that begins so is what mojibake is made of: Latin letters (Ã, Â), œ and Œ (Å),
// punctuation, the euro and trade mark signs (â), and the byte order mark (ï). Others are left
// alone: "À »", which French writers put at the end of a word, is a letter of the Samaritans.
bool is_plausible(std::string_view bytes) {
  return bytes[0] == '\xc2' || bytes[0] == '\xc3' || bytes == "\xc5\x92" || bytes == "\xc5\x93" ||
         bytes.starts_with("\xe2\x80") || bytes == "\xe2\x82\xac" || bytes == "\xe2\x84\xa2" ||
         bytes == "\xef\xbb\xbf";
}

// Quotation marks, dashes, the ellipsis and the no-break space in windows-1252.
bool is_punctuation(char byte) {
  constexpr std::string_view bytes = "\x82\x84\x85\x8b\x91\x92\x93\x94\x96\x97\x9b\xa0\xab\xbb";
  return bytes.find(byte) != std::string_view::npos;
}

bool is_capital(char32_t c) {
  std::string letter, lower;
  append_utf8(letter, c);
  append_lower(letter, lower);
  return lower != letter;
}

bool is_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The bytes that the characters at `at` were read from, where they are one character of UTF-8 and
// plausible; moves `at` behind them. "" where they are not. `before` is the character before them.
std::string misread_character(std::string_view text, std::size_t& at, char32_t before) {
  std::string bytes;
  std::size_t end = at, wanted = 1;
  while (bytes.size() < wanted && end < text.size()) {
    const unsigned char byte = windows_1252_byte(decode_utf8(text, end));
    if (byte == 0) return {};
    if (bytes.empty()) {
      wanted = byte == 0xc2 || byte == 0xc3 || byte == 0xc5 ? 2
               : byte == 0xe2 || byte == 0xef               ? 3
                                                            : 0;
      if (wanted == 0) return {};
    }
    bytes.push_back(static_cast<char>(byte));
  }
  if (bytes.size() < wanted || valid_utf8_prefix(bytes) < bytes.size() || !is_plausible(bytes)) {
    return {};
  }
  // "AMANHÃ”" is a word in capitals and a quotation mark.
  if (is_punctuation(bytes[1]) && wanted == 2 && is_capital(before) && !is_letter(text, end)) {
    return {};
  }
  at = end;
  return bytes;
}

struct Reread {
  std::string text;
  bool changed = false;
  bool lost = false;  // some characters cannot be known
};

Reread reread(std::string_view text) {
  Reread result;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const std::string meant = misread_character(text, at, before);
    if (!meant.empty()) {
      result.text += meant;
      result.changed = true;
      before = ' ';
      continue;
    }
    char32_t c = decode_utf8(text, at);
    if (c >= 0x80 && c < 0xa0 && windows_1252[c - 0x80] != 0) {
      c = windows_1252[c - 0x80];
      result.changed = true;
    }
    result.lost |= c == replacement_character || (c >= 0x80 && c < 0xa0);
    append_utf8(result.text, c);
    before = c;
  }
  return result;
}

}  // namespace

bool has_markup(std::string_view text) { return has_tags(text) || has_references(text); }

std::optional<std::string> without_markup(std::string_view text) {
  std::string mended(text);
  for (int round = 0; round < max_rounds && has_markup(mended); ++round) {
    mended =
        has_tags(mended) ? html_to_text(with_breaks(mended)) : decode_character_references(mended);
  }
  if (has_markup(mended) || is_blank(mended)) return std::nullopt;
  return mended;
}

bool has_mojibake(std::string_view text) {
  const Reread once = reread(text);
  return once.changed || once.lost;
}

std::optional<std::string> without_mojibake(std::string_view text) {
  Reread result{std::string(text), true, false};
  for (int round = 0; round < max_rounds && result.changed; ++round) result = reread(result.text);
  if (has_mojibake(result.text) || is_blank(result.text)) return std::nullopt;
  return std::move(result.text);
}

}  // namespace dateline
