// Packs of random archives, and what asks them.

#ifndef DATELINE_TESTS_CORE_PACK_FOLDER_H_
#define DATELINE_TESTS_CORE_PACK_FOLDER_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/pack/memory_pack.h"
#include "core/search/random_archive.h"
#include "pack/reader.h"

namespace dateline {

// Fetches what `request` wants, and gives how many rounds that took.
inline int fetch(PackReader& pack, const Folder& folder, const Request& request) {
  for (int round = 0;; ++round) {
    const std::vector<std::string> parts = pack.plan(request);
    if (parts.empty() || round > 40) return round;
    for (const std::string& part : parts) {
      const Result<bool> supplied = pack.supply(part, folder.part(part));
      EXPECT_TRUE(supplied) << part << ": " << supplied.error().message;
    }
  }
}

inline Request random_request(RandomArchive& random, std::uint32_t releases) {
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

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_PACK_FOLDER_H_
