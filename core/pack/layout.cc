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

void pad_part(Bytes& stored) {
  const std::size_t zeros = stored_unit - 1 - stored.size() % stored_unit;
  stored.resize(stored.size() + zeros);
  stored.push_back(static_cast<std::uint8_t>(zeros));
}

Result<ByteSpan> unpad_part(ByteSpan stored) {
  const std::size_t zeros = stored.empty() ? 0 : stored.back();
  if (stored.empty() || stored.size() % stored_unit != 0 || zeros >= stored_unit)
    return Error{ErrorCode::corrupt, "The part is not filled as it should be."};
  return stored.first(stored.size() - 1 - zeros);
}

}  // namespace dateline
