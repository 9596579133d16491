#include "pack/writer.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "base/hash.h"
#include "base/string_table.h"
#include "index/dictionary.h"
#include "index/keys.h"
#include "index/merge.h"
#include "index/postings.h"
#include "index/writer.h"
#include "pack/columns.h"
#include "search/related.h"
#include "search/search.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// Gets a part, not sealed yet.
using PutPart = FunctionRef<void(PartKind, Bytes)>;
using UsePart = FunctionRef<void(PackPart)>;

// Cuts a table of terms with their lists into parts, and passes these on.
class TablePartWriter {
 public:
  TablePartWriter(PartKind kind, std::size_t part_bytes, PutPart put)
      : kind_(kind), part_bytes_(part_bytes), put_(put) {}

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

  // The first term of each part.
  std::vector<std::string> finish() && {
    if (bytes_ > 0) end_part();
    return std::move(firsts_);
  }

 private:
  void end_part() {
    Bytes directory, dictionary, part;
    std::exchange(dictionary_, {}).finish(directory, dictionary);
    put_varint(part, static_cast<std::uint32_t>(directory.size()));
    put_varint(part, static_cast<std::uint32_t>(dictionary.size()));
    for (const Bytes* each : {&directory, &dictionary, &postings_})
      part.insert(part.end(), each->begin(), each->end());
    put_(kind_, std::move(part));
    if (kind_ == PartKind::terms) put_(PartKind::positions, std::exchange(positions_, {}));
    postings_.clear();
    bytes_ = 0;
  }

  PartKind kind_;
  std::size_t part_bytes_, bytes_ = 0;
  PutPart put_;
  DictionaryWriter dictionary_;
  Bytes postings_, positions_;
  std::vector<std::string> firsts_;
};

// A term as the table of spellings has it.
struct Spelling {
  std::string key;
  std::uint32_t release_count;
};

std::vector<std::string> write_spellings(std::vector<Spelling> spellings, std::size_t part_bytes,
                                         PutPart put) {
  std::sort(spellings.begin(), spellings.end(),
            [](const Spelling& a, const Spelling& b) { return a.key < b.key; });
  TablePartWriter writer(PartKind::spellings, part_bytes, put);
  for (const Spelling& each : spellings) writer.add(each.key, each.release_count, {}, {});
  return std::move(writer).finish();
}

struct Id {
  std::string key;
  std::uint32_t release;
  bool operator<(const Id& other) const {
    return key != other.key ? key < other.key : release < other.release;
  }
};

std::vector<std::string> write_ids(std::vector<Id> ids, std::size_t part_bytes, PutPart put) {
  std::sort(ids.begin(), ids.end());
  TablePartWriter writer(PartKind::ids, part_bytes, put);
  std::vector<Occurrence> occurrences;
  for (std::size_t begin = 0, end = 0; begin < ids.size(); begin = end) {
    occurrences.clear();
    for (; end < ids.size() && ids[end].key == ids[begin].key; ++end)
      occurrences.push_back({ids[end].release, 0});
    Bytes postings, positions;
    const std::uint32_t count = write_postings(occurrences, postings, positions);
    writer.add(ids[begin].key, count, postings, {});
  }
  return std::move(writer).finish();
}

// How many releases have a word: for words that more than one has.
class ReleaseCounts {
 public:
  void add(std::string_view term, std::uint32_t count) {
    if (count < 2) return;
    terms_.add(term);
    counts_.push_back(count);
  }
  std::uint32_t operator()(std::string_view term) const {
    const std::uint32_t number = terms_.find(term);
    return number == StringTable::none ? 0 : counts_[number];
  }

 private:
  StringTable terms_;
  std::vector<std::uint32_t> counts_;
};

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

void write_record(const Archive& archive, std::uint32_t release,
                  const std::vector<std::string>& telling, Bytes& out) {
  for (std::uint32_t field = 0; field + 1 < record_fields; ++field)
    put_text(out, archive.record(release, static_cast<RecordField>(field)));
  std::string lines;
  for (const std::string& term : telling) lines.append("\n").append(term);
  put_text(out, lines);
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

// Whether the counts of all releases are the same at all times.
bool has_embargoes(const Archive& archive) {
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    if (archive.embargo_until(release) != 0) return true;
  }
  return false;
}

// Steps of write_parts, in order.
class PartsWriter {
 public:
  PartsWriter(const Archive& archive, PackWork& work, UsePart use, const PartSizes& sizes)
      : archive_(archive), work_(work), use_(use), sizes_(sizes) {}

  // An index of each chunk.
  Result<bool> index_chunks() {
    const Result<bool> done = for_each_chunk(
        [&](std::uint32_t begin, std::uint32_t end) { return index_releases(begin, end); });
    if (!done) return done;
    const IndexHeader header = merge_headers(chunks_);
    root_.index_header = header.write();
    index_ = IndexView(header, TermTable());
    return index_.supply_lengths(lengths_, languages_);
  }

  // In front of the columns, how large the records are as they are stored.
  void write_columns(std::span<const std::uint32_t> record_bytes) {
    Bytes part;
    for (const std::uint32_t bytes : record_bytes) put_varint(part, bytes / stored_unit);
    append_columns(archive_, index_, archive_.size(), part);
    put_part(PartKind::columns, std::move(part));
  }

  void write_terms() {
    const auto put = [this](PartKind kind, Bytes bytes) { put_part(kind, std::move(bytes)); };
    TablePartWriter terms(PartKind::terms, scaled(sizes_.terms), put);
    std::vector<Spelling> spellings;
    merge_terms(chunks_, [&](const MergedTerm& term) {
      terms.add(term.text, term.release_count, term.postings, term.positions);
      release_counts_.add(term.text, term.release_count);
      spellings.push_back({spelling_key(term.text), term.release_count});
    });
    root_.terms = std::move(terms).finish();
    root_.spellings = write_spellings(std::move(spellings), scaled(sizes_.spellings), put);
    root_.ids = write_ids(std::move(ids_), scaled(sizes_.terms), put);
  }

  Result<bool> write_records() {
    root_.head_releases = head_size(archive_);
    return for_each_chunk([&](std::uint32_t begin, std::uint32_t end) {
      for (std::uint32_t release = begin; release < end; ++release) add_record(release);
      return Result<bool>(true);
    });
  }

  PackRoot finish() && {
    append_columns(archive_, index_, root_.head_releases, root_.head_columns);
    root_.has_overview = !has_embargoes(archive_) && root_.head_releases > 0;
    if (root_.has_overview) {
      Request counts;
      counts.page = std::numeric_limits<std::uint32_t>::max();  // behind the last hit
      root_.overview = Searcher(archive_, index_).run(counts);
    }
    return std::move(root_);
  }

 private:
  // The size of parts grows with the root of the number of words, as does what the root has to tell
  // of them.
  std::size_t scaled(std::size_t least) const {
    constexpr std::uint64_t words_at_least = 12'000'000;
    std::uint64_t words = 0;
    for (const std::uint64_t sum : index_.header().length_sums) words += sum;
    for (; words >= words_at_least; words /= 4) least *= 2;
    return least;
  }

  // Calls `read` with the first release of each chunk and that behind its last.
  Result<bool> for_each_chunk(FunctionRef<Result<bool>(std::uint32_t, std::uint32_t)> read) {
    const std::span<const std::uint32_t> begins = work_.chunks();
    for (std::size_t chunk = 0; chunk < begins.size(); ++chunk) {
      const Result<bool> loaded = work_.load(chunk);
      if (!loaded) return loaded;
      const std::uint32_t end = chunk + 1 < begins.size() ? begins[chunk + 1] : archive_.size();
      const Result<bool> done = read(begins[chunk], end);
      if (!done) return done;
    }
    return true;
  }

  Result<bool> index_releases(std::uint32_t begin, std::uint32_t end) {
    Result<IndexBytes> index = write_index(archive_, begin, end);
    if (!index) return index.error();
    lengths_.insert(lengths_.end(), index->lengths.begin(), index->lengths.end());
    languages_.insert(languages_.end(), index->languages.begin(), index->languages.end());
    for (std::uint32_t release = begin; release < end; ++release)
      ids_.push_back({id_key(archive_.id(release)), release});
    Result<IndexView> view = work_.keep(std::move(index).value());
    if (!view) return view.error();
    chunks_.push_back(std::move(view).value());
    return true;
  }

  void add_record(std::uint32_t release) {
    if (release < root_.head_releases) write_head_record(archive_, release, root_.head_records);
    Bytes record;
    write_record(archive_, release, telling_words(archive_, index_, release, release_counts_),
                 record);
    put_part(PartKind::records, std::move(record));
  }

  // Seals a part and passes it on.
  void put_part(PartKind kind, Bytes bytes) {
    put_u32(bytes, checksum(kind, bytes));
    ++root_.counts[static_cast<std::size_t>(kind)];
    use_({kind, std::move(bytes)});
  }

  const Archive& archive_;
  PackWork& work_;
  UsePart use_;
  const PartSizes& sizes_;
  PackRoot root_;
  std::vector<IndexView> chunks_;
  Bytes lengths_, languages_;
  IndexView index_;  // of the whole, without its terms
  ReleaseCounts release_counts_;
  std::vector<Id> ids_;
};

}  // namespace

Result<PackRoot> write_parts(const Archive& archive, PackWork& work,
                             FunctionRef<void(PackPart)> use,
                             FunctionRef<std::vector<std::uint32_t>()> record_bytes,
                             const PartSizes& sizes) {
  PartsWriter writer(archive, work, use, sizes);
  const Result<bool> indexed = writer.index_chunks();
  if (!indexed) return indexed.error();
  writer.write_terms();
  const Result<bool> written = writer.write_records();
  if (!written) return written.error();
  writer.write_columns(record_bytes());
  return std::move(writer).finish();
}

}  // namespace dateline
