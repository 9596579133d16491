// Compression of a pack's files: deflate without a head (RFC 1951), by libdeflate.

#ifndef DATELINE_CLI_DEFLATE_H_
#define DATELINE_CLI_DEFLATE_H_

#include "base/bytes.h"
#include "base/error.h"

namespace dateline {

Bytes deflate_bytes(ByteSpan bytes);

// Fails (corrupt) on what deflate_bytes did not make, and (too_large) on what would be larger than
// `most` bytes.
Result<Bytes> inflate_bytes(ByteSpan bytes, std::size_t most);

}  // namespace dateline

#endif  // DATELINE_CLI_DEFLATE_H_
