// The columns of an archive and of its index as bytes.

#ifndef DATELINE_PACK_COLUMNS_H_
#define DATELINE_PACK_COLUMNS_H_

#include <cstdint>

#include "archive/archive.h"
#include "base/bytes.h"
#include "base/error.h"
#include "index/view.h"

namespace dateline {

// Of releases 0 to count - 1. docs/FORMAT.md has the layout.
void append_columns(const Archive& archive, const IndexView& index, std::uint32_t count,
                    Bytes& out);

struct PackColumns {
  ArchiveColumns archive;
  Bytes lengths, languages;  // as in IndexBytes
};

// Fails (corrupt) on bytes that are no columns of `count` releases.
Result<PackColumns> read_columns(ByteSpan bytes, std::uint32_t count);

}  // namespace dateline

#endif  // DATELINE_PACK_COLUMNS_H_
