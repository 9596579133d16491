// All terms of an index in byte order, with their postings, cut into parts that need not all be
// here. An index in memory is one part.
//
// Postings and positions of a part come apart, so that queries that need no positions never fetch
// them.

#ifndef DATELINE_INDEX_TERM_TABLE_H_
#define DATELINE_INDEX_TERM_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "base/part_log.h"
#include "index/dictionary.h"
#include "index/postings.h"

namespace dateline {

// The bytes of one part. They must outlive the table, or be dropped from it.
struct TermBytes {
  ByteSpan directory, dictionary, postings;
};

class TermTable {
 public:
  TermTable() = default;

  // One part, which is here.
  static Result<TermTable> whole(const TermBytes& bytes, ByteSpan positions);

  // Parts that come later: the first term of each, ascending, and the numbers in the pack of the
  // first part and of its positions, behind each of which the others follow.
  TermTable(std::vector<std::string> firsts, std::uint32_t first_part,
            std::uint32_t first_positions, PartLog& log);

  // Whether something of the pack was wanted that is not here.
  bool incomplete() const { return with_packs && log_ != nullptr && log_->incomplete(); }

  std::uint32_t size() const { return static_cast<std::uint32_t>(parts_.size()); }  // parts
  Result<bool> supply(std::uint32_t part, const TermBytes& bytes);
  void supply_positions(std::uint32_t part, ByteSpan positions);
  void drop(std::uint32_t part) { parts_[part].here = false; }
  void drop_positions(std::uint32_t part) { parts_[part].positions.reset(); }

  // Walks terms in order, from part to part. Ends before a part that is not here, which is noted.
  class Cursor {
   public:
    bool valid() const { return at_.valid(); }
    const TermEntry& term() const { return at_.term(); }
    void next();

   private:
    friend class TermTable;
    const TermTable* table_ = nullptr;
    std::uint32_t part_ = 0;
    DictionaryReader::Cursor at_;
  };

  // At the first term that is not below `text`.
  Cursor seek(std::string_view text) const;

  // Notes all parts that terms beginning with `text` may be in, and that are not here.
  void want(std::string_view text) const;

  // Notes the positions of the part that the term `text` would be in.
  void want_positions(std::string_view text) const;

  // Whether all terms of a part that is here are UTF-8.
  bool is_utf8(std::uint32_t part) const;

  // The first and the last term of a part that is here; "" where it has none.
  std::string first_term(std::uint32_t part) const;
  std::string last_term(std::uint32_t part) const;

  // The bytes of the list of a term whose part is here, and of its positions.
  ByteSpan postings_bytes(const TermEntry& term) const;
  ByteSpan positions_bytes(const TermEntry& term) const;

  // The list of a term of this table, without and with positions; an empty one where the part is
  // not here, which is noted.
  PostingsReader postings(const TermEntry& term, std::uint32_t release_count) const;
  PostingsReader postings_with_positions(const TermEntry& term, std::uint32_t release_count) const;

 private:
  struct Part {
    std::string first;
    bool here = false;
    DictionaryReader dictionary;
    ByteSpan postings;
    std::optional<ByteSpan> positions;
  };

  // The part that `text` would be in.
  std::uint32_t part_of(std::string_view text) const;
  // Notes a part that is not here.
  bool is_here(std::uint32_t part) const;

  std::vector<Part> parts_;
  std::uint32_t first_part_ = 0, first_positions_ = 0;
  PartLog* log_ = nullptr;
};

}  // namespace dateline

#endif  // DATELINE_INDEX_TERM_TABLE_H_
