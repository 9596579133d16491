// Indexes of parts of an archive, merged, are the index of it.

#include "index/merge.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/search/random_archive.h"
#include "index/writer.h"

namespace dateline {
namespace {

struct Term {
  std::string text;
  std::uint32_t release_count;
  Bytes postings, positions;
  bool operator==(const Term&) const = default;
};

Bytes copy(ByteSpan bytes) { return {bytes.begin(), bytes.end()}; }

std::vector<Term> merged(const Archive& archive, const std::vector<std::uint32_t>& ends) {
  std::vector<IndexBytes> bytes;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends)
    bytes.push_back(write_index(archive, std::exchange(begin, end), end).value());
  std::vector<IndexView> views;
  for (const IndexBytes& each : bytes) views.push_back(IndexView::open(each).value());
  const IndexHeader header = IndexHeader::read(write_index(archive).value().header).value();
  EXPECT_EQ(merge_headers(views).write(), header.write());
  std::vector<Term> terms;
  merge_terms(views, [&](const MergedTerm& term) {
    terms.push_back(
        {std::string(term.text), term.release_count, copy(term.postings), copy(term.positions)});
  });
  return terms;
}

TEST(Merge, IsTheIndexOfAll) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    RandomArchive random(seed);
    // More than a block of postings.
    const Archive archive = random.archive(300);
    const std::vector<Term> whole = merged(archive, {archive.size()});
    EXPECT_FALSE(whole.empty());
    for (int i = 0; i < 3; ++i) {
      std::vector<std::uint32_t> ends;
      for (std::uint32_t end = random.number(200); end < archive.size();
           end += random.number(100)) {
        ends.push_back(end);  // now and then an index of nothing
      }
      ends.push_back(archive.size());
      ASSERT_EQ(merged(archive, ends), whole) << seed;
    }
  }
}

TEST(Merge, OfNothing) {
  EXPECT_TRUE(merged(Archive(), {}).empty());
  EXPECT_TRUE(merged(Archive(), {0}).empty());
}

}  // namespace
}  // namespace dateline
