#include "index/postings.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace dateline {
namespace {

// The oracle: each release's places, in order.
using Places = std::map<std::uint32_t, std::vector<std::uint32_t>>;

std::vector<Occurrence> random_occurrences(std::mt19937& random, std::uint32_t releases,
                                           int percent) {
  std::vector<Occurrence> occurrences;
  for (std::uint32_t release = 0; release < releases; ++release) {
    if (static_cast<int>(random() % 100) >= percent) continue;
    for (std::uint32_t field = 0; field < field_count; ++field) {
      if (random() % (field == 2 ? 2 : 8) != 0) continue;
      std::uint32_t position = 0;
      for (int n = 1 + static_cast<int>(random() % 4); n > 0; --n) {
        position += 1 + random() % (random() % 5 == 0 ? 100000 : 20);
        occurrences.push_back(
            {release, Occurrence::make_place(static_cast<Field>(field), position - 1)});
      }
    }
  }
  return occurrences;
}

Places expected_places(const std::vector<Occurrence>& occurrences) {
  Places places;
  for (const Occurrence& each : occurrences) places[each.release].push_back(each.place);
  return places;
}

struct Written {
  Bytes postings, positions;
  std::uint32_t count;
};

Written write(const std::vector<Occurrence>& occurrences) {
  Written written;
  written.count = write_postings(occurrences, written.postings, written.positions);
  return written;
}

TEST(Postings, ComeBackAsWritten) {
  std::mt19937 random(11);
  for (std::uint32_t releases : {1u, 2u, 127u, 128u, 129u, 256u, 1000u}) {
    for (int percent : {2, 50, 100}) {
      const std::vector<Occurrence> occurrences = random_occurrences(random, releases, percent);
      const Places expected = expected_places(occurrences);
      const Written written = write(occurrences);
      ASSERT_EQ(written.count, expected.size());
      PostingsReader reader(written.postings, written.positions, written.count, releases);
      Places found;
      while (reader.next_block()) {
        for (std::size_t i = 0; i < reader.releases().size(); ++i) {
          const auto places = reader.places(i);
          found[reader.releases()[i]].assign(places.begin(), places.end());
          Frequencies frequencies{};
          for (std::uint32_t place : places) ++frequencies[place >> 29];
          ASSERT_EQ(frequencies, reader.frequencies(i));
          ASSERT_EQ(reader.text_only(i), frequencies[2] == places.size());
        }
      }
      ASSERT_TRUE(reader.ok());
      ASSERT_EQ(found, expected);
    }
  }
}

TEST(Postings, SkippingFindsTheSameReleases) {
  std::mt19937 random(12);
  const std::vector<Occurrence> occurrences = random_occurrences(random, 5000, 60);
  const Places expected = expected_places(occurrences);
  const Written written = write(occurrences);
  for (int i = 0; i < 300; ++i) {
    PostingsReader reader(written.postings, written.positions, written.count, 5000);
    std::uint32_t target = 0;
    while (target < 5000) {
      target += random() % 1500;
      const auto wanted = expected.lower_bound(target);
      if (!reader.next_block_from(target)) {
        ASSERT_TRUE(wanted == expected.end() || wanted->first < 5000);
        break;
      }
      const auto releases = reader.releases();
      ASSERT_GE(releases.back(), target);
      const std::size_t at = random() % releases.size();
      const auto places = reader.places(at);
      ASSERT_EQ(std::vector<std::uint32_t>(places.begin(), places.end()),
                expected.at(releases[at]));
      target = releases.back() + 1;
    }
  }
}

TEST(Postings, DamagedBytesAreRefusedAndNeverReadBeyondTheArchive) {
  std::mt19937 random(13);
  const Written sound = write(random_occurrences(random, 400, 70));
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    Written damaged = sound;
    Bytes& bytes = i % 2 == 0 ? damaged.postings : damaged.positions;
    bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    if (i % 5 == 0) bytes.resize(random() % bytes.size());
    if (i % 7 == 0) damaged.count += random() % 300;
    PostingsReader reader(damaged.postings, damaged.positions, damaged.count, 400);
    std::uint32_t next = 0;
    while (reader.next_block()) {
      for (std::size_t n = 0; n < reader.releases().size(); ++n) {
        ASSERT_GE(reader.releases()[n], next);
        ASSERT_LT(reader.releases()[n], 400u);
        next = reader.releases()[n] + 1;
        reader.places(n);
        if (!reader.ok()) break;
      }
      if (!reader.ok()) break;
    }
    if (!reader.ok()) ++refused;
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace dateline
