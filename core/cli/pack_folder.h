// A pack as it lies on a disk: its files written, and its parts read.

#ifndef DATELINE_CLI_PACK_FOLDER_H_
#define DATELINE_CLI_PACK_FOLDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cli/progress.h"
#include "engine/engine.h"
#include "pack/root.h"

namespace dateline {

// No part or root that decompresses to more is read.
inline constexpr std::size_t most_part_bytes = std::size_t{1} << 30;

bool is_folder(const std::string& path);

// The root of the pack in a folder, decompressed. Errors name the file.
Result<Bytes> read_root_file(const std::string& folder);

// A part by the name that Engine::plan gives it, decompressed.
Result<Bytes> read_part(const std::string& folder, std::string_view name);

// Whether the contents of a file of a pack are what its name says. Errors name the file.
Result<bool> check_file(const std::string& folder, const std::string& name);

// Plans for `request` and supplies what it wants from `folder`, until run() has everything.
Result<bool> supply_for(Engine& engine, const std::string& folder, const Request& request);

struct PackFigures {
  std::size_t releases = 0, files = 0, parts = 0;
  std::uint64_t bytes = 0;      // of all files that the root names, and of the root
  std::uint64_t new_bytes = 0;  // of these, what was not there before
};

// Writes the pack of `archive` into `folder`, which is made where it is missing. Files that the
// pack there has already and that are still right are kept. The root comes last, and is renamed
// into its place: whenever this ends, the folder holds one whole pack, the old or the new. Files of
// the pack before the old one, which no reader has open any more, go.
Result<PackFigures> write_pack(const Archive& archive, const std::string& folder, Progress& progress);

}  // namespace dateline

#endif  // DATELINE_CLI_PACK_FOLDER_H_
