#include "date/date.h"

#include <algorithm>

namespace dateline {
namespace {

// Appends `value` in decimal, with zeros in front where it is shorter than `width`.
void append_padded(std::string& out, int value, int width) {
  if (width > 1 || value > 9) append_padded(out, value / 10, width - 1);
  out.push_back(static_cast<char>('0' + value % 10));
}

// Reads a text front to back; every step fails where the text is otherwise.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
    while (!text_.empty() && is_space(text_.back())) text_.remove_suffix(1);
  }

  bool at_end() const { return text_.empty(); }
  bool digits(int count, int& value) {
    if (text_.size() < static_cast<std::size_t>(count)) return false;
    value = 0;
    for (int i = 0; i < count; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return false;
      value = 10 * value + (text_[i] - '0');
    }
    text_.remove_prefix(count);
    return true;
  }
  // The character taken, or 0 where none of `wanted` is there.
  char any_of(std::string_view wanted) {
    if (text_.empty() || wanted.find(text_.front()) == std::string_view::npos) return 0;
    const char found = text_.front();
    text_.remove_prefix(1);
    return found;
  }

 private:
  std::string_view text_;
};

struct Parsed {
  Date date;
  std::optional<std::int64_t> instant;
};

// full-date, or date-time of RFC 3339; a month or a year alone; a space for the T, as the RFC
// allows; and a time without seconds or without a zone, which many systems write. A time without a
// zone is no instant.
std::optional<Parsed> parse(std::string_view text) {
  Reader reader(text);
  int year = 0, month = 0, day = 0;
  if (!reader.digits(4, year)) return std::nullopt;
  if (reader.any_of("-") && (!reader.digits(2, month) || month == 0)) return std::nullopt;
  if (month > 0 && reader.any_of("-") && (!reader.digits(2, day) || day == 0)) return std::nullopt;
  Parsed parsed;
  parsed.date = make_date(year, month, day);
  if (!parsed.date.known()) return std::nullopt;
  std::int64_t instant = std::int64_t{parsed.date.first} * 86400;
  if (reader.at_end()) {
    parsed.instant = instant;
    return parsed;
  }

  int hour = 0, minute = 0, second = 0;
  if (day == 0 || !reader.any_of("Tt ") || !reader.digits(2, hour) || !reader.any_of(":") ||
      !reader.digits(2, minute)) {
    return std::nullopt;
  }
  if (reader.any_of(":")) {
    if (!reader.digits(2, second)) return std::nullopt;
    int fraction = 0;
    if (reader.any_of(".,")) {
      if (!reader.digits(1, fraction)) return std::nullopt;
      while (reader.digits(1, fraction)) {
      }
    }
  }
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  instant += hour * 3600 + minute * 60 + std::min(second, 59);
  if (reader.at_end()) return parsed;

  const char zone = reader.any_of("Zz+-");
  if (zone == '+' || zone == '-') {
    int zone_hours = 0, zone_minutes = 0;
    if (!reader.digits(2, zone_hours)) return std::nullopt;
    reader.any_of(":");
    if (!reader.digits(2, zone_minutes) || zone_hours > 23 || zone_minutes > 59)
      return std::nullopt;
    const int ahead = zone_hours * 3600 + zone_minutes * 60;
    instant -= zone == '+' ? ahead : -ahead;
  }
  parsed.instant = instant;
  return zone != 0 && reader.at_end() ? std::optional(parsed) : std::nullopt;
}

}  // namespace

std::int32_t days_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Civil civil_from_days(std::int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

Date make_date(int year, int month, int day) {
  if (year < 0 || year > 9999 || month < 0 || month > 12 || day < 0) return {};
  if (month == 0) return day == 0 ? Date{days_from_civil(year, 1, 1), Precision::year} : Date{};
  if (day == 0) return {days_from_civil(year, month, 1), Precision::month};
  return day <= days_in_month(year, month) ? Date{days_from_civil(year, month, day), Precision::day}
                                           : Date{};
}

std::int32_t last_day(Date date) {
  if (date.precision == Precision::none || date.precision == Precision::day) return date.first;
  const Civil first = civil_from_days(date.first);
  if (date.precision == Precision::year) return days_from_civil(first.year, 12, 31);
  return date.first + days_in_month(first.year, first.month) - 1;
}

std::string to_iso(Date date) {
  std::string text;
  if (!date.known()) return text;
  const Civil first = civil_from_days(date.first);
  append_padded(text, first.year, 4);
  if (date.precision >= Precision::month) append_padded(text.append("-"), first.month, 2);
  if (date.precision >= Precision::day) append_padded(text.append("-"), first.day, 2);
  return text;
}

std::optional<Date> parse_iso(std::string_view text) {
  const std::optional<Parsed> parsed = parse(text);
  return parsed ? std::optional(parsed->date) : std::nullopt;
}

std::optional<std::int64_t> parse_instant(std::string_view text) {
  const std::optional<Parsed> parsed = parse(text);
  return parsed ? parsed->instant : std::nullopt;
}

}  // namespace dateline
