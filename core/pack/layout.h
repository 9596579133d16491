// The pack: an archive prepared for lazy loading, a folder of static files. docs/FORMAT.md tells it
// byte by byte.
//
// A file, root.dateline, holds what a reader needs first: the newest releases, the counts of
// everything, and where the parts are. Parts lie one after another in few large files, which are
// named by their content and never change; a host or a browser fetches a part as a range of one.
//
// Root and parts are stored compressed (deflate, RFC 1951), since a range of a file that the host
// compresses cannot be read. Everything below speaks of them uncompressed: the core compresses
// nothing.
//
// Three things stay apart: write_parts makes parts and root, PackReader reads them, and neither
// touches a file.

#ifndef DATELINE_PACK_LAYOUT_H_
#define DATELINE_PACK_LAYOUT_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"

namespace dateline {

inline constexpr std::uint32_t pack_version = 2;
inline constexpr std::string_view pack_magic = "DATELINE";
inline constexpr std::string_view root_file = "root.dateline";

// The kinds of parts, in the order of their numbers.
enum class PartKind : std::uint8_t {
  columns,    // one: what is filtered by and counted
  terms,      // dictionary and postings
  positions,  // of the same terms, one for each part of terms
  spellings,  // all terms once more, by first letter and length
  ids,        // from the hash of an id to the release
  records,    // the texts of one release, one for each
};
inline constexpr std::size_t part_kinds = 6;

// A part's last four bytes are this of its kind and the bytes before them: FNV-1a, 32 bits.
// (Fowler, Noll, Vo; draft-eastlake-fnv.)
std::uint32_t checksum(PartKind kind, ByteSpan bytes);

// Stored parts have a multiple of so many bytes, since few sizes take little to tell.
inline constexpr std::uint32_t stored_unit = 64;

// Fills a part as it is stored, compressed, up to such a size: with zeros, and a last byte that
// tells how many.
void pad_part(Bytes& stored);

// The same without. Fails where size or last byte are not those of a part that was filled.
Result<ByteSpan> unpad_part(ByteSpan stored);

// The part without its checksum; fails where that is wrong.
Result<ByteSpan> open_part(PartKind kind, ByteSpan bytes);

}  // namespace dateline

#endif  // DATELINE_PACK_LAYOUT_H_
