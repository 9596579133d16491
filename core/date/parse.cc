// Dates as printed on pages. The text is reduced to its shape, "nMY" for "28 de febrero de 2021",
// and to what its parts say.

#include <algorithm>
#include <array>
#include <cstddef>

#include "date/date.h"
#include "text/fold.h"

namespace dateline {
namespace {

// Longer texts are no date.
constexpr std::size_t max_text_bytes = 100;

// English, Spanish and French, folded.
constexpr std::string_view month_names[12][4] = {
    {"january", "enero", "janvier"},
    {"february", "febrero", "fevrier"},
    {"march", "marzo", "mars"},
    {"april", "abril", "avril"},
    {"may", "mayo", "mai"},
    {"june", "junio", "juin"},
    {"july", "julio", "juillet"},
    {"august", "agosto", "aout"},
    {"september", "septiembre", "septembre", "setiembre"},
    {"october", "octubre", "octobre"},
    {"november", "noviembre", "novembre"},
    {"december", "diciembre", "decembre"},
};

// Words that may stand in a date and say nothing.
constexpr std::string_view fillers[] = {"de", "del", "el", "le", "of", "the"};

// What may follow a day at once: 1st, 1er, 1º.
constexpr std::string_view ordinals[] = {"st", "nd", "rd", "th", "er", "o"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// The month whose name begins with `word`, in any of the languages. 0 where `word` is under three
// letters, or no month's name begins so, or more than one's ("jui" is juin or juillet).
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  int found = 0;
  for (int month = 1; month <= 12; ++month) {
    const auto& names = month_names[month - 1];
    const bool fits = std::any_of(std::begin(names), std::end(names),
                                  [word](std::string_view name) { return name.starts_with(word); });
    if (fits && found != 0) return 0;
    if (fits) found = month;
  }
  return found;
}

// Takes the letters, or the digits, that `text` begins with off it.
std::string_view take_while(std::string_view& text, bool (*belongs)(char)) {
  const auto end = std::find_if_not(text.begin(), text.end(), belongs);
  const std::string_view taken = text.substr(0, end - text.begin());
  text.remove_prefix(taken.size());
  return taken;
}

struct Shape {
  std::string letters;  // n: a number of one or two digits, Y: of four, M: a month's name, "/": any
                        // one separator
  std::array<int, 3> values{};  // of n, Y and M
  std::size_t count = 0;

  bool add(char letter, int value) {
    if (count == values.size()) return false;
    letters.push_back(letter);
    values[count++] = value;
    return true;
  }
};

bool add_number(std::string_view digits, Shape& shape) {
  if (digits.size() == 3 || digits.size() > 4) return false;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  if (value == 0 && digits.size() < 4) return false;
  return shape.add(digits.size() == 4 ? 'Y' : 'n', value);
}

bool add_word(std::string_view word, Shape& shape) {
  const int month = month_of(word);
  return month != 0 && shape.add('M', month);
}

// False where `text`, which is folded, has something that no date has.
bool read_shape(std::string_view text, Shape& shape) {
  char separator = '\0';
  while (!text.empty()) {
    if (is_digit(text.front())) {
      if (!add_number(take_while(text, is_digit), shape)) return false;
      std::string_view rest = text;
      if (std::count(std::begin(ordinals), std::end(ordinals), take_while(rest, is_letter)) > 0)
        text = rest;
      continue;
    }
    if (is_letter(text.front())) {
      const std::string_view word = take_while(text, is_letter);
      if (text.starts_with('.')) text.remove_prefix(1);
      if (std::count(std::begin(fillers), std::end(fillers), word) == 0 && !add_word(word, shape))
        return false;
      continue;
    }
    const char c = text.front();
    text.remove_prefix(1);
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == ',') continue;
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
  if (letters == "MnY") return make_date(c, a, b);
  if (letters == "MY") return make_date(b, a, 0);
  if (letters == "Y/n/n") return make_date(a, b, c);
  if (letters == "n/n/Y" && order == DateOrder::dmy) return make_date(c, b, a);
  if (letters == "n/n/Y" && order == DateOrder::mdy) return make_date(c, a, b);
  if (letters == "n/Y") return make_date(b, a, 0);
  if (letters == "Y/n") return make_date(a, b, 0);
  return letters == "Y" ? make_date(a, 0, 0) : Date{};
}

}  // namespace

std::optional<Date> parse_printed(std::string_view text, DateOrder order) {
  if (text.size() > max_text_bytes) return std::nullopt;
  std::string folded;
  append_folded(text, folded);
  Shape shape;
  if (!read_shape(folded, shape)) return std::nullopt;
  const Date date = date_of(shape, order);
  return date.known() ? std::optional(date) : std::nullopt;
}

}  // namespace dateline
