#include "import/listing.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "date/names.h"
#include "import/date_order.h"
#include "import/listing_layout.h"
#include "import/listing_lines.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

namespace dateline {
namespace {

using Kind = ListingLine::Kind;

constexpr std::size_t max_id_bytes = 200;
constexpr std::size_t max_quoted_bytes = 160;

std::string quoted(std::string_view text) {
  const bool cut = text.size() > max_quoted_bytes;
  if (cut) text = text.substr(0, valid_utf8_prefix(text.substr(0, max_quoted_bytes)));
  return std::string(1, '"').append(text).append(cut ? "…\"" : "\"");
}

// Not white space, punctuation or a symbol.
bool is_in_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  return c >= 0xc0 && (c < 0x2000 || c >= 0x2c00);
}

std::string make_id(const Release& release) {
  std::string id = release.published.known() ? to_iso(release.published) : "undated";
  std::string title;
  append_folded(release.title, title);
  bool gap = true;
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = decode_utf8(title, at);
    const bool in_word = is_in_word(c);
    if (in_word && gap) id.push_back('-');
    if (in_word) append_utf8(id, c);
    gap = !in_word;
  }
  if (id.size() > max_id_bytes) {
    id.resize(max_id_bytes);
    id.resize(valid_utf8_prefix(id));
  }
  return id;
}

void add_label(const Label& label, Release& release) {
  switch (label.kind) {
    case Label::Kind::author:
      return release.authors.push_back(label.text);
    case Label::Kind::kind:
      release.kind = label.text;
      return;
    case Label::Kind::language:
      release.language = label.text;
      return;
    case Label::Kind::place:
      return release.places.push_back(label.text);
    case Label::Kind::topic:
      return release.topics.push_back(label.text);
  }
}

// Makes releases of lines in which each date stands above its title, and the excerpt below.
class ReleaseReader {
 public:
  ReleaseReader(std::vector<ListingLine> lines, std::optional<DateOrder> order);

  Imported read() &&;

 private:
  void find_order();
  void find_language();
  std::size_t find(Kind kind, std::size_t from, std::size_t end) const;
  std::size_t find_undated(std::size_t from, std::size_t end) const;
  void read_dated(std::size_t date, std::size_t end);
  void read_undated(std::size_t begin, std::size_t end);
  void leave_out(std::size_t begin, std::size_t end);
  void add(const ListingLine* date, std::size_t title, std::size_t end);
  std::optional<Date> read_date(const std::string& text, const Release& release);
  void say(std::string message) {
    imported_.diagnostics.push_back({static_cast<std::int64_t>(imported_.releases.size()),
                                     "date_published", std::move(message)});
  }
  std::string unused(std::string id);

  const std::vector<ListingLine> lines_;
  DateOrder order_ = DateOrder::dmy;
  bool order_is_given_ = false;
  std::string_view language_;  // of dates, where their releases do not tell
  Imported imported_;
  std::unordered_map<std::string, int> used_ids_;  // and how often
  std::unordered_set<std::string> left_out_;
};

ReleaseReader::ReleaseReader(std::vector<ListingLine> lines, std::optional<DateOrder> order)
    : lines_(std::move(lines)), order_(order.value_or(DateOrder::dmy)), order_is_given_(order) {
  if (!order_is_given_) find_order();
  find_language();
}

void ReleaseReader::find_order() {
  std::vector<std::string_view> dates;
  for (const ListingLine& line : lines_) {
    if (line.is(Kind::date)) dates.push_back(line.date);
  }
  const FoundOrder found = find_date_order(dates);
  order_ = found.order;
  if (std::optional<Diagnostic> said = describe_order(found, dates))
    imported_.diagnostics.push_back(*std::move(said));
}

// In which language most dates have their months, of those two that disagree about one ("out").
void ReleaseReader::find_language() {
  int votes = 0;
  for (const ListingLine& line : lines_) {
    if (!line.is(Kind::date)) continue;
    std::string date;
    append_folded(line.date, date);
    for (std::size_t at = 0; at < date.size();) {
      std::size_t end = at;
      while (end < date.size() && is_in_word(static_cast<unsigned char>(date[end]))) ++end;
      const std::string_view word = std::string_view(date).substr(at, end - at);
      votes += is_month_in(word, "pt") - is_month_in(word, "ht");
      at = end + 1;
    }
  }
  language_ = votes > 0 ? "pt" : votes < 0 ? "ht" : "";
}

Imported ReleaseReader::read() && {
  std::size_t date = find(Kind::date, 0, lines_.size());
  if (date == lines_.size()) return {};
  read_undated(0, date);
  while (date < lines_.size()) {
    const std::size_t next = find(Kind::date, date + 1, lines_.size());
    read_dated(date, next);
    date = next;
  }
  return std::move(imported_);
}

std::size_t ReleaseReader::find(Kind kind, std::size_t from, std::size_t end) const {
  while (from < end && !lines_[from].is(kind)) ++from;
  return from;
}

// The first line from `from` on that is the title of a release without a date, or `end`.
std::size_t ReleaseReader::find_undated(std::size_t from, std::size_t end) const {
  for (std::size_t i = from; i + 1 < end; ++i) {
    if (lines_[i].is(Kind::text) && lines_[i + 1].is(Kind::text) &&
        reads_like_release(lines_[i].text, lines_[i + 1].text)) {
      return i;
    }
  }
  return std::max(from, end);
}

// Date, title and excerpt; and what there is up to `end` without a date.
void ReleaseReader::read_dated(std::size_t date, std::size_t end) {
  const std::size_t title = date + 1;
  const std::size_t text_end = find(Kind::end, title, end);
  const std::size_t excerpt_end = std::min(find_undated(title + 2, text_end), text_end);
  add(&lines_[date], title, excerpt_end);
  read_undated(excerpt_end, end);
}

void ReleaseReader::read_undated(std::size_t begin, std::size_t end) {
  std::size_t title = find_undated(begin, end);
  leave_out(begin, title);
  while (title < end) {
    const std::size_t next = find_undated(title + 2, end);
    const std::size_t text_end = find(Kind::end, title, next);
    add(nullptr, title, text_end);
    leave_out(text_end, next);
    title = next;
  }
}

// Says once what belongs to no release; the head and foot of a page come again with each page.
void ReleaseReader::leave_out(std::size_t begin, std::size_t end) {
  const std::string* first = nullptr;
  std::size_t more = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (!lines_[i].is(Kind::text) || !left_out_.insert(lines_[i].text).second) continue;
    if (first != nullptr) ++more;
    if (first == nullptr) first = &lines_[i].text;
  }
  if (first == nullptr) return;
  const std::string rest = more == 0   ? " belongs to no release and is left out."
                           : more == 1 ? " and 1 more line belong to no release and are left out."
                                       : " and " + std::to_string(more) +
                                             " more lines belong to no release and are left out.";
  imported_.diagnostics.push_back({-1, "", quoted(*first) + rest});
}

// The lines from `title` to `end`; `date` may be null.
void ReleaseReader::add(const ListingLine* date, std::size_t title, std::size_t end) {
  Release release;
  release.title = lines_[title].text;
  for (std::size_t i = title + 1; i < end; ++i) {
    if (!release.summary.empty()) release.summary += "\n\n";
    release.summary += lines_[i].text;
  }
  if (date == nullptr || date->date.empty()) {
    say(quoted(release.title) + " has no date.");
  } else if (const std::optional<Date> day = read_date(date->date, release)) {
    release.published = *day;
  } else {
    say(quoted(release.title) + " is dated " + quoted(date->date) + ", which is no day.");
  }
  if (date != nullptr) {
    for (const Label& label : date->labels) add_label(label, release);
  }
  release.id = unused(make_id(release));
  imported_.releases.push_back(std::move(release));
}

std::optional<Date> ReleaseReader::read_date(const std::string& text, const Release& release) {
  std::optional<Date> date = parse_printed(text, order_);
  if (!date) {
    const std::string_view language = detect_language(release.title + ". " + release.summary);
    date = parse_printed(text, order_, language);
    if (!date) date = parse_printed(text, order_, language_);
  }
  if (!date && !order_is_given_) {
    date = parse_printed(text, other_order(order_));
    if (date) say(describe_other(text, order_));
  }
  return date && date->precision != Precision::year ? date : std::nullopt;
}

// `id`, or where an earlier release has it, with a number behind it.
std::string ReleaseReader::unused(std::string id) {
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
  ListingLines listing = read_listing_lines(text);
  if (listing.lines.empty()) return Error{ErrorCode::empty, "The listing is empty."};
  const ListingLayout layout =
      listing.from_table ? ListingLayout::date_first : find_layout(listing.lines);
  end_pages(layout, listing.lines);
  put_dates_first(layout, listing.lines);
  Imported imported = ReleaseReader(std::move(listing.lines), options.date_order).read();
  if (imported.releases.empty()) {
    return Error{ErrorCode::not_a_feed,
                 "This is no listing: no line is a date like 17 / 08 / 2021 beside a title."};
  }
  return imported;
}

}  // namespace dateline
