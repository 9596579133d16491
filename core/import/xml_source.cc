#include "import/xml_source.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

// How far into a file its XML declaration may stand, behind whatever junk.
constexpr std::size_t declaration_reach = 4096;

constexpr std::string_view white_space = " \t\r\n";

// Local names of elements that hold text.
constexpr std::string_view text_elements[] = {"abstract", "content", "description", "encoded",
                                              "subtitle", "summary", "title"};

bool begins_name(char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_'; }

bool is_text_element(const XmlTag& tag) {
  return std::find(std::begin(text_elements), std::end(text_elements), tag.local_name()) !=
         std::end(text_elements);
}

// Appends `content` as a CDATA section, without the marks of those in it.
void append_cdata(std::string_view content, std::string& out) {
  out.append("<![CDATA[");
  for (std::size_t at = 0; at < content.size();) {
    const std::string_view rest = content.substr(at);
    const std::size_t mark = rest.starts_with("<![CDATA[") ? 9 : rest.starts_with("]]>") ? 3 : 0;
    if (mark == 0) out.push_back(content[at]);
    at += std::max<std::size_t>(mark, 1);
  }
  out.append("]]>");
}

}  // namespace

std::string_view declared_encoding(std::string_view bytes) {
  bytes = bytes.substr(0, declaration_reach);
  const std::size_t begin = bytes.find("<?xml");
  if (begin == bytes.npos) return {};
  std::string_view rest = bytes.substr(begin, bytes.find("?>", begin) - begin);
  const std::size_t name = rest.find("encoding");
  if (name == rest.npos) return {};
  rest.remove_prefix(name + 8);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n="), rest.size()));
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return {};
  const std::size_t end = rest.find(rest.front(), 1);
  return end == rest.npos ? std::string_view() : rest.substr(1, end - 1);
}

void drop_control_characters(std::string& text) {
  std::erase_if(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && white_space.find(c) == white_space.npos;
  });
}

std::string_view XmlTag::prefix() const {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

std::string XmlTag::local_name() const {
  std::string local(name.substr(name.find(':') + 1));
  for (char& c : local) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return local;
}

bool XmlTagScanner::next(XmlTag& tag) {
  while ((at_ = text_.find('<', at_)) != text_.npos) {
    tag.begin = at_++;
    const std::string_view rest = text_.substr(tag.begin);
    if (rest.starts_with("<!--")) {
      skip_past("-->", no_comment_end_);
    } else if (rest.starts_with("<![CDATA[")) {
      skip_past("]]>", no_cdata_end_);
    } else {
      tag.closing = rest.starts_with("</");
      const std::size_t name = tag.closing ? 2 : 1;
      if (name >= rest.size() || !begins_name(rest[name])) continue;
      read_tag(tag);
      return true;
    }
  }
  at_ = text_.size();
  return false;
}

// A tag that is not closed ends at the next.
void XmlTagScanner::read_tag(XmlTag& tag) {
  const std::size_t name = tag.begin + (tag.closing ? 2 : 1);
  at_ = std::min(text_.find_first_of(" \t\r\n/><", name), text_.size());
  tag.name = text_.substr(name, at_ - name);
  at_ = std::min(text_.find_first_of("<>", at_), text_.size());
  tag.empty = text_[at_ - 1] == '/';
  if (at_ < text_.size() && text_[at_] == '>') ++at_;
  tag.end = at_;
}

// A section without end is not one.
void XmlTagScanner::skip_past(std::string_view end, bool& none) {
  const std::size_t found = none ? text_.npos : text_.find(end, at_);
  none = found == text_.npos;
  if (!none) at_ = found + end.size();
}

std::string shield_markup(std::string_view item) {
  std::string out;
  std::size_t copied = 0;
  XmlTagScanner scanner(item);
  XmlTag open, tag;
  std::size_t content = 0;  // where that of the open text element begins; 0 where none is open
  while (scanner.next(tag)) {
    if (content == 0) {
      if (tag.closing || tag.empty || !is_text_element(tag)) continue;
      open = tag;
      content = tag.end;
    } else if (tag.closing && tag.name == open.name) {
      const std::string_view inside = item.substr(content, tag.begin - content);
      if (inside.find('<') != inside.npos) {
        out.append(item.substr(copied, content - copied));
        append_cdata(inside, out);
        copied = tag.begin;
      }
      content = 0;
    }
  }
  return out.append(item.substr(copied));
}

}  // namespace dateline
