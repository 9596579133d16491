#include "base/bytes.h"

#include <algorithm>

namespace dateline {

void put_u32(Bytes& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put_bytes(Bytes& out, std::string_view bytes) {
  const std::size_t before = out.size();
  out.resize(before + bytes.size());
  std::copy(bytes.begin(), bytes.end(), out.begin() + before);
}

std::uint32_t ByteReader::fail() {
  at_ = end_;
  ok_ = false;
  return 0;
}

std::uint32_t ByteReader::u32() {
  if (left() < 4) return fail();
  std::uint32_t value = 0;
  for (int shift = 0; shift < 32; shift += 8) value |= static_cast<std::uint32_t>(*at_++) << shift;
  return value;
}

std::string_view ByteReader::bytes(std::size_t count) {
  if (left() < count) {
    fail();
    return {};
  }
  std::string_view found(reinterpret_cast<const char*>(at_), count);
  at_ += count;
  return found;
}

std::uint32_t ByteReader::long_varint() {
  std::uint32_t value = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    if (at_ == end_) return fail();
    const std::uint32_t byte = *at_++;
    if (shift == 28 && byte > 0x0f) return fail();
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return fail();
}

}  // namespace dateline
