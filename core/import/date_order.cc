#include "import/date_order.h"

#include <algorithm>
#include <cstdint>

namespace dateline {
namespace {

// How often a sequence of days turns against its main direction.
class Turns {
 public:
  void add(std::int32_t day) {
    if (last_ && day > *last_) ++rises_;
    if (last_ && day < *last_) ++falls_;
    last_ = day;
  }
  std::size_t count() const { return std::min(rises_, falls_); }

 private:
  std::optional<std::int32_t> last_;
  std::size_t rises_ = 0;
  std::size_t falls_ = 0;
};

// What speaks for one order.
struct Case {
  std::vector<std::size_t> only;  // the dates that can be read in this order alone
  std::size_t weekdays = 0;       // dates read both ways, of which only this one fits the weekday
  Turns turns;
};

std::string_view name(DateOrder order) {
  return order == DateOrder::mdy ? "month first" : "day first";
}

std::string quoted(std::string_view text) {
  return std::string(1, '"').append(text).append(1, '"');
}

}  // namespace

FoundOrder find_date_order(std::span<const std::string_view> dates) {
  Case dmy, mdy;
  FoundOrder found;
  bool ambiguous = false;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const std::optional<Date> day_first = parse_printed(dates[i], DateOrder::dmy);
    const std::optional<Date> month_first = parse_printed(dates[i], DateOrder::mdy);
    if (day_first) dmy.turns.add(day_first->first);
    if (month_first) mdy.turns.add(month_first->first);
    if (day_first && !month_first) dmy.only.push_back(i);
    if (month_first && !day_first) mdy.only.push_back(i);
    if (!day_first || !month_first || *day_first == *month_first) continue;
    if (!ambiguous) found.example = i;
    ambiguous = true;
    const int weekday = printed_weekday(dates[i]);
    const bool fits_dmy = weekday == weekday_of(day_first->first);
    const bool fits_mdy = weekday == weekday_of(month_first->first);
    if (fits_dmy && !fits_mdy) ++dmy.weekdays;
    if (fits_mdy && !fits_dmy) ++mdy.weekdays;
  }

  const std::size_t dmy_turns = dmy.turns.count();
  const std::size_t mdy_turns = mdy.turns.count();
  bool month_first = false;
  if (dmy.only.size() != mdy.only.size()) {
    found.evidence = OrderEvidence::numbers;
    month_first = mdy.only.size() > dmy.only.size();
  } else if (dmy.weekdays != mdy.weekdays) {
    found.evidence = OrderEvidence::weekdays;
    month_first = mdy.weekdays > dmy.weekdays;
  } else if (ambiguous && 4 * std::min(dmy_turns, mdy_turns) < std::max(dmy_turns, mdy_turns)) {
    found.evidence = OrderEvidence::sequence;
    month_first = mdy_turns < dmy_turns;
  } else if (ambiguous) {
    found.evidence = OrderEvidence::nothing;
  }
  found.order = month_first ? DateOrder::mdy : DateOrder::dmy;
  found.others = std::move(month_first ? dmy.only : mdy.only);
  return found;
}

DateOrder other_order(DateOrder order) {
  return order == DateOrder::mdy ? DateOrder::dmy : DateOrder::mdy;
}

std::optional<Diagnostic> describe_order(const FoundOrder& found,
                                         std::span<const std::string_view> dates) {
  const std::string_view reason =
      found.evidence == OrderEvidence::weekdays   ? "as their weekdays tell"
      : found.evidence == OrderEvidence::sequence ? "which puts the releases in order"
      : found.evidence == OrderEvidence::nothing  ? "though nothing in the file tells"
                                                  : "";
  if (reason.empty()) return std::nullopt;
  std::string message =
      "Dates like " + quoted(dates[found.example]) + " are read " + std::string(name(found.order)) +
      ", " + std::string(reason) + "; where " + std::string(name(other_order(found.order))) +
      " is right, say --date-order " + (found.order == DateOrder::mdy ? "dmy." : "mdy.");
  return Diagnostic{-1, "date_published", std::move(message)};
}

std::string describe_other(std::string_view date, DateOrder order) {
  return quoted(date) + " is read " + std::string(name(other_order(order))) +
         ", as it can be, unlike most dates of the file.";
}

}  // namespace dateline
