// Any bytes as a printed date: no crash, and what is read is a day, a month or a year that its own
// ISO form reads as, too. The first byte chooses the order and the language.

#include <cstdint>
#include <cstdlib>

#include "date/date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::string_view languages[] = {"", "ht", "pt", "en"};
  const auto order = static_cast<dateline::DateOrder>(data[0] % 3);
  const std::string_view language = languages[data[0] / 3 % 4];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto date = dateline::parse_printed(text, order, language);
  if (date && dateline::parse_iso(to_iso(*date)) != date) std::abort();
  const int weekday = dateline::printed_weekday(text);
  if (weekday < -1 || weekday > 6) std::abort();
  (void)dateline::looks_printed(text);
  return 0;
}
