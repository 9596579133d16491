#include "import/csv_rows.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view separators = ",;\t";

// How often `separator` stands in the first row that is not blank, outside of quotation marks.
// `quotes` is whether there are any.
std::size_t count_in_first_row(std::string_view text, char separator, bool quotes) {
  text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
  std::size_t count = 0;
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"' && quotes) in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '\r' || c == '\n') return count;
    if (c == separator) ++count;
  }
  return in_quotes ? count_in_first_row(text, separator, false) : count;
}

bool is_blank(std::string_view cell) {
  return cell.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

char find_separator(std::string_view& text) {
  if (text.starts_with("sep=") && text.size() > 4) {
    const char separator = text[4];
    const bool alone = text.size() == 5 || text[5] == '\r' || text[5] == '\n';
    if (alone && separators.find(separator) != std::string_view::npos) {
      text.remove_prefix(5);
      return separator;
    }
  }
  char best = separators.front();
  std::size_t most = 0;
  for (const char separator : separators) {
    const std::size_t count = count_in_first_row(text, separator, true);
    if (count > most) best = separator;
    most = std::max(most, count);
  }
  return best;
}

bool CsvRows::next() {
  while (at_ < text_.size()) {
    read_row();
    if (!std::ranges::all_of(cells_, is_blank)) return true;
  }
  return false;
}

void CsvRows::read_row() {
  line_ = next_line_;
  const std::size_t begin = at_;
  cells_.clear();
  do {
    cells_.push_back(read_cell());
  } while (take_separator());
  take_line_end();
  for (std::size_t i = begin; i < at_; ++i) {
    const bool crlf = text_[i] == '\r' && i + 1 < at_ && text_[i + 1] == '\n';
    if (text_[i] == '\n' || (text_[i] == '\r' && !crlf)) ++next_line_;
  }
}

std::string CsvRows::read_cell() {
  const std::size_t begin = std::min(text_.find_first_not_of(' ', at_), text_.size());
  if (begin < text_.size() && text_[begin] == '"' && begin >= literal_until_) {
    if (std::optional<std::string> cell = read_quoted(begin)) return *std::move(cell);
  }
  const std::size_t end = std::min(text_.find_first_of(stops_, at_), text_.size());
  std::string cell(text_.substr(at_, end - at_));
  at_ = end;
  return cell;
}

// The cell whose quotation mark stands at `begin`. Where it has no end there is none, and no
// quotation mark up to there has one.
std::optional<std::string> CsvRows::read_quoted(std::size_t begin) {
  std::string cell;
  std::size_t limit = text_.size();
  bool stray = false;  // whether a quotation mark stood alone
  for (std::size_t at = begin + 1;;) {
    const std::size_t quote = text_.substr(0, limit).find('"', at);
    if (quote == std::string_view::npos) {
      literal_until_ = limit;
      return std::nullopt;
    }
    cell.append(text_, at, quote - at);
    at = quote + 1;
    if (at < text_.size() && text_[at] == '"') {
      cell.push_back('"');
      ++at;
      continue;
    }
    const std::size_t behind = std::min(text_.find_first_not_of(' ', at), text_.size());
    if (is_stop(behind)) {
      at_ = behind;
      return cell;
    }
    cell.push_back('"');
    if (!stray) limit = std::min(limit, text_.find_first_of("\r\n", at));
    stray = true;
  }
}

bool CsvRows::is_stop(std::size_t at) const {
  return at == text_.size() || stops_.find(text_[at]) != std::string::npos;
}

bool CsvRows::take_separator() {
  if (at_ == text_.size() || text_[at_] != stops_.front()) return false;
  ++at_;
  return true;
}

void CsvRows::take_line_end() {
  if (text_.substr(at_).starts_with("\r\n")) {
    at_ += 2;
  } else if (at_ < text_.size()) {
    ++at_;
  }
}

}  // namespace dateline
