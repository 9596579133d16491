// The text of an XML file before a parser sees it: its encoding, its tags, and the repairs that let
// a parser read what is broken. Every function is linear in its input.

#ifndef DATELINE_IMPORT_XML_SOURCE_H_
#define DATELINE_IMPORT_XML_SOURCE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// The label in "<?xml … encoding='label'?>" near the beginning of `bytes`, or "".
std::string_view declared_encoding(std::string_view bytes);

// Drops the control characters that XML does not allow.
void drop_control_characters(std::string& text);

struct XmlTag {
  std::size_t begin = 0;  // offset of its "<"
  std::size_t end = 0;    // offset behind its ">"
  std::string_view name;  // with its prefix
  bool closing = false;   // "</name>"
  bool empty = false;     // "<name/>"

  std::string_view prefix() const;
  std::string local_name() const;  // in small letters
};

// Goes from tag to tag; comments, declarations and CDATA sections are passed over.
class XmlTagScanner {
 public:
  // `text` must outlive the scanner and its tags.
  explicit XmlTagScanner(std::string_view text) : text_(text) {}

  // False at the end.
  bool next(XmlTag& tag);

 private:
  void read_tag(XmlTag& tag);
  void skip_past(std::string_view end, bool& none);

  std::string_view text_;
  std::size_t at_ = 0;
  bool no_comment_end_ = false;  // there is none from here on
  bool no_cdata_end_ = false;
};

// `item`, with the content of its elements that hold text (title, description, content and the
// like) as CDATA where there is a "<" in it: markup that is no XML then breaks nothing.
std::string shield_markup(std::string_view item);

}  // namespace dateline

#endif  // DATELINE_IMPORT_XML_SOURCE_H_
