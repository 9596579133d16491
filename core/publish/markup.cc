#include "publish/markup.h"

#include "text/utf8.h"

namespace dateline {
namespace {

bool is_allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n';
  if (c >= 0x7f && c < 0xa0) return false;
  return (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (is_allowed(c)) append_utf8(out, c);
    }
  }
}

Markup& Markup::begin(std::string_view name) {
  close_start_tag();
  out_.append("<").append(name);
  open_.push_back(name);
  in_start_tag_ = true;
  return *this;
}

Markup& Markup::attribute(std::string_view name, std::string_view value) {
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

Markup& Markup::text(std::string_view text) {
  close_start_tag();
  append_escaped(out_, text);
  return *this;
}

Markup& Markup::json(std::string_view json) {
  close_start_tag();
  for (char c : json) {
    if (c == '<') {
      out_ += "\\u003c";
    } else if (c == '&') {
      out_ += "\\u0026";
    } else {
      out_ += c;
    }
  }
  return *this;
}

Markup& Markup::end() {
  close_start_tag();
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

Markup& Markup::end_empty() {
  out_ += "/>";
  open_.pop_back();
  in_start_tag_ = false;
  return *this;
}

Markup& Markup::element(std::string_view name, std::string_view text) {
  return begin(name).text(text).end();
}

Markup& Markup::line() {
  close_start_tag();
  out_ += '\n';
  return *this;
}

void Markup::close_start_tag() {
  if (in_start_tag_) out_ += '>';
  in_start_tag_ = false;
}

}  // namespace dateline
