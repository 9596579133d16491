// Makes a pack of an archive. Same archive, same bytes.

#ifndef DATELINE_PACK_WRITER_H_
#define DATELINE_PACK_WRITER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "archive/archive.h"
#include "base/function_ref.h"
#include "index/layout.h"
#include "index/view.h"
#include "pack/root.h"

namespace dateline {

// About how large parts are, in bytes and uncompressed, in archives of up to 12 million words;
// twice as large up to four times as many, and so on. A byte too many costs as much as a byte of
// what the root says of each part.
struct PartSizes {
  std::size_t terms = 4 << 10;  // and ids
  std::size_t spellings = 16 << 10;
};

// The newest releases that the root holds: at least so many groups, and no more than so many
// releases.
inline constexpr std::uint32_t head_groups = 20, most_head_releases = 60;

struct PackPart {
  PartKind kind;
  Bytes bytes;
};

// Where the writer has an archive's texts from, chunk by chunk, and leaves what it makes of them:
// together they may be larger than memory.
class PackWork {
 public:
  virtual ~PackWork() = default;

  // The first release of each chunk, ascending from 0; none where there is no release.
  virtual std::span<const std::uint32_t> chunks() const = 0;
  // Makes the records of a chunk be in the archive; those of others may go.
  virtual Result<bool> load(std::size_t chunk) = 0;
  // Takes an index. The view that it gives lives as long as this.
  virtual Result<IndexView> keep(IndexBytes index) = 0;
};

// All parts of an archive, each passed to `use` as it is made: those of one kind in the order of
// their numbers, the columns last. Before them `record_bytes` is asked for the sizes of all parts
// of records, as they are stored. The same parts, however the texts are cut into chunks. What is
// left to fill in the root that it gives: files, runs and stored_bytes. Fails where `work` or
// write_index does.
Result<PackRoot> write_parts(const Archive& archive, PackWork& work,
                             FunctionRef<void(PackPart)> use,
                             FunctionRef<std::vector<std::uint32_t>()> record_bytes,
                             const PartSizes& sizes = {});

}  // namespace dateline

#endif  // DATELINE_PACK_WRITER_H_
