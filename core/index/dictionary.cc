#include "index/dictionary.h"

#include <algorithm>

#include "index/layout.h"

namespace dateline {

void DictionaryWriter::add(std::string_view term, std::uint32_t release_count,
                           std::uint32_t postings_bytes, std::uint32_t positions_bytes) {
  if (in_block_ == terms_per_block) end_block();
  std::size_t shared = 0;
  if (in_block_ == 0) {
    first_ = term;
  } else {
    while (shared < term.size() && shared < last_.size() && term[shared] == last_[shared]) ++shared;
  }
  put_varint(dictionary_, static_cast<std::uint32_t>(shared));
  put_varint(dictionary_, static_cast<std::uint32_t>(term.size() - shared));
  put_bytes(dictionary_, term.substr(shared));
  put_varint(dictionary_, release_count);
  put_varint(dictionary_, postings_bytes);
  put_varint(dictionary_, positions_bytes);
  last_ = term;
  ++in_block_;
  postings_bytes_ += postings_bytes;
  positions_bytes_ += positions_bytes;
}

void DictionaryWriter::end_block() {
  put_varint(directory_, static_cast<std::uint32_t>(first_.size()));
  put_bytes(directory_, first_);
  put_varint(directory_, static_cast<std::uint32_t>(dictionary_.size() - block_begin_));
  put_varint(directory_, postings_bytes_);
  put_varint(directory_, positions_bytes_);
  block_begin_ = dictionary_.size();
  in_block_ = 0;
  postings_bytes_ = positions_bytes_ = 0;
}

void DictionaryWriter::finish(Bytes& directory, Bytes& dictionary) && {
  if (in_block_ > 0) end_block();
  directory = std::move(directory_);
  dictionary = std::move(dictionary_);
}

Result<DictionaryReader> DictionaryReader::open(ByteSpan directory, ByteSpan dictionary,
                                                std::uint32_t part) {
  const Error corrupt{ErrorCode::corrupt, "The index's directory is damaged."};
  DictionaryReader reader;
  reader.dictionary_ = dictionary;
  reader.part_ = part;
  ByteReader bytes(directory);
  std::uint64_t begin = 0, postings = 0, positions = 0;
  while (bytes.left() > 0) {
    Block block;
    block.first = bytes.bytes(bytes.varint());
    block.begin = static_cast<std::uint32_t>(begin);
    block.bytes = bytes.varint();
    block.postings_begin = static_cast<std::uint32_t>(postings);
    block.positions_begin = static_cast<std::uint32_t>(positions);
    begin += block.bytes;
    postings += bytes.varint();
    positions += bytes.varint();
    if (!bytes.ok() || begin > dictionary.size() || postings > ~0u || positions > ~0u)
      return corrupt;
    if (!reader.blocks_.empty() && !(reader.blocks_.back().first < block.first)) return corrupt;
    reader.blocks_.push_back(block);
  }
  if (begin != dictionary.size()) return corrupt;
  return reader;
}

void DictionaryReader::Cursor::enter(std::size_t block) {
  block_ = block;
  const Block& place = dictionary_->blocks_[block];
  bytes_ = ByteReader(dictionary_->dictionary_.subspan(place.begin, place.bytes));
  term_ = TermEntry();
  term_.part = dictionary_->part_;
  term_.postings_begin = place.postings_begin;
  term_.positions_begin = place.positions_begin;
}

void DictionaryReader::Cursor::next() {
  if (bytes_.left() == 0) {
    valid_ = block_ + 1 < dictionary_->blocks_.size();
    if (!valid_) return;
    enter(block_ + 1);
  }
  term_.postings_begin += term_.postings_bytes;
  term_.positions_begin += term_.positions_bytes;
  const std::uint32_t shared = bytes_.varint();
  const std::string_view rest = bytes_.bytes(bytes_.varint());
  term_.release_count = bytes_.varint();
  term_.postings_bytes = bytes_.varint();
  term_.positions_bytes = bytes_.varint();
  valid_ = bytes_.ok() && shared <= term_.text.size();
  if (!valid_) return;
  term_.text.resize(shared);
  term_.text.append(rest);
}

DictionaryReader::Cursor DictionaryReader::seek(std::string_view text) const {
  Cursor cursor;
  cursor.dictionary_ = this;
  if (blocks_.empty()) return cursor;
  const auto above = std::upper_bound(
      blocks_.begin(), blocks_.end(), text,
      [](std::string_view wanted, const Block& block) { return wanted < block.first; });
  cursor.enter(above == blocks_.begin() ? 0
                                        : static_cast<std::size_t>(above - blocks_.begin()) - 1);
  do cursor.next();
  while (cursor.valid_ && cursor.term_.text < text);
  return cursor;
}

}  // namespace dateline
