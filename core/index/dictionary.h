// The dictionary: all terms in byte order, each with the place of its postings. Terms are
// front-coded in blocks of terms_per_block; a directory holds the first term of each block, for a
// binary search.
//
// A block is, for each term: varint bytes shared with the term before (0 for the first), varint
// bytes that follow, those bytes, varint number of releases, varint bytes of postings, varint bytes
// of positions. The streams lie in the order of the terms. The directory is, for each block: varint
// length and bytes of its first term, varint bytes of the block, varint bytes of the postings and
// of the positions of all its terms.

#ifndef DATELINE_INDEX_DICTIONARY_H_
#define DATELINE_INDEX_DICTIONARY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"

namespace dateline {

class DictionaryWriter {
 public:
  // Terms come in strictly ascending byte order.
  void add(std::string_view term, std::uint32_t release_count, std::uint32_t postings_bytes,
           std::uint32_t positions_bytes);
  void finish(Bytes& directory, Bytes& dictionary) &&;

 private:
  void end_block();

  Bytes directory_, dictionary_;
  std::string first_, last_;
  std::uint32_t in_block_ = 0;
  std::size_t block_begin_ = 0;
  std::uint32_t postings_bytes_ = 0, positions_bytes_ = 0;  // of the block
};

struct TermEntry {
  std::string text;
  std::uint32_t part = 0;  // of the table of terms, in which the places are
  std::uint32_t release_count = 0;
  std::uint32_t postings_begin = 0, postings_bytes = 0;
  std::uint32_t positions_begin = 0, positions_bytes = 0;
};

// Views the bytes, which must outlive it.
class DictionaryReader {
 public:
  DictionaryReader() = default;

  // Checks the directory as a whole. `part` is that of its terms.
  static Result<DictionaryReader> open(ByteSpan directory, ByteSpan dictionary,
                                       std::uint32_t part = 0);

  // Walks terms in order.
  //
  //   DictionaryReader::Cursor terms = dictionary.seek("migr");
  //   for (; terms.valid() && terms.term().text.starts_with("migr"); terms.next()) ...
  class Cursor {
   public:
    bool valid() const { return valid_; }
    const TermEntry& term() const { return term_; }
    void next();

   private:
    friend class DictionaryReader;
    void enter(std::size_t block);

    const DictionaryReader* dictionary_ = nullptr;
    std::size_t block_ = 0;
    ByteReader bytes_;
    TermEntry term_;
    bool valid_ = false;
  };

  // At the first term that is not below `text`. Not valid where there is none, or where the block
  // there is damaged.
  Cursor seek(std::string_view text) const;

 private:
  struct Block {
    std::string_view first;
    std::uint32_t begin, bytes;
    std::uint32_t postings_begin, positions_begin;
  };

  ByteSpan dictionary_;
  std::vector<Block> blocks_;
  std::uint32_t part_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_INDEX_DICTIONARY_H_
