#include "import/listing_layout.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace dateline {
namespace {

using Kind = ListingLine::Kind;
using Lines = std::span<const ListingLine>;

constexpr std::size_t max_head_lines = 30;  // of a page

bool is_title(const ListingLine& line) {
  return line.is(Kind::text) && line.text.size() <= max_title_bytes;
}

// The dates, but of several that follow each other only the first.
std::vector<std::size_t> find_dates(Lines lines) {
  std::vector<std::size_t> dates;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].is(Kind::date) && (i == 0 || !lines[i - 1].is(Kind::date))) dates.push_back(i);
  }
  return dates;
}

std::vector<const std::string*> texts_of(Lines lines) {
  std::vector<const std::string*> texts;
  for (const ListingLine& line : lines) {
    if (line.is(Kind::text)) texts.push_back(&line.text);
  }
  return texts;
}

// Whether the first of the lines between two dates is a title (above 0), or the last (below 0).
int title_in_front(Lines between) {
  int votes = 0;
  const auto end = std::ranges::find(between, Kind::end, &ListingLine::kind);
  if (end != between.end()) votes += between.back().is(Kind::end) ? 1 : -1;
  const std::vector<const std::string*> texts = texts_of(between);
  if (texts.size() < 2) return votes;
  const std::string& first = *texts.front();
  const std::string& last = *texts.back();
  if (reads_like_title(first) != reads_like_title(last)) {
    votes += reads_like_title(first) ? 2 : -2;
  } else if (2 * first.size() <= last.size()) {
    ++votes;
  } else if (2 * last.size() <= first.size()) {
    --votes;
  }
  return votes;
}

// A date with a blank line above it and none below opens a release, unless the line above stands
// alone, too. The other way round it does not.
int gap_in_front(Lines lines, std::size_t date) {
  if (date + 1 == lines.size() || date == 0) return 0;
  const bool above = lines[date].gap_above;
  const bool below = lines[date + 1].gap_above;
  if (above == below) return 0;
  if (below) return -1;
  return date == 1 || lines[date - 1].gap_above ? 0 : 1;
}

bool opens_with_date(Lines lines) {
  const auto first =
      std::ranges::find_if(lines, [](const ListingLine& line) { return !line.is(Kind::end); });
  return first != lines.end() && first->is(Kind::date);
}

// Whether the dates, which are not between title and excerpt, close the releases.
bool dates_close(Lines before, Lines after) {
  const std::vector<const std::string*> above = texts_of(before);
  const std::vector<const std::string*> below = texts_of(after);
  if (above.empty() || below.empty()) return below.empty() && !above.empty();
  const bool excerpt_above = ends_sentence(*above.back());
  const bool excerpt_below = ends_sentence(*below.back());
  if (excerpt_above != excerpt_below) return excerpt_above;
  return below.size() < above.size();
}

// The title of the release whose date is at `end`, or `end`: the last line of those from `begin` on
// that can be a title with what follows as its excerpt.
std::size_t find_title(Lines lines, std::size_t begin, std::size_t end) {
  std::size_t title = end;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_title(lines[i])) continue;
    const bool opens = title == end || lines[i - 1].is(Kind::end);
    const bool undated_before = title != end && i > title + 1 && i + 1 < end &&
                                lines[i + 1].is(Kind::text) &&
                                reads_like_release(lines[i].text, lines[i + 1].text);
    if (opens || undated_before) title = i;
  }
  return title;
}

// These move dates and give where those with a title are then.

std::vector<std::size_t> move_from_middle(std::vector<ListingLine>& lines) {
  std::vector<std::size_t> moved;
  for (const std::size_t date : find_dates(lines)) {
    if (date == 0 || !is_title(lines[date - 1])) continue;
    std::swap(lines[date - 1], lines[date]);
    moved.push_back(date - 1);
  }
  return moved;
}

std::vector<std::size_t> move_from_end(std::vector<ListingLine>& lines) {
  std::vector<std::size_t> moved;
  std::size_t begin = 0;
  for (const std::size_t date : find_dates(lines)) {
    std::size_t end = date;  // of the excerpt; "Read more" may stand between
    while (end > begin && lines[end - 1].is(Kind::end)) --end;
    const std::size_t title = find_title(lines, begin, end);
    begin = date + 1;
    if (title == end) continue;
    std::rotate(lines.begin() + title, lines.begin() + date, lines.begin() + date + 1);
    moved.push_back(title);
  }
  return moved;
}

std::vector<std::size_t> dates_above_titles(Lines lines) {
  std::vector<std::size_t> dates;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].is(Kind::date) && is_title(lines[i + 1])) dates.push_back(i);
  }
  return dates;
}

}  // namespace

ListingLayout find_layout(const std::vector<ListingLine>& lines) {
  const std::vector<std::size_t> dates = find_dates(lines);
  if (dates.empty()) return ListingLayout::title_first;
  const Lines all(lines);
  const Lines before = all.first(dates.front());
  const Lines after = all.subspan(dates.back() + 1);

  int front = opens_with_date(all) ? 1 : 0;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    front += gap_in_front(all, dates[i]);
    if (i > 0) {
      front += 2 * title_in_front(all.subspan(dates[i - 1] + 1, dates[i] - dates[i - 1] - 1));
    }
  }
  if (dates.size() == 1 && texts_of(after).empty()) {
    const std::vector<const std::string*> texts = texts_of(before);
    if (texts.size() > 1 && reads_like_release(*texts[0], *texts[1])) ++front;
  }
  if (front <= 0) return ListingLayout::title_first;
  return dates_close(before, after) ? ListingLayout::date_last : ListingLayout::date_first;
}

void end_pages(ListingLayout layout, std::vector<ListingLine>& lines) {
  const auto date = std::ranges::find(lines, Kind::date, &ListingLine::kind);
  std::size_t head = date - lines.begin();
  if (layout == ListingLayout::title_first && head > 0) --head;
  if (layout == ListingLayout::date_last || head == 0 || head > max_head_lines) return;
  for (std::size_t i = 0; i + 1 < head; ++i) {
    if (reads_like_release(lines[i].text, lines[i + 1].text)) return;
  }
  const auto same = [](const ListingLine& a, const ListingLine& b) {
    return a.kind == b.kind && a.text == b.text;
  };
  for (std::size_t i = head; i + head <= lines.size(); ++i) {
    if (!std::equal(lines.begin(), lines.begin() + head, lines.begin() + i, same)) continue;
    for (std::size_t j = i; j < i + head; ++j) lines[j].kind = Kind::end;
    i += head - 1;
  }
}

void put_dates_first(ListingLayout layout, std::vector<ListingLine>& lines) {
  const std::vector<std::size_t> dates =
      layout == ListingLayout::title_first ? move_from_middle(lines)
      : layout == ListingLayout::date_last ? move_from_end(lines)
                                           : dates_above_titles(lines);
  for (ListingLine& line : lines) {
    if (line.is(Kind::date)) line.kind = Kind::text;
  }
  for (const std::size_t date : dates) lines[date].kind = Kind::date;
}

}  // namespace dateline
