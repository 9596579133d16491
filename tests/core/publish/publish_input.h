// What the tests of publishing share: an archive from the JSON of its items, and a folder in
// memory.

#ifndef DATELINE_TESTS_CORE_PUBLISH_PUBLISH_INPUT_H_
#define DATELINE_TESTS_CORE_PUBLISH_PUBLISH_INPUT_H_

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/feed/feed_input.h"
#include "index/writer.h"
#include "publish/pages.h"

namespace dateline {

// 2022-01-01T00:00:00Z
inline constexpr std::int64_t new_year_2022 = 1640995200;

inline std::vector<Release> releases_of(const std::string& items) {
  const FeedInput input("[" + items + "]");
  ArchiveBuilder builder;
  const Result<FeedReport> report = read_feed(input.view(), {}, builder);
  EXPECT_TRUE(report) << report.error().message;
  return {builder.releases().begin(), builder.releases().end()};
}

struct MemoryFolder {
  std::map<std::string, std::string> files;
  EarlierPaths paths;  // by key

  Output output() {
    return [this](const PublishedFile& file) -> Result<bool> {
      EXPECT_TRUE(files.emplace(file.path, file.contents).second) << file.path << " twice";
      if (!file.key.empty()) paths.emplace(file.key, file.path);
      return true;
    };
  }
};

// A site over an archive of its own.
struct TestSite {
  TestSite(const std::string& items, SiteOptions options, const EarlierPaths& earlier = {}) {
    ArchiveBuilder builder;
    for (Release& release : releases_of(items)) builder.add(std::move(release));
    const Translations translations = list_translations(builder.releases());
    archive = std::move(builder).build();
    bytes = write_index(archive).value();
    site.emplace(archive, translations, std::move(options), earlier);
  }
  TestSite(const TestSite&) = delete;

  MemoryFolder write() const {
    MemoryFolder folder;
    const IndexView index = IndexView::open(bytes).value();
    EXPECT_TRUE(write_pages(*site, index, folder.output()));
    return folder;
  }

  Archive archive;
  IndexBytes bytes;
  std::optional<Site> site;
};

inline SiteOptions site_options() {
  SiteOptions options;
  options.base_url = "https://example.org/news/";
  options.title = "Newsroom";
  options.language = "en";
  options.now = new_year_2022;
  return options;
}

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_PUBLISH_PUBLISH_INPUT_H_
