#include "index/keys.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {

std::string id_key(std::string_view id) {
  const std::uint32_t hash =
      fnv1a(ByteSpan(reinterpret_cast<const std::uint8_t*>(id.data()), id.size()));
  std::string key;
  for (int shift = 28; shift >= 0; shift -= 4)
    key.push_back("0123456789abcdef"[hash >> shift & 15]);
  return key;
}

std::string spelling_key(std::string_view term) {
  const std::string_view folded = without_marks(term);
  std::size_t first = 0, letters = 0;
  for (std::size_t at = 0; at < folded.size(); ++letters) {
    decode_utf8(folded, at);
    if (letters == 0) first = at;
  }
  std::string key(term.substr(0, first));
  key.push_back(static_cast<char>(letters));
  return key.append(term);
}

}  // namespace dateline
