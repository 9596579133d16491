// Reads what ReliefWeb's API gives for reports, version 1 or 2:
// https://api.reliefweb.int/v2/reports?appname=…&profile=full&filter[field]=source

#ifndef DATELINE_IMPORT_RELIEFWEB_H_
#define DATELINE_IMPORT_RELIEFWEB_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The reports of `bytes`, in their order. feed_padding readable bytes must follow `bytes`.
//  - id: fields.url, the permanent address; else one made from the report's number
//  - url: fields.url_alias, else the permanent address
//  - title; summary: headline.summary; text: body-html, or body as it is, which is Markdown
//  - published: date.original, the publisher's day, else date.created. modified: date.changed
//  - language: the first that has a code; sources: their names
//  - places: primary_country, then country; topics: theme, then disaster_type
//  - kind: the first format, "news-and-press-release"; image: image.url
// Reports whose status is neither "published" nor "to-review" are left out, with a diagnostic.
// Errors are those of read_feed; not_a_feed where there is no report, with what ReliefWeb says
// where it gives an error.
Result<Imported> import_reliefweb(std::string_view bytes, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_RELIEFWEB_H_
