// Reads an index: terms, their postings, field lengths. Every byte is checked before it is used.

#ifndef DATELINE_INDEX_VIEW_H_
#define DATELINE_INDEX_VIEW_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "index/dictionary.h"
#include "index/layout.h"
#include "index/postings.h"

namespace dateline {

// Views `bytes`, which must outlive it and stay where they are.
class IndexView {
 public:
  IndexView() = default;

  // Fails on another version (unsupported) or damaged bytes (corrupt).
  static Result<IndexView> open(const IndexBytes& bytes);

  std::uint32_t release_count() const { return release_count_; }
  double average_length(Field field) const {
    return average_lengths_[static_cast<std::size_t>(field)];
  }
  // The field lengths of a release, as encode_length gives them.
  const std::uint8_t* lengths(std::uint32_t release) const {
    return lengths_.data() + field_count * release;
  }

  // How a release was analysed: a StemLanguage, other_language or marked_language.
  std::uint8_t language(std::uint32_t release) const { return languages_[release]; }
  // Those of all releases, a bit each.
  std::uint32_t languages() const { return language_set_; }

  std::optional<TermEntry> find(std::string_view term) const;
  DictionaryReader::Cursor seek(std::string_view text) const { return dictionary_.seek(text); }

  // The list of a term found in this index.
  PostingsReader postings(const TermEntry& term) const;

 private:
  std::uint32_t release_count_ = 0;
  std::array<double, field_count> average_lengths_{};
  DictionaryReader dictionary_;
  ByteSpan postings_, positions_, lengths_, languages_;
  std::uint32_t language_set_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_INDEX_VIEW_H_
