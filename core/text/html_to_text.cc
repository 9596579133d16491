#include "text/html_to_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.h"

namespace dateline {
namespace {

// Elements that begin and end a paragraph. Sorted.
constexpr std::string_view block_elements[] = {
    "address", "article", "aside",  "blockquote", "body",   "caption", "center",   "dd",
    "details", "dialog",  "dir",    "div",        "dl",     "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",         "h2",     "h3",      "h4",       "h5",
    "h6",      "header",  "hgroup", "hr",         "html",   "legend",  "li",       "main",
    "menu",    "nav",     "ol",     "optgroup",   "option", "p",       "pre",      "section",
    "select",  "summary", "table",  "tbody",      "tfoot",  "thead",   "tr",       "ul"};
static_assert(std::is_sorted(std::begin(block_elements), std::end(block_elements)));
constexpr std::size_t longest_element = 10;

// Elements that are dropped with what is in them.
struct Dropped {
  std::string_view name;
  bool has_markup;      // else everything up to the end tag is text
  bool to_end_if_open;  // without an end tag, the rest of the document is in it
};
constexpr Dropped dropped_elements[] = {
    {"head", true, false},     {"iframe", false, false}, {"noscript", false, false},
    {"script", false, true},   {"style", false, true},   {"svg", true, false},
    {"template", true, false}, {"title", false, false},
};
constexpr std::size_t dropped_count = std::size(dropped_elements);

enum class Byte : std::uint8_t { ordinary, space, control, markup, reference, bracket, c2 };

constexpr std::array<Byte, 256> byte_kinds = [] {
  std::array<Byte, 256> kinds{};
  for (int c = 0; c < 0x20; ++c) kinds[c] = Byte::control;
  kinds[0x7f] = Byte::control;
  for (const char c : {' ', '\t', '\n', '\f', '\r'}) kinds[static_cast<int>(c)] = Byte::space;
  kinds['<'] = Byte::markup;
  kinds['&'] = Byte::reference;
  kinds[']'] = Byte::bracket;  // may end a CDATA section
  kinds[0xc2] = Byte::c2;      // begins U+0080 to U+00BF: controls and the no-break space
  return kinds;
}();

Byte kind_of(char c) { return byte_kinds[static_cast<std::uint8_t>(c)]; }
bool is_space(char c) { return kind_of(c) == Byte::space; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

// The element's place in dropped_elements, or dropped_count.
std::size_t dropped_index(std::string_view name) {
  const auto found = std::find_if(std::begin(dropped_elements), std::end(dropped_elements),
                                  [name](const Dropped& element) { return element.name == name; });
  return found - std::begin(dropped_elements);
}

// Gathers text, and puts between its pieces the strongest of the separations asked for since the
// last.
class TextWriter {
 public:
  explicit TextWriter(std::size_t capacity) { out_.reserve(capacity); }

  void no_break_space() { separate(Gap::no_break_space); }
  void space() { separate(Gap::space); }
  void line() { separate(gap_ == Gap::line ? Gap::paragraph : Gap::line); }
  void paragraph() { separate(Gap::paragraph); }

  void text(std::string_view piece) {
    write_gap();
    out_.append(piece);
  }
  void code_point(char32_t c) {
    if (c == 0xa0) return no_break_space();
    if (c < 0x80 && is_space(static_cast<char>(c))) return space();
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return;
    write_gap();
    append_utf8(out_, c);
  }

  std::string take() && { return std::move(out_); }

 private:
  enum class Gap : std::uint8_t { none, no_break_space, space, line, paragraph };

  void separate(Gap gap) { gap_ = std::max(gap_, gap); }
  void write_gap() {
    constexpr std::string_view gaps[] = {"", "\u00a0", " ", "\n", "\n\n"};
    if (!out_.empty()) out_.append(gaps[static_cast<int>(gap_)]);
    gap_ = Gap::none;
  }

  std::string out_;
  Gap gap_ = Gap::none;
};

class Converter {
 public:
  explicit Converter(std::string_view html) : html_(html), out_(html.size()) {}

  std::string convert() &&;

 private:
  enum class Markup { none, tag, nothing_shown };
  struct Tag {
    std::string_view name;  // lower case; "" where it is longer than any that matters
    bool closing = false;
    bool self_closing = false;
  };

  bool starts_with(std::string_view what) const { return html_.substr(at_).starts_with(what); }
  void text_run();
  void reference();
  void markup();
  void element(const Tag& tag);
  void drop(std::size_t index, bool self_closing);
  std::size_t find_end_tag(std::size_t index);

  // These move at_ behind what they read.
  Markup read_markup(Tag& tag);
  void read_tag(Tag& tag);
  bool read_attributes();
  void read_declaration();
  void read_comment();
  void skip_past(char end);

  std::string_view html_;
  std::size_t at_ = 0;
  TextWriter out_;
  char name_[longest_element];
  bool in_cdata_ = false;
  // What was looked for in vain is not there further on, either; asking again and again would not
  // be linear.
  bool no_comment_end_ = false;
  bool no_single_quote_ = false;
  bool no_double_quote_ = false;
  bool no_end_tag_[dropped_count] = {};
};

std::string Converter::convert() && {
  while (at_ < html_.size()) {
    switch (kind_of(html_[at_])) {
      case Byte::markup:
        markup();
        break;
      case Byte::reference:
        reference();
        break;
      case Byte::space:
        out_.space();
        ++at_;
        break;
      case Byte::control:
        ++at_;
        break;
      default:
        text_run();
    }
  }
  return std::move(out_).take();
}

void Converter::text_run() {
  if (in_cdata_ && starts_with("]]>")) {
    in_cdata_ = false;
    at_ += 3;
    return;
  }
  if (kind_of(html_[at_]) == Byte::c2 && at_ + 1 < html_.size()) {
    const auto next = static_cast<std::uint8_t>(html_[at_ + 1]);
    if (next >= 0x80 && next <= 0xa0) {
      out_.code_point(next);
      at_ += 2;
      return;
    }
  }
  // Goes on over single spaces between words.
  const auto ordinary = [this](std::size_t at) {
    return at < html_.size() && kind_of(html_[at]) == Byte::ordinary;
  };
  const std::size_t begin = at_++;
  while (ordinary(at_) || (at_ < html_.size() && html_[at_] == ' ' && ordinary(at_ + 1))) ++at_;
  out_.text(html_.substr(begin, at_ - begin));
}

void Converter::reference() {
  if (const char32_t c = read_character_reference(html_, at_)) {
    out_.code_point(c);
  } else {
    out_.text(html_.substr(at_++, 1));
  }
}

void Converter::markup() {
  Tag tag;
  switch (read_markup(tag)) {
    case Markup::none:
      out_.text(html_.substr(at_++, 1));
      break;
    case Markup::tag:
      element(tag);
      break;
    case Markup::nothing_shown:
      break;
  }
}

void Converter::element(const Tag& tag) {
  const std::size_t dropped = dropped_index(tag.name);
  if (dropped < dropped_count) {
    if (!tag.closing) drop(dropped, tag.self_closing);
  } else if (tag.name == "br") {
    out_.line();
  } else if (tag.name == "td" || tag.name == "th") {
    out_.space();
  } else if (std::binary_search(std::begin(block_elements), std::end(block_elements), tag.name)) {
    out_.paragraph();
  }
}

// Behind the start tag of a dropped element: moves behind its end tag.
void Converter::drop(std::size_t index, bool self_closing) {
  const Dropped& dropped = dropped_elements[index];
  if (self_closing && dropped.has_markup) return;
  const std::size_t end_tag = find_end_tag(index);
  if (end_tag == html_.npos) {
    if (dropped.to_end_if_open && !self_closing) at_ = html_.size();
    return;
  }
  Tag tag;
  if (!dropped.has_markup) {
    at_ = end_tag;
    read_markup(tag);
    return;
  }
  std::size_t last_end = at_;
  for (std::size_t depth = 1; depth > 0;) {
    at_ = html_.find('<', at_);
    if (at_ == html_.npos) {  // more of them begin than end: the last end tag counts
      no_end_tag_[index] = true;
      at_ = last_end;
      return;
    }
    const Markup markup = read_markup(tag);
    if (markup == Markup::none) ++at_;
    if (markup != Markup::tag) continue;
    const std::size_t inner = dropped_index(tag.name);
    if (inner == index && tag.closing) {
      --depth;
      last_end = at_;
    } else if (inner == index && !tag.self_closing) {
      ++depth;
    } else if (inner < dropped_count && !dropped_elements[inner].has_markup && !tag.closing) {
      drop(inner, tag.self_closing);
    }
  }
}

// From at_ on, the offset of the end tag of dropped_elements[index], or npos.
std::size_t Converter::find_end_tag(std::size_t index) {
  if (no_end_tag_[index]) return html_.npos;
  const std::string_view name = dropped_elements[index].name;
  for (std::size_t at = html_.find("</", at_); at != html_.npos; at = html_.find("</", at + 2)) {
    const std::size_t end = at + 2 + name.size();
    if (end > html_.size()) break;
    const bool same = std::equal(name.begin(), name.end(), html_.begin() + at + 2,
                                 [](char a, char b) { return a == lower(b); });
    if (same && (end == html_.size() || ends_name(html_[end]))) return at;
  }
  no_end_tag_[index] = true;
  return html_.npos;
}

// at_ is at a "<". Where it begins no markup, at_ stays.
Converter::Markup Converter::read_markup(Tag& tag) {
  const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
  if (next == '!' || next == '?') {
    read_declaration();
    return Markup::nothing_shown;
  }
  if (next == '/' && at_ + 2 < html_.size() && !is_letter(html_[at_ + 2])) {
    skip_past('>');
    return Markup::nothing_shown;
  }
  if (!is_letter(next) && (next != '/' || at_ + 2 >= html_.size())) return Markup::none;
  read_tag(tag);
  return Markup::tag;
}

void Converter::read_tag(Tag& tag) {
  tag.closing = html_[at_ + 1] == '/';
  at_ += tag.closing ? 2 : 1;
  std::size_t size = 0;
  for (; at_ < html_.size() && !ends_name(html_[at_]); ++at_, ++size) {
    if (size < longest_element) name_[size] = lower(html_[at_]);
  }
  tag.name = size <= longest_element ? std::string_view(name_, size) : std::string_view();
  tag.self_closing = read_attributes();
}

// To behind the ">" of a tag; the end of the text where there is none. Says whether a "/" stands
// before it.
bool Converter::read_attributes() {
  bool slash = false;
  bool value = false;  // a value may begin here
  while (at_ < html_.size()) {
    const char c = html_[at_++];
    if (c == '>') return slash;
    slash = c == '/' && !value;
    if (value && (c == '"' || c == '\'')) {
      bool& none = c == '"' ? no_double_quote_ : no_single_quote_;
      const std::size_t quote = none ? html_.npos : html_.find(c, at_);
      none = quote == html_.npos;
      if (!none) at_ = quote + 1;
    }
    value = c == '=' || (value && is_space(c));
  }
  return false;
}

void Converter::read_declaration() {
  if (starts_with("<!--")) {
    read_comment();
  } else if (starts_with("<![CDATA[")) {
    in_cdata_ = true;
    at_ += 9;
  } else {
    skip_past('>');
  }
}

void Converter::read_comment() {
  at_ += 4;
  if (starts_with(">") || starts_with("->")) return skip_past('>');
  if (!no_comment_end_) {
    for (std::size_t at = html_.find("--", at_); at != html_.npos; at = html_.find("--", at + 1)) {
      const std::string_view end = html_.substr(at + 2);
      if (end.starts_with('>') || end.starts_with("!>")) {
        at_ = at;
        return skip_past('>');
      }
    }
    no_comment_end_ = true;
  }
  skip_past('>');
}

void Converter::skip_past(char end) {
  const std::size_t found = html_.find(end, at_);
  at_ = found == html_.npos ? html_.size() : found + 1;
}

}  // namespace

std::string html_to_text(std::string_view html) { return Converter(html).convert(); }

}  // namespace dateline
