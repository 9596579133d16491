// A pack answers as the archive that it was made of, whatever parts come when; and refuses what is
// damaged.

#include "pack/reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "core/pack/folder.h"
#include "engine/response_json.h"
#include "feed/read_feed.h"
#include "text/utf8.h"

namespace dateline {
namespace {

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The member "text" of a line of queries.jsonl; they have no escapes but of quotation marks.
std::string text_of(const std::string& line) {
  const std::string name = "\"text\":";
  const std::size_t member = line.find(name);
  if (member == line.npos) return {};
  std::string text;
  for (std::size_t at = line.find('"', member + name.size()) + 1;
       at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\') ++at;
    text.push_back(line[at]);
  }
  return text;
}

TEST(PackReader, AnswersAsTheArchive) {
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

TEST(PackReader, OfNothing) {
  const Indexed indexed(ArchiveBuilder().build());
  const Folder folder = write_folder(indexed, {});
  auto pack = PackReader::open(folder.root);
  ASSERT_TRUE(pack) << pack.error().message;
  Request request;
  request.query = "aid";
  fetch(*pack.value(), folder, request);
  EXPECT_EQ(pack.value()->run(request).total, 0u);
}

TEST(PackReader, FirstPageNeedsTheRootAlone) {
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

TEST(PackReader, RefusesDamage) {
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
TEST(PackReader, SurvivesLies) {
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
          if (whole.size() < 4) continue;  // columns have lied where it is
          Bytes lie(whole.begin(), whole.end() - 4);
          for (std::uint32_t n = random.number(3); n > 0 && !lie.empty(); --n)
            lie[random.number(static_cast<std::uint32_t>(lie.size()))] ^= 1u << random.number(8);
          std::optional<std::uint32_t> number;
          for (std::uint32_t each = 0; each < pack->places().bytes.size(); ++each) {
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

TEST(PackReader, AnswersAsTheArchiveInManyLanguages) {
  const std::filesystem::path corpora = std::filesystem::path(DATELINE_ROOT) / "../shared/corpora";
  for (const char* name : {"bbc-ki", "xquad-en", "xquad-es", "xquad-ar", "xquad-zh", "piaf-fr"}) {
    std::string bytes = read_text(corpora / name / "archive.ndjson");
    if (bytes.empty()) continue;  // not here
    const std::size_t size = bytes.size();
    bytes.append(feed_padding, '\0');
    ArchiveBuilder builder;
    ASSERT_TRUE(read_feed(std::string_view(bytes).substr(0, size), {}, builder)) << name;
    const Indexed indexed(std::move(builder).build());
    const Searcher searcher(indexed.archive, indexed.index);
    const Folder folder = write_folder(indexed, {});
    auto pack = PackReader::open(folder.root, 1 << 18).value();
    std::ifstream queries(corpora / name / "queries.jsonl");
    int count = 0;
    for (std::string line; std::getline(queries, line) && count < 40; ++count) {
      Request request;
      request.query = text_of(line);
      ASSERT_FALSE(request.query.empty()) << name << ": " << line;
      if (count % 4 == 1) request.query.pop_back();  // as it is typed
      if (valid_utf8_prefix(request.query) < request.query.size()) continue;
      ASSERT_LE(fetch(*pack, folder, request), 6) << name << ": " << request.query;
      ASSERT_EQ(to_json(pack->run(request), pack->archive()),
                to_json(searcher.run(request), indexed.archive))
          << name << ": " << request.query;
    }
  }
}

// A part that is well-formed but for one value is refused whole; the newest page stays.
TEST(PackReader, DamagedColumnsLeaveTheNewestPage) {
  RandomArchive random(11);
  Indexed indexed(random.archive(60));
  const Folder folder = write_folder(indexed, {});
  auto pack = PackReader::open(folder.root).value();
  if (pack->root().head_releases == 0) GTEST_FAIL() << "the archive has no newest page";
  const std::string name = pack->part_name(0);
  const ByteSpan whole = folder.part(name);
  Bytes lie(whole.begin(), whole.end() - 4);
  lie.back() = 77;  // no language
  put_u32(lie, checksum(PartKind::columns, lie));
  const std::size_t shown = pack->run({}).hits.size();
  EXPECT_GT(shown, 0u);
  EXPECT_EQ(pack->supply(name, lie).error().code, ErrorCode::corrupt);
  EXPECT_EQ(pack->run({}).hits.size(), shown);
  EXPECT_TRUE(pack->supply(name, whole));
}

// Every part is found by its name, and by no other.
TEST(PackReader, PartsByName) {
  RandomArchive random(2);
  const Indexed indexed(random.archive(80));
  const Folder folder = write_folder(indexed, tiny);
  auto pack = PackReader::open(folder.root).value();
  for (std::uint32_t part = 0; part < pack->root().stored_bytes.size(); ++part) {
    const std::string name = pack->part_name(part);
    EXPECT_TRUE(pack->supply(name, folder.part(name))) << name;
    for (const std::string& other : {name + "0", "0" + name, name.substr(0, name.find('-')),
                                     name.substr(0, name.find(':')) + name.substr(name.find('-'))})
      EXPECT_EQ(pack->supply(other, folder.part(name)).error().code, ErrorCode::not_found) << other;
  }
}

// How many parts of a kind a fresh reader wants for `request`.
std::size_t wanted(const Folder& folder, const Request& request, PartKind kind) {
  auto pack = PackReader::open(folder.root).value();
  const PackRoot& root = pack->root();
  const std::size_t next = static_cast<std::size_t>(kind) + 1;
  std::size_t count = 0;
  for (;;) {
    const std::vector<std::string> parts = pack->plan(request);
    if (parts.empty()) return count;
    // Where records lie is known once the columns are here.
    const std::size_t end = next < part_kinds ? root.first_part(static_cast<PartKind>(next))
                                              : pack->places().files.size();
    for (const std::string& part : parts) {
      for (std::uint32_t each = root.first_part(kind); each < end; ++each)
        count += pack->part_name(each) == part;
      EXPECT_TRUE(pack->supply(part, folder.part(part)));
    }
  }
}

// A word of one letter wants the part that it is in, not all that begin with that letter.
TEST(PackReader, ShortWordsWantFewParts) {
  ArchiveBuilder builder;
  for (int i = 0; i < 400; ++i) {
    Release release;
    release.id = std::to_string(i);
    release.title = "a b a" + std::to_string(1000 + i) + "x a" + std::to_string(5000 + i) + "y";
    builder.add(std::move(release));
  }
  const Folder folder = write_folder(Indexed(std::move(builder).build()), tiny);
  for (const char* query : {"a", "a ", "\"a\"", "-a b"}) {
    Request request;
    request.query = query;
    EXPECT_LE(wanted(folder, request, PartKind::terms), 4u) << query;
  }
}

// A release that is opened wants its own record, those of the few that are like it, and those of
// the page that is shown beside it.
TEST(PackReader, AReleaseWantsFewRecords) {
  ArchiveBuilder builder;
  for (int i = 0; i < 400; ++i) {
    Release release;
    release.id = std::to_string(i);
    release.title = "Group " + std::to_string(i % 20) + "x of many";
    builder.add(std::move(release));
  }
  const Indexed indexed(std::move(builder).build());
  const Folder folder = write_folder(indexed, tiny);
  Request request;
  request.open = "210";
  auto pack = PackReader::open(folder.root).value();
  fetch(*pack, folder, request);
  const Response response = pack->run(request);
  ASSERT_TRUE(response.open);
  EXPECT_EQ(response.open->related.size(), 4u);
  ASSERT_GE(pack->root().counts.back(), 50u);
  EXPECT_LE(wanted(folder, request, PartKind::records), 1 + 4 + response.hits.size());
}

// How a misspelt word's nearest is spelt is read from one release, not from all that have it.
TEST(PackReader, AMisspeltWordWantsFewRecords) {
  ArchiveBuilder builder;
  for (int i = 0; i < 400; ++i) {
    Release release;
    release.id = std::to_string(i);
    release.title = "Harbour " + std::to_string(i);
    builder.add(std::move(release));
  }
  const Folder folder = write_folder(Indexed(std::move(builder).build()), tiny);
  Request request;
  request.query = "harbuor ";
  auto pack = PackReader::open(folder.root).value();
  fetch(*pack, folder, request);
  const Response response = pack->run(request);
  EXPECT_EQ(response.total, 400u);
  ASSERT_EQ(response.notes.size(), 1u);
  EXPECT_EQ(response.notes[0].words, std::vector<std::string>{"Harbour"});
  EXPECT_LE(wanted(folder, request, PartKind::records), 1 + response.hits.size());
}

}  // namespace
}  // namespace dateline
