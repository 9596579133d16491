// Bytes in and out: a writer that appends, and a reader that checks every step against the end.
// Integers are little-endian; varint is unsigned LEB128 (seven bits a byte, lowest first).

#ifndef DATELINE_BASE_BYTES_H_
#define DATELINE_BASE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dateline {

using Bytes = std::vector<std::uint8_t>;
using ByteSpan = std::span<const std::uint8_t>;

void put_u32(Bytes& out, std::uint32_t value);
void put_bytes(Bytes& out, std::string_view bytes);
inline void put_varint(Bytes& out, std::uint32_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<std::uint8_t>(value));
}

// Reads from bytes that it does not own and that must outlive it. Past the end, or on a varint over
// 32 bits, it fails: every further read gives zero and ok() is false, so a caller may check once,
// after a run of reads.
class ByteReader {
 public:
  ByteReader() = default;
  explicit ByteReader(ByteSpan bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool ok() const { return ok_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  std::uint32_t varint() {
    if (at_ != end_ && *at_ < 0x80) return *at_++;
    return long_varint();
  }
  std::uint32_t u32();
  std::string_view bytes(std::size_t count);
  void skip(std::size_t count) { bytes(count); }

 private:
  std::uint32_t long_varint();
  std::uint32_t fail();

  const std::uint8_t* at_ = nullptr;
  const std::uint8_t* end_ = nullptr;
  bool ok_ = true;
};

}  // namespace dateline

#endif  // DATELINE_BASE_BYTES_H_
