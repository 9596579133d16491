// Reads RSS (0.90 to 2.0, RDF among them) and Atom (0.3 and 1.0) as systems write them, by pugixml.

#ifndef DATELINE_IMPORT_XML_FEED_H_
#define DATELINE_IMPORT_XML_FEED_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The items of the feed in `bytes`, in their order, and in Imported::header the feed's title, link
// and language. `bytes` may be in any encoding that to_utf8 knows, which the XML declaration names.
// Extensions are known by their namespace, and by their usual prefix where that is not declared:
// content:encoded, dc: and dcterms:, media:, itunes:, Atom in RSS. They stand in where the feed's
// own elements are missing.
//
//   id          guid, atom:id, rdf:about
//   url         link; of Atom's links the one that is "alternate"; a guid that is a permalink
//   title       as text
//   text        content:encoded, Atom's content
//   summary     description, Atom's summary. One that comes without a content is taken for the
//   text,
//               unless it is a single paragraph of at most 600 bytes. One that is equal to the
//               content is left out.
//   published   pubDate, published, issued, dc:date; where there is none, when it was updated
//   modified    updated, modified
//   authors     names without mail addresses; in Atom the feed's where the entry has none
//   topics      category, dc:subject
//   language    xml:lang, dc:language; else the feed's
//   image       the first picture: enclosure, media:thumbnail, media:content, itunes:image
//   sources     RSS's and Atom's source, where an item names one
//
// Of several links or titles the last counts, if not empty; of several dates the first. Relative
// links are resolved against xml:base, else against the feed's link. Markup, in whatever way it is
// packed, becomes text (html_to_text).
//
// What is wrong is a diagnostic that has the item's number and the member; it costs no other item.
// In XML that is broken, items are read one by one, and mended where the markup of their texts
// breaks them; of a file that is cut, all but the item in which it ends. An item without anything
// to show is kept, with a diagnostic. Nothing but characters is ever expanded from references:
// entities of a document type stay as they are written.
//
// Fails on nothing but white space (empty), and on bytes that hold no feed (not_a_feed).
Result<Imported> import_xml_feed(std::string_view bytes, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_XML_FEED_H_
