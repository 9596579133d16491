// In which order a listing has the date, the title and the excerpt of each release.

#ifndef DATELINE_IMPORT_LISTING_LAYOUT_H_
#define DATELINE_IMPORT_LISTING_LAYOUT_H_

#include <vector>

#include "import/listing_lines.h"

namespace dateline {

enum class ListingLayout {
  title_first,  // title, date, excerpt
  date_first,   // date, title, excerpt
  date_last,    // title, excerpt, date
};

// What most of the listing looks like. Between two dates there are the title and the excerpt of one
// release, or the excerpt of one and the title of the next: either the first line reads like a
// title or the last one does. Blank lines, "Read more" and the ends of the listing tell, too.
ListingLayout find_layout(const std::vector<ListingLine>& lines);

// Listings may be several pages, one copied below the other, each with the same lines at its head.
// Where the lines above the first release come again, they become an end.
void end_pages(ListingLayout layout, std::vector<ListingLine>& lines);

// Moves lines so that the date of each release stands above its title, and its excerpt below.
// Dates without a title become text.
void put_dates_first(ListingLayout layout, std::vector<ListingLine>& lines);

}  // namespace dateline

#endif  // DATELINE_IMPORT_LISTING_LAYOUT_H_
