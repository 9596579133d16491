#include "import/xml_text.h"

#include <algorithm>

#include "text/character_references.h"
#include "text/html_to_text.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view white_space = " \t\r\n";

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

// Decodes the references that end in ";", as XML has it: "?a=1&copy=2" has none.
void append_decoded(std::string_view text, std::string& out) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, ampersand - at));
    at = ampersand;
    if (at == text.size()) break;
    const char32_t c = read_character_reference(text, at);
    if (c != 0 && text[at - 1] == ';') {
      append_utf8(out, c);
    } else {
      out.push_back('&');
      at = ampersand + 1;
    }
  }
}

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '&') {
      out.append("&amp;");
    } else if (c == '<') {
      out.append("&lt;");
    } else {
      out.push_back(c);
    }
  }
}

bool has_elements(pugi::xml_node node) {
  return std::any_of(node.begin(), node.end(), [](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  });
}

std::string decoded_value(pugi::xml_node node) {
  std::string out;
  for (const pugi::xml_node child : node) {
    if (child.type() == pugi::node_pcdata) append_decoded(child.value(), out);
    if (child.type() == pugi::node_cdata) out.append(child.value());
  }
  return out;
}

std::string_view local_name(pugi::xml_node element) {
  const std::string_view name = element.name();
  return name.substr(name.find(':') + 1);
}

// What begins `node` in HTML, or all of it where it is no element.
void append_begin(pugi::xml_node node, std::string& out) {
  if (node.type() == pugi::node_pcdata) {
    out.append(node.value());
  } else if (node.type() == pugi::node_cdata) {
    append_escaped(node.value(), out);
  } else if (node.type() == pugi::node_element) {
    out.append("<").append(local_name(node)).append(">");
  }
}

void append_end(pugi::xml_node node, std::string& out) {
  if (node.type() == pugi::node_element && local_name(node) != "br")
    out.append("</").append(local_name(node)).append(">");
}

// The markup in `root`, as HTML without attributes. Not recursive: the nesting has no limit.
std::string markup_in(pugi::xml_node root) {
  std::string out;
  pugi::xml_node node = root.first_child();
  while (node && node != root) {
    append_begin(node, out);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    append_end(node, out);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      if (node != root) append_end(node, out);
    }
    if (node != root) node = node.next_sibling();
  }
  return out;
}

std::string plain_text(std::string_view text) {
  std::string html;
  while (true) {
    const std::size_t blank_line = std::min(text.find("\n\n"), text.size());
    append_escaped(text.substr(0, blank_line), html);
    if (blank_line == text.size()) break;
    html.append("<p>");
    text.remove_prefix(blank_line + 2);
  }
  return html_to_text(html);
}

// Whether there is a tag or a character reference in `text`.
bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != text.npos;
       at = text.find_first_of("<&", at + 1)) {
    if (text[at] == '&') {
      std::size_t end = at;
      if (read_character_reference(text, end) != 0 && text[end - 1] == ';') return true;
      continue;
    }
    const std::string_view rest = text.substr(at + 1, 4);
    if (rest.size() > 1 && rest[0] == '/' && is_letter(rest[1])) return true;
    for (const std::string_view tag : {"br>", "br/", "br ", "p>", "img ", "a "}) {
      if (rest.starts_with(tag)) return true;
    }
  }
  return false;
}

int base64_digit(char c) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t digit = digits.find(c);
  return digit == digits.npos ? -1 : static_cast<int>(digit);
}

// False where `text` is no base64, or not of UTF-8.
bool decode_base64(std::string_view text, std::string& out) {
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || white_space.find(c) != white_space.npos) continue;
    const int digit = base64_digit(c);
    if (digit < 0) return false;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(bits >> count & 0xff));
  }
  return valid_utf8_prefix(out) == out.size();
}

bool is_xml_type(std::string_view type) {
  return type == "xhtml" || type.ends_with("+xml") || type.ends_with("/xml");
}
bool is_text_type(std::string_view type) {
  return type.empty() || type == "text" || type == "html" || type.starts_with("text/") ||
         is_xml_type(type);
}

}  // namespace

std::string xml_attribute(pugi::xml_node node, const char* name) {
  std::string value;
  append_decoded(trim(node.attribute(name).value()), value);
  return value;
}

std::string xml_value(pugi::xml_node node) { return std::string(trim(decoded_value(node))); }

std::string html_content(pugi::xml_node node) {
  return html_to_text(has_elements(node) ? markup_in(node) : decoded_value(node));
}

std::string atom_content(pugi::xml_node node) {
  const std::string type = xml_attribute(node, "type");
  const bool is_base64 = xml_attribute(node, "mode") == "base64";
  if (has_elements(node) || is_xml_type(type)) return html_content(node);
  const std::string value = decoded_value(node);
  if (is_base64 || !is_text_type(type)) {
    std::string decoded;
    if (decode_base64(value, decoded)) return html_to_text(decoded);
    return type.starts_with("application/") ? plain_text(value) : std::string();
  }
  const bool is_html = type.ends_with("html") || (type.empty() && looks_like_html(value));
  return is_html ? html_to_text(value) : plain_text(value);
}

}  // namespace dateline
