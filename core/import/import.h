// What a press office has, turned into releases: one function a format, each a pure function of the
// bytes of one file.

#ifndef DATELINE_IMPORT_IMPORT_H_
#define DATELINE_IMPORT_IMPORT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "archive/diagnostic.h"
#include "archive/release.h"
#include "date/date.h"
#include "feed/write_feed.h"

namespace dateline {

// A member of a release and the column of a table that it is read from.
struct MappedColumn {
  std::string member;
  std::string column;
};

struct ImportOptions {
  // Of dates like 03/04/2021; where it is not given, the other dates of the file tell.
  std::optional<DateOrder> date_order;
  std::vector<MappedColumn> columns;  // of CSV, for columns whose names say nothing
};

// What one file holds.
struct Imported {
  FeedHeader header;
  std::vector<Release> releases;  // in the order of the file, not tidied
  std::vector<Diagnostic> diagnostics;
};

}  // namespace dateline

#endif  // DATELINE_IMPORT_IMPORT_H_
