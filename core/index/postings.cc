#include "index/postings.h"

#include <bit>

namespace dateline {
namespace {

constexpr std::uint32_t text_field = static_cast<std::uint32_t>(Field::text);

void put_frequencies(Bytes& out, const Frequencies& frequencies) {
  std::uint32_t mask = 0;
  for (std::uint32_t field = 0; field < field_count; ++field) {
    if (frequencies[field] != 0) mask |= 1u << field;
  }
  if (mask == 1u << text_field) {
    put_varint(out, frequencies[text_field] << 1);
    return;
  }
  put_varint(out, mask << 1 | 1);
  for (std::uint32_t frequency : frequencies) {
    if (frequency != 0) put_varint(out, frequency);
  }
}

}  // namespace

std::uint32_t write_postings(std::span<const Occurrence> occurrences, Bytes& postings, Bytes& positions) {
  std::uint32_t count = 0;
  std::uint32_t block_base = 0;  // release after the last one of the block before
  Bytes gaps, frequencies, header;
  std::size_t at = 0;
  while (at < occurrences.size()) {
    gaps.clear();
    frequencies.clear();
    const std::size_t positions_begin = positions.size();
    std::uint32_t in_block = 0;
    std::uint32_t base = block_base;
    std::size_t last_gap = 0;
    while (at < occurrences.size() && in_block < postings_per_block) {
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
      last_gap = gaps.size();
      put_varint(gaps, release - base);
      put_frequencies(frequencies, of_release);
      base = release + 1;
      ++in_block;
    }
    gaps.resize(last_gap);
    put_varint(postings, base - 1 - block_base);
    put_varint(postings, static_cast<std::uint32_t>(gaps.size() + frequencies.size()));
    put_varint(postings, static_cast<std::uint32_t>(positions.size() - positions_begin));
    postings.insert(postings.end(), gaps.begin(), gaps.end());
    postings.insert(postings.end(), frequencies.begin(), frequencies.end());
    block_base = base;
    count += in_block;
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
      position_bytes > positions_.left()) {
    return fail();
  }
  last_ = next_release_ + gap;
  const std::string_view positions = positions_.bytes(position_bytes);
  block_positions_ = ByteReader({reinterpret_cast<const std::uint8_t*>(positions.data()), positions.size()});
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
        if (!block_positions_.ok() || position < next_position || position > Occurrence::max_position) {
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
