// HTML to plain text. Nothing from an archive ever becomes markup: this is where markup ends.

#ifndef DATELINE_TEXT_HTML_TO_TEXT_H_
#define DATELINE_TEXT_HTML_TO_TEXT_H_

#include <string>
#include <string_view>

namespace dateline {

// The text of `html` as a reader would see it: tags and comments gone; script, style, template, noscript, svg, iframe and head
// dropped with what is in them; character references decoded (all numeric ones, and the named ones of HTML 4 and the commoner of HTML 5); white
// space folded to one space; paragraphs, headings, list items, table rows and the like apart by one "\n\n", <br> one
// "\n"; nothing at the ends. Never fails: broken markup gives the best text it can. Time and memory linear in html.size().
std::string html_to_text(std::string_view html);

// Character references decoded, nothing else changed.
std::string decode_character_references(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_TEXT_HTML_TO_TEXT_H_
