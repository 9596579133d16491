// HTML to plain text. Nothing from an archive ever becomes markup: this is where markup ends.

#ifndef DATELINE_TEXT_HTML_TO_TEXT_H_
#define DATELINE_TEXT_HTML_TO_TEXT_H_

#include <string>
#include <string_view>

#include "text/character_references.h"

namespace dateline {

// The text of `html` as a reader would see it:
//  - tags, comments and the marks of CDATA sections gone; head, iframe, noscript, script, style,
//    svg, template and title dropped with what is in them
//  - character references decoded, once
//  - paragraphs, headings, list items, table rows and the like apart by one "\n\n"; <br> one "\n",
//    several of them "\n\n"; table cells apart by a space
//  - other white space folded to one space, or to one no-break space where all of it is that; none
//    at the ends
//  - control characters gone
// Never fails. Broken markup gives what a browser would show, and rather more where that would lose
// the rest of the text: an unclosed comment ends at the next ">", an unclosed quotation mark is
// none, an unclosed element (but script and style) is not dropped. Bytes that are not UTF-8 are
// kept. Time and memory are linear in html.size().
std::string html_to_text(std::string_view html);

}  // namespace dateline

#endif  // DATELINE_TEXT_HTML_TO_TEXT_H_
