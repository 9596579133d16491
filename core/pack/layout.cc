#include "pack/layout.h"

#include "base/hash.h"

namespace dateline {
std::uint32_t checksum(PartKind kind, ByteSpan bytes) {
  return fnv1a(bytes, fnv_basis ^ static_cast<std::uint32_t>(kind));
}

Result<ByteSpan> open_part(PartKind kind, ByteSpan bytes) {
  constexpr std::size_t size = 4;
  if (bytes.size() >= size) {
    const ByteSpan body = bytes.first(bytes.size() - size);
    if (ByteReader(bytes.last(size)).u32() == checksum(kind, body)) return body;
  }
  return Error{ErrorCode::corrupt, "The part is damaged, or is another one."};
}

}  // namespace dateline
