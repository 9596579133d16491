// Dates as printed on pages. Weekday and time are taken off; what is left is reduced to its shape,
// "nMY" for "28 de febrero de 2021", and to what its parts say.

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <span>

#include "date/date.h"
#include "date/names.h"
#include "text/fold.h"

namespace dateline {
namespace {

// Longer texts are no date.
constexpr std::size_t max_text_bytes = 100;

// All words are folded. These may stand in a date and say nothing.
constexpr std::string_view fillers[] = {"de", "del", "el", "le", "of", "the"};

// What may follow a day at once: 1st, 1er, 1º.
constexpr std::string_view ordinals[] = {"st", "nd", "rd", "th", "er", "o"};

// What may stand before a time, "T" of ISO 8601 among it, and behind it.
constexpr std::string_view time_openers[] = {"a", "as", "at", "las", "la", "om", "t"};
constexpr std::string_view time_closers[] = {
    "a",   "p",   "m",   "am",  "pm",  "h",   "hs",  "hrs", "horas", "uur", "z",   "gmt", "utc",
    "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "ast",   "adt", "bst", "cet", "cest"};

bool contains(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Takes the letters, or the digits, that `text` begins with off it.
std::string_view take_while(std::string_view& text, bool (*belongs)(char)) {
  const auto end = std::find_if_not(text.begin(), text.end(), belongs);
  const std::string_view taken = text.substr(0, end - text.begin());
  text.remove_prefix(taken.size());
  return taken;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// A word with its full stops, "p.m.", as "pm".
std::string take_abbreviation(std::string_view& text) {
  std::string word;
  const std::string_view taken = take_while(text, [](char c) { return is_letter(c) || c == '.'; });
  std::copy_if(taken.begin(), taken.end(), std::back_inserter(word), is_letter);
  return word;
}

// "+0000", "-05:00".
bool take_zone(std::string_view& text) {
  std::string_view rest = text;
  if (!take(rest, '+') && !take(rest, '-')) return false;
  std::size_t digits = take_while(rest, is_digit).size();
  if (take(rest, ':')) digits += take_while(rest, is_digit).size();
  if (digits != 4) return false;
  text = rest;
  return true;
}

// Whether all of `text` says what part of the day or what zone is meant. Where `needed`, it must
// say something.
bool closes_time(std::string_view text, bool needed) {
  for (;;) {
    take_while(text, is_space);
    if (text.empty()) return !needed;
    const std::string word = take_abbreviation(text);
    if (!contains(time_closers, word) && !(word.empty() && take_zone(text))) return false;
    needed = false;
  }
}

// Whether all of `text` is a time: "13:20", "1:20:05 p.m.", "13h20", "13 h", "1 pm", "13.20 uur".
bool is_time(std::string_view text) {
  const std::string_view hours = take_while(text, is_digit);
  if (hours.empty() || hours.size() > 2 || to_int(hours) > 24) return false;
  const bool colon = take(text, ':');
  const bool dot = !colon && take(text, '.');
  if (!colon && !dot) {
    take_while(text, is_space);
    const std::string_view closer = text;
    const bool h = take(text, 'h');
    take_while(text, is_space);
    const bool has_minutes = h && !text.empty() && is_digit(text.front());
    if (!has_minutes)
      return !closer.empty() && is_letter(closer.front()) && closes_time(closer, true);
  }
  const std::string_view minutes = take_while(text, is_digit);
  if (minutes.size() != 2 || to_int(minutes) > 59) return false;
  if (colon && take(text, ':')) {
    const std::string_view seconds = take_while(text, is_digit);
    if (seconds.size() != 2 || to_int(seconds) > 60) return false;
  }
  return closes_time(text, dot);
}

// `text` without what joins a date to a time at its end: " - ", ", a las ", "T".
std::string_view without_opener(std::string_view text) {
  constexpr std::string_view dashes[] = {"–", "—"};
  for (;;) {
    const std::size_t size = text.size();
    while (!text.empty() && (is_space(text.back()) || std::string_view(",-|@(").find(text.back()) !=
                                                          std::string_view::npos)) {
      text.remove_suffix(1);
    }
    for (const std::string_view dash : dashes) {
      if (text.ends_with(dash)) text.remove_suffix(dash.size());
    }
    std::size_t word = text.size();
    while (word > 0 && is_letter(text[word - 1])) --word;
    if (contains(time_openers, text.substr(word))) text = text.substr(0, word);
    if (text.size() == size) return text;
  }
}

// Takes the time that `text` ends with off it. False where there is none.
bool take_time(std::string_view& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!is_digit(text[i]) || is_digit(text[i - 1]) || !is_time(text.substr(i))) continue;
    text = without_opener(text.substr(0, i));
    return true;
  }
  return false;
}

// Takes the weekday that `text` begins with off it, and what joins it to the day. -1 where there
// is none.
int take_weekday(std::string_view& text) {
  std::string_view rest = text;
  take_while(rest, is_space);
  std::string_view word = take_while(rest, is_letter);
  if (contains(fillers, word)) {
    take_while(rest, is_space);
    word = take_while(rest, is_letter);
  }
  const int day = weekday_named(word);
  if (day < 0) return -1;
  if (rest.starts_with("-feira") || rest.starts_with(" feira")) rest.remove_prefix(6);
  take(rest, '.');
  take(rest, ',');
  text = rest;
  return day;
}

struct Shape {
  std::string letters;  // n: a number of one or two digits, Y: of four, M: a month's name, "/": any
                        // one separator
  std::array<int, 3> values{};  // of n, Y and M
  std::size_t count = 0;
  std::size_t last_digits = 0;  // of the last number

  bool add(char letter, int value) {
    if (count == values.size()) return false;
    letters.push_back(letter);
    values[count++] = value;
    return true;
  }
};

bool add_number(std::string_view digits, Shape& shape) {
  if (digits.size() == 3 || digits.size() > 4) return false;
  const int value = to_int(digits);
  if (value == 0 && digits.size() < 4) return false;
  shape.last_digits = digits.size();
  return shape.add(digits.size() == 4 ? 'Y' : 'n', value);
}

bool add_month(std::string_view word, std::string_view language, Shape& shape) {
  const int month = month_named(word, language);
  return month != 0 && shape.add('M', month);
}

// False where `text`, which is folded, has something that no date has.
bool read_shape(std::string_view text, std::string_view language, Shape& shape) {
  char separator = '\0';
  std::string_view last_filler;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      if (!add_number(take_while(text, is_digit), shape)) return false;
      std::string_view rest = text;
      if (contains(ordinals, take_while(rest, is_letter))) text = rest;
      continue;
    }
    if (is_letter(text.front())) {
      const std::string_view word = take_while(text, is_letter);
      const bool cut = take(text, '.');
      const bool portuguese = language.empty() && (cut || last_filler == "de");
      if (contains(fillers, word)) {
        last_filler = word;
      } else if (!add_month(word, portuguese ? "pt" : language, shape)) {
        return false;
      }
      continue;
    }
    const char c = text.front();
    text.remove_prefix(1);
    if (is_space(c) || c == ',') continue;
    if (c != '/' && c != '.' && c != '-') return false;
    if (separator != '\0' && separator != c) return false;
    separator = c;
    shape.letters.push_back('/');
  }
  return true;
}

Date date_of(const Shape& shape, DateOrder order) {
  const auto& [a, b, c] = shape.values;
  const std::string_view letters = shape.letters;
  if (letters == "nMY" || letters == "n/M/Y") return make_date(c, b, a);
  if (letters == "nMn" || letters == "n/M/n")
    return shape.last_digits == 2 ? make_date(c + (c < 69 ? 2000 : 1900), b, a) : Date{};
  if (letters == "MnY") return make_date(c, a, b);
  if (letters == "MY") return make_date(b, a, 0);
  if (letters == "Y/n/n") return make_date(a, b, c);
  if (letters == "n/n/Y" && order == DateOrder::dmy) return make_date(c, b, a);
  if (letters == "n/n/Y" && order == DateOrder::mdy) return make_date(c, a, b);
  if (letters == "n/Y") return make_date(b, a, 0);
  if (letters == "Y/n") return make_date(a, b, 0);
  return letters == "Y" ? make_date(a, 0, 0) : Date{};
}

Date read_date(std::string_view text, DateOrder order, std::string_view language) {
  Shape shape;
  return read_shape(text, language, shape) ? date_of(shape, order) : Date{};
}

// Folded, or "" where it is too long for a date.
std::string folded_date(std::string_view text) {
  std::string folded;
  if (text.size() <= max_text_bytes) append_folded(text, folded);
  return folded;
}

}  // namespace

std::optional<Date> parse_printed(std::string_view text, DateOrder order,
                                  std::string_view language) {
  const std::string folded = folded_date(text);
  std::string_view rest = folded;
  const bool timed = take_time(rest);
  Date date = read_date(rest, order, language);
  // "mar" is March before it is Tuesday.
  const bool has_weekday = !date.known() && take_weekday(rest) >= 0;
  if (has_weekday) date = read_date(rest, order, language);
  const bool day_wanted = timed || has_weekday;
  if (!date.known() || (day_wanted && date.precision != Precision::day)) return std::nullopt;
  return date;
}

bool looks_printed(std::string_view text) {
  const std::string folded = folded_date(text);
  std::string_view rest = folded;
  take_time(rest);
  take_weekday(rest);
  int numbers = 0;
  while (!rest.empty()) {
    const std::string_view word = take_while(rest, is_letter);
    const bool known = word.empty() || contains(fillers, word) || month_named(word, "pt") != 0;
    if (!known) return false;
    if (!take_while(rest, is_digit).empty()) {
      ++numbers;
    } else if (word.empty()) {
      if (!is_space(rest.front()) &&
          std::string_view("/.,-").find(rest.front()) == std::string_view::npos) {
        return false;
      }
      rest.remove_prefix(1);
    }
  }
  return numbers == 2 || numbers == 3;
}

int printed_weekday(std::string_view text) {
  const std::string folded = folded_date(text);
  std::string_view rest = folded;
  return take_weekday(rest);
}

int weekday_of(std::int32_t days) {
  constexpr int thursday = 4;  // 1970-01-01
  return static_cast<int>(((static_cast<std::int64_t>(days) + thursday) % 7 + 7) % 7);
}

}  // namespace dateline
