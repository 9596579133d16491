#include "query/scanner.h"

#include "text/utf8.h"

namespace dateline {
namespace {

// White space that parts words: ASCII, no-break and ideographic space, and U+2000 to U+200A.
bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200a);
}

bool opens_phrase(char32_t c) { return c == '"' || c == 0x201c || c == 0x201e || c == 0xab; }
bool closes_phrase(char32_t c) { return c == '"' || c == 0x201c || c == 0x201d || c == 0xbb; }
bool is_minus(char32_t c) { return c == '-' || c == 0x2212; }

struct FieldName {
  std::string_view name;
  QueryField field;
};
constexpr FieldName field_names[] = {
    {"title:", QueryField::title},   {"place:", QueryField::place},
    {"topic:", QueryField::topic},   {"tag:", QueryField::topic},
    {"lang:", QueryField::language}, {"language:", QueryField::language},
    {"source:", QueryField::source}, {"date:", QueryField::date},
    {"year:", QueryField::date},     {"before:", QueryField::before},
    {"after:", QueryField::after},
};

// Whether `text` begins with `lower`, which is in lower case, in whatever case.
bool begins_with(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

char32_t Scanner::peek() const {
  std::size_t at = at_;
  return at_end() ? 0 : decode_utf8(text_, at);
}

void Scanner::step() { decode_utf8(text_, at_); }

bool Scanner::ends_word() const {
  const char32_t c = peek();
  return at_end() || is_space(c) || c == '(' || c == ')' || opens_phrase(c);
}

bool Scanner::skip_spaces() {
  while (is_space(peek())) step();
  return !at_end() && !is_at(')');
}

bool Scanner::read_operator(std::string_view name) {
  if (!rest_from(at_).starts_with(name)) return false;
  at_ += name.size();
  if (ends_word()) return true;
  at_ -= name.size();
  return false;
}

bool Scanner::read_or() { return read_operator("OR") || read_operator("|"); }

bool Scanner::or_follows() const {
  Scanner ahead = *this;
  return ahead.skip_spaces() && ahead.read_or();
}

bool Scanner::read_operator_before_something(std::string_view name) {
  const std::size_t before = at_;
  if (read_operator(name) && skip_spaces()) return true;
  at_ = before;
  return false;
}

bool Scanner::read_sign() {
  bool excluded = false;
  while (read_operator_before_something("NOT")) excluded = true;
  const std::size_t before = at_;
  while (is_minus(peek())) step();
  if (at_ == before) return excluded;
  if (!at_end() && !is_space(peek()) && !is_at(')')) return true;
  at_ = before;
  return excluded;
}

QueryField Scanner::read_field(QueryField otherwise) {
  for (const FieldName& each : field_names) {
    if (!begins_with(rest_from(at_), each.name)) continue;
    at_ += each.name.size();
    return each.field;
  }
  return otherwise;
}

TypedText Scanner::read_text() {
  TypedText typed;
  const std::size_t before = at_;
  if (is_at('~')) step();
  typed.quoted = opens_phrase(peek());
  if (!typed.quoted) at_ = before;
  typed.exact = typed.quoted && at_ == before;
  if (typed.quoted) step();
  const std::size_t begin = at_;
  while (typed.quoted ? !at_end() && !closes_phrase(peek()) : !ends_word()) step();
  typed.text = since(begin);
  typed.open = at_end();
  if (typed.quoted && !typed.open) step();
  return typed;
}

}  // namespace dateline
