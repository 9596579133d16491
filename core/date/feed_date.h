// Dates as feeds write them, which is not always as their formats say. Only what imports feeds
// needs this; nothing that a browser downloads may call it.

#ifndef DATELINE_DATE_FEED_DATE_H_
#define DATELINE_DATE_FEED_DATE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "date/date.h"

namespace dateline {

struct Moment {
  Date day;                             // as the publisher's clock showed it, never moved by a zone
  std::optional<std::int64_t> instant;  // seconds since 1970-01-01T00:00:00Z; none where the zone
                                        // has a name that nobody knows

  friend bool operator==(const Moment&, const Moment&) = default;
};

// The whole of `text`, and nothing else in it:
//   RFC 822 and its heirs  "Thu, 01 Jan 2004 19:48:21 GMT", without weekday, seconds, time or zone,
//                          with a two-digit year, an hour of one digit, "PM", a comma too many, a
//                          comment "(UTC)"
//   RFC 850                "Sunday, 06-Nov-94 08:49:37 GMT"
//   asctime                "Sun Jan  4 16:29:06 2004", "Sun Jul 15 01:16:00 +0000 2012"
//   ISO 8601, W3C-DTF      "2003-12-31T10:14:55.12-08:00", "2003-12-31 10:14", "20031231T101455Z",
//                          "2003-12", "2003", "2003-335" (a day of the year), "2003-012-31",
//                          "03-12-31", "031231", "-03-12", "-0312"
//   Perforce               "Fri, 2006/09/15 08:19:53 EDT"
//   Hungarian, Greek       "2004-július-13T9:15-05:00", "Κυρ, 11 Ιούλ 2004 12:00:00 EST"
//   Korean                 "2004-05-25 오후 11:23:17", "2004년 05월 28일  01:31:15"; 年月日 as well
// Month names as parse_printed knows them, and Hungarian and Greek ones. A weekday is not looked
// at, in whatever language it is.
//
// A zone is an offset, "GMT", "GMT+2", or one of the names common in feeds: North American,
// European, and a few more; an ambiguous one is what RFC 822 says, "EST" the American. Where there
// is none it is UTC, in the Korean forms Korea's, and with 年 nobody knows. A two-digit year is one
// of 1950 to 2049. The second 60 counts as 59; "24:00" is the end of its day.
std::optional<Moment> parse_feed_date(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_DATE_FEED_DATE_H_
