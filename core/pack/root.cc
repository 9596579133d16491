#include "pack/root.h"

#include <algorithm>
#include <limits>

#include "base/hash.h"
#include "base/sort.h"
#include "text/utf8.h"

namespace dateline {
namespace {

void put_text(Bytes& out, std::string_view text) {
  put_varint(out, static_cast<std::uint32_t>(text.size()));
  put_bytes(out, text);
}

void put_bytes_of(Bytes& out, const Bytes& bytes) {
  put_text(out, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Bytes bytes_of(ByteReader& in) {
  const std::string_view text = in.bytes(in.varint());
  return Bytes(text.begin(), text.end());
}

// No key is longer: many that share much would take memory that no bytes account for.
constexpr std::size_t most_key_bytes = 256;

// Ascending strings, each without what it shares with the one before.
void put_front_coded(Bytes& out, const std::vector<std::string>& texts) {
  std::string_view before;
  for (const std::string& text : texts) {
    std::size_t shared = 0;
    while (shared < text.size() && shared < before.size() && text[shared] == before[shared])
      ++shared;
    put_varint(out, static_cast<std::uint32_t>(shared));
    put_text(out, std::string_view(text).substr(shared));
    before = text;
  }
}

bool read_front_coded(ByteReader& in, std::uint32_t count, std::vector<std::string>& texts) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t shared = in.varint();
    const std::string_view rest = in.bytes(in.varint());
    if (!in.ok() || shared > (i == 0 ? 0 : texts.back().size())) return false;
    if (shared + rest.size() > most_key_bytes) return false;
    std::string text = (i == 0 ? std::string() : texts.back().substr(0, shared)).append(rest);
    if (i > 0 && !(texts.back() < text)) return false;
    texts.push_back(std::move(text));
  }
  return true;
}

void put_overview(Bytes& out, const Response& overview) {
  put_varint(out, overview.total);
  for (const std::vector<FacetCount>& facet : overview.facets) {
    put_varint(out, static_cast<std::uint32_t>(facet.size()));
    for (const FacetCount& each : facet) {
      put_text(out, each.value);
      put_varint(out, each.count);
    }
  }
  put_varint(out, static_cast<std::uint32_t>(overview.histogram.size()));
  for (const Period& each : overview.histogram) {
    put_varint(out, static_cast<std::uint32_t>(each.year));
    put_varint(out, each.count);
  }
  const Scope& scope = overview.scope;
  for (std::uint32_t number : {scope.releases, scope.versions, scope.undated})
    put_varint(out, number);
  put_text(out, to_iso(scope.from));
  put_text(out, to_iso(scope.to));
  put_varint(out, static_cast<std::uint32_t>(scope.languages.size()));
  for (const std::string& language : scope.languages) put_text(out, language);
}

std::string text_of(ByteReader& in) { return std::string(in.bytes(in.varint())); }

bool is_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

// Of a list whose items have at least a byte each.
std::uint32_t count_of(ByteReader& in) {
  const std::uint32_t count = in.varint();
  return count <= in.left() ? count : 0;
}

bool read_overview(ByteReader& in, Response& overview) {
  overview.total = overview.complete = in.varint();
  for (std::vector<FacetCount>& facet : overview.facets) {
    facet.resize(count_of(in));
    for (FacetCount& each : facet) {
      each.value = text_of(in);
      each.count = in.varint();
      if (!is_utf8(each.value)) return false;
    }
  }
  overview.histogram.resize(count_of(in));
  for (Period& each : overview.histogram) {
    each.year = static_cast<int>(in.varint());
    each.count = in.varint();
    if (each.year < 0 || each.year > 9999) return false;
  }
  Scope& scope = overview.scope;
  for (std::uint32_t* number : {&scope.releases, &scope.versions, &scope.undated})
    *number = in.varint();
  scope.from = parse_iso(text_of(in)).value_or(Date());
  scope.to = parse_iso(text_of(in)).value_or(Date());
  scope.languages.resize(count_of(in));
  for (std::string& language : scope.languages) {
    language = text_of(in);
    if (!is_utf8(language)) return false;
  }
  return in.ok();
}

// Makes bytes of a number of stored_unit, where these are a number.
bool to_bytes(std::uint32_t& units) {
  if (units > std::numeric_limits<std::uint32_t>::max() / stored_unit) return false;
  units *= stored_unit;
  return true;
}

// Two parts of one name would be taken for one.
bool has_repeated_name(const std::vector<PackFile>& files) {
  std::vector<std::uint32_t> ordered;
  for (std::uint32_t file = 0; file < files.size(); ++file) ordered.push_back(file);
  sort_numbers(ordered,
               [&](std::uint32_t a, std::uint32_t b) { return files[a].name < files[b].name; });
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    if (files[ordered[i]].name == files[ordered[i - 1]].name) return true;
  }
  return false;
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
  }) && name.front() != '.';
}

}  // namespace

std::uint32_t PackRoot::first_part(PartKind kind) const {
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(kind); ++i) first += counts[i];
  return first;
}

Result<PartPlaces> find_places(const PackRoot& root, std::vector<std::uint32_t> stored_bytes) {
  const Error corrupt{ErrorCode::corrupt, "The pack's parts have no place in its files."};
  PartPlaces places;
  places.bytes = std::move(stored_bytes);
  std::vector<std::uint32_t> ordered;  // parts by place
  for (const PartRun& run : root.runs) {
    std::uint64_t begin = run.begin;
    for (std::uint32_t i = 0; i < run.parts && ordered.size() < places.bytes.size(); ++i) {
      const std::uint32_t bytes = places.bytes[ordered.size()];
      if (bytes == 0 || begin + bytes > root.files[run.file].bytes) return corrupt;
      places.files.push_back(run.file);
      places.begins.push_back(static_cast<std::uint32_t>(begin));
      ordered.push_back(static_cast<std::uint32_t>(ordered.size()));
      begin += bytes;
    }
  }
  if (ordered.size() < places.bytes.size()) return corrupt;
  const auto place = [&](std::uint32_t part) {
    return std::uint64_t{places.files[part]} << 32 | places.begins[part];
  };
  sort_numbers(ordered, [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    if (place(ordered[i]) < place(ordered[i - 1]) + places.bytes[ordered[i - 1]]) return corrupt;
  }
  return places;
}

Bytes write_root(const PackRoot& root) {
  Bytes out;
  put_bytes(out, pack_magic);
  put_u32(out, pack_version);
  put_bytes_of(out, root.index_header);
  put_varint(out, root.head_releases);
  put_bytes_of(out, root.head_columns);
  put_bytes_of(out, root.head_records);
  put_varint(out, root.has_overview ? 1 : 0);
  if (root.has_overview) put_overview(out, root.overview);
  put_varint(out, static_cast<std::uint32_t>(root.files.size()));
  for (const PackFile& file : root.files) {
    put_text(out, file.name);
    put_varint(out, file.bytes / stored_unit);
  }
  put_varint(out, static_cast<std::uint32_t>(root.runs.size()));
  for (const PartRun& run : root.runs) {
    for (std::uint32_t number : {run.file, run.begin / stored_unit, run.parts})
      put_varint(out, number);
  }
  for (std::uint32_t count : root.counts) put_varint(out, count);
  for (std::uint32_t bytes : root.stored_bytes) put_varint(out, bytes / stored_unit);
  for (const auto* firsts : {&root.terms, &root.spellings, &root.ids})
    put_front_coded(out, *firsts);
  put_u32(out, fnv1a(out));
  return out;
}

Result<PackRoot> read_root(ByteSpan bytes) {
  const Error corrupt{ErrorCode::corrupt, "The pack's root is damaged."};
  ByteReader in(bytes);
  if (in.bytes(pack_magic.size()) != pack_magic)
    return Error{ErrorCode::not_a_feed, "This is no pack: it does not begin with DATELINE.", 0};
  if (in.u32() != pack_version || !in.ok()) {
    return Error{ErrorCode::unsupported,
                 "The pack was made by another version of Dateline; make it again."};
  }
  constexpr std::size_t checksum_bytes = 4;
  if (in.left() < checksum_bytes) return corrupt;
  const ByteSpan checked = bytes.first(bytes.size() - checksum_bytes);
  if (ByteReader(bytes.last(checksum_bytes)).u32() != fnv1a(checked)) return corrupt;
  in = ByteReader(checked.subspan(pack_magic.size() + checksum_bytes));

  PackRoot root;
  root.index_header = bytes_of(in);
  root.head_releases = in.varint();
  root.head_columns = bytes_of(in);
  root.head_records = bytes_of(in);
  root.has_overview = in.varint() == 1;
  if (root.has_overview && !read_overview(in, root.overview)) return corrupt;
  root.files.resize(count_of(in));
  for (PackFile& file : root.files) {
    file.name = text_of(in);
    file.bytes = in.varint();
    if (!is_file_name(file.name) || !to_bytes(file.bytes)) return corrupt;
  }
  if (has_repeated_name(root.files)) return corrupt;
  root.runs.resize(count_of(in));
  for (PartRun& run : root.runs) {
    for (std::uint32_t* number : {&run.file, &run.begin, &run.parts}) *number = in.varint();
    if (!to_bytes(run.begin)) return corrupt;
  }
  std::uint64_t parts = 0, placed = 0;
  for (std::uint32_t& count : root.counts) parts += count = in.varint();
  for (const PartRun& run : root.runs) {
    placed += run.parts;
    if (run.file >= root.files.size() || run.parts == 0 || placed > parts) return corrupt;
  }
  const std::uint64_t sizes = parts - root.counts.back();
  if (!in.ok() || placed != parts || sizes > in.left() ||
      parts > std::numeric_limits<std::uint32_t>::max()) {
    return corrupt;
  }
  const auto count = [&](PartKind kind) { return root.counts[static_cast<std::size_t>(kind)]; };
  root.stored_bytes.resize(sizes);
  for (std::uint32_t& stored : root.stored_bytes) {
    stored = in.varint();
    if (!to_bytes(stored)) return corrupt;
  }
  if (count(PartKind::columns) != 1 || count(PartKind::positions) != count(PartKind::terms) ||
      !find_places(root, root.stored_bytes) ||
      !read_front_coded(in, count(PartKind::terms), root.terms) ||
      !read_front_coded(in, count(PartKind::spellings), root.spellings) ||
      !read_front_coded(in, count(PartKind::ids), root.ids)) {
    return corrupt;
  }
  const Result<IndexHeader> header = IndexHeader::read(root.index_header);
  if (!header) return header.error();
  if (!in.ok() || in.left() != 0 || count(PartKind::records) != header->release_count ||
      root.head_releases > header->release_count) {
    return corrupt;
  }
  return root;
}

}  // namespace dateline
