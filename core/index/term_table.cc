#include "index/term_table.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline {
namespace {

// As much of `bytes` from `begin` as there is.
ByteSpan slice(ByteSpan bytes, std::size_t begin, std::size_t count) {
  if (begin >= bytes.size()) return {};
  return bytes.subspan(begin, std::min(count, bytes.size() - begin));
}

}  // namespace

Result<TermTable> TermTable::whole(const TermBytes& bytes, ByteSpan positions) {
  TermTable table;
  table.parts_ = std::vector<Part>(1);
  const Result<bool> supplied = table.supply(0, bytes);
  if (!supplied) return supplied.error();
  table.supply_positions(0, positions);
  return table;
}

TermTable::TermTable(std::vector<std::string> firsts, std::uint32_t first_part,
                     std::uint32_t first_positions, PartLog& log)
    : first_part_(first_part), first_positions_(first_positions), log_(&log) {
  for (std::string& first : firsts) parts_.emplace_back().first = std::move(first);
}

Result<bool> TermTable::supply(std::uint32_t part, const TermBytes& bytes) {
  Result<DictionaryReader> dictionary =
      DictionaryReader::open(bytes.directory, bytes.dictionary, part);
  if (!dictionary) return dictionary.error();
  Part& here = parts_[part];
  here.dictionary = std::move(dictionary).value();
  here.postings = bytes.postings;
  here.here = true;
  return true;
}

void TermTable::supply_positions(std::uint32_t part, ByteSpan positions) {
  parts_[part].positions = positions;
}

std::uint32_t TermTable::part_of(std::string_view text) const {
  if (!with_packs) return 0;
  const auto above = std::upper_bound(
      parts_.begin(), parts_.end(), text,
      [](std::string_view wanted, const Part& part) { return wanted < part.first; });
  return above == parts_.begin() ? 0 : static_cast<std::uint32_t>(above - parts_.begin()) - 1;
}

bool TermTable::is_here(std::uint32_t part) const {
  const bool here = parts_[part].here;
  return !with_packs || log_ == nullptr || log_->use(first_part_ + part, here);
}

TermTable::Cursor TermTable::seek(std::string_view text) const {
  Cursor cursor;
  cursor.table_ = this;
  if (parts_.empty()) return cursor;
  cursor.part_ = part_of(text);
  if (!is_here(cursor.part_)) return cursor;
  cursor.at_ = parts_[cursor.part_].dictionary.seek(text);
  if (!cursor.at_.valid()) cursor.next();  // it would be the last of its part
  return cursor;
}

void TermTable::Cursor::next() {
  if (at_.valid()) at_.next();
  while (with_packs && !at_.valid() && part_ + 1 < table_->size() && table_->is_here(part_ + 1)) {
    ++part_;
    at_ = table_->parts_[part_].dictionary.seek({});
  }
}

void TermTable::want(std::string_view text) const {
  if (!with_packs) return;
  for (std::uint32_t part = part_of(text), first = part;
       part < size() && (part == first || parts_[part].first.starts_with(text)); ++part) {
    is_here(part);
  }
}

void TermTable::want_positions(std::string_view text) const {
  const std::uint32_t part = part_of(text);
  if (log_ != nullptr && part < size())
    log_->use(first_positions_ + part, parts_[part].positions.has_value());
}

bool TermTable::is_utf8(std::uint32_t part) const {
  for (auto at = parts_[part].dictionary.seek({}); at.valid(); at.next()) {
    if (valid_utf8_prefix(at.term().text) < at.term().text.size()) return false;
  }
  return true;
}

std::string TermTable::first_term(std::uint32_t part) const {
  const DictionaryReader::Cursor at = parts_[part].dictionary.seek({});
  return at.valid() ? at.term().text : std::string();
}

std::string TermTable::last_term(std::uint32_t part) const {
  std::string last;
  for (auto at = parts_[part].dictionary.seek({}); at.valid(); at.next()) last = at.term().text;
  return last;
}

ByteSpan TermTable::postings_bytes(const TermEntry& term) const {
  return slice(parts_[term.part].postings, term.postings_begin, term.postings_bytes);
}

ByteSpan TermTable::positions_bytes(const TermEntry& term) const {
  const ByteSpan positions = parts_[term.part].positions.value_or(ByteSpan());
  return slice(positions, term.positions_begin, term.positions_bytes);
}

PostingsReader TermTable::postings(const TermEntry& term, std::uint32_t release_count) const {
  if (!is_here(term.part)) return PostingsReader({}, std::nullopt, 0, release_count);
  return PostingsReader(postings_bytes(term), std::nullopt, term.release_count, release_count);
}

PostingsReader TermTable::postings_with_positions(const TermEntry& term,
                                                  std::uint32_t release_count) const {
  const bool here = is_here(term.part), positions_here = parts_[term.part].positions.has_value();
  if (with_packs && log_ != nullptr) log_->use(first_positions_ + term.part, positions_here);
  if (!here || !positions_here) return PostingsReader({}, std::nullopt, 0, release_count);
  return PostingsReader(postings_bytes(term), positions_bytes(term), term.release_count,
                        release_count);
}

}  // namespace dateline
