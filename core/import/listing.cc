#include "import/listing.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t max_title_bytes = 300;
constexpr std::size_t max_date_line_bytes = 40;
constexpr std::size_t max_id_bytes = 200;

std::string folded(std::string_view text) {
  std::string out;
  append_folded(text, out);
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// The white space that web pages have, control characters among it.
bool is_space(char32_t c) {
  return c <= 0x20 || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x3000 || c == 0xfeff;
}

// The lines of `text` that are not blank, white space folded to single spaces.
std::vector<std::string> read_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  bool space = false;
  const auto end_line = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
    space = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == '\n' || c == '\r') {
      end_line();
    } else if (is_space(c)) {
      space = true;
    } else {
      if (space && !line.empty()) line.push_back(' ');
      space = false;
      append_utf8(line, c);
    }
  }
  end_line();
  return lines;
}

// Takes the part of `text` before the next of `separators` off it; the separator goes, too.
std::string_view take_part(std::string_view& text, std::string_view separators) {
  const std::size_t end = std::min(text.find_first_of(separators), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

bool is_month_name(std::string_view word) {
  return parse_printed(std::string(word) + " 2000").has_value() && is_ascii_letter(folded(word)[0]);
}

// Nothing but numbers, months and what stands between them, also where there is no such day.
bool reads_like_a_date(std::string_view line) {
  if (line.size() > max_date_line_bytes) return false;
  int numbers = 0;
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view word = take_part(rest, " /.,-");
    if (word.empty()) continue;
    if (std::ranges::all_of(word, is_digit)) {
      ++numbers;
    } else if (word != "de" && word != "del" && word != "of" && !is_month_name(word)) {
      return false;
    }
  }
  return numbers >= 2;
}

std::optional<Date> read_date(std::string_view line, DateOrder order) {
  const std::optional<Date> date = parse_printed(line, order);
  return date && date->precision != Precision::year ? date : std::nullopt;
}

bool is_date_line(std::string_view line, DateOrder order) {
  return read_date(line, order) || reads_like_a_date(line);
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark : {".", "!", "?", "…", ":", ";", ",", ".”", ".\"", ".)"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

// A title, and an excerpt after it, whose date is missing.
bool is_undated_item(std::string_view title, std::string_view excerpt) {
  return title.size() <= max_title_bytes && !ends_sentence(title) &&
         !(title[0] >= 'a' && title[0] <= 'z') && excerpt.size() > title.size() &&
         (ends_sentence(excerpt) || excerpt.size() > max_title_bytes);
}

std::string quoted(std::string_view text) {
  return std::string(1, '"').append(text).append(1, '"');
}

std::string make_id(const Release& release) {
  std::string id = release.published.known() ? to_iso(release.published) : "undated";
  bool gap = true;
  for (const char c : folded(release.title)) {
    const bool in_word = is_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    if (in_word && gap) id.push_back('-');
    if (in_word) id.push_back(c);
    gap = !in_word;
  }
  if (id.size() > max_id_bytes) {
    id.resize(max_id_bytes);
    id.resize(valid_utf8_prefix(id));
  }
  return id;
}

class ListingReader {
 public:
  ListingReader(std::vector<std::string> lines, DateOrder order)
      : lines_(std::move(lines)), order_(order) {}

  Imported read() &&;

 private:
  std::size_t find_date_line(std::size_t from) const;
  std::size_t find_undated(std::size_t from, std::size_t end) const;
  void read_dated(std::size_t title, std::size_t end);
  void read_undated(std::size_t begin, std::size_t end);
  void add(std::size_t title, std::size_t excerpt, std::size_t end, std::string_view date_line);
  std::string unused(std::string id);

  const std::vector<std::string> lines_;
  const DateOrder order_;
  Imported imported_;
  std::unordered_map<std::string, int> used_ids_;  // and how often
};

Imported ListingReader::read() && {
  std::size_t date = find_date_line(0);
  if (date == lines_.size()) return {};
  read_undated(0, date - 1);
  while (date < lines_.size()) {
    const std::size_t next = find_date_line(date + 1);
    read_dated(date - 1, next == lines_.size() ? next : next - 1);
    date = next;
  }
  return std::move(imported_);
}

// The first line from `from` on that is a date and has a title above it, or the number of lines.
std::size_t ListingReader::find_date_line(std::size_t from) const {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < lines_.size(); ++i) {
    const std::string& title = lines_[i - 1];
    const bool has_title = title.size() <= max_title_bytes && !is_date_line(title, order_);
    if (has_title && is_date_line(lines_[i], order_)) return i;
  }
  return lines_.size();
}

// The first line from `from` on that is the title of a release without a date, or `end`.
std::size_t ListingReader::find_undated(std::size_t from, std::size_t end) const {
  for (std::size_t i = from; i + 1 < end; ++i) {
    if (is_undated_item(lines_[i], lines_[i + 1])) return i;
  }
  return end;
}

// Title, date line and excerpt; and what there is up to `end` without a date.
void ListingReader::read_dated(std::size_t title, std::size_t end) {
  const std::size_t excerpt = title + 2;
  const std::size_t excerpt_end = find_undated(excerpt + 1, end);
  add(title, excerpt, excerpt_end, lines_[title + 1]);
  read_undated(excerpt_end, end);
}

void ListingReader::read_undated(std::size_t begin, std::size_t end) {
  std::size_t title = find_undated(begin, end);
  for (std::size_t i = begin; i < title; ++i) {
    imported_.diagnostics.push_back(
        {-1, "", quoted(lines_[i]) + " belongs to no release and is left out."});
  }
  while (title < end) {
    const std::size_t next = find_undated(title + 2, end);
    add(title, title + 1, next, "");
    title = next;
  }
}

void ListingReader::add(std::size_t title, std::size_t excerpt, std::size_t end,
                        std::string_view date_line) {
  Release release;
  release.title = lines_[title];
  for (std::size_t i = excerpt; i < end; ++i) {
    if (!release.summary.empty()) release.summary += "\n\n";
    release.summary += lines_[i];
  }
  const std::optional<Date> date = read_date(date_line, order_);
  if (date) {
    release.published = *date;
  } else {
    const std::string problem = date_line.empty()
                                    ? " has no date."
                                    : " is dated " + quoted(date_line) + ", which is no day.";
    imported_.diagnostics.push_back({static_cast<std::int64_t>(imported_.releases.size()),
                                     "date_published", quoted(release.title) + problem});
  }
  release.id = unused(make_id(release));
  imported_.releases.push_back(std::move(release));
}

// `id`, or where an earlier release has it, with a number behind it.
std::string ListingReader::unused(std::string id) {
  const std::string wanted = id;
  int& times = used_ids_[wanted];
  while (++times > 1) {
    id = wanted + "-" + std::to_string(times);
    if (used_ids_.try_emplace(id, 1).second) break;
  }
  return id;
}

}  // namespace

Result<Imported> import_listing(std::string_view text, const ImportOptions& options) {
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid < text.size()) {
    return Error{ErrorCode::bad_encoding, "The listing is not UTF-8; save it as UTF-8.", valid};
  }
  std::vector<std::string> lines = read_lines(text);
  if (lines.empty()) return Error{ErrorCode::empty, "The listing is empty."};
  Imported imported =
      ListingReader(std::move(lines), options.date_order.value_or(DateOrder::dmy)).read();
  if (imported.releases.empty()) {
    return Error{ErrorCode::not_a_feed,
                 "This is no listing: no line is a date like 17 / 08 / 2021 below a title."};
  }
  return imported;
}

}  // namespace dateline
