// Makes the pack of an archive in a folder.

#ifndef DATELINE_CLI_WRITE_PACK_H_
#define DATELINE_CLI_WRITE_PACK_H_

#include <cstdint>
#include <string>

#include "base/error.h"
#include "cli/pack_texts.h"
#include "cli/progress.h"

namespace dateline {

struct PackFigures {
  std::size_t releases = 0, files = 0, parts = 0;
  std::uint64_t bytes = 0;      // of all files that the root names, and of the root
  std::uint64_t new_bytes = 0;  // of these, what was not there before
};

// Writes the pack of the archive of `texts` into `folder`, which is there. Files that the pack
// there has already and that are still right are kept. The root comes last, and is renamed into its
// place: whenever this ends, the folder holds one whole pack, the old or the new. Files of the pack
// before the old one, which no reader has open any more, go.
Result<PackFigures> write_pack(PackTexts& texts, const std::string& folder, Progress& progress);

}  // namespace dateline

#endif  // DATELINE_CLI_WRITE_PACK_H_
