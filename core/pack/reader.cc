#include "pack/reader.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "base/json_writer.h"
#include "index/keys.h"
#include "pack/columns.h"
#include "query/query.h"
#include "search/words.h"
#include "text/utf8.h"

namespace dateline {
namespace {

Error corrupt(std::string_view what) {
  return Error{ErrorCode::corrupt, "The pack's " + std::string(what) + " are damaged."};
}

// Records: for each release record_fields strings, a varint for the bytes of each before it.
Result<StringColumn> read_records(ByteSpan body, std::uint32_t releases) {
  ByteReader in(body);
  StringColumn rows;
  const std::size_t strings = std::size_t{releases} * record_fields;
  for (std::size_t i = 0; i < strings && in.ok(); ++i) {
    const std::string_view text = in.bytes(in.varint());
    const auto field = static_cast<RecordField>(i % record_fields);
    const bool is_link = field == RecordField::url || field == RecordField::image;
    if (valid_utf8_prefix(text) < text.size() || (is_link && !text.empty() && !is_web_url(text)))
      return corrupt("records");
    rows.push_back(text);
  }
  if (!in.ok() || in.left() > 0) return corrupt("records");
  return rows;
}

// Whether a request is answered by the newest releases and the counts in the root.
bool asks_for_nothing(const Request& request) {
  return request.query.find_first_not_of(" \t\n\r") == std::string::npos && !request.from &&
         !request.to && request.sort != Sort::oldest && request.sort != Sort::relevance &&
         request.page == 1 && request.open.empty() &&
         std::all_of(request.filters.begin(), request.filters.end(),
                     [](const auto& each) { return each.empty(); });
}

}  // namespace

Result<std::unique_ptr<PackReader>> PackReader::open(ByteSpan bytes, std::size_t most_bytes) {
  Result<PackRoot> root = read_root(bytes);
  if (!root) return root.error();
  std::unique_ptr<PackReader> pack(new PackReader(std::move(root).value(), most_bytes));
  const Result<bool> opened = pack->open_head();
  if (!opened) return opened.error();
  return pack;
}

Result<bool> PackReader::open_head() {
  const std::uint32_t releases = root_.head_releases;
  if (releases == 0) return true;
  Result<PackColumns> columns = read_columns(root_.head_columns, releases);
  if (!columns) return columns.error();
  lengths_ = std::move(columns->lengths);
  languages_ = std::move(columns->languages);
  IndexHeader header = IndexHeader::read(root_.index_header).value();
  header.release_count = releases;
  head_index_ = IndexView(header, TermTable());
  const Result<bool> supplied = head_index_.supply_lengths(lengths_, languages_);
  if (!supplied) return supplied.error();
  Result<StringColumn> rows = read_records(root_.head_records, releases);
  if (!rows) return rows.error();
  RecordTable records;
  records.supply(0, std::move(rows).value());
  head_archive_ = Archive(std::move(columns->archive), std::move(records));
  head_searcher_.emplace(head_archive_, head_index_);
  return true;
}

PackReader::PackReader(PackRoot root, std::size_t most_bytes)
    : root_(std::move(root)),
      most_bytes_(most_bytes),
      parts_(root_.stored_bytes.size()),
      sizes_(root_.stored_bytes.size()),
      places_(find_places(root_, root_.stored_bytes).value()),
      log_(static_cast<std::uint32_t>(root_.stored_bytes.size())) {
  const auto table = [&](PartKind kind, const std::vector<std::string>& firsts) {
    const std::uint32_t first = root_.first_part(kind);
    const std::uint32_t positions = root_.first_part(PartKind::positions);
    return TermTable(firsts, first, positions, log_);
  };
  tables_.spellings = table(PartKind::spellings, root_.spellings);
  tables_.ids = table(PartKind::ids, root_.ids);
  index_ = IndexView(IndexHeader::read(root_.index_header).value(),
                     table(PartKind::terms, root_.terms), &tables_);
}

std::vector<std::string> PackReader::plan(const Request& request) {
  log_.begin();
  planned_.reset();
  if (!is_overview(request)) {
    if (log_.use(0, searcher_.has_value())) {
      planned_ = searcher_->run(request);
      touch(*planned_);
    } else {
      want_words(request);
    }
  }
  std::vector<std::string> names;
  for (const std::uint32_t part : log_.missing()) names.push_back(part_name(part));
  if (!names.empty()) planned_.reset();
  return names;
}

Response PackReader::run(const Request& request) const {
  if (planned_) return *std::exchange(planned_, std::nullopt);
  if (searcher_) return searcher_->run(request);
  Response response = root_.overview;
  if (!head_searcher_) return response;
  Response head = head_searcher_->run(request);
  response.hits = std::move(head.hits);
  response.notes = std::move(head.notes);
  if (request.hits_only) {
    for (std::vector<FacetCount>& facet : response.facets) facet.clear();
    response.histogram.clear();
  }
  return response;
}

Explanation PackReader::explain(const Request& request, std::uint32_t release) const {
  return searcher_ ? searcher_->explain(request, release) : Explanation();
}

Scope PackReader::scope(std::optional<std::int64_t> now) const {
  return searcher_ ? searcher_->scope(now) : root_.overview.scope;
}

// Whether the root alone answers `request`.
bool PackReader::is_overview(const Request& request) const {
  if (searcher_ || !root_.has_overview || !head_searcher_ || !asks_for_nothing(request))
    return false;
  return request.page_size <= head_archive_.group_count() ||
         root_.overview.total == head_archive_.group_count();
}

// Before there are columns: the terms that the words of a query stand for, and where there are
// several words their positions, so that all come with the columns.
void PackReader::want_words(const Request& request) {
  const Query query = parse_query(request.query);
  Vocabulary vocabulary(index_);
  std::vector<const Part*> left;
  for (const Part& part : query.parts) left.push_back(&part);
  const bool several = query.parts.size() > 1;
  while (!left.empty()) {
    const Part& part = *left.back();
    left.pop_back();
    for (const Part& each : part.parts) left.push_back(&each);
    const Clause& clause = part.clause;
    for (std::size_t i = 0; i < clause.terms.size(); ++i) {
      vocabulary.find(clause.terms[i],
                      {!clause.exact, clause.prefix && i + 1 == clause.terms.size()});
      if (several || clause.terms.size() > 1) index_.terms().want_positions(clause.terms[i]);
    }
  }
  if (!request.open.empty()) tables_.ids.want(id_key(request.open));
}

// Notes the records of all releases that an answer names.
void PackReader::touch(const Response& response) const {
  const auto use = [&](std::uint32_t release) { archive_.id(release); };
  for (const Hit& hit : response.hits) {
    use(hit.release);
    for (std::uint32_t each : hit.translations) use(each);
  }
  if (!response.open) return;
  use(response.open->release);
  for (std::uint32_t each : response.open->translations) use(each);
  for (std::uint32_t each : response.open->related) use(each);
}

std::vector<std::string> PackReader::files() const {
  std::vector<std::string> names;
  for (const PackFile& file : root_.files) {
    names.push_back(file.name + ":0-");
    append_number(names.back(), file.bytes);
  }
  return names;
}

std::string PackReader::part_name(std::uint32_t part) const {
  std::string name = root_.files[places_.files[part]].name + ":";
  append_number(name, places_.begins[part]);
  name.push_back('-');
  append_number(name, std::int64_t{places_.begins[part]} + places_.bytes[part]);
  return name;
}

PartKind PackReader::kind_of(std::uint32_t part) const {
  std::size_t kind = 0;
  for (std::uint32_t end = root_.counts[0]; part >= end; end += root_.counts[++kind]) {
  }
  return static_cast<PartKind>(kind);
}

std::optional<std::uint32_t> PackReader::find_part(std::string_view name) const {
  const std::size_t colon = std::min(name.find(':'), name.size());
  const std::string_view file = name.substr(0, colon);
  std::uint32_t begin = 0;
  for (std::size_t at = colon + 1; at < name.size() && name[at] != '-'; ++at)
    begin = begin * 10 + static_cast<std::uint32_t>(name[at] - '0');
  // Runs are few, and within one parts ascend.
  auto first = places_.begins.begin();
  for (const PartRun& run : root_.runs) {
    const auto known = static_cast<std::size_t>(places_.begins.end() - first);
    const auto end = first + static_cast<std::ptrdiff_t>(std::min<std::size_t>(run.parts, known));
    if (begin >= run.begin && root_.files[run.file].name == file) {
      const auto at = std::lower_bound(first, end, begin);
      const auto part = static_cast<std::uint32_t>(at - places_.begins.begin());
      if (at != end && part_name(part) == name) return part;
    }
    first = end;
  }
  return std::nullopt;
}

Result<bool> PackReader::supply(std::string_view name, ByteSpan bytes) {
  const std::optional<std::uint32_t> part = find_part(name);
  if (!part) {
    return Error{ErrorCode::not_found, "The pack has no part \"" + std::string(name) + "\"."};
  }
  if (sizes_[*part] > 0) return true;  // it is here
  const Result<ByteSpan> body = open_part(kind_of(*part), bytes);
  if (!body) return body.error();
  const Result<bool> taken = take(*part, body.value());
  if (taken) make_room();
  return taken;
}

Result<bool> PackReader::take(std::uint32_t part, ByteSpan body) {
  const PartKind kind = kind_of(part);
  const std::uint32_t number = part - root_.first_part(kind);
  Bytes& kept = parts_[part];
  if (kind == PartKind::terms || kind == PartKind::positions || kind == PartKind::spellings ||
      kind == PartKind::ids) {
    kept.assign(body.begin(), body.end());
  }
  Result<bool> taken = true;
  switch (kind) {
    case PartKind::columns:
      taken = take_columns(body);
      break;
    case PartKind::terms:
      taken = take_terms(number, kept, index_.terms(), root_.terms);
      break;
    case PartKind::positions:
      index_.terms().supply_positions(number, kept);
      break;
    case PartKind::spellings:
      taken = take_terms(number, kept, tables_.spellings, root_.spellings);
      break;
    case PartKind::ids:
      taken = take_terms(number, kept, tables_.ids, root_.ids);
      break;
    case PartKind::records:
      taken = take_records(number, body);
      break;
  }
  if (!taken) {
    kept = Bytes();
    return taken;
  }
  sizes_[part] = std::max<std::size_t>(body.size(), 1);
  bytes_ += sizes_[part];
  return true;
}

// Sizes of records, in units, come in front of the columns.
Result<PartPlaces> PackReader::read_places(ByteReader& in) const {
  std::vector<std::uint32_t> bytes = root_.stored_bytes;
  const std::uint32_t records = root_.counts.back();
  if (records > in.left()) return corrupt("columns");
  for (std::uint32_t i = 0; i < records; ++i) {
    const std::uint32_t units = in.varint();
    if (units > std::numeric_limits<std::uint32_t>::max() / stored_unit) return corrupt("columns");
    bytes.push_back(units * stored_unit);
  }
  return find_places(root_, std::move(bytes));
}

Result<bool> PackReader::take_columns(ByteSpan body) {
  ByteReader in(body);
  Result<PartPlaces> places = read_places(in);
  if (!places) return places.error();
  Result<PackColumns> columns = read_columns(body.last(in.left()), index_.release_count());
  if (!columns) return columns.error();
  const Result<bool> supplied = index_.supply_lengths(columns->lengths, columns->languages);
  if (!supplied) return supplied.error();
  places_ = std::move(places).value();
  head_searcher_.reset();  // it views the lengths that go
  lengths_ = std::move(columns->lengths);
  languages_ = std::move(columns->languages);
  parts_.resize(root_.part_count());
  sizes_.resize(root_.part_count());
  log_.grow(root_.part_count());
  std::vector<std::uint32_t> releases(index_.release_count());
  std::iota(releases.begin(), releases.end(), 0);
  archive_ = Archive(std::move(columns.value().archive),
                     RecordTable(std::move(releases), root_.first_part(PartKind::records), log_));
  searcher_.emplace(archive_, index_);
  return true;
}

// A part of terms: varint bytes of its directory, varint bytes of its dictionary, these, postings.
Result<bool> PackReader::take_terms(std::uint32_t number, ByteSpan body, TermTable& table,
                                    const std::vector<std::string>& firsts) {
  ByteReader in(body);
  const std::uint32_t directory = in.varint(), dictionary = in.varint();
  if (!in.ok() || directory > in.left() || dictionary > in.left() - directory)
    return corrupt("terms");
  const ByteSpan rest = body.last(in.left());
  const Result<bool> supplied =
      table.supply(number, {rest.first(directory), rest.subspan(directory, dictionary),
                            rest.subspan(directory + dictionary)});
  if (!supplied) return supplied.error();
  if (!table.is_utf8(number) || table.first_term(number) != firsts[number] ||
      (number + 1 < firsts.size() && !(table.last_term(number) < firsts[number + 1]))) {
    table.drop(number);
    return corrupt("terms");
  }
  return true;
}

Result<bool> PackReader::take_records(std::uint32_t number, ByteSpan body) {
  Result<StringColumn> rows = read_records(body, 1);
  if (!rows) return rows.error();
  archive_.records().supply(number, std::move(rows).value());
  return true;
}

void PackReader::drop(std::uint32_t part) {
  const PartKind kind = kind_of(part);
  const std::uint32_t number = part - root_.first_part(kind);
  if (kind == PartKind::terms) index_.terms().drop(number);
  if (kind == PartKind::positions) index_.terms().drop_positions(number);
  if (kind == PartKind::spellings) tables_.spellings.drop(number);
  if (kind == PartKind::ids) tables_.ids.drop(number);
  if (kind == PartKind::records) archive_.records().drop(number);
  bytes_ -= sizes_[part];
  sizes_[part] = 0;
  parts_[part] = Bytes();
}

// Drops what was not used for longest, but nothing that the present request uses, nor the columns.
void PackReader::make_room() {
  while (bytes_ > most_bytes_) {
    std::uint32_t oldest = 0;
    for (std::uint32_t part = 1; part < sizes_.size(); ++part) {
      if (sizes_[part] == 0 || log_.last_used(part) == log_.now()) continue;
      if (oldest == 0 || log_.last_used(part) < log_.last_used(oldest)) oldest = part;
    }
    if (oldest == 0) return;
    drop(oldest);
  }
}

}  // namespace dateline
