// Writes XML and HTML. What it is given is text and stays text: nothing in it can begin or end an
// element, an attribute or a reference.
//
//   Markup page("<!doctype html>\n");
//   page.begin("p").attribute("class", "lead").text("1 < 2").end();
//   std::string html = std::move(page).take();      // <!doctype html>\n<p class="lead">1 &lt;
//   2</p>

#ifndef DATELINE_PUBLISH_MARKUP_H_
#define DATELINE_PUBLISH_MARKUP_H_

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Appends UTF-8 `text` so that XML and HTML read it back, in content and in quoted attributes.
// Characters that one of them forbids are left out (controls other than tab and line feed,
// U+FFFE and its like); malformed bytes become U+FFFD.
void append_escaped(std::string& out, std::string_view text);

// Names of elements and attributes are ours, never from outside, and live as long as the writer.
class Markup {
 public:
  explicit Markup(std::string_view prologue) : out_(prologue) {}

  Markup& begin(std::string_view name);
  // Only right behind begin() or another attribute.
  Markup& attribute(std::string_view name, std::string_view value);
  Markup& text(std::string_view text);
  // JSON as the data of a script element: "<" and "&" are written as \u003c and \u0026, so that it
  // ends where it should and says the same as HTML and as XML.
  Markup& json(std::string_view json);
  Markup& end();
  // Ends an element that has no content: <br/>.
  Markup& end_empty();
  // An element that holds nothing but text.
  Markup& element(std::string_view name, std::string_view text);
  // A line break between elements.
  Markup& line();

  // All elements have ended.
  std::string take() && { return std::move(out_); }

 private:
  void close_start_tag();

  std::string out_;
  std::vector<std::string_view> open_;
  bool in_start_tag_ = false;
};

}  // namespace dateline

#endif  // DATELINE_PUBLISH_MARKUP_H_
