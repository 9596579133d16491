#include "enrich/find_dateline.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "date/date.h"
#include "enrich/letters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t max_dateline_bytes = 64;
constexpr std::size_t max_parts = 3;
constexpr std::size_t max_words = 6;  // of a part

// Words inside of names that are written small. English, Spanish, French, Portuguese, Dutch.
constexpr std::string_view small_words[] = {"&",   "and", "au",   "aux", "d",  "da",  "de",  "del",
                                            "der", "des", "do",   "dos", "du", "e",   "el",  "en",
                                            "et",  "l",   "la",   "las", "le", "les", "los", "of",
                                            "sur", "the", "upon", "van", "y"};

// Words that stand in capitals before a colon or dash and name no place. Folded.
constexpr std::string_view not_places[] = {
    "acnur",      "advisory", "alert",  "background", "breaking", "communique", "comunicado",
    "correction", "iom",      "media",  "news",       "note",     "oim",        "onu",
    "photo",      "press",    "prensa", "presse",     "quote",    "release",    "statement",
    "summary",    "un",       "unhcr",  "unicef",     "update",   "urgent",     "video"};

bool contains(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::string folded(std::string_view text) {
  std::string out;
  append_folded(text, out);
  return out;
}

bool is_letter(char32_t c) {
  const bool other_script = (c >= 0x100 && c < 0x2000) || (c >= 0x3040 && c < 0xe000);
  return is_upper(c) || is_lower(c) || other_script;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : decode_utf8(text, at);
}

bool has_lower(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_lower(decode_utf8(text, at))) return true;
  }
  return false;
}

std::size_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) letters += is_letter(decode_utf8(text, at)) ? 1 : 0;
  return letters;
}

std::string lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    append_utf8(out, to_lower(decode_utf8(text, at)));
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The beginning of `text` in which a dateline is looked for, with plain spaces and apostrophes.
std::string beginning(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < max_dateline_bytes + 16;) {
    const char32_t c = decode_utf8(text, at);
    const bool space = c <= 0x20 || c == 0xa0 || c == 0x202f;
    append_utf8(out, space ? U' ' : c == 0x2019 ? U'\'' : c);
  }
  return out;
}

// The size of the dash or colon at text[at] that may end a dateline, or 0. Hyphens inside of names
// do not.
std::size_t separator_size(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const char before = at > 0 ? text[at - 1] : '\0';
  if (rest.starts_with(": ")) return 1;
  if (rest.starts_with("--")) return 2;
  if (rest.starts_with("- ")) return before == ' ' || before == '.' || is_digit(before) ? 1 : 0;
  if (!rest.starts_with("–") && !rest.starts_with("—")) return 0;
  const std::size_t size = std::string_view("–").size();
  return before == ' ' || before == '.' || rest.substr(size).starts_with(' ') ? size : 0;
}

// "28 February 2021", "5 March". A month alone ("May") may be a place's name, and a year is none;
// "Del., Feb 26" begins with a place.
bool is_date(std::string_view text) {
  if (std::ranges::none_of(text, is_digit)) return false;
  const std::string first(text.substr(0, text.find_first_of(" .,")));
  const std::optional<Date> month = parse_printed(first + " 2000");
  if (!is_digit(text[0]) && (!month || month->precision != Precision::month)) return false;
  const std::optional<Date> date = parse_printed(text);
  return date ? date->precision != Precision::year
              : parse_printed(std::string(text) + " 2000").has_value();
}

// A date, perhaps with the name of an agency behind it: "March 13, Reuter".
bool is_date_and_agency(std::string_view text) {
  const std::size_t comma = text.rfind(',');
  return is_date(text) ||
         (comma != text.npos && std::ranges::none_of(text.substr(comma), is_digit) &&
          is_date(trimmed(text.substr(0, comma))));
}

// `head` without a name in parentheses, a date and a full stop at its end. A comma stands before
// the date, or a space where the month begins it: "Richmond, Va. Feb 26".
std::string_view without_date(std::string_view head) {
  head = trimmed(head);
  if (head.size() > 1 && head.ends_with('.') && is_digit(head[head.size() - 2]))
    head.remove_suffix(1);
  while (head.ends_with(',')) head = trimmed(head.substr(0, head.size() - 1));
  const std::size_t parenthesis = head.rfind('(');
  if (head.ends_with(')') && parenthesis != head.npos) head = trimmed(head.substr(0, parenthesis));
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::string_view rest = trimmed(head.substr(i + 1));
    const bool month_first = head[i] == ' ' && !rest.empty() && !is_digit(rest[0]);
    if ((head[i] == ',' || month_first) && is_date_and_agency(rest))
      return trimmed(head.substr(0, i));
  }
  // "D.C." keeps its last stop.
  if (head.ends_with('.') && head.find('.') == head.size() - 1) head.remove_suffix(1);
  return trimmed(head);
}

bool has_date(std::string_view head) {
  for (std::size_t at = head.find(','); at != head.npos; at = head.find(',', at + 1)) {
    if (is_date_and_agency(trimmed(head.substr(at + 1)))) return true;
  }
  return false;
}

bool is_name_word(std::string_view word, bool first) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = decode_utf8(word, at);
    if (!is_letter(c) && c != '-' && c != '\'' && c != '.' && c != '&') return false;
  }
  if (contains(not_places, folded(word))) return false;
  const bool small = contains(small_words, word.substr(0, word.find('\'')));  // d'Ivoire
  const char32_t initial = first_code_point(word);
  return (small && !first) || (is_letter(initial) && !is_lower(initial));
}

// A town, a region or a country.
bool is_name(std::string_view part) {
  const std::vector<std::string_view> words = split(part, ' ');
  if (words.size() > max_words || !is_letter(first_code_point(part))) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_name_word(words[i], i == 0)) return false;
  }
  return words[0] != "The" ||
         words.size() == 2;  // The Hague, but not The International Organization
}

// One word, or a piece of it between hyphens, out of capitals.
std::string without_capitals(std::string_view word, bool first) {
  const std::size_t apostrophe = word.find('\'');
  const std::string_view prefix = word.substr(0, apostrophe);
  const bool small = !first && contains(small_words, lower(prefix));
  std::size_t initial = 0;
  if (!prefix.empty()) decode_utf8(prefix, initial);  // the apostrophe may come first
  std::string out =
      small ? lower(prefix) : std::string(word.substr(0, initial)) + lower(prefix.substr(initial));
  if (apostrophe == word.npos) return out;
  const std::string_view rest = word.substr(apostrophe + 1);
  out.push_back('\'');
  return out + (count_letters(rest) > 1 ? without_capitals(rest, true)
                                        : lower(rest));  // L'Aquila, George's
}

// "PORT-OF-SPAIN" gives "Port-of-Spain"; names that are not all capitals, and short ones (DC, USA),
// stay.
std::string without_capitals(std::string_view name) {
  const std::vector<std::string_view> words = split(name, ' ');
  if (has_lower(name) || (words.size() == 1 && count_letters(name) <= 3)) return std::string(name);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out.push_back(' ');
    const std::string_view word = words[i];
    const std::size_t stop = word.find('.');
    const bool initials = stop < word.size() - 1;                                  // U.S.
    const bool code = i > 0 && i + 1 == words.size() && count_letters(word) <= 2;  // WASHINGTON DC
    if (initials || code) {
      out += word;
      continue;
    }
    const std::vector<std::string_view> pieces = split(word, '-');
    for (std::size_t j = 0; j < pieces.size(); ++j) {
      if (j > 0) out.push_back('-');
      if (!pieces[j].empty()) out += without_capitals(pieces[j], i + j == 0);
    }
  }
  return out;
}

// The place that `head` names, or "".
std::string place_of(std::string_view head, bool before_colon) {
  head = without_date(head);
  const std::vector<std::string_view> parts = split(head, ',');
  if (head.empty() || parts.size() > max_parts) return "";
  // Before a colon any capitalised word may stand ("Background: "), so more is asked for.
  if (before_colon && parts.size() == 1 && has_lower(head)) return "";
  std::string place;
  for (const std::string_view part : parts) {
    const std::string_view name = trimmed(part);
    const bool article = !place.empty() && name.starts_with("the ");  // Arnhem, the Netherlands
    if (!is_name(article ? name.substr(4) : name)) return "";
    if (!place.empty()) place += ", ";
    place += without_capitals(name);
  }
  return place;
}

// Where a dateline ends in `head`, a text's beginning, and the place that it names; "" for none.
struct Found {
  std::string place;
  std::size_t end = 0;
};

Found find_in(std::string_view head) {
  for (std::size_t at = 1; at < std::min(head.size(), max_dateline_bytes); ++at) {
    const std::size_t size = separator_size(head, at);
    if (size == 0) continue;
    const std::string_view rest = trimmed(head.substr(at + size));
    if (rest.empty()) continue;
    const std::string_view opening = head.substr(0, at);
    // Sentences go on in small letters; behind a date they begin, whatever their writer typed.
    if (is_lower(first_code_point(rest)) && !has_date(opening)) continue;
    std::string place = place_of(opening, head[at] == ':');
    if (!place.empty()) return {std::move(place), at + size};
  }
  return {};
}

}  // namespace

std::string find_dateline(std::string_view text) { return find_in(beginning(text)).place; }

std::string_view without_dateline(std::string_view text) {
  const std::string head = beginning(text);
  const std::size_t end = find_in(head).end;
  // beginning() gives a code point for each.
  std::size_t begin = 0;
  for (std::size_t at = 0; at < end; decode_utf8(head, at)) decode_utf8(text, begin);
  return text.substr(begin);
}

}  // namespace dateline
