#include "pack/writer.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "index/keys.h"
#include "index/postings.h"
#include "pack/columns.h"
#include "search/related.h"
#include "search/search.h"
#include "text/utf8.h"

namespace dateline {
namespace {

Bytes sealed(PartKind kind, Bytes bytes) {
  put_u32(bytes, checksum(kind, bytes));
  return bytes;
}

// Terms with their postings and positions, cut into parts.
class TermPartWriter {
 public:
  TermPartWriter(PartKind kind, std::size_t part_bytes) : kind_(kind), part_bytes_(part_bytes) {}

  // In ascending order.
  void add(std::string_view term, std::uint32_t release_count, ByteSpan postings,
           ByteSpan positions) {
    const std::size_t size = term.size() + postings.size();
    if (bytes_ > 0 && bytes_ + size > part_bytes_) end_part();
    if (bytes_ == 0) firsts_.emplace_back(term);
    bytes_ += size;
    dictionary_.add(term, release_count, static_cast<std::uint32_t>(postings.size()),
                    static_cast<std::uint32_t>(positions.size()));
    postings_.insert(postings_.end(), postings.begin(), postings.end());
    positions_.insert(positions_.end(), positions.begin(), positions.end());
  }

  void finish(std::vector<std::string>& firsts, std::vector<Bytes>& parts,
              std::vector<Bytes>* positions) && {
    if (bytes_ > 0) end_part();
    firsts = std::move(firsts_);
    parts = std::move(parts_);
    if (positions != nullptr) *positions = std::move(position_parts_);
  }

 private:
  void end_part() {
    Bytes directory, dictionary, part;
    std::move(dictionary_).finish(directory, dictionary);
    dictionary_ = DictionaryWriter();
    put_varint(part, static_cast<std::uint32_t>(directory.size()));
    put_varint(part, static_cast<std::uint32_t>(dictionary.size()));
    for (const Bytes* each : {&directory, &dictionary, &postings_})
      part.insert(part.end(), each->begin(), each->end());
    parts_.push_back(sealed(kind_, std::move(part)));
    position_parts_.push_back(sealed(PartKind::positions, std::move(positions_)));
    postings_.clear();
    positions_ = Bytes();
    bytes_ = 0;
  }

  PartKind kind_;
  std::size_t part_bytes_, bytes_ = 0;
  DictionaryWriter dictionary_;
  Bytes postings_, positions_;
  std::vector<std::string> firsts_;
  std::vector<Bytes> parts_, position_parts_;
};

// Keys and what they lead to, sorted: a table without positions.
struct Entry {
  std::string key;
  std::vector<std::uint32_t> releases;  // ascending, or none
  std::uint32_t count;
};

void write_table(PartKind kind, std::size_t part_bytes, std::vector<Entry> entries,
                 std::vector<std::string>& firsts, std::vector<Bytes>& parts) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.key < b.key; });
  TermPartWriter writer(kind, part_bytes);
  for (const Entry& entry : entries) {
    Bytes postings, positions;
    std::vector<Occurrence> occurrences;
    for (std::uint32_t release : entry.releases) occurrences.push_back({release, 0});
    if (!occurrences.empty()) write_postings(occurrences, postings, positions);
    writer.add(entry.key, entry.count, postings, {});
  }
  std::move(writer).finish(firsts, parts, nullptr);
}

std::vector<Entry> spelling_entries(const IndexView& index) {
  std::vector<Entry> entries;
  for (auto at = index.seek({}); at.valid(); at.next())
    entries.push_back({spelling_key(at.term().text), {}, at.term().release_count});
  return entries;
}

std::vector<Entry> id_entries(const Archive& archive) {
  std::vector<Entry> all, entries;
  for (std::uint32_t release = 0; release < archive.size(); ++release)
    all.push_back({id_key(archive.id(release)), {release}, 1});
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
  for (Entry& each : all) {
    if (!entries.empty() && entries.back().key == each.key) {
      entries.back().releases.push_back(each.releases[0]);
      ++entries.back().count;
    } else {
      entries.push_back(std::move(each));
    }
  }
  return entries;
}

// Whether a part of records ends behind the release of that id: by what it is and not by where it
// stands, so that after an update all but the parts with new releases are as they were.
bool ends_part(std::string_view id) {
  const ByteSpan bytes(reinterpret_cast<const std::uint8_t*>(id.data()), id.size());
  return fnv1a(bytes) % 3 == 0;
}

void put_text(Bytes& out, std::string_view text) {
  put_varint(out, static_cast<std::uint32_t>(text.size()));
  put_bytes(out, text);
}

// At most `bytes` bytes of `text`, whole code points, and one at least.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  std::size_t end = 0;
  for (std::size_t next = 0; next < text.size() && (end == 0 || next <= bytes);) {
    decode_utf8(text, next);
    if (end == 0 || next <= bytes) end = next;
  }
  return text.substr(0, end);
}

// What a list shows of a release: summary and text are cut where no snippet reaches, and what only
// the whole release shows is empty.
void write_head_record(const Archive& archive, std::uint32_t release, Bytes& out) {
  constexpr std::size_t shown = 600;
  const std::string_view summary = archive.summary(release);
  for (std::uint32_t i = 0; i < record_fields; ++i) {
    const auto field = static_cast<RecordField>(i);
    std::string_view text = archive.record(release, field);
    if (field == RecordField::summary) text = beginning(text, shown);
    // That there is one is shown, too.
    if (field == RecordField::text) text = beginning(text, summary.empty() ? shown : 1);
    for (RecordField hidden : {RecordField::dateline, RecordField::image, RecordField::kind,
                               RecordField::modified, RecordField::authors, RecordField::telling}) {
      if (field == hidden) text = {};
    }
    put_text(out, text);
  }
}

Bytes write_record(const Archive& archive, const IndexView& index, std::uint32_t release) {
  Bytes out;
  for (std::uint32_t field = 0; field + 1 < record_fields; ++field)
    put_text(out, archive.record(release, static_cast<RecordField>(field)));
  std::string telling;
  for (const std::string& term : telling_words(archive, index, release))
    telling.append("\n").append(term);
  put_text(out, telling);
  return out;
}

// The newest releases with the other versions of each: how many, or 0 where these are too many.
std::uint32_t head_size(const Archive& archive) {
  std::uint32_t count = 0, groups = 0;
  for (std::uint32_t next = 0; next < archive.size() && groups < head_groups; next = count) {
    count = next + 1;
    for (std::uint32_t release = next; release < count; ++release) {
      const auto members = archive.group_members(archive.group(release));
      if (members[0] == release) ++groups;
      count = std::max(count, members.back() + 1);
      if (count > most_head_releases) return 0;
    }
  }
  return count;
}

}  // namespace

PackRoot write_parts(const Archive& archive, const IndexBytes& bytes, const IndexView& index,
                     FunctionRef<void(PackPart)> use, const PartSizes& sizes) {
  PackRoot root;
  root.index_header = bytes.header;
  const auto put = [&](PartKind kind, std::vector<Bytes>& parts) {
    root.counts[static_cast<std::size_t>(kind)] = static_cast<std::uint32_t>(parts.size());
    for (Bytes& part : parts) use({kind, std::move(part)});
  };
  std::vector<Bytes> parts = {
      sealed(PartKind::columns, write_columns(archive, index, archive.size()))};
  put(PartKind::columns, parts);

  std::vector<Bytes> positions;
  TermPartWriter terms(PartKind::terms, sizes.terms);
  for (auto at = index.seek({}); at.valid(); at.next()) {
    terms.add(at.term().text, at.term().release_count, index.terms().postings_bytes(at.term()),
              index.terms().positions_bytes(at.term()));
  }
  std::move(terms).finish(root.terms, parts, &positions);
  put(PartKind::terms, parts);
  put(PartKind::positions, positions);
  write_table(PartKind::spellings, sizes.spellings, spelling_entries(index), root.spellings, parts);
  put(PartKind::spellings, parts);
  write_table(PartKind::ids, sizes.terms, id_entries(archive), root.ids, parts);
  put(PartKind::ids, parts);

  root.head_releases = head_size(archive);
  Bytes part;
  std::uint32_t in_part = 0;
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    const Bytes record = write_record(archive, index, release);
    part.insert(part.end(), record.begin(), record.end());
    ++in_part;
    const bool last = release + 1 == archive.size();
    if (!last && !ends_part(archive.id(release)) && part.size() < sizes.records) continue;
    Bytes whole = sealed(PartKind::records, std::exchange(part, Bytes()));
    use({PartKind::records, std::move(whole)});
    root.records.push_back(std::exchange(in_part, 0));
  }
  root.counts[static_cast<std::size_t>(PartKind::records)] =
      static_cast<std::uint32_t>(root.records.size());

  for (std::uint32_t release = 0; release < root.head_releases; ++release)
    write_head_record(archive, release, root.head_records);
  root.head_columns = write_columns(archive, index, root.head_releases);
  bool embargoes = false;
  for (std::uint32_t release = 0; release < archive.size(); ++release)
    embargoes = embargoes || archive.embargo_until(release) != 0;
  root.has_overview = !embargoes && root.head_releases > 0;
  if (root.has_overview) root.overview = Searcher(archive, index).run(Request());
  root.overview.hits.clear();
  return root;
}

}  // namespace dateline
