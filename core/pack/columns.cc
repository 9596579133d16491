#include "pack/columns.h"

#include <algorithm>
#include <utility>

#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// Title, summary and text, the first fields.
constexpr std::uint32_t text_fields = 3;

constexpr Facet listed_facets[] = {Facet::place, Facet::topic, Facet::language, Facet::source};

// Small numbers of either sign as small ones without: 0, -1, 1, -2, …
std::uint32_t zigzag(std::int32_t value) {
  return static_cast<std::uint32_t>(value) << 1 ^ static_cast<std::uint32_t>(value >> 31);
}
std::int32_t unzigzag(std::uint32_t value) {
  return static_cast<std::int32_t>(value >> 1 ^ (~(value & 1) + 1));
}

// Values that no release here has are left out.
void write_facet(Bytes& out, const FacetColumn& facet, std::uint32_t count) {
  std::vector<std::uint32_t> number(facet.values.size());
  for (std::uint32_t release = 0; release < count; ++release) {
    for (std::uint32_t value : facet.of_release[release]) number[value] = 1;
  }
  put_varint(out, static_cast<std::uint32_t>(std::count(number.begin(), number.end(), 1u)));
  std::uint32_t next = 0;
  for (std::uint32_t value = 0; value < number.size(); ++value) {
    if (number[value] == 0) continue;
    number[value] = next++;
    put_varint(out, static_cast<std::uint32_t>(facet.values[value].size()));
    put_bytes(out, facet.values[value]);
  }
  for (std::uint32_t release = 0; release < count; ++release)
    put_varint(out, static_cast<std::uint32_t>(facet.of_release[release].size()));
  for (std::uint32_t release = 0; release < count; ++release) {
    for (std::uint32_t value : facet.of_release[release]) put_varint(out, number[value]);
  }
}

bool read_facet(ByteReader& in, std::uint32_t count, FacetColumn& facet) {
  const std::uint32_t values = in.varint();
  for (std::uint32_t value = 0; value < values && in.ok(); ++value) {
    const std::string_view text = in.bytes(in.varint());
    if (value > 0 && !(facet.values[value - 1] < text)) return false;
    if (valid_utf8_prefix(text) < text.size()) return false;
    facet.values.push_back(text);
  }
  std::vector<std::uint32_t> sizes(count);
  for (std::uint32_t& size : sizes) size = in.varint();
  std::vector<std::uint32_t> list, next_release(facet.values.size());  // that may have each value
  for (std::uint32_t release = 0; release < count; ++release) {
    list.clear();
    if (sizes[release] > in.left()) return false;
    for (std::uint32_t i = 0; i < sizes[release]; ++i) {
      const std::uint32_t value = in.varint();
      if (value >= facet.values.size() || next_release[value] > release) return false;
      next_release[value] = release + 1;
      list.push_back(value);
    }
    facet.of_release.push_back(list);
  }
  return in.ok();
}

// Newest first, so that days fall; unknown ones come last.
bool read_dates(ByteReader& in, std::uint32_t count, std::vector<Date>& dates) {
  const std::int32_t least = days_from_civil(0, 1, 1), most = days_from_civil(9999, 12, 31);
  for (std::uint32_t release = 0; release < count; ++release) {
    const std::uint32_t precision = in.varint();
    if (precision > static_cast<std::uint32_t>(Precision::day)) return false;
    dates.push_back({Date::no_day, static_cast<Precision>(precision)});
  }
  std::int64_t day = 0;
  for (Date& date : dates) {
    if (!date.known()) continue;
    day += unzigzag(in.varint());
    if (day < least || day > most) return false;
    date.first = static_cast<std::int32_t>(day);
    const Civil civil = civil_from_days(date.first);
    const bool month = date.precision != Precision::year, exact = date.precision == Precision::day;
    if (date != make_date(civil.year, month ? civil.month : 0, exact ? civil.day : 0)) return false;
  }
  return in.ok();
}

bool read_groups(ByteReader& in, std::uint32_t count, std::vector<std::uint32_t>& groups) {
  std::uint32_t next = 0;
  for (std::uint32_t release = 0; release < count; ++release) {
    const std::uint32_t back = in.varint();  // 0: a new one
    if (back > next) return false;
    groups.push_back(next - back);
    if (back == 0) ++next;
  }
  return in.ok();
}

// The last bytes are those of releases that do not say their language, of which they tell how they
// were analysed.
bool read_languages(ByteSpan rest, std::uint32_t count, const ArchiveColumns& archive,
                    Bytes& languages) {
  const FacetColumn& facet = archive.facets[static_cast<std::size_t>(Facet::language)];
  std::size_t at = std::size_t{count} * text_fields;
  for (std::uint32_t release = 0; release < count; ++release) {
    const std::span<const std::uint32_t> values = facet.of_release[release];
    if (values.empty() && at == rest.size()) return false;
    languages.push_back(values.empty() ? rest[at++] : analysis_language(facet.values[values[0]]));
    if (languages.back() > marked_language) return false;
  }
  return at == rest.size();
}

// How many terms each value of a facet has.
std::vector<std::uint32_t> count_terms(const FacetColumn& facet, Marks marks) {
  std::vector<std::uint32_t> counts(facet.values.size());
  for (std::uint32_t value = 0; value < counts.size(); ++value) {
    Analyzer analyzer(facet.values[value], marks);
    for (Term term; analyzer.next(term);) ++counts[value];
  }
  return counts;
}

// As in IndexBytes. Those of texts are in `rest`, field by field; those of facets follow from their
// values.
Bytes read_lengths(ByteSpan rest, std::uint32_t count, const ArchiveColumns& archive,
                   const Bytes& languages) {
  Bytes lengths(std::size_t{count} * field_count);
  const auto set = [&](Field field, std::uint32_t release, std::uint8_t length) {
    lengths[release * field_count + static_cast<std::size_t>(field)] = length;
  };
  for (std::uint32_t field = 0; field < text_fields; ++field) {
    for (std::uint32_t release = 0; release < count; ++release)
      set(static_cast<Field>(field), release, rest[std::size_t{field} * count + release]);
  }
  constexpr std::pair<Field, Facet> counted[] = {{Field::places, Facet::place},
                                                 {Field::topics, Facet::topic}};
  for (const auto& [field, which] : counted) {
    const FacetColumn& facet = archive.facets[static_cast<std::size_t>(which)];
    const std::vector<std::uint32_t> folded = count_terms(facet, Marks::folded);
    const std::vector<std::uint32_t> kept = count_terms(facet, Marks::kept);
    for (std::uint32_t release = 0; release < count; ++release) {
      const bool keeps = marks_of(languages[release]) == Marks::kept;
      std::uint32_t terms = 0;
      for (const std::uint32_t value : facet.of_release[release])
        terms += (keeps ? kept : folded)[value];
      set(field, release, encode_length(terms));
    }
  }
  return lengths;
}

}  // namespace

void append_columns(const Archive& archive, const IndexView& index, std::uint32_t count,
                    Bytes& out) {
  for (std::uint32_t release = 0; release < count; ++release)
    put_varint(out, static_cast<std::uint32_t>(archive.published(release).precision));
  std::int32_t day = 0;
  for (std::uint32_t release = 0; release < count; ++release) {
    const Date date = archive.published(release);
    if (!date.known()) continue;
    put_varint(out, zigzag(date.first - day));
    day = date.first;
  }
  for (std::uint32_t release = 0; release < count; ++release)
    put_varint(out, static_cast<std::uint32_t>(archive.status(release)));
  for (std::uint32_t release = 0; release < count; ++release) {
    const std::int64_t until = archive.embargo_until(release);
    put_varint(out, until != 0 ? 1 : 0);
    if (until == 0) continue;
    put_u32(out, static_cast<std::uint32_t>(until));
    put_u32(out, static_cast<std::uint32_t>(until >> 32));
  }
  std::uint32_t groups = 0;
  for (std::uint32_t release = 0; release < count; ++release) {
    put_varint(out, groups - archive.group(release));
    if (archive.group(release) == groups) ++groups;
  }
  for (const Facet facet : listed_facets) write_facet(out, archive.facet(facet), count);
  for (const Field field : {Field::title, Field::summary, Field::text}) {
    for (std::uint32_t release = 0; release < count; ++release)
      out.push_back(index.lengths(release)[static_cast<std::size_t>(field)]);
  }
  for (std::uint32_t release = 0; release < count; ++release) {
    if (archive.value(Facet::language, release).empty()) out.push_back(index.language(release));
  }
}

Result<PackColumns> read_columns(ByteSpan bytes, std::uint32_t count) {
  const Error corrupt{ErrorCode::corrupt, "The pack's columns are damaged."};
  PackColumns columns;
  ArchiveColumns& archive = columns.archive;
  ByteReader in(bytes);
  // Each release has a byte of precision at least: no memory is taken for those that have none.
  if (count > in.left() || !read_dates(in, count, archive.dates)) return corrupt;
  for (std::uint32_t release = 0; release < count; ++release) {
    const std::uint32_t status = in.varint();
    if (status > static_cast<std::uint32_t>(Status::embargoed)) return corrupt;
    archive.statuses.push_back(static_cast<Status>(status));
  }
  for (std::uint32_t release = 0; release < count; ++release) {
    archive.embargoes.push_back(0);
    if (in.varint() == 0) continue;
    const std::uint64_t low = in.u32(), high = in.u32();
    archive.embargoes.back() = static_cast<std::int64_t>(high << 32 | low);
  }
  if (!read_groups(in, count, archive.groups)) return corrupt;
  for (const Facet facet : listed_facets) {
    if (!read_facet(in, count, archive.facets[static_cast<std::size_t>(facet)])) return corrupt;
  }
  const ByteSpan rest = bytes.last(in.left());
  if (!in.ok() || rest.size() < std::size_t{count} * text_fields ||
      !read_languages(rest, count, archive, columns.languages)) {
    return corrupt;
  }
  columns.lengths = read_lengths(rest, count, archive, columns.languages);
  archive.derive();
  return columns;
}

}  // namespace dateline
