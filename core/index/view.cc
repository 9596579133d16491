#include "index/view.h"

#include "text/analyzer.h"

namespace dateline {

Result<IndexHeader> IndexHeader::read(ByteSpan bytes) {
  ByteReader reader(bytes);
  IndexHeader header;
  if (reader.u32() != index_version || reader.u32() != analyzer_version) {
    return Error{ErrorCode::unsupported,
                 "The index was made by another version of Dateline; make it again."};
  }
  header.release_count = reader.u32();
  for (std::uint64_t& sum : header.length_sums) {
    const std::uint64_t low = reader.u32();
    sum = low | static_cast<std::uint64_t>(reader.u32()) << 32;
  }
  header.languages = reader.u32();
  if (!reader.ok() || header.languages >> (marked_language + 1) != 0)
    return Error{ErrorCode::corrupt, "The index's header is damaged."};
  return header;
}

Bytes IndexHeader::write() const {
  Bytes bytes;
  put_u32(bytes, index_version);
  put_u32(bytes, analyzer_version);
  put_u32(bytes, release_count);
  for (const std::uint64_t sum : length_sums) {
    put_u32(bytes, static_cast<std::uint32_t>(sum));
    put_u32(bytes, static_cast<std::uint32_t>(sum >> 32));
  }
  put_u32(bytes, languages);
  return bytes;
}

Result<IndexView> IndexView::open(const IndexBytes& bytes) {
  Result<IndexHeader> header = IndexHeader::read(bytes.header);
  if (!header) return header.error();
  Result<TermTable> terms =
      TermTable::whole({bytes.directory, bytes.dictionary, bytes.postings}, bytes.positions);
  if (!terms) return terms.error();
  IndexView view(header.value(), std::move(terms).value());
  const Result<bool> supplied = view.supply_lengths(bytes.lengths, bytes.languages);
  if (!supplied) return supplied.error();
  return view;
}

Result<bool> IndexView::supply_lengths(ByteSpan lengths, ByteSpan languages) {
  bool fits = lengths.size() == std::size_t{release_count()} * field_count &&
              languages.size() == release_count();
  for (std::uint8_t language : languages)
    fits = fits && language <= marked_language && (header_.languages >> language & 1) != 0;
  if (!fits) return Error{ErrorCode::corrupt, "The index's lengths or languages are damaged."};
  lengths_ = lengths;
  languages_ = languages;
  return true;
}

std::optional<TermEntry> IndexView::find(std::string_view term) const {
  const TermTable::Cursor at = seek(term);
  if (!at.valid() || at.term().text != term) return std::nullopt;
  return at.term();
}

}  // namespace dateline
