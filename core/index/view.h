// Reads an index: terms, their postings, field lengths. Every byte is checked before it is used.

#ifndef DATELINE_INDEX_VIEW_H_
#define DATELINE_INDEX_VIEW_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "index/layout.h"
#include "index/postings.h"
#include "index/term_table.h"

namespace dateline {

// The head of an index: what is known of it before any term is read.
struct IndexHeader {
  std::uint32_t release_count = 0;
  std::array<std::uint64_t, field_count> length_sums{};  // in terms, of all releases
  std::uint32_t languages = 0;                           // how releases were analysed, a bit each

  // Fails on another version (unsupported) or damaged bytes (corrupt).
  static Result<IndexHeader> read(ByteSpan bytes);
  Bytes write() const;
};

// Tables that only a pack has.
struct PackTables {
  TermTable spellings, ids;
};

// Views bytes, which must outlive it and stay where they are.
class IndexView {
 public:
  IndexView() = default;

  // All of an index. Fails as IndexHeader::read.
  static Result<IndexView> open(const IndexBytes& bytes);

  // An index whose terms come later; lengths and languages of its releases may, too.
  IndexView(const IndexHeader& header, TermTable terms, const PackTables* pack = nullptr)
      : header_(header), terms_(std::move(terms)), pack_(pack) {}

  // field_count bytes a release, as encode_length gives them, and a byte a release. Fails where
  // they are none for `release_count` releases; then nothing is taken.
  Result<bool> supply_lengths(ByteSpan lengths, ByteSpan languages);
  TermTable& terms() { return terms_; }
  const TermTable& terms() const { return terms_; }

  const IndexHeader& header() const { return header_; }
  std::uint32_t release_count() const { return header_.release_count; }
  double average_length(Field field) const {
    const std::uint64_t sum = header_.length_sums[static_cast<std::size_t>(field)];
    return release_count() > 0 ? static_cast<double>(sum) / release_count() : 0;
  }
  // The field lengths of a release, as encode_length gives them.
  const std::uint8_t* lengths(std::uint32_t release) const {
    return lengths_.data() + field_count * release;
  }

  // How a release was analysed: a StemLanguage, other_language or marked_language.
  std::uint8_t language(std::uint32_t release) const { return languages_[release]; }
  // Those of all releases, a bit each.
  std::uint32_t languages() const { return header_.languages; }

  // Of a pack: all terms once more, to look for other spellings among (index/keys.h). Nothing of an
  // index that has all its terms in one part.
  const TermTable* spellings() const {
    return with_packs && pack_ != nullptr ? &pack_->spellings : nullptr;
  }
  // Of a pack: which releases an id may be of (index/keys.h).
  const TermTable* ids() const { return with_packs && pack_ != nullptr ? &pack_->ids : nullptr; }

  // Whether something was wanted that is not here.
  bool incomplete() const { return terms_.incomplete(); }

  std::optional<TermEntry> find(std::string_view term) const;
  TermTable::Cursor seek(std::string_view text) const { return terms_.seek(text); }

  // The list of a term found in this index, without and with positions.
  PostingsReader postings(const TermEntry& term) const {
    return terms_.postings(term, release_count());
  }
  PostingsReader postings_with_positions(const TermEntry& term) const {
    return terms_.postings_with_positions(term, release_count());
  }

 private:
  IndexHeader header_;
  TermTable terms_;
  const PackTables* pack_ = nullptr;
  ByteSpan lengths_, languages_;
};

}  // namespace dateline

#endif  // DATELINE_INDEX_VIEW_H_
