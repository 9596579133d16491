// The text of an XML element, in whatever way its feed has packed it.

#ifndef DATELINE_IMPORT_XML_TEXT_H_
#define DATELINE_IMPORT_XML_TEXT_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace dateline {

// How pugixml parses for the functions below: references are left as they are, and CDATA apart.
inline constexpr unsigned xml_parse_options =
    pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata;

// The value of an attribute, references decoded, without white space at its ends.
std::string xml_attribute(pugi::xml_node node, const char* name);

// What stands in `node` itself, references decoded, CDATA as it is, without white space at the
// ends; not what its child elements hold.
std::string xml_value(pugi::xml_node node);

// Of an element that holds text or HTML, nobody says which, as in RSS: the text that a reader would
// see. Escaped, as CDATA or as naked markup, all is read the same; see html_to_text.
std::string html_content(pugi::xml_node node);

// Of an Atom text construct or content element: as its type says (RFC 4287, sections 3.1
// and 4.1.3), or its type and mode in Atom 0.3. Text of no stated type that has tags or references
// in it is taken to be HTML. What is base64 and no text is "".
std::string atom_content(pugi::xml_node node);

}  // namespace dateline

#endif  // DATELINE_IMPORT_XML_TEXT_H_
