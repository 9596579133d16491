#include "index/dictionary.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace dateline {
namespace {

struct Written {
  Bytes directory, dictionary;
};

Written write(const std::set<std::string>& terms) {
  DictionaryWriter writer;
  std::uint32_t number = 0;
  for (const std::string& term : terms) {
    ++number;
    writer.add(term, number, number % 300, number % 7);
  }
  Written written;
  std::move(writer).finish(written.directory, written.dictionary);
  return written;
}

std::set<std::string> random_terms(std::mt19937& random, int count) {
  std::set<std::string> terms;
  while (terms.size() < static_cast<std::size_t>(count)) {
    std::string term;
    for (int length = 1 + static_cast<int>(random() % 6); length > 0; --length) {
      term.push_back(static_cast<char>(random() % 8 == 0 ? 0xc3 : 'a' + random() % 4));
    }
    terms.insert(term);
  }
  return terms;
}

// std::set is the oracle.
TEST(Dictionary, SeeksAndWalksAsASetDoes) {
  std::mt19937 random(7);
  for (int count : {0, 1, 31, 32, 33, 64, 500}) {
    const std::set<std::string> terms = random_terms(random, count);
    const Written written = write(terms);
    const Result<DictionaryReader> reader =
        DictionaryReader::open(written.directory, written.dictionary);
    ASSERT_TRUE(reader);
    std::set<std::string> probes = random_terms(random, 300);
    probes.insert(terms.begin(), terms.end());
    probes.insert({"", "\xff"});
    for (const std::string& probe : probes) {
      auto cursor = reader->seek(probe);
      auto expected = terms.lower_bound(probe);
      for (int steps = 0; steps < 70 && expected != terms.end();
           ++steps, ++expected, cursor.next()) {
        ASSERT_TRUE(cursor.valid());
        ASSERT_EQ(cursor.term().text, *expected);
        const auto number = static_cast<std::uint32_t>(std::distance(terms.begin(), expected)) + 1;
        ASSERT_EQ(cursor.term().release_count, number);
        ASSERT_EQ(cursor.term().postings_bytes, number % 300);
        ASSERT_EQ(cursor.term().positions_bytes, number % 7);
      }
      if (expected == terms.end()) {
        ASSERT_FALSE(cursor.valid());
      }
    }
  }
}

TEST(Dictionary, PlacesOfTermsFollowOneAnother) {
  std::mt19937 random(8);
  const Written written = write(random_terms(random, 200));
  const Result<DictionaryReader> reader =
      DictionaryReader::open(written.directory, written.dictionary);
  std::uint32_t postings = 0, positions = 0;
  for (auto cursor = reader->seek(""); cursor.valid(); cursor.next()) {
    EXPECT_EQ(cursor.term().postings_begin, postings);
    EXPECT_EQ(cursor.term().positions_begin, positions);
    postings += cursor.term().postings_bytes;
    positions += cursor.term().positions_bytes;
  }
}

TEST(Dictionary, DamagedBytesAreRefusedOrHarmless) {
  std::mt19937 random(9);
  const Written sound = write(random_terms(random, 100));
  for (int i = 0; i < 5000; ++i) {
    Written damaged = sound;
    Bytes& bytes = i % 2 == 0 ? damaged.directory : damaged.dictionary;
    bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    if (i % 3 == 0) bytes.resize(random() % bytes.size());
    const Result<DictionaryReader> reader =
        DictionaryReader::open(damaged.directory, damaged.dictionary);
    if (!reader) {
      EXPECT_EQ(reader.error().code, ErrorCode::corrupt);
      continue;
    }
    int steps = 0;
    for (auto cursor = reader->seek(""); cursor.valid() && steps < 1000; cursor.next()) ++steps;
    EXPECT_LT(steps, 1000);
  }
}

}  // namespace
}  // namespace dateline
