// A date as its publisher printed it: a calendar day, never moved by a time zone, and no more exact
// than it was printed. "2021-08" stays a month, and is never shown as a day.

#ifndef DATELINE_DATE_DATE_H_
#define DATELINE_DATE_DATE_H_

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// Days since 1970-01-01 in the proleptic Gregorian calendar, and back (Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms"). year 0 to 9999, month 1 to 12, day 1 to 31.
std::int32_t days_from_civil(int year, int month, int day);

struct Civil {
  int year;
  int month;
  int day;
};
Civil civil_from_days(std::int32_t days);
int days_in_month(int year, int month);

enum class Precision : std::uint8_t { none, year, month, day };

struct Date {
  static constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

  std::int32_t first = no_day;  // its first day, in days since 1970-01-01
  Precision precision = Precision::none;

  bool known() const { return precision != Precision::none; }
  friend bool operator==(const Date&, const Date&) = default;
};

// 0000 <= year <= 9999; month 0 for a year alone, day 0 for a month alone. Unknown where there is
// no such day.
Date make_date(int year, int month, int day);

// The last day of the period that `date` names.
std::int32_t last_day(Date date);

// "2021-08-17", "2021-08", "2021", or "" where unknown.
std::string to_iso(Date date);

// A day in an archive or a filter: RFC 3339 date-time or date ("2021-08-17T23:30:00-06:00" is
// 2021-08-17, the day that the publisher's clock showed), "2021-08-17", "2021-08", "2021". A time
// may lack its seconds or its zone, as many systems write it. White space around it is allowed,
// nothing else.
std::optional<Date> parse_iso(std::string_view text);

// The instant of an RFC 3339 date-time, in seconds since 1970-01-01T00:00:00Z; none for a time
// without a zone. A date without a time is its first second, UTC; a leap second is the second
// before it.
std::optional<std::int64_t> parse_instant(std::string_view text);

// Day and month order of a form like "03 / 04 / 2021".
enum class DateOrder : std::uint8_t { dmy, mdy, ymd };

// A date as printed on a page, the whole of `text` and nothing else:
//   "17 / 08 / 2021", "17.08.2021", "17-Aug-2021", "2021/08/17"
//   "28 February 2021", "12 November, 2020", "February 28, 2021", "28 de febrero de 2021",
//   "13 ago. 2021", "1er mars 2021"
//   "August 2021", "08 / 2021", "2021"
// Month names in English, Spanish and French, in full or cut to three letters or more. Years have
// four digits. A date that does not fit `order` is none, even where it would fit another; one that
// begins with its year is always read so.
std::optional<Date> parse_printed(std::string_view text, DateOrder order = DateOrder::dmy);

}  // namespace dateline

#endif  // DATELINE_DATE_DATE_H_
