// A term's postings: the releases that have it, how often in each field, and at which positions.
// Two streams, so that a query without phrases never touches positions.
//
// A list is cut into blocks of postings_per_block (the last may be shorter). Each block is, as
// varints:
//  - last release minus the smallest it could be: one above the last of the block before, 0 in the
//    first block
//  - number of bytes of what follows in this stream up to the next block; number of bytes of its
//    positions
//  - for each release but the last, which is known, how many releases are passed over
//  - for each release its frequencies: 2 * tf where only the text has the term, else 2 * mask + 1
//    and a tf for each field in the mask, lowest bit (title) first
//
// Positions: for each release and field the first position, then gaps minus one.

#ifndef DATELINE_INDEX_POSTINGS_H_
#define DATELINE_INDEX_POSTINGS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "index/layout.h"

namespace dateline {

using Frequencies = std::array<std::uint32_t, field_count>;

// Where one term is, in one field of one release.
struct Occurrence {
  std::uint32_t release;
  std::uint32_t place;  // field << 29 | position

  static constexpr std::uint32_t max_position = (1u << 29) - 1;
  static std::uint32_t make_place(Field field, std::uint32_t position) {
    return static_cast<std::uint32_t>(field) << 29 | position;
  }
  std::uint32_t field() const { return place >> 29; }
  std::uint32_t position() const { return place & max_position; }
};

// Appends one term's list to both streams. Occurrences are in ascending order of release, field and
// position, without repeats, at least one. Returns the number of releases.
std::uint32_t write_postings(std::span<const Occurrence> occurrences, Bytes& postings,
                             Bytes& positions);

// Reads one term's list, block by block, forward only. Every number is checked: releases ascend and
// stay below the number given, streams end where they say. On bytes that break this, next_block
// gives false and ok() is false.
class PostingsReader {
 public:
  // `count` releases, each below `release_count`. Without `positions` there is no places().
  PostingsReader(ByteSpan postings, std::optional<ByteSpan> positions, std::uint32_t count,
                 std::uint32_t release_count)
      : postings_(postings),
        has_positions_(positions.has_value()),
        positions_(positions.value_or(ByteSpan())),
        left_(count),
        release_count_(release_count) {}

  // Decodes the next block's releases and frequencies. False at the end.
  bool next_block();
  // As next_block, but passes over blocks without a release of `target` or more.
  bool next_block_from(std::uint32_t target);

  std::span<const std::uint32_t> releases() const { return {releases_.data(), size_}; }
  // Of the i-th release of the block.
  const Frequencies& frequencies(std::size_t i) const { return frequencies_[i]; }
  // True where only the text has the term: then frequencies(i) is zero elsewhere.
  bool text_only(std::size_t i) const { return text_only_[i]; }

  // Positions of the i-th release of the block, in order of field then position, as
  // Occurrence::place. Within a block `i` may only grow. Lives until the next call.
  std::span<const std::uint32_t> places(std::size_t i);

  bool ok() const { return ok_; }

 private:
  bool read_header();
  bool read_body();
  bool fail();

  ByteReader postings_;
  bool has_positions_;
  ByteReader positions_;
  std::uint32_t left_;
  std::uint32_t release_count_;
  std::uint32_t next_release_ = 0;  // smallest release that may come
  std::uint32_t last_ = 0;          // last release of the block
  std::uint32_t body_bytes_ = 0;
  std::size_t size_ = 0;
  bool ok_ = true;
  std::array<std::uint32_t, postings_per_block> releases_;
  std::array<Frequencies, postings_per_block> frequencies_;
  std::array<bool, postings_per_block> text_only_;
  ByteReader block_positions_;
  std::size_t places_read_ = 0;  // releases of the block whose positions are read
  std::vector<std::uint32_t> places_;
};

}  // namespace dateline

#endif  // DATELINE_INDEX_POSTINGS_H_
