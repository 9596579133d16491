// A pack as it lies on a disk, read. cli/write_pack.h writes it.

#ifndef DATELINE_CLI_PACK_FOLDER_H_
#define DATELINE_CLI_PACK_FOLDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
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

// The name of a file with those contents: two rounds of FNV-1a, 64 bits in all.
std::string pack_file_name(ByteSpan bytes);

// Whether the contents of a file of a pack are what its name says. Errors name the file.
Result<bool> check_file(const std::string& folder, const std::string& name);

// Plans for `request` and supplies what it wants from `folder`, until run() has everything.
Result<bool> supply_for(Engine& engine, const std::string& folder, const Request& request);

}  // namespace dateline

#endif  // DATELINE_CLI_PACK_FOLDER_H_
