// A pack answers as the archive that it was made of, whatever parts come when; and refuses what is
// damaged.

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "core/search/random_archive.h"
#include "engine/response_json.h"
#include "index/writer.h"
#include "pack/reader.h"
#include "pack/writer.h"

namespace dateline {
namespace {

// Files and root of a pack, as they lie on a host, but not compressed.
struct Folder {
  std::map<std::string, Bytes> files;
  Bytes root;

  ByteSpan part(const std::string& name) const {
    const std::size_t colon = name.find(':'), dash = name.find('-', colon);
    const std::size_t begin = std::stoul(name.substr(colon + 1)),
                      end = std::stoul(name.substr(dash + 1));
    return ByteSpan(files.at(name.substr(0, colon))).subspan(begin, end - begin);
  }
};

struct Indexed {
  explicit Indexed(Archive made)
      : archive(std::move(made)),
        bytes(write_index(archive).value()),
        index(IndexView::open(bytes).value()) {}
  Archive archive;
  IndexBytes bytes;
  IndexView index;
};

Folder write_folder(const Indexed& indexed, const PartSizes& sizes) {
  Folder folder;
  std::vector<std::uint32_t> stored;
  Bytes& file = folder.files["all"];
  PackRoot root = write_parts(
      indexed.archive, indexed.bytes, indexed.index,
      [&](PackPart part) {
        stored.push_back(static_cast<std::uint32_t>(part.bytes.size()));
        file.insert(file.end(), part.bytes.begin(), part.bytes.end());
      },
      sizes);
  root.files = {"all"};
  root.runs = {{0, 0, static_cast<std::uint32_t>(stored.size())}};
  root.stored_bytes = stored;
  folder.root = write_root(root);
  return folder;
}

// Fetches what `request` wants, and gives how many rounds that took.
int fetch(PackReader& pack, const Folder& folder, const Request& request) {
  for (int round = 0;; ++round) {
    const std::vector<std::string> parts = pack.plan(request);
    if (parts.empty() || round > 40) return round;
    for (const std::string& part : parts) {
      const Result<bool> supplied = pack.supply(part, folder.part(part));
      EXPECT_TRUE(supplied) << part << ": " << supplied.error().message;
    }
  }
}

constexpr PartSizes tiny = {.terms = 60, .spellings = 40, .records = 300};

Request random_request(RandomArchive& random, std::uint32_t releases) {
  Request request;
  if (random.number(5) != 0) request.query = random.query();
  if (random.number(4) == 0) request.filters[0] = {"Haiti"};
  if (random.number(6) == 0) request.from = make_date(2016, 0, 0);
  if (random.number(5) == 0) request.preferred_languages = {"es"};
  if (random.number(4) == 0) request.now = 1000 * random.number(5);
  if (random.number(5) == 0) request.open = std::to_string(random.number(releases + 2));
  if (random.number(8) == 0) request.hits_only = true;
  if (random.number(5) == 0) request.page = 2;
  request.page_size = 1 + random.number(12);
  request.sort = static_cast<Sort>(random.number(4));
  return request;
}

TEST(Pack, AnswersAsTheArchive) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    RandomArchive random(seed);
    const std::uint32_t count = 1 + random.number(120);
    const Indexed indexed(random.archive(count));
    const Searcher searcher(indexed.archive, indexed.index);
    const Folder folder = write_folder(indexed, tiny);
    std::unique_ptr<PackReader> pack;
    for (int i = 0; i < 40; ++i) {
      // Now and then a fresh reader, and one that can keep nearly nothing.
      if (random.number(6) == 0 || !pack) {
        auto opened = PackReader::open(folder.root, random.number(2) == 0 ? 1 : max_part_bytes);
        ASSERT_TRUE(opened) << opened.error().message;
        pack = std::move(opened).value();
      }
      const Request request = random_request(random, count);
      fetch(*pack, folder, request);
      const std::string expected = to_json(searcher.run(request), indexed.archive);
      ASSERT_EQ(to_json(pack->run(request), pack->archive()), expected)
          << "seed " << seed << ", query " << request.query << ", open " << request.open;
    }
  }
}

// What of a release does not come through.
TEST(Pack, OfNothing) {
  const Indexed indexed(ArchiveBuilder().build());
  const Folder folder = write_folder(indexed, {});
  auto pack = PackReader::open(folder.root);
  ASSERT_TRUE(pack) << pack.error().message;
  Request request;
  request.query = "aid";
  fetch(*pack.value(), folder, request);
  EXPECT_EQ(pack.value()->run(request).total, 0u);
}

TEST(Pack, FirstPageNeedsTheRootAlone) {
  RandomArchive random(7);
  ArchiveBuilder builder;
  for (int i = 0; i < 300; ++i) {
    Release release;
    release.id = std::to_string(i);
    release.title = random.text(6);
    release.text = random.text(60) + "end";
    release.published = make_date(2020, 1 + i % 12, 1 + i % 28);
    release.places = {i % 2 == 0 ? "Haiti" : "Peru"};
    builder.add(std::move(release));
  }
  const Indexed indexed(std::move(builder).build());
  const Folder folder = write_folder(indexed, {});
  auto pack = PackReader::open(folder.root).value();
  const Request newest;
  EXPECT_TRUE(pack->plan(newest).empty());
  EXPECT_EQ(to_json(pack->run(newest), pack->archive()),
            to_json(Searcher(indexed.archive, indexed.index).run(newest), indexed.archive));
  // A query: columns and terms, then records.
  Request query;
  query.query = "levee shelter ";
  EXPECT_LE(fetch(*pack, folder, query), 2);
}

TEST(Pack, SameBytes) {
  RandomArchive one(3), other(3);
  const Indexed a(one.archive(50)), b(other.archive(50));
  EXPECT_EQ(write_folder(a, tiny).root, write_folder(b, tiny).root);
  EXPECT_EQ(write_folder(a, tiny).files, write_folder(b, tiny).files);
}

TEST(Pack, RefusesDamage) {
  RandomArchive random(5);
  const Indexed indexed(random.archive(30));
  const Folder folder = write_folder(indexed, tiny);
  for (std::size_t i = 0; i < folder.root.size(); ++i) {
    Bytes damaged = folder.root;
    damaged[i] ^= static_cast<std::uint8_t>(1 + random.number(255));
    EXPECT_FALSE(PackReader::open(damaged)) << i;
    damaged = folder.root;
    damaged.resize(i);
    EXPECT_FALSE(PackReader::open(damaged)) << i;
  }
  Request request;
  request.query = "shelter aid";
  auto pack = PackReader::open(folder.root).value();
  for (int round = 0; round < 5; ++round) {
    const std::vector<std::string> parts = pack->plan(request);
    for (const std::string& part : parts) {
      const ByteSpan whole = folder.part(part);
      Bytes damaged(whole.begin(), whole.end());
      damaged[random.number(static_cast<std::uint32_t>(damaged.size()))] ^= 4;
      EXPECT_FALSE(pack->supply(part, damaged)) << part;
      EXPECT_FALSE(pack->supply(part, whole.first(whole.size() / 2))) << part;
      EXPECT_FALSE(pack->supply(part, {})) << part;
    }
    EXPECT_EQ(pack->plan(request), parts);  // nothing of it was taken
    for (const std::string& part : parts) EXPECT_TRUE(pack->supply(part, folder.part(part)));
  }
  EXPECT_EQ(pack->supply("all:0-1", {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(pack->supply("", {}).error().code, ErrorCode::not_found);
}

// Bytes whose checksum is right and that are anything: never a crash, and the answer to anything.
TEST(Pack, SurvivesLies) {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    RandomArchive random(seed);
    const Indexed indexed(random.archive(40));
    const Folder folder = write_folder(indexed, tiny);
    auto pack = PackReader::open(folder.root).value();
    for (int i = 0; i < 10; ++i) {
      const Request request = random_request(random, 40);
      for (int round = 0; round < 10; ++round) {
        for (const std::string& part : pack->plan(request)) {
          const ByteSpan whole = folder.part(part);
          Bytes lie(whole.begin(), whole.end() - 4);
          for (std::uint32_t n = random.number(3); n > 0 && !lie.empty(); --n)
            lie[random.number(static_cast<std::uint32_t>(lie.size()))] ^= 1u << random.number(8);
          std::optional<std::uint32_t> number;
          for (std::uint32_t each = 0; each < pack->root().stored_bytes.size(); ++each) {
            if (pack->part_name(each) == part) number = each;
          }
          put_u32(lie, checksum(pack->kind_of(*number), lie));
          (void)pack->supply(part, lie);
        }
      }
      to_json(pack->run(request), pack->archive());
    }
  }
}

}  // namespace
}  // namespace dateline
