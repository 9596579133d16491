// The root of a pack as a record, and as bytes.

#ifndef DATELINE_PACK_ROOT_H_
#define DATELINE_PACK_ROOT_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "index/view.h"
#include "pack/layout.h"
#include "search/search.h"

namespace dateline {

// Parts that lie one behind the other in one file.
struct PartRun {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;  // bytes from the file's beginning
  std::uint32_t parts = 0;
};

struct PackRoot {
  Bytes index_header;  // as in IndexBytes

  // The newest releases, groups of them whole, to show before any part is here.
  std::uint32_t head_releases = 0;
  Bytes head_columns;
  Bytes
      head_records;  // as a part of records, but texts only begin, and what no list shows is empty
  // What a request without query and filters is answered beside its hits; none where embargoes make
  // that depend on the hour.
  bool has_overview = false;
  Response overview;

  std::vector<std::string> files;
  std::vector<PartRun> runs;                       // of all parts, by number
  std::array<std::uint32_t, part_kinds> counts{};  // parts of each kind
  std::vector<std::uint32_t> stored_bytes;         // of each part, as it is in its file
  std::vector<std::string> terms, spellings, ids;  // the first of each part

  // The number of the first part of a kind.
  std::uint32_t first_part(PartKind kind) const;
};

Bytes write_root(const PackRoot& root);

// Fails on another version (unsupported) and damaged bytes (corrupt). What it gives fits together:
// parts of all kinds, their runs and sizes, and the number of releases.
Result<PackRoot> read_root(ByteSpan bytes);

}  // namespace dateline

#endif  // DATELINE_PACK_ROOT_H_
