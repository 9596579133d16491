#include "text/fold.h"

#include <array>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "text/fold_table.inc"
#include "text/utf8.h"

namespace dateline {
namespace {

std::string_view pool() { return {reinterpret_cast<const char*>(fold_pool), sizeof fold_pool}; }

// fold_runs with fold_pool, or lower_runs (make_fold_table.py tells their layout), unpacked for
// look-up by code point.
class FoldTable {
 public:
  explicit FoldTable(ByteSpan runs);

  void append(char32_t c, std::string& out) const {
    const std::uint32_t entry = entries_[block_of_[c / block_size] * block_size + c % block_size];
    if ((entry & in_pool) != 0) {
      out.append(pool().substr((entry & ~in_pool) >> 8, entry & 0xff));
    } else {
      append_utf8(out, entry == itself ? c : entry);
    }
  }

 private:
  enum Kind { drop, shift, pairs, digits, each, kinds };

  static constexpr char32_t block_size = 256;
  // An entry is a code point, or the place in the pool (offset << 8 | bytes) of any number of them.
  static constexpr std::uint32_t itself = 0;
  static constexpr std::uint32_t in_pool = 1u << 31;

  void set(char32_t c, std::uint32_t entry);

  std::array<std::uint16_t, 0x110000 / block_size>
      block_of_{};  // block 0 has no folding, and is shared
  std::vector<std::uint32_t> entries_ = std::vector<std::uint32_t>(block_size, itself);
};

FoldTable::FoldTable(ByteSpan packed) {
  std::size_t form = 0;  // offset into the pool
  char32_t c = 0x80;
  ByteReader runs(packed);
  while (runs.left() > 0) {
    c += runs.varint();
    const std::uint32_t head = runs.varint();
    const char32_t first = c;
    const char32_t end = first + head / kinds + 1;
    const auto kind = static_cast<Kind>(head % kinds);
    const std::uint32_t zigzag = kind == shift ? runs.varint() : 0;
    const std::uint32_t distance = zigzag >> 1 ^ (0 - (zigzag & 1));
    for (; c < end; ++c) {
      if (kind == drop) {
        set(c, in_pool);
      } else if (kind == shift) {
        set(c, c + distance);
      } else if (kind == digits) {
        set(c, U'0' + (c - first));
      } else if (kind == pairs) {
        if ((c - first) % 2 == 0) set(c, c + 1);
      } else {
        int length = 1;
        if (fold_pool[form] < 0x20) length = fold_pool[form++];
        const std::size_t begin = form;
        for (; length > 0; --length) decode_utf8(pool(), form);
        set(c, in_pool | static_cast<std::uint32_t>(begin << 8 | (form - begin)));
      }
    }
  }
}

void FoldTable::set(char32_t c, std::uint32_t entry) {
  std::uint16_t& block = block_of_[c / block_size];
  if (block == 0) {
    block = static_cast<std::uint16_t>(entries_.size() / block_size);
    entries_.resize(entries_.size() + block_size, itself);
  }
  entries_[block * block_size + c % block_size] = entry;
}

// Unpacked on first use.
const FoldTable& fold_table() {
  static const FoldTable table{ByteSpan(fold_runs)};
  return table;
}
const FoldTable& lower_table() {
  static const FoldTable table{ByteSpan(lower_runs)};
  return table;
}

bool is_marked_letter(char32_t c) {
  return (c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00);
}

void append_folded_ascii(char c, std::string& out) {
  if (c == '"' || c == '\'' || c == '`') return;
  out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
}

// Hangul syllables decompose by arithmetic (the Unicode Standard, section 3.12).
constexpr char32_t hangul_first = 0xac00;
constexpr char32_t hangul_count = 11172;

void append_decomposed_hangul(char32_t syllable, std::string& out) {
  const char32_t index = syllable - hangul_first;
  append_utf8(out, 0x1100 + index / (21 * 28));
  append_utf8(out, 0x1161 + index / 28 % 21);
  if (index % 28 != 0) append_utf8(out, 0x11a7 + index % 28);
}

// `marked` is for the letters that keep their marks, null where none does.
void append(std::string_view word, const FoldTable* marked, std::string& out) {
  const FoldTable& table = fold_table();
  for (std::size_t at = 0; at < word.size();) {
    if (static_cast<unsigned char>(word[at]) < 0x80) {
      append_folded_ascii(word[at++], out);
      continue;
    }
    const char32_t c = decode_utf8(word, at);
    if (c - hangul_first < hangul_count) {
      append_decomposed_hangul(c, out);
    } else if (marked != nullptr && is_marked_letter(c)) {
      marked->append(c, out);
    } else {
      table.append(c, out);
    }
  }
}

}  // namespace

void append_folded(std::string_view word, std::string& out) { append(word, nullptr, out); }

void append_lower(std::string_view word, std::string& out) { append(word, &lower_table(), out); }

}  // namespace dateline
