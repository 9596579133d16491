#include "publish/feeds.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/json_writer.h"
#include "publish/names.h"
#include "publish/rss.h"
#include "publish/words.h"

namespace dateline {
namespace {

using Selection = std::vector<const Release*>;  // newest first

struct Feed {
  std::string facet, value;  // "" for the feed of all
  std::string name;          // "place/haiti"
  Selection releases;

  std::string title(const std::string& archive) const {
    if (value.empty()) return archive;
    const std::string what = facet == "language" ? own_name(value) : value;
    return archive.empty() ? what : what + " · " + archive;
  }
  std::string rss_path() const { return "rss/" + name + ".xml"; }
  std::string json_path() const { return "json/" + name + ".json"; }
};

bool is_shown(const Release& release, std::int64_t now) {
  if (release.embargo_until == 0) return release.status != Status::embargoed;
  return now >= release.embargo_until;
}

// The day on which there was news of a release.
std::int32_t day_of_news(const Release& release) {
  const bool withdrawn = release.status == Status::withdrawn;
  return withdrawn ? std::max(release.published.first, release.modified.first)
                   : release.published.first;
}

Selection shown_newest_first(std::span<const Release> releases, std::int64_t now) {
  Selection shown;
  for (const Release& release : releases) {
    if (is_shown(release, now)) shown.push_back(&release);
  }
  std::stable_sort(shown.begin(), shown.end(), [](const Release* a, const Release* b) {
    return day_of_news(*a) > day_of_news(*b);
  });
  return shown;
}

constexpr std::size_t most_values = 20;

std::span<const std::string> values_of(const Release& release, std::string_view facet) {
  if (facet == "language") return {&release.language, release.language.empty() ? 0u : 1u};
  const std::vector<std::string>& values = facet == "place"   ? release.places
                                           : facet == "topic" ? release.topics
                                                              : release.sources;
  return std::span(values).first(std::min(most_values, values.size()));
}

std::string name_for(const std::string& value) {
  const std::string name = slug(value);
  return name.empty() ? "x-" + stable_digits(value) : name;
}

// "rss/place/haiti.xml" is of "place/haiti".
std::map<std::string, std::string> earlier_names(const EarlierPaths& earlier) {
  std::map<std::string, std::string> names;
  for (const auto& [key, path] : earlier) {
    if (path.starts_with("rss/") && path.ends_with(".xml")) {
      names[key] = path.substr(4, path.size() - 8);
    }
  }
  return names;
}

std::vector<Feed> list_feeds(const Selection& shown, std::size_t limit,
                             const EarlierPaths& earlier) {
  const auto newest = [limit](const Selection& all) {
    return Selection(all.begin(),
                     all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size())));
  };
  std::vector<Feed> feeds{{"", "", "all", newest(shown)}};
  Names names(earlier_names(earlier));
  for (const std::string facet : {"place", "topic", "language", "source"}) {
    std::map<std::string, Selection> by_value;
    for (const Release* release : shown) {
      for (const std::string& value : values_of(*release, facet)) {
        Selection& selection = by_value[value];
        if (selection.size() < limit) selection.push_back(release);
      }
    }
    for (auto& [value, selection] : by_value) {
      std::string name = names.give(facet + ":" + value, facet + "/" + name_for(value));
      feeds.push_back({facet, value, std::move(name), std::move(selection)});
    }
  }
  return feeds;
}

// As a feed shows it.
Release for_feed(const Release& release, const FeedsOptions& options,
                 const std::string& archive_language) {
  Release shown = release;
  if (shown.url.empty()) {
    const auto page = options.pages.find(shown.id);
    if (page != options.pages.end()) shown.url = page->second;
  }
  shown.embargo_until = 0;  // it is over
  if (shown.status == Status::embargoed) shown.status = Status::live;
  if (shown.status == Status::withdrawn) {
    const Words& words = words_for(shown.language, archive_language);
    shown.title = words.withdrawn;
    shown.text = shown.note.empty() ? std::string(words.withdrawn_title) : shown.note;
  }
  return shown;
}

Result<bool> write_feed_files(const FeedHeader& archive, const Feed& feed,
                              const FeedsOptions& options, const Output& output) {
  std::vector<Release> releases;
  for (const Release* release : feed.releases) {
    releases.push_back(for_feed(*release, options, archive.language));
  }
  FeedHeader header = archive;
  header.title = feed.title(archive.title);
  if (header.home_page_url.empty()) header.home_page_url = options.base_url;
  if (feed.facet == "language") header.language = feed.value;

  header.feed_url = options.base_url + feed.rss_path();
  const std::string key = feed.value.empty() ? "" : feed.facet + ":" + feed.value;
  const Result<bool> written = output({feed.rss_path(), write_rss(header, releases), key});
  if (!written) return written;
  header.feed_url = options.base_url + feed.json_path();
  return output({feed.json_path(), write_feed(header, releases), ""});
}

// {"title":…,"feeds":[{"facet":"place","value":"Haiti","title":…,"rss":…,"json":…}]}, a feed a
// line. Paths are relative to this file.
std::string list_as_json(const FeedHeader& archive, const std::vector<Feed>& feeds) {
  JsonWriter head;
  head.begin_object().key("title").string(archive.title).key("feeds").begin_array();
  std::string out = std::move(head).take();
  for (const Feed& feed : feeds) {
    JsonWriter json;
    json.begin_object();
    if (!feed.value.empty()) json.key("facet").string(feed.facet).key("value").string(feed.value);
    json.key("title").string(feed.title(archive.title));
    json.key("rss").string(feed.rss_path()).key("json").string(feed.json_path()).end_object();
    out.append(&feed == &feeds.front() ? "\n" : ",\n").append(std::move(json).take());
  }
  return out + "\n]}\n";
}

}  // namespace

Result<bool> write_feeds(const FeedHeader& archive, std::span<const Release> releases,
                         const FeedsOptions& options, const EarlierPaths& earlier,
                         const Output& output) {
  const Selection shown = shown_newest_first(releases, options.now);
  const std::vector<Feed> feeds = list_feeds(shown, options.limit, earlier);
  Result<bool> written = output({"feeds.json", list_as_json(archive, feeds), ""});
  for (const Feed& feed : feeds) {
    if (!written) return written;
    written = write_feed_files(archive, feed, options, output);
  }
  return written;
}

}  // namespace dateline
