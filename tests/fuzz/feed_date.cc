// Any bytes as a date of a feed: no crash, a known day, and an instant that is at most a day and
// the widest zone away from it.

#include "date/feed_date.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto moment = dateline::parse_feed_date({reinterpret_cast<const char*>(data), size});
  if (!moment) return 0;
  if (!moment->day.known()) std::abort();
  if (!moment->instant) return 0;
  const std::int64_t after = *moment->instant - std::int64_t{moment->day.first} * 86400;
  if (after < -86400 || after > 2 * 86400) std::abort();
  return 0;
}
