#include "import/listing_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "import/listing_table.h"
#include "import/page_furniture.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// Longer lines hold no date with labels, longer labels are no labels.
constexpr std::size_t max_date_line_bytes = 160;
constexpr std::size_t max_label_bytes = 40;

// What separates labels from a date. The first ones stand in no title.
constexpr std::string_view clear_separators[] = {"|", "·", "•"};
constexpr std::string_view other_separators[] = {" – ", " — ", " - ", ": ", ", "};

// What pages put before a date, folded.
constexpr std::string_view openings[] = {"date",
                                         "published",
                                         "published on",
                                         "posted",
                                         "posted on",
                                         "publication date",
                                         "fecha",
                                         "publicado",
                                         "publicado el",
                                         "publicada el",
                                         "fecha de publicacion",
                                         "publie",
                                         "publie le",
                                         "date de publication",
                                         "data",
                                         "publicado em",
                                         "publicada em",
                                         "data de publicacao",
                                         "datum",
                                         "gepubliceerd op",
                                         "geplaatst op",
                                         "publicatiedatum",
                                         "dat",
                                         "pibliye",
                                         "pibliye le"};

// And between the date and its author.
constexpr std::string_view before_author[] = {" by ", " por ", " par ", " door ", " pa "};

// A line as it is copied.
struct RawLine {
  std::string text;
  bool gap_above = false;
};

struct RawLines {
  std::vector<RawLine> lines;
  std::vector<Cells> cells;  // of each line
};

// The white space that web pages have, control characters among it.
bool is_space(char32_t c) {
  return c <= 0x20 || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x3000 || c == 0xfeff;
}

// Reads lines that are not blank, and cells where a line has more than one with text.
class LineReader {
 public:
  RawLines read(std::string_view text) && {
    bool after_return = false;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = decode_utf8(text, at);
      if (c == '\r' || (c == '\n' && !after_return)) {
        end_line();
      } else if (c == '\t') {
        end_cell();
      } else if (is_space(c)) {
        space_ = true;
      } else {
        if (space_ && !cell_.empty()) cell_.push_back(' ');
        space_ = false;
        append_utf8(cell_, c);
      }
      after_return = c == '\r';
    }
    end_line();
    return std::move(out_);
  }

 private:
  void end_cell() {
    cells_.push_back(std::move(cell_));
    cell_.clear();
    space_ = false;
  }

  void end_line() {
    end_cell();
    RawLine line;
    std::size_t filled = 0;
    for (const std::string& cell : cells_) {
      if (cell.empty()) continue;
      if (filled++ > 0) line.text.push_back(' ');
      line.text += cell;
    }
    if (filled < 2) cells_.clear();
    if (filled == 0) {
      gap_ = true;
      return;
    }
    line.gap_above = std::exchange(gap_, false);
    out_.lines.push_back(std::move(line));
    out_.cells.push_back(std::exchange(cells_, {}));
  }

  RawLines out_;
  std::string cell_;
  Cells cells_;
  bool space_ = false;
  bool gap_ = false;
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

struct SignedDate {
  std::string_view date, author;  // "" where there is none
};

// "12 November 2020", or that "by Press desk".
SignedDate read_signed_date(std::string_view text) {
  if (is_printed_date(text)) return {text, ""};
  for (const std::string_view word : before_author) {
    const std::size_t at = text.find(word);
    if (at != std::string_view::npos && is_printed_date(text.substr(0, at)))
      return {text.substr(0, at), text.substr(at + word.size())};
  }
  return {};
}

// The date of a line that may begin with "Published on" or the like, and then may name its author.
SignedDate read_opened_date(std::string_view line) {
  constexpr int most_words = 3;
  if (is_printed_date(line)) return {line, ""};
  std::size_t end = 0;
  for (int count = 0; count < most_words; ++count) {
    end = line.find_first_of(" :", count == 0 ? 0 : end + 1);
    if (end == std::string_view::npos || end > max_label_bytes) break;
    std::string opening;
    append_folded(line.substr(0, end), opening);
    if (std::ranges::find(openings, opening) == std::end(openings)) continue;
    std::string_view rest = trimmed(line.substr(end));
    if (rest.starts_with(':')) rest = trimmed(rest.substr(1));
    const SignedDate found = read_signed_date(rest);
    if (!found.date.empty()) return found;
  }
  return {};
}

// A date that has its line for itself.
std::optional<ListingLine> read_plain_date(const RawLine& raw) {
  if (raw.text.size() > max_date_line_bytes) return std::nullopt;
  const SignedDate found = read_opened_date(raw.text);
  if (found.date.empty()) return std::nullopt;
  ListingLine line{ListingLine::Kind::date, raw.text, std::string(found.date), {}, raw.gap_above};
  if (!found.author.empty())
    line.labels.push_back({Label::Kind::author, std::string(found.author)});
  return line;
}

bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= max_label_bytes && !ends_sentence(text) &&
         std::ranges::count(text, ' ') < 5;
}

// `fields` as a date and labels, where one of them is a date and the others may be labels.
std::optional<ListingLine> date_with_labels(const std::vector<std::string_view>& fields) {
  ListingLine line{ListingLine::Kind::date, "", "", {}, false};
  for (const std::string_view field : fields) {
    const SignedDate found = line.date.empty() ? read_opened_date(field) : SignedDate();
    if (!found.date.empty()) {
      line.date = found.date;
    } else if (is_label(field)) {
      line.labels.push_back(
          {is_kind(field) ? Label::Kind::kind : Label::Kind::topic, std::string(field)});
    } else {
      return std::nullopt;
    }
  }
  return line.date.empty() || line.labels.empty() ? std::nullopt : std::optional(line);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

// One label and a date, with a separator between them that titles have, too.
std::optional<ListingLine> read_doubtful_date(std::string_view text) {
  if (ends_sentence(text)) return std::nullopt;
  for (const std::string_view separator : other_separators) {
    const std::size_t first = text.find(separator);
    if (first == std::string_view::npos) continue;
    const std::size_t last = text.rfind(separator);
    for (const std::size_t at : {first, last}) {
      const std::string_view before = text.substr(0, at);
      if (auto line = date_with_labels({before, text.substr(at + separator.size())})) return line;
    }
  }
  return std::nullopt;
}

// A line that is either text or a date with labels, which the other lines have to tell.
struct Candidate {
  std::size_t line;
  bool doubtful;  // it has a separator that titles have, too
  ListingLine date;
};

std::optional<Candidate> read_candidate(const RawLine& raw, const Cells& cells, std::size_t line) {
  if (raw.text.size() > max_date_line_bytes) return std::nullopt;
  std::optional<ListingLine> date;
  if (!cells.empty()) date = date_with_labels({cells.begin(), cells.end()});
  for (const std::string_view separator : clear_separators) {
    if (!date && raw.text.find(separator) != std::string::npos)
      date = date_with_labels(split(raw.text, separator));
  }
  const bool doubtful = !date;
  if (doubtful) date = read_doubtful_date(raw.text);
  if (!date) return std::nullopt;
  date->text = raw.text;
  date->gap_above = raw.gap_above;
  return Candidate{line, doubtful, *std::move(date)};
}

class LineJudge {
 public:
  explicit LineJudge(const RawLines& raw) : table_(raw.cells) {
    for (std::size_t i = 0; i < raw.lines.size(); ++i) add(raw.lines[i], raw.cells[i]);
  }

  ListingLines settle() &&;

 private:
  void add(const RawLine& raw, const Cells& cells);
  void take_kinds();
  bool is_kind_line(std::size_t line) const;
  void add_end() { lines_.push_back({ListingLine::Kind::end, "", "", {}, false}); }
  bool is_date(std::size_t line) const {
    return line < lines_.size() && lines_[line].is(ListingLine::Kind::date);
  }

  const ListingTable table_;
  std::vector<ListingLine> lines_;
  std::vector<Candidate> candidates_;  // in the order of the lines
};

void LineJudge::add(const RawLine& raw, const Cells& cells) {
  if (table_.is_table() && !cells.empty() && table_.append_row(cells, lines_)) return;
  const Furniture furniture = find_furniture(raw.text);
  if (furniture == Furniture::pager || furniture == Furniture::read_more) return add_end();
  if (furniture != Furniture::none) return;
  if (std::optional<ListingLine> date = read_plain_date(raw)) {
    lines_.push_back(*std::move(date));
    return;
  }
  if (std::optional<Candidate> candidate = read_candidate(raw, cells, lines_.size()))
    candidates_.push_back(*std::move(candidate));
  const std::string_view text = without_read_more(raw.text);
  lines_.push_back({ListingLine::Kind::text, std::string(text), "", {}, raw.gap_above});
  if (text.size() < raw.text.size()) add_end();
}

// Whether the line is "Press release" or the like, and no title: right above a date it may be one,
// unless a title is above it.
bool LineJudge::is_kind_line(std::size_t line) const {
  if (!lines_[line].is(ListingLine::Kind::text) || !is_kind(lines_[line].text)) return false;
  return !is_date(line + 1) || (line > 0 && lines_[line - 1].is(ListingLine::Kind::text) &&
                                reads_like_title(lines_[line - 1].text));
}

// Makes labels of lines that name the kind of releases, where there are enough of them not to be
// headings of pages. Their date is below them, above them, or below the title, wherever most dates
// are.
void LineJudge::take_kinds() {
  std::vector<std::size_t> kinds;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (is_kind_line(i)) kinds.push_back(i);
  }
  const auto dates = std::ranges::count(lines_, ListingLine::Kind::date, &ListingLine::kind);
  if (kinds.size() < 2 || 2 * kinds.size() < static_cast<std::size_t>(dates)) return;
  std::ptrdiff_t where = 0;
  std::ptrdiff_t most = 0;
  for (const std::ptrdiff_t offset : {1, -1, 2}) {
    const auto found =
        std::ranges::count_if(kinds, [this, offset](std::size_t i) { return is_date(i + offset); });
    if (found > most) where = offset;
    most = std::max(most, found);
  }
  for (const std::size_t i : kinds) {
    if (most > 0 && is_date(i + where))
      lines_[i + where].labels.push_back({Label::Kind::kind, lines_[i].text});
  }
  std::size_t next = 0, kept = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (next < kinds.size() && kinds[next] == i) {
      ++next;
    } else {
      if (kept != i) lines_[kept] = std::move(lines_[i]);
      ++kept;
    }
  }
  lines_.resize(kept);
}

ListingLines LineJudge::settle() && {
  std::erase_if(candidates_, [this](const Candidate& each) {
    return is_date(each.line + 1) || (each.line > 0 && is_date(each.line - 1));
  });
  const auto doubtful = std::ranges::count_if(candidates_, &Candidate::doubtful);
  const auto sure =
      std::ranges::count_if(
          lines_, [](const ListingLine& line) { return line.is(ListingLine::Kind::date); }) +
      static_cast<std::ptrdiff_t>(candidates_.size()) - doubtful;
  for (Candidate& each : candidates_) {
    if (!each.doubtful || doubtful > sure) lines_[each.line] = std::move(each.date);
  }
  if (!table_.is_table()) take_kinds();
  return {std::move(lines_), table_.is_table()};
}

}  // namespace

ListingLines read_listing_lines(std::string_view text) {
  return LineJudge(LineReader().read(text)).settle();
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark : {".", "!", "?", "…", ":", ";", ",", ".”", ".\"", ".)"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

bool reads_like_title(std::string_view line) {
  return line.size() <= max_title_bytes && !ends_sentence(line) &&
         !(line[0] >= 'a' && line[0] <= 'z');
}

bool reads_like_release(std::string_view title, std::string_view excerpt) {
  return reads_like_title(title) && excerpt.size() > title.size() &&
         (ends_sentence(excerpt) || excerpt.size() > max_title_bytes);
}

}  // namespace dateline
