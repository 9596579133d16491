#include "import/listing_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "date/date.h"

namespace dateline {
namespace {

constexpr std::size_t none = std::string::npos;

constexpr std::size_t max_date_bytes = 100;  // as of parse_printed

// Cells of more bytes beside a date are titles, not labels.
constexpr std::size_t max_label_bytes = 40;

// Columns whose cells have more on average are summaries.
constexpr std::size_t max_topic_bytes = 60;

// Names of columns, and no date.
bool is_headings(const Cells& cells) {
  const auto known = std::ranges::count_if(
      cells, [](const std::string& cell) { return column_named(cell) != Column::unknown; });
  return known >= 2 && std::ranges::none_of(cells, is_printed_date);
}

// What the cells of one column are like, dates aside.
struct ColumnText {
  std::size_t cells = 0;
  std::size_t bytes = 0;
  std::size_t sentences = 0;

  bool is_sentences() const { return 2 * sentences > cells; }
};

std::optional<Label::Kind> label_kind(Column column, const std::string& text) {
  switch (column) {
    case Column::place:
      return Label::Kind::place;
    case Column::kind:
      return Label::Kind::kind;
    case Column::language:
      return Label::Kind::language;
    case Column::topic:
      return is_kind(text) ? Label::Kind::kind : Label::Kind::topic;
    default:
      return std::nullopt;
  }
}

}  // namespace

bool is_printed_date(std::string_view line) {
  // Digits of other scripts are dates, too.
  const bool may_be = std::ranges::any_of(line.substr(0, max_date_bytes + 1), [](char c) {
    return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!may_be || line.size() > max_date_bytes) return false;
  for (const DateOrder order : {DateOrder::dmy, DateOrder::mdy}) {
    const std::optional<Date> date = parse_printed(line, order);
    if (date && date->precision != Precision::year) return true;
  }
  return looks_printed(line);
}

ListingTable::ListingTable(std::span<const Cells> lines) {
  std::size_t rows = 0, long_rows = 0;
  for (const Cells& cells : lines) {
    const std::size_t date = date_cell(cells);
    if (date == none) continue;
    ++rows;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == date || cells[i].size() <= max_label_bytes) continue;
      ++long_rows;
      break;
    }
  }
  if (rows == 0) return;
  read_headings(lines);
  is_table_ = !columns_.empty() || 2 * rows > lines.size() || 2 * long_rows >= rows;
  if (is_table_) judge_columns(lines);
}

void ListingTable::read_headings(std::span<const Cells> lines) {
  const auto headings = std::ranges::find_if(lines, is_headings);
  if (headings == lines.end()) return;
  for (const std::string& cell : *headings) {
    const Column column = column_named(cell);
    const bool again = column == Column::title && std::ranges::count(columns_, column) > 0;
    columns_.push_back(again ? Column::unknown : column);
  }
}

void ListingTable::judge_columns(std::span<const Cells> lines) {
  std::vector<ColumnText> texts;
  for (const Cells& cells : lines) {
    if (date_cell(cells) == none) continue;
    texts.resize(std::max(texts.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty() || is_printed_date(cells[i])) continue;
      ++texts[i].cells;
      texts[i].bytes += cells[i].size();
      if (ends_sentence(cells[i])) ++texts[i].sentences;
    }
  }
  columns_.resize(std::max(columns_.size(), texts.size()));
  texts.resize(columns_.size());

  if (std::ranges::count(columns_, Column::title) == 0) {
    std::size_t title = none;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i] != Column::unknown || texts[i].cells == 0) continue;
      const bool better =
          title == none || (texts[title].is_sentences() && !texts[i].is_sentences());
      const bool same = title != none && texts[title].is_sentences() == texts[i].is_sentences();
      if (better || (same && texts[i].bytes > texts[title].bytes)) title = i;
    }
    if (title != none) columns_[title] = Column::title;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] != Column::unknown || texts[i].cells == 0) continue;
    const bool summary =
        texts[i].is_sentences() || texts[i].bytes > max_topic_bytes * texts[i].cells;
    columns_[i] = summary ? Column::summary : Column::topic;
  }
}

// The first cell that is a date, that of the column of dates where headings name it; none where
// there is no date, or nothing beside it.
std::size_t ListingTable::date_cell(const Cells& cells) const {
  std::size_t found = none;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool named = i < columns_.size() && columns_[i] == Column::date;
    if (found != none && !named) continue;
    if (is_printed_date(cells[i])) found = i;
    if (found == i && named) break;
  }
  return found;
}

bool ListingTable::append_row(const Cells& cells, std::vector<ListingLine>& out) const {
  if (is_headings(cells)) return true;
  const std::size_t date = date_cell(cells);
  if (date == none && cells.size() != columns_.size()) return false;
  ListingLine date_line{ListingLine::Kind::date, "", date == none ? "" : cells[date], {}, false};
  ListingLine title;
  std::vector<ListingLine> summaries;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == date || cells[i].empty()) continue;
    const Column column = columns_[i];
    if (column == Column::title) {
      title.text = cells[i];
    } else if (column == Column::summary) {
      summaries.emplace_back().text = cells[i];
    } else if (const auto kind = label_kind(column, cells[i])) {
      date_line.labels.push_back({*kind, cells[i]});
    }
  }
  if (title.text.empty() || title.text.size() > max_title_bytes) return false;
  out.push_back(std::move(date_line));
  out.push_back(std::move(title));
  std::ranges::move(summaries, std::back_inserter(out));
  return true;
}

}  // namespace dateline
