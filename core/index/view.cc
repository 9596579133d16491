#include "index/view.h"

#include "text/analyzer.h"

namespace dateline {
namespace {

// The part of `bytes` from `begin`, as much of it as there is.
ByteSpan part(ByteSpan bytes, std::size_t begin, std::size_t count) {
  if (begin >= bytes.size()) return {};
  return bytes.subspan(begin, std::min(count, bytes.size() - begin));
}

}  // namespace

Result<IndexView> IndexView::open(const IndexBytes& bytes) {
  IndexView view;
  ByteReader header(bytes.header);
  if (header.u32() != index_version || header.u32() != analyzer_version) {
    return Error{ErrorCode::unsupported,
                 "The index was made by another version of Dateline; make it again."};
  }
  view.release_count_ = header.u32();
  for (double& average : view.average_lengths_) {
    const std::uint64_t low = header.u32();
    const std::uint64_t sum = low | static_cast<std::uint64_t>(header.u32()) << 32;
    if (view.release_count_ > 0) average = static_cast<double>(sum) / view.release_count_;
  }
  for (std::uint8_t language : bytes.languages) {
    if (language > marked_language)
      return Error{ErrorCode::corrupt, "The index's languages are damaged."};
    view.language_set_ |= 1u << language;
  }
  if (!header.ok() || bytes.lengths.size() != std::size_t{view.release_count_} * field_count ||
      bytes.languages.size() != view.release_count_) {
    return Error{ErrorCode::corrupt, "The index's header is damaged."};
  }
  Result<DictionaryReader> dictionary = DictionaryReader::open(bytes.directory, bytes.dictionary);
  if (!dictionary) return dictionary.error();
  view.dictionary_ = std::move(dictionary).value();
  view.postings_ = bytes.postings;
  view.positions_ = bytes.positions;
  view.lengths_ = bytes.lengths;
  view.languages_ = bytes.languages;
  return view;
}

std::optional<TermEntry> IndexView::find(std::string_view term) const {
  const DictionaryReader::Cursor at = dictionary_.seek(term);
  if (!at.valid() || at.term().text != term) return std::nullopt;
  return at.term();
}

PostingsReader IndexView::postings(const TermEntry& term) const {
  return PostingsReader(part(postings_, term.postings_begin, term.postings_bytes),
                        part(positions_, term.positions_begin, term.positions_bytes),
                        term.release_count, release_count_);
}

}  // namespace dateline
