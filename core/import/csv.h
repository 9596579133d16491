// Reads a table of releases as comma-separated values (RFC 4180), as spreadsheets and databases
// write them: the first row names the columns, each other row is a release. The separator (comma,
// semicolon or tab) is found out from the first row, or told by a line "sep=;" above it. Any line
// ends; line breaks in quoted cells; quotation marks that stand in the middle of a cell, or never
// end, are text.

#ifndef DATELINE_IMPORT_CSV_H_
#define DATELINE_IMPORT_CSV_H_

#include <string_view>

#include "base/error.h"
#include "import/import.h"

namespace dateline {

// The releases of `text`, in its order. The names of columns are understood in English, Spanish,
// French and Portuguese, in any case, with or without accents: title, date, link, summary, text,
// language, country, topic, tags, source, author and so on, and the names that members have in an
// archive ("content_text"). options.columns says which column a member is read from, by the same
// names for the member, and wins. Of several columns for one member a list takes all, a text the
// first that is not empty.
//
// Lists have their values apart by ";" or "|". HTML in a cell becomes text. Dates are read by
// parse_iso, else by parse_printed, in the order of day and month that is told or that the other
// dates tell.
//
// Diagnostics: rows with neither title, summary nor text, and drafts by their status, which are not
// taken; rows of another length than the first; what is no date, status or time. Their item is the
// number of the row among those that are not blank, from 0 behind the first row; their message
// names the line it begins on, from 1.
//
// Fails on nothing but white space (empty), text that is not UTF-8 (bad_encoding), a first row
// without any known column for title, summary or text (not_a_feed), and a member or column of
// options.columns that there is not (bad_request): these list what there is.
Result<Imported> import_csv(std::string_view text, const ImportOptions& options);

}  // namespace dateline

#endif  // DATELINE_IMPORT_CSV_H_
