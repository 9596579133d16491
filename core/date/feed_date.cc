// A text is read part by part: a number, a word, a time, an offset. What a part means follows from
// its form and from what was read before it.

#include "date/feed_date.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/fold.h"

namespace dateline {
namespace {

// Longer texts are no date.
constexpr std::size_t max_text_bytes = 120;

constexpr int hour = 3600;
constexpr int day = 24 * hour;

// Beginnings of month names that parse_printed does not know, folded.
constexpr std::string_view greek_months[] = {"ιανουαρι",  "φεβρουαρι", "μαρτι",   "απριλι",
                                             "μαι",       "ιουνι",     "ιουλι",   "αυγουστ",
                                             "σεπτεμβρι", "οκτωβρι",   "νοεμβρι", "δεκεμβρι"};
constexpr std::string_view hungarian_months[] = {"januar",     "februar", "marcius",  "aprilis",
                                                 "majus",      "junius",  "julius",   "augusztus",
                                                 "szeptember", "oktober", "november", "december"};

struct Zone {
  std::string_view name;  // folded
  int hours;              // ahead of UTC
};
constexpr Zone zones[] = {
    {"z", 0},     {"utc", 0},   {"gmt", 0},  {"ut", 0},   {"wet", 0},   {"bst", 1},   {"west", 1},
    {"cet", 1},   {"met", 1},   {"mez", 1},  {"cest", 2}, {"mest", 2},  {"mesz", 2},  {"eet", 2},
    {"eest", 3},  {"msk", 3},   {"hkt", 8},  {"jst", 9},  {"kst", 9},   {"aest", 10}, {"aedt", 11},
    {"nzst", 12}, {"nzdt", 13}, {"brt", -3}, {"adt", -3}, {"ast", -4},  {"at", -4},   {"edt", -4},
    {"est", -5},  {"et", -5},   {"cdt", -5}, {"cst", -6}, {"ct", -6},   {"mdt", -6},  {"mst", -7},
    {"mt", -7},   {"pdt", -7},  {"pst", -8}, {"pt", -8},  {"akdt", -8}, {"akst", -9}, {"hst", -10},
};

// Words of East Asian dates, and what stands for them in others.
struct Mark {
  std::string_view word;
  std::string_view instead;
  bool korean;
};
constexpr Mark marks[] = {
    {"년", "-", true},      {"월", "-", true},  {"일", " ", true},  {"오전", " am ", true},
    {"오후", " pm ", true}, {"年", "-", false}, {"月", "-", false}, {"日", " ", false},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_gap(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == ','; }
// Of a word, folded: an ASCII letter, or a byte of any other script. Names of zones have a slash.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_zone_letter(char c) { return is_letter(c) || c == '/' || c == '_'; }

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int full_year(std::string_view two_digits) {
  const int year = number_of(two_digits);
  return year + (year < 50 ? 2000 : 1900);
}

// Whether one of the words begins with the other, and neither is shorter than `least` bytes.
bool same_begin(std::string_view a, std::string_view b, std::size_t least) {
  const std::size_t size = std::min(a.size(), b.size());
  return size >= least && a.substr(0, size) == b.substr(0, size);
}

// 1 to 12, or 0 where `word`, which is folded, is no month.
int month_of(std::string_view word) {
  const std::optional<Date> printed = parse_printed(std::string(word).append(" 2000"));
  if (printed && printed->precision == Precision::month)
    return civil_from_days(printed->first).month;
  for (int i = 0; i < 12; ++i) {
    if (same_begin(word, greek_months[i], 6) || same_begin(word, hungarian_months[i], 3))
      return i + 1;
  }
  return 0;
}

bool replace_all(std::string& text, std::string_view what, std::string_view with) {
  bool found = false;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
    found = true;
  }
  return found;
}

class Reader {
 public:
  explicit Reader(std::string_view text);
  std::optional<Moment> read();

 private:
  enum class ZoneKind { none, known, unknown, offset };

  char peek(std::size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : '\0'; }
  std::string_view take_while(bool (*belongs)(char));
  bool take(char c);

  // Each reads a part, and gives false where the text is no date.
  bool read_part(bool spaced);
  bool read_number();
  bool read_after_year();
  bool read_after_day();
  bool read_truncated();
  bool read_time(std::string_view hours);
  bool read_compact_time();
  bool read_offset();
  bool read_word(bool spaced);
  bool read_month(int month);
  bool read_zone(std::string_view name, bool spaced);
  bool skip_comment();

  bool set_day_of_year(int number);
  bool set_time(int hours, int minutes, int seconds);
  bool nothing_yet() const { return year_ < 0 && month_ == 0 && day_ == 0; }
  Date date() const;
  std::optional<std::int64_t> instant(Date date) const;

  std::string text_;
  std::string_view rest_;
  int parts_ = 0;  // that were read
  int year_ = -1;
  int month_ = 0;
  int day_ = 0;
  int seconds_ = -1;              // since midnight
  int twelve_hours_ = 0;          // 'a' or 'p' where the hours are those of half a day
  bool month_was_first_ = false;  // then it may be a weekday: "mar, 05 févr. 2018"
  ZoneKind zone_ = ZoneKind::none;
  int ahead_ = 0;  // of UTC, in seconds
};

Reader::Reader(std::string_view text) {
  std::string plain(text);
  replace_all(plain, "\u00a0", " ");
  for (const Mark& mark : marks) {
    if (!replace_all(plain, mark.word, mark.instead)) continue;
    zone_ = mark.korean ? ZoneKind::known : ZoneKind::unknown;
    ahead_ = mark.korean ? 9 * hour : 0;
  }
  append_folded(plain, text_);
  replace_all(text_, "a.m.", "am");
  replace_all(text_, "p.m.", "pm");
  rest_ = text_;
}

std::optional<Moment> Reader::read() {
  take_while(is_gap);
  for (bool spaced = true; !rest_.empty(); spaced = !take_while(is_gap).empty()) {
    if (!read_part(spaced)) return std::nullopt;
    ++parts_;
  }
  const Date read = date();
  if (!read.known()) return std::nullopt;
  return Moment{read, instant(read)};
}

std::string_view Reader::take_while(bool (*belongs)(char)) {
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), belongs);
  const std::string_view taken = rest_.substr(0, end - rest_.begin());
  rest_.remove_prefix(taken.size());
  return taken;
}

bool Reader::take(char c) {
  if (peek() != c) return false;
  rest_.remove_prefix(1);
  return true;
}

bool Reader::read_part(bool spaced) {
  const char c = peek();
  if (is_digit(c)) return read_number();
  if (is_letter(c)) return read_word(spaced);
  if (c == '(') return skip_comment();
  if (c == '-' && parts_ == 0) return read_truncated();
  return (c == '+' || c == '-') && read_offset();
}

bool Reader::read_number() {
  const std::string_view digits = take_while(is_digit);
  const int value = digits.size() <= 8 ? number_of(digits) : 0;
  const char next = peek();
  if (next == ':') return read_time(digits);
  if (nothing_yet() && (digits.size() == 4 || digits.size() == 2) &&
      (next == '-' || (digits.size() == 4 && (next == '/' || next == '.'))) &&
      !(digits.size() == 2 && is_letter(peek(1)))) {
    year_ = digits.size() == 4 ? value : full_year(digits);
    return read_after_year();
  }
  if (nothing_yet() && (digits.size() == 8 || digits.size() == 6)) {
    year_ = digits.size() == 8 ? value / 10000 : full_year(digits.substr(0, 2));
    month_ = value / 100 % 100;
    day_ = value % 100;
    return month_ > 0 && day_ > 0 && read_after_day();
  }
  if (digits.size() <= 2 && day_ == 0) {
    day_ = value;
    if (next == '-' && is_letter(peek(1))) take('-');
    return day_ > 0;
  }
  if (year_ >= 0 || (digits.size() != 4 && digits.size() != 2)) return false;
  year_ = digits.size() == 4 ? value : full_year(digits);
  return true;
}

// "-12", "-12-31", "-július-13", "-012-31", "-335", with any one of - / . between them.
bool Reader::read_after_year() {
  const char separator = peek();
  take(separator);
  take_while(is_gap);
  if (is_letter(peek())) {
    month_ = month_of(take_while(is_letter));
  } else {
    const std::string_view digits = take_while(is_digit);
    if (digits.empty() || digits.size() > 3) return false;
    if (digits.size() == 3 && peek() != separator)
      return set_day_of_year(number_of(digits)) && read_after_day();
    month_ = number_of(digits);
  }
  if (month_ == 0) return false;
  if (!take(separator)) return true;
  take_while(is_gap);
  const std::string_view digits = take_while(is_digit);
  if (digits.empty() || digits.size() > 2) return false;
  day_ = number_of(digits);
  return day_ > 0 && read_after_day();
}

// "T10:14", "T101455" or nothing.
bool Reader::read_after_day() {
  if (peek() != 't' || !is_digit(peek(1))) return true;
  take('t');
  if (peek(1) == ':' || peek(2) == ':') return read_number();
  return read_compact_time();
}

// "-0312", "-03-12".
bool Reader::read_truncated() {
  take('-');
  const std::string_view year = take_while(is_digit);
  if (year.size() != 2 && year.size() != 4) return false;
  const std::string_view month = year.size() == 4 ? year.substr(2)
                                 : take('-')      ? take_while(is_digit)
                                                  : std::string_view();
  if (month.size() != 2) return false;
  year_ = full_year(year.substr(0, 2));
  month_ = number_of(month);
  return month_ > 0;
}

bool Reader::read_time(std::string_view hours) {
  if (hours.size() > 2) return false;
  take(':');
  const std::string_view minutes = take_while(is_digit);
  std::string_view seconds = "0";
  if (take(':')) {
    seconds = take_while(is_digit);
    if ((peek() == '.' || peek() == ',') && is_digit(peek(1))) {
      rest_.remove_prefix(1);
      take_while(is_digit);
    }
  }
  for (const std::string_view part : {minutes, seconds}) {
    if (part.empty() || part.size() > 2) return false;
  }
  return peek() != ':' && set_time(number_of(hours), number_of(minutes), number_of(seconds));
}

bool Reader::read_compact_time() {
  const std::string_view digits = take_while(is_digit);
  if (digits.size() != 4 && digits.size() != 6) return false;
  const int seconds = digits.size() == 6 ? number_of(digits.substr(4)) : 0;
  return set_time(number_of(digits.substr(0, 2)), number_of(digits.substr(2, 2)), seconds);
}

// "+02:00", "-0500", "+2", after a time.
bool Reader::read_offset() {
  if (seconds_ < 0 || zone_ == ZoneKind::offset) return false;
  const int sign = take('-') ? -1 : 1;
  take('+');
  const std::string_view digits = take_while(is_digit);
  if (digits.empty() || digits.size() == 3 || digits.size() > 4) return false;
  std::string_view minutes = digits.size() == 4 ? digits.substr(2) : "0";
  if (digits.size() < 4 && take(':')) {
    minutes = take_while(is_digit);
    if (minutes.size() != 2) return false;
  }
  const int hours = number_of(digits.substr(0, std::min<std::size_t>(digits.size(), 2)));
  if (hours > 23 || number_of(minutes) > 59 || is_letter(peek())) return false;
  zone_ = ZoneKind::offset;
  ahead_ = sign * (hours * hour + number_of(minutes) * 60);
  return true;
}

bool Reader::read_word(bool spaced) {
  const std::string_view word = take_while(is_zone_letter);
  take('.');
  if (word == "am" || word == "pm") {
    twelve_hours_ = word[0];
    return true;
  }
  if (const int month = month_of(word)) return read_month(month);
  if (parts_ == 0) return true;  // a weekday
  if (seconds_ < 0) return word == "at" || word == "de";
  return read_zone(word, spaced);
}

bool Reader::read_month(int month) {
  if (month_ != 0 && !month_was_first_) return false;
  month_was_first_ = parts_ == 0;
  month_ = month;
  if (peek() == '-' && is_digit(peek(1))) take('-');
  return true;
}

// A name behind an offset adds nothing, but has to be one.
bool Reader::read_zone(std::string_view name, bool spaced) {
  if (name.starts_with("etc/")) name.remove_prefix(4);
  const auto zone = std::find_if(std::begin(zones), std::end(zones),
                                 [name](const Zone& each) { return each.name == name; });
  const bool known = zone != std::end(zones);
  if (zone_ == ZoneKind::offset) return known && spaced;
  if (!known && (!spaced || zone_ != ZoneKind::none)) return false;
  zone_ = known ? ZoneKind::known : ZoneKind::unknown;
  ahead_ = known ? zone->hours * hour : 0;
  return true;
}

bool Reader::skip_comment() {
  const std::size_t end = rest_.find(')');
  if (end == rest_.npos) return false;
  rest_.remove_prefix(end + 1);
  return true;
}

bool Reader::set_day_of_year(int number) {
  if (number < 1 || number > 366) return false;
  const Civil civil = civil_from_days(days_from_civil(year_, 1, 1) + number - 1);
  month_ = civil.month;
  day_ = civil.day;
  return civil.year == year_;
}

bool Reader::set_time(int hours, int minutes, int seconds) {
  if (seconds_ >= 0 || hours > 24 || minutes > 59 || seconds > 60) return false;
  if (hours == 24 && (minutes > 0 || seconds > 0)) return false;
  seconds_ = hours * hour + minutes * 60 + std::min(seconds, 59);
  return true;
}

Date Reader::date() const {
  if (year_ < 0 || (day_ == 0 && seconds_ >= 0)) return {};
  if (month_ == 0 && (day_ > 0 || parts_ > 1)) return {};
  return make_date(year_, month_, day_);
}

std::optional<std::int64_t> Reader::instant(Date date) const {
  if (zone_ == ZoneKind::unknown) return std::nullopt;
  int seconds = std::max(seconds_, 0);
  const bool noon_hour = seconds / hour == 12;
  if (twelve_hours_ == 'p' && seconds < 12 * hour) seconds += 12 * hour;
  if (twelve_hours_ == 'a' && noon_hour) seconds -= 12 * hour;
  return std::int64_t{date.first} * day + seconds - ahead_;
}

}  // namespace

std::optional<Moment> parse_feed_date(std::string_view text) {
  if (text.size() > max_text_bytes) return std::nullopt;
  return Reader(text).read();
}

}  // namespace dateline
