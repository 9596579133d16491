// Columns come back as they were written.

#include "pack/columns.h"

#include <gtest/gtest.h>

#include "core/pack/folder.h"

namespace dateline {
namespace {

Bytes columns_of(const Indexed& indexed) {
  Bytes columns;
  append_columns(indexed.archive, indexed.index, indexed.archive.size(), columns);
  return columns;
}

TEST(PackColumns, ComeBack) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    RandomArchive random(seed);
    const Indexed indexed(random.archive(70));
    const Archive& archive = indexed.archive;
    const Result<PackColumns> columns = read_columns(columns_of(indexed), archive.size());
    ASSERT_TRUE(columns) << columns.error().message;
    for (std::uint32_t release = 0; release < archive.size(); ++release) {
      EXPECT_EQ(columns->archive.dates[release], archive.published(release));
      EXPECT_EQ(columns->archive.statuses[release], archive.status(release));
      EXPECT_EQ(columns->archive.embargoes[release], archive.embargo_until(release));
      EXPECT_EQ(columns->archive.groups[release], archive.group(release));
      EXPECT_EQ(columns->languages[release], indexed.index.language(release));
      for (std::size_t field = 0; field < field_count; ++field) {
        EXPECT_EQ(columns->lengths[release * field_count + field],
                  indexed.index.lengths(release)[field]);
      }
      const FacetColumn& there = archive.facet(Facet::place);
      const FacetColumn& here = columns->archive.facets[static_cast<std::size_t>(Facet::place)];
      std::vector<std::string_view> expected, given;
      for (std::uint32_t value : there.of_release[release]) expected.push_back(there.values[value]);
      for (std::uint32_t value : here.of_release[release]) given.push_back(here.values[value]);
      EXPECT_EQ(given, expected);
    }
  }
}

TEST(PackColumns, RefusesAnotherNumberOfReleases) {
  RandomArchive random(1);
  const Indexed indexed(random.archive(30));
  const std::uint32_t count = indexed.archive.size();
  const Bytes bytes = columns_of(indexed);
  EXPECT_TRUE(read_columns(bytes, count));
  for (std::uint32_t other : {0u, 1u, count - 1, count + 1, 0xffffffffu})
    EXPECT_FALSE(read_columns(bytes, other)) << other;
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(read_columns(ByteSpan(bytes).first(size), count)) << size;
}

}  // namespace
}  // namespace dateline
