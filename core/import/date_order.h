// Which number comes first in dates like 03/04/2021, found out from all the dates of a file.

#ifndef DATELINE_IMPORT_DATE_ORDER_H_
#define DATELINE_IMPORT_DATE_ORDER_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/diagnostic.h"
#include "date/date.h"

namespace dateline {

// What told, from the surest on.
enum class OrderEvidence {
  not_needed,  // no date could be read both ways
  numbers,     // a number over 12 is no month
  weekdays,    // a weekday printed beside its date fits one way only
  sequence,    // one way the dates go steadily up or down, as listings and tables are sorted
  nothing,
};

struct FoundOrder {
  DateOrder order = DateOrder::dmy;  // or mdy
  OrderEvidence evidence = OrderEvidence::not_needed;
  std::size_t example = 0;  // the first date that could be read both ways, where there is one
  std::vector<std::size_t> others;  // the dates that can be read in the other order only, ascending
};

// The order of `dates`, as they stand in the file from its beginning on; texts that are no dates
// (see parse_printed) do no harm. Where numbers disagree, most of them win.
FoundOrder find_date_order(std::span<const std::string_view> dates);

// dmy of mdy, mdy of dmy.
DateOrder other_order(DateOrder order);

// What the publisher has to know: that the order was guessed, and from what, or that it could not
// be. None where numbers told.
std::optional<Diagnostic> describe_order(const FoundOrder& found,
                                         std::span<const std::string_view> dates);

// Of one of `others`: that `date` was read in the other order than the file's, which is `order`.
std::string describe_other(std::string_view date, DateOrder order);

}  // namespace dateline

#endif  // DATELINE_IMPORT_DATE_ORDER_H_
