// Makes a pack of an archive. Same archive, same bytes.

#ifndef DATELINE_PACK_WRITER_H_
#define DATELINE_PACK_WRITER_H_

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/function_ref.h"
#include "index/layout.h"
#include "index/view.h"
#include "pack/root.h"

namespace dateline {

// About how large parts are, in bytes and uncompressed. A request more costs little and a byte too
// many is a byte too many, so these are small: parts are fetched as ranges of large files.
struct PartSizes {
  std::size_t terms = 8 << 10;
  std::size_t spellings = 16 << 10;
  std::size_t records = 32 << 10;  // at most; most end earlier
};

// The newest releases that the root holds: at least so many groups, and no more than so many
// releases.
inline constexpr std::uint32_t head_groups = 20, most_head_releases = 60;

struct PackPart {
  PartKind kind;
  Bytes bytes;
};

// All parts of an archive, of which `bytes` are the index and `index` views them, in the order of
// their numbers, each passed to `use` as it is made. What is left to fill in the root that it
// gives: files, runs and stored_bytes.
PackRoot write_parts(const Archive& archive, const IndexBytes& bytes, const IndexView& index,
                     FunctionRef<void(PackPart)> use, const PartSizes& sizes = {});

}  // namespace dateline

#endif  // DATELINE_PACK_WRITER_H_
