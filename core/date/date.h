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
// A day may have its weekday before it and a time behind it, which are read over: "Mon, 02/15/2021
// - 13:20", "lunes 15 de febrero de 2021, a las 13:20", "segunda-feira, 15 de fevereiro de 2021",
// "15 Feb 2021 at 1:20 pm", "15 mars 2021 à 13h20", "Mon, 15 Feb 2021 13:20:00 +0000". Whether the
// weekday is the right one is not asked.
//
// Names in English, Spanish, French, Portuguese, Dutch and Haitian Creole, in full or cut to three
// letters or more ("mrt", and Dutch weekdays of two, too). A month that could be two is none, like
// "jui"; "out" alone is August in Haitian Creole and October in Portuguese, so that `language`, a
// BCP 47 tag or "", has to tell, or a Portuguese "de" or full stop beside it.
//
// Years have four digits; two only behind the day and a month's name, as spreadsheets write them:
// "15-Feb-21" is 2021, "15-Feb-69" is 1969 (as POSIX reads %y). A date that does not fit `order` is
// none, even where it would fit another; one that begins with its year is always read so.
std::optional<Date> parse_printed(std::string_view text, DateOrder order = DateOrder::dmy,
                                  std::string_view language = {});

// Whether `text` has nothing but what printed dates are made of, two or three numbers among it,
// though it may name no day: "31 / 02 / 2021", "17 / 08", "Mon, 31 April 2021 - 13:20".
bool looks_printed(std::string_view text);

// The weekday that a printed date begins with: 0 for Sunday to 6, -1 where there is none.
int printed_weekday(std::string_view text);

// The weekday of a day, 0 for Sunday to 6.
int weekday_of(std::int32_t days);

}  // namespace dateline

#endif  // DATELINE_DATE_DATE_H_
