// What a release says without its publisher having stated it: language, dateline, places.

#ifndef DATELINE_ENRICH_DERIVE_H_
#define DATELINE_ENRICH_DERIVE_H_

#include "archive/release.h"

namespace dateline {

struct DeriveOptions {
  bool language = true, dateline = true, places = true;
};

// Fills those members of `release` that its publisher left empty, and marks them in
// Release::derived. Values that were derived before are found out anew, and go where nothing is
// found; what a publisher states is not touched, and neither is a withdrawn release, which has no
// text left to tell from.
void derive(Release& release, const DeriveOptions& options);

}  // namespace dateline

#endif  // DATELINE_ENRICH_DERIVE_H_
