#include "feed/read_feed.h"

#include <algorithm>
#include <utility>

#include "base/json_writer.h"
#include "feed/json_walk.h"
#include "text/html_to_text.h"

namespace dateline {
namespace {

using Kind = JsonWalk::Kind;
using Value = JsonWalk::Value;

constexpr std::string_view white_space = " \t\n\r";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

// Cuts the first line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

// Whether at least half of the first ten lines that are not blank look like whole objects.
bool looks_like_lines(std::string_view text) {
  int lines = 0;
  int objects = 0;
  while (!text.empty() && lines < 10) {
    const std::string_view line = trim(take_line(text));
    if (line.empty()) continue;
    ++lines;
    if (line.front() == '{' && line.back() == '}') ++objects;
  }
  return lines > 1 && 2 * objects >= lines;
}

// Whether the first line is an object and something follows it: then this is NDJSON, and can be
// nothing else. A line of a megabyte is not looked at.
bool starts_with_object_line(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  if (!text.starts_with('{')) return false;
  const std::size_t end = text.substr(0, std::size_t{1} << 20).find('\n');
  if (end == std::string_view::npos || trim(text.substr(end)).empty()) return false;
  const std::string_view line = text.substr(0, end);
  JsonWalk walk;
  if (!walk.start(line) || !walk.root()) return false;
  Value root = *walk.root();
  return walk.skip(root) && walk.finish();
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "true or false";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "text";
    case Kind::array:
      return "a list";
    case Kind::object:
      return "an object";
  }
  return {};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

// Whether `url` depends on where it was found: it names no scheme.
bool is_relative_url(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#");
  return end == std::string_view::npos || url[end] != ':';
}

// `date`, no more exact than `precision`.
Date at_most(Date date, Precision precision) {
  if (date.precision <= precision) return date;
  const Civil civil = civil_from_days(date.first);
  return make_date(civil.year, precision >= Precision::month ? civil.month : 0, 0);
}

// The begin of `text`, for a message.
std::string quoted(std::string_view text) {
  constexpr std::size_t most = 40;
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (text[end] & 0xc0) == 0x80) --end;
  return std::string("\"").append(text.substr(0, end)).append(end < text.size() ? "…\"" : "\"");
}

// Members that are text and are kept as they are.
struct TextMember {
  std::string_view name;
  std::string Release::*field;
};
constexpr TextMember item_texts[] = {
    {"title", &Release::title},       {"url", &Release::url},
    {"summary", &Release::summary},   {"content_text", &Release::text},
    {"language", &Release::language}, {"image", &Release::image},
};
constexpr TextMember dateline_texts[] = {
    {"kind", &Release::kind},
    {"note", &Release::note},
    {"dateline", &Release::dateline},
};

// An item as it is read: a release, and the members that give way to others.
struct Item {
  Release release;
  std::string external_url, banner_image, html, author;
  Precision precision = Precision::day;
  bool unclear_embargo = false;
};

// Reads one document, or lines of them. Functions that give bool give false where the text is not
// JSON: walk_ tells why.
class FeedReader {
 public:
  // `input` is the whole of it: offsets count from its begin.
  FeedReader(std::string_view input, const FeedOptions& options, TakeRelease take)
      : input_(input), options_(options), take_(take) {}

  Result<FeedReport> read_document(std::string_view text);

  // Any number of pieces, then finish_lines.
  void read_lines(std::string_view text);
  Result<FeedReport> finish_lines();

  // The next piece of the input.
  void go_on(std::string_view input) {
    passed_ += input_.size();
    input_ = input;
  }

 private:
  // A release that waits for the end of its feed, where the feed's title and language may yet come.
  struct Waiting {
    std::int64_t item;
    Release release;
  };

  bool read_root();
  bool read_line(std::string_view line);
  bool read_feed_member(std::string_view name, Value& value);
  bool read_items(Value& list);
  bool read_item(Value& value);
  bool read_item_member(std::string_view name, Value& value, Item& item);
  bool read_dateline_member(std::string_view name, Value& value, Item& item);
  void keep(Item item);
  void add_waiting();
  Result<FeedReport> finish();

  // These take the value of the member `name`. Where it is of another kind than theirs, that is a
  // diagnostic and they give nothing; so they do for null, which is as if the member were missing.
  bool read_string(Value& value, std::string_view name, std::string_view& out);
  bool read_text(Value& value, std::string_view name, std::string& out);
  bool read_texts(Value& value, std::string_view name, std::vector<std::string>& out);
  bool read_id(Value& value, std::string_view name, std::string& out);
  bool read_date(Value& value, std::string_view name, Date& out);
  bool read_author(Value& value, std::string_view name, std::string& out);
  bool read_authors(Value& value, std::vector<std::string>& out);
  bool read_derived(Value& value, std::uint8_t& out);
  bool read_status(Value& value, Status& out);
  bool read_embargo(Value& value, Item& item);
  bool read_precision(Value& value, Precision& out);

  // Whether `value` is of the wanted kind; where it is not, it is passed over.
  bool expect(Kind wanted, Value& value, std::string_view name, bool& is_it);

  void note(std::string_view member, std::string message, bool taken = true);
  Error json_error() const;

  std::string_view input_;
  std::uint64_t passed_ = 0;  // bytes of the input in front of input_
  const FeedOptions& options_;
  TakeRelease take_;
  JsonWalk walk_;
  FeedReport report_;
  std::string author_;  // the feed's
  std::vector<std::string> authors_;
  std::vector<Waiting> waiting_;
  std::int64_t item_ = -1;   // the one being read; -1 outside of items
  std::int64_t items_ = 0;   // met
  std::int64_t usable_ = 0;  // those of them that make a release
  bool has_list_ = false;    // of items
  bool is_item_ = false;     // the outermost object has members that only items have
  bool has_line_ = false;    // of JSON
  std::optional<Error> first_error_;
};

Result<FeedReport> FeedReader::read_document(std::string_view text) {
  if (!walk_.start(text) || !read_root() || !walk_.finish()) return json_error();
  if (!has_list_ && is_item_) {  // NDJSON of one line
    report_ = {};
    item_ = items_++;
    if (!walk_.restart() || !read_item(*walk_.root())) return json_error();
    has_list_ = true;
  }
  if (!has_list_) {
    return Error{
        ErrorCode::not_a_feed,
        "This is JSON, but no feed: there is no list of releases, in \"items\" or by itself.", 0};
  }
  add_waiting();
  return finish();
}

bool FeedReader::read_root() {
  if (!walk_.root()) return true;
  Value root = *walk_.root();
  Kind kind;
  if (!walk_.kind(root, kind)) return false;
  if (kind == Kind::array) return read_items(root);
  return walk_.members(
      root, [this](std::string_view name, Value& value) { return read_feed_member(name, value); });
}

void FeedReader::read_lines(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (line.empty()) continue;
    item_ = items_++;
    if (read_line(line)) {
      has_line_ = true;
    } else {
      waiting_.clear();
      const Error error = json_error();
      std::string message = "Not taken, byte ";
      append_number(message, static_cast<std::int64_t>(error.offset));
      note("", message + ": " + error.message, false);
      if (!first_error_) first_error_ = error;
    }
    add_waiting();
  }
}

Result<FeedReport> FeedReader::finish_lines() {
  if (!has_line_ && first_error_) return *first_error_;
  return finish();
}

bool FeedReader::read_line(std::string_view line) {
  if (!walk_.start(line)) return false;
  if (walk_.root()) return read_item(*walk_.root()) && walk_.finish();
  note("", "Not taken: it is not an object.", false);
  return true;
}

Result<FeedReport> FeedReader::finish() {
  if (items_ > 0 && usable_ == 0) {
    return Error{ErrorCode::not_a_feed, "This is JSON, but none of its items is a release.", 0};
  }
  report_.items = static_cast<std::size_t>(items_);
  return std::move(report_);
}

bool FeedReader::read_feed_member(std::string_view name, Value& value) {
  if (name == "title") return read_text(value, name, report_.title);
  if (name == "language") return read_text(value, name, report_.language);
  if (name == "authors") return read_authors(value, authors_);
  if (name == "author") return read_author(value, name, author_);
  if (name == "home_page_url") {
    if (!read_text(value, name, report_.home_page_url)) return false;
    if (!is_web_url(report_.home_page_url)) report_.home_page_url.clear();
    return true;
  }
  if (name == "next_url") {
    if (!read_text(value, name, report_.next_url)) return false;
    if (!is_web_url(report_.next_url) && !is_relative_url(report_.next_url))
      report_.next_url.clear();
    return true;
  }
  if (name == "items") {
    bool is_list;
    if (!expect(Kind::array, value, name, is_list)) return false;
    has_list_ = false;
    return !is_list || read_items(value);
  }
  for (std::string_view of_items : {"id", "url", "external_url", "summary", "content_text",
                                    "content_html", "date_published", "_dateline"}) {
    is_item_ = is_item_ || name == of_items;
  }
  return walk_.skip(value);
}

bool FeedReader::read_items(Value& list) {
  has_list_ = true;
  waiting_.clear();
  items_ = usable_ = 0;
  const bool well = walk_.elements(list, [this](Value& value) {
    item_ = items_++;
    return read_item(value);
  });
  item_ = -1;
  return well;
}

bool FeedReader::read_item(Value& value) {
  Kind kind;
  if (!walk_.kind(value, kind)) return false;
  if (kind != Kind::object) {
    note("", "Not taken: it is not an object.", false);
    return walk_.skip(value);
  }
  Item item;
  const bool well = walk_.members(value, [&](std::string_view name, Value& inner) {
    return read_item_member(name, inner, item);
  });
  if (well) keep(std::move(item));
  return well;
}

bool FeedReader::read_item_member(std::string_view name, Value& value, Item& item) {
  Release& release = item.release;
  for (const TextMember& member : item_texts) {
    if (name == member.name) return read_text(value, member.name, release.*member.field);
  }
  if (name == "id") return read_id(value, name, release.id);
  if (name == "content_html") return read_text(value, name, item.html);
  if (name == "date_published") return read_date(value, name, release.published);
  if (name == "date_modified") return read_date(value, name, release.modified);
  if (name == "tags") return read_texts(value, name, release.topics);
  if (name == "authors") return read_authors(value, release.authors);
  if (name == "author") return read_author(value, name, item.author);
  if (name == "external_url") return read_text(value, name, item.external_url);
  if (name == "banner_image") return read_text(value, name, item.banner_image);
  if (name != "_dateline") return walk_.skip(value);
  bool is_object;
  if (!expect(Kind::object, value, name, is_object)) return false;
  return !is_object || walk_.members(value, [&](std::string_view inner_name, Value& inner) {
    return read_dateline_member(inner_name, inner, item);
  });
}

bool FeedReader::read_dateline_member(std::string_view name, Value& value, Item& item) {
  Release& release = item.release;
  for (const TextMember& member : dateline_texts) {
    if (name == member.name) return read_text(value, name, release.*member.field);
  }
  if (name == "places") return read_texts(value, name, release.places);
  if (name == "source") return read_texts(value, name, release.sources);
  if (name == "derived") return read_derived(value, release.derived);
  if (name == "translation_of") return read_id(value, name, release.translation_of);
  if (name == "status") return read_status(value, release.status);
  if (name == "embargo_until") return read_embargo(value, item);
  if (name == "date_precision") return read_precision(value, item.precision);
  return walk_.skip(value);
}

// Settles which members count, and lets the release wait.
void FeedReader::keep(Item item) {
  Release& release = item.release;
  if (release.url.empty()) release.url = std::move(item.external_url);
  if (release.image.empty()) release.image = std::move(item.banner_image);
  if (release.text.empty()) release.text = html_to_text(item.html);
  if (release.authors.empty() && !item.author.empty())
    release.authors.push_back(std::move(item.author));
  release.published = at_most(release.published, item.precision);
  if (item.unclear_embargo && release.status != Status::withdrawn) {
    release.status = Status::embargoed;  // without an hour: hidden
  }
  const bool shows_something = !is_blank(release.title) || !is_blank(release.summary) ||
                               !is_blank(release.text) || is_web_url(trim(release.url));
  if (!shows_something && release.status != Status::withdrawn) {
    note("", "Not taken: it has no title, summary, text or link.", false);
    return;
  }
  ++usable_;
  waiting_.push_back({item_, std::move(release)});
}

void FeedReader::add_waiting() {
  if (authors_.empty() && !author_.empty()) authors_.push_back(author_);
  const std::string& language = report_.language.empty() ? options_.language : report_.language;
  const std::string& source = options_.source.empty() ? report_.title : options_.source;
  for (Waiting& waiting : waiting_) {
    Release& release = waiting.release;
    if (release.language.empty()) release.language = language;
    if (release.sources.empty()) release.sources.push_back(source);
    if (release.authors.empty()) release.authors = authors_;
    item_ = waiting.item;
    std::string remark;
    const bool taken = take_(release, remark);
    if (!remark.empty()) note(taken ? "url" : "id", std::move(remark), taken);
    report_.releases += taken;
  }
  waiting_.clear();
  item_ = -1;
}

bool FeedReader::expect(Kind wanted, Value& value, std::string_view name, bool& is_it) {
  Kind kind;
  if (!walk_.kind(value, kind)) return false;
  is_it = kind == wanted;
  if (is_it) return true;
  if (kind != Kind::null) {
    note(name, std::string("Left out: it is ")
                   .append(name_of(kind))
                   .append(", not ")
                   .append(name_of(wanted))
                   .append("."));
  }
  return walk_.skip(value);
}

bool FeedReader::read_string(Value& value, std::string_view name, std::string_view& out) {
  out = {};
  bool is_string;
  if (!expect(Kind::string, value, name, is_string)) return false;
  return !is_string || walk_.string(value, out);
}

bool FeedReader::read_text(Value& value, std::string_view name, std::string& out) {
  std::string_view text;
  if (!read_string(value, name, text)) return false;
  out = text;
  return true;
}

// One text, or a list of them.
bool FeedReader::read_texts(Value& value, std::string_view name, std::vector<std::string>& out) {
  out.clear();
  const auto read_one = [&](Value& inner) {
    std::string_view text;
    if (!read_string(inner, name, text)) return false;
    if (!text.empty()) out.emplace_back(text);
    return true;
  };
  Kind kind;
  if (!walk_.kind(value, kind)) return false;
  return kind == Kind::array ? walk_.elements(value, read_one) : read_one(value);
}

bool FeedReader::read_id(Value& value, std::string_view name, std::string& out) {
  Kind kind;
  if (!walk_.kind(value, kind)) return false;
  if (kind != Kind::number) return read_text(value, name, out);
  std::string_view number;
  if (!walk_.scalar(value, number)) return false;
  out = number;
  return true;
}

bool FeedReader::read_date(Value& value, std::string_view name, Date& out) {
  std::string_view text;
  if (!read_string(value, name, text)) return false;
  const std::optional<Date> date = parse_iso(text);
  if (!date && !text.empty())
    note(name, quoted(text) + " is no date like 2021-08-17 or 2021-08-17T09:00:00-06:00.");
  out = date.value_or(Date{});
  return true;
}

bool FeedReader::read_author(Value& value, std::string_view name, std::string& out) {
  out.clear();
  bool is_object;
  if (!expect(Kind::object, value, name, is_object)) return false;
  return !is_object || walk_.members(value, [&](std::string_view member, Value& inner) {
    return member == "name" ? read_text(inner, name, out) : walk_.skip(inner);
  });
}

bool FeedReader::read_authors(Value& value, std::vector<std::string>& out) {
  constexpr std::string_view name = "authors";
  out.clear();
  bool is_list;
  if (!expect(Kind::array, value, name, is_list)) return false;
  return !is_list || walk_.elements(value, [&](Value& inner) {
    std::string author;
    if (!read_author(inner, name, author)) return false;
    if (!author.empty()) out.push_back(std::move(author));
    return true;
  });
}

bool FeedReader::read_derived(Value& value, std::uint8_t& out) {
  std::vector<std::string> names;
  if (!read_texts(value, "derived", names)) return false;
  out = 0;
  for (const std::string& each : names) {
    for (std::size_t i = 0; i < std::size(derived_names); ++i) {
      if (each == derived_names[i]) out |= static_cast<std::uint8_t>(1u << i);
    }
  }
  return true;
}

bool FeedReader::read_status(Value& value, Status& out) {
  constexpr std::string_view name = "status";
  std::string_view text;
  if (!read_string(value, name, text)) return false;
  out = Status::live;
  if (text.empty()) return true;
  for (Status status : {Status::live, Status::corrected, Status::withdrawn, Status::embargoed}) {
    if (text == to_string(status)) {
      out = status;
      return true;
    }
  }
  note(name, quoted(text) + " is not one of live, corrected, withdrawn, embargoed.");
  return true;
}

bool FeedReader::read_embargo(Value& value, Item& item) {
  constexpr std::string_view name = "embargo_until";
  std::string_view text;
  if (!read_string(value, name, text)) return false;
  const std::optional<std::int64_t> instant = parse_instant(text);
  item.release.embargo_until = instant.value_or(0);
  item.unclear_embargo = !instant && !text.empty();
  if (item.unclear_embargo) {
    note(name, quoted(text) + " is no time like 2021-08-17T09:00:00Z; the release is held back.");
  }
  return true;
}

bool FeedReader::read_precision(Value& value, Precision& out) {
  constexpr std::string_view name = "date_precision";
  std::string_view text;
  if (!read_string(value, name, text)) return false;
  out = text == "month" ? Precision::month : text == "year" ? Precision::year : Precision::day;
  if (out == Precision::day && !text.empty() && text != "day") {
    note(name, quoted(text) + " is not one of day, month, year.");
  }
  return true;
}

void FeedReader::note(std::string_view member, std::string message, bool taken) {
  if (report_.diagnostics.size() < options_.max_diagnostics) {
    report_.diagnostics.push_back({item_, std::string(member), std::move(message), taken});
  } else {
    ++report_.diagnostics_left_out;
  }
}

Error FeedReader::json_error() const {
  Error error = walk_.error();
  if (error.offset != Error::no_offset)
    error.offset += passed_ + static_cast<std::size_t>(walk_.begin() - input_.data());
  return error;
}

}  // namespace

Result<FeedReport> read_feed(std::string_view bytes, const FeedOptions& options,
                             ArchiveBuilder& builder) {
  return read_feed(bytes, options, [&builder](Release& release, std::string& remark) {
    const std::size_t before = builder.size();
    if (std::optional<std::string> said = builder.add(std::move(release))) remark = *said;
    return builder.size() > before;
  });
}

Result<FeedReport> read_feed(std::string_view bytes, const FeedOptions& options, TakeRelease take) {
  std::string_view text = bytes;
  if (std::optional<Error> error = take_byte_order_mark(text)) return *std::move(error);
  const auto read_lines = [&] {
    FeedReader reader(bytes, options, take);
    reader.read_lines(text);
    return reader.finish_lines();
  };
  if (starts_with_object_line(text)) return read_lines();
  Result<FeedReport> document = FeedReader(bytes, options, take).read_document(text);
  if (!document && document.error().code == ErrorCode::bad_json && looks_like_lines(text)) {
    Result<FeedReport> lines = read_lines();
    if (lines) return lines;
  }
  return document;
}

struct FeedLines::State {
  FeedReader reader;
};

FeedLines::FeedLines(const FeedOptions& options, TakeRelease take)
    : state_(new State{FeedReader({}, options, take)}) {}

FeedLines::~FeedLines() = default;

void FeedLines::add(std::string_view lines) {
  state_->reader.go_on(lines);
  state_->reader.read_lines(lines);
}

Result<FeedReport> FeedLines::finish() { return state_->reader.finish_lines(); }

}  // namespace dateline
