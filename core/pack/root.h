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

struct PackFile {
  std::string name;
  std::uint32_t bytes = 0;
};

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

  std::vector<PackFile> files;
  std::vector<PartRun> runs;                       // of all parts, by number
  std::array<std::uint32_t, part_kinds> counts{};  // parts of each kind
  // Of each part, as it is in its file, but for those of records, whose sizes come with the
  // columns: the root of an archive of millions would be made of them.
  std::vector<std::uint32_t> stored_bytes;
  std::vector<std::string> terms, spellings, ids;  // the first of each part

  // The number of the first part of a kind.
  std::uint32_t first_part(PartKind kind) const;
  std::uint32_t part_count() const { return first_part(PartKind::records) + counts.back(); }
};

// Where parts lie.
struct PartPlaces {
  std::vector<std::uint32_t> files, begins, bytes;  // of each part
};

// The places of the first parts of `root`, of which `stored_bytes` are the sizes. Fails (corrupt)
// where they overlap or do not fit in their files.
Result<PartPlaces> find_places(const PackRoot& root, std::vector<std::uint32_t> stored_bytes);

Bytes write_root(const PackRoot& root);

// Fails on another version (unsupported) and damaged bytes (corrupt). What it gives fits together:
// parts of all kinds, their runs and sizes, and the number of releases.
Result<PackRoot> read_root(ByteSpan bytes);

}  // namespace dateline

#endif  // DATELINE_PACK_ROOT_H_
