#include "index/postings.h"

#include <bit>

namespace dateline {
namespace {

constexpr std::uint32_t text_field = static_cast<std::uint32_t>(Field::text);

// Bytes of one block, in memory that is there already: this runs once for each word of an archive.
class Buffer {
 public:
  void put(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes_[size_++] = static_cast<std::uint8_t>(value | 0x80);
    bytes_[size_++] = static_cast<std::uint8_t>(value);
  }
  std::size_t size() const { return size_; }
  void resize(std::size_t size) { size_ = size; }
  void append_to(Bytes& out) const {
    out.insert(out.end(), bytes_.begin(), bytes_.begin() + size_);
  }

 private:
  // A mask and a frequency for each field, of up to five bytes each, are the most that a release
  // puts at once.
  std::array<std::uint8_t, postings_per_block * 5 * (field_count + 1)> bytes_;
  std::size_t size_ = 0;
};

void put_frequencies(Buffer& out, const Frequencies& frequencies) {
  std::uint32_t mask = 0;
  for (std::uint32_t field = 0; field < field_count; ++field) {
    if (frequencies[field] != 0) mask |= 1u << field;
  }
  if (mask == 1u << text_field) {
    out.put(frequencies[text_field] << 1);
    return;
  }
  out.put(mask << 1 | 1);
  for (std::uint32_t frequency : frequencies) {
    if (frequency != 0) out.put(frequency);
  }
}

}  // namespace

std::uint32_t write_postings(std::span<const Occurrence> occurrences, Bytes& postings,
                             Bytes& positions) {
  std::uint32_t count = 0;
  std::uint32_t smallest = 0;  // release that may come next
  Buffer gaps, frequencies;
  std::size_t at = 0;
  while (at < occurrences.size()) {
    gaps.resize(0);
    frequencies.resize(0);
    const std::size_t positions_begin = positions.size();
    const std::uint32_t smallest_of_block = smallest;
    std::size_t before_last_gap = 0;
    for (std::uint32_t n = 0; n < postings_per_block && at < occurrences.size(); ++n, ++count) {
      const std::uint32_t release = occurrences[at].release;
      Frequencies of_release{};
      std::uint32_t field = field_count, next_position = 0;
      for (; at < occurrences.size() && occurrences[at].release == release; ++at) {
        const Occurrence& occurrence = occurrences[at];
        if (occurrence.field() != field) {
          field = occurrence.field();
          next_position = 0;
        }
        put_varint(positions, occurrence.position() - next_position);
        next_position = occurrence.position() + 1;
        ++of_release[field];
      }
      before_last_gap = gaps.size();
      gaps.put(release - smallest);
      put_frequencies(frequencies, of_release);
      smallest = release + 1;
    }
    gaps.resize(before_last_gap);  // the block's head has the last release
    put_varint(postings, smallest - 1 - smallest_of_block);
    put_varint(postings, static_cast<std::uint32_t>(gaps.size() + frequencies.size()));
    put_varint(postings, static_cast<std::uint32_t>(positions.size() - positions_begin));
    gaps.append_to(postings);
    frequencies.append_to(postings);
  }
  return count;
}

bool PostingsReader::fail() {
  ok_ = false;
  left_ = 0;
  size_ = 0;
  return false;
}

bool PostingsReader::read_header() {
  if (left_ == 0) return false;
  size_ = left_ < postings_per_block ? left_ : postings_per_block;
  const std::uint32_t gap = postings_.varint();
  body_bytes_ = postings_.varint();
  const std::uint32_t position_bytes = postings_.varint();
  if (!postings_.ok() || gap >= release_count_ - next_release_ || body_bytes_ > postings_.left() ||
      (has_positions_ && position_bytes > positions_.left())) {
    return fail();
  }
  last_ = next_release_ + gap;
  const std::string_view positions = positions_.bytes(has_positions_ ? position_bytes : 0);
  block_positions_ =
      ByteReader({reinterpret_cast<const std::uint8_t*>(positions.data()), positions.size()});
  places_read_ = 0;
  left_ -= static_cast<std::uint32_t>(size_);
  return true;
}

bool PostingsReader::read_body() {
  const std::size_t end = postings_.left() - body_bytes_;
  std::uint32_t base = next_release_;
  for (std::size_t i = 0; i + 1 < size_; ++i) {
    const std::uint32_t gap = postings_.varint();
    if (gap >= last_ - base) return fail();
    releases_[i] = base + gap;
    base = releases_[i] + 1;
  }
  releases_[size_ - 1] = last_;
  for (std::size_t i = 0; i < size_; ++i) {
    frequencies_[i] = {};
    const std::uint32_t code = postings_.varint();
    text_only_[i] = (code & 1) == 0;
    if (text_only_[i]) {
      frequencies_[i][text_field] = code >> 1;
      continue;
    }
    for (std::uint32_t mask = code >> 1; mask != 0; mask &= mask - 1) {
      const int field = std::countr_zero(mask);
      if (field >= static_cast<int>(field_count)) return fail();
      frequencies_[i][field] = postings_.varint();
    }
  }
  if (!postings_.ok() || postings_.left() != end) return fail();
  next_release_ = last_ + 1;
  return true;
}

bool PostingsReader::next_block() { return read_header() && read_body(); }

bool PostingsReader::next_block_from(std::uint32_t target) {
  while (read_header()) {
    if (last_ >= target) return read_body();
    postings_.skip(body_bytes_);
    next_release_ = last_ + 1;
  }
  return false;
}

std::span<const std::uint32_t> PostingsReader::places(std::size_t i) {
  for (; places_read_ <= i; ++places_read_) {
    places_.clear();
    for (std::uint32_t field = 0; field < field_count; ++field) {
      std::uint32_t next_position = 0;
      for (std::uint32_t n = frequencies_[places_read_][field]; n > 0; --n) {
        const std::uint32_t position = next_position + block_positions_.varint();
        if (!block_positions_.ok() || position < next_position ||
            position > Occurrence::max_position) {
          fail();
          return {};
        }
        places_.push_back(field << 29 | position);
        next_position = position + 1;
      }
    }
  }
  return places_;
}

}  // namespace dateline
