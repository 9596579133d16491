#include "cli/deflate.h"

#include <zlib.h>

#include <algorithm>

namespace dateline {
namespace {

constexpr int raw_window_bits = -15;  // without zlib's own head
constexpr int level = 9, memory_level = 9;

}  // namespace

Bytes deflate_bytes(ByteSpan bytes) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, raw_window_bits, memory_level, Z_DEFAULT_STRATEGY);
  Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Result<Bytes> inflate_bytes(ByteSpan bytes, std::size_t most) {
  z_stream stream{};
  inflateInit2(&stream, raw_window_bits);
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  Bytes out;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    const std::size_t before = out.size();
    out.resize(before + std::max<std::size_t>(4 * bytes.size(), 1 << 12));
    stream.next_out = out.data() + before;
    stream.avail_out = static_cast<uInt>(out.size() - before);
    state = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  const bool whole = state == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (out.size() > most)
    return Error{ErrorCode::too_large, "It is larger than it may be when decompressed."};
  if (!whole) return Error{ErrorCode::corrupt, "It cannot be decompressed."};
  return out;
}

}  // namespace dateline
