// What is found in the releases of a feed: one line each, of columns apart by tabs, lists by "|".
//
//   places_bench FEED [HOME]
//
// id, dateline, the places that find_places gives, the same with `home`, and those that a plain
// dictionary gives: every country of which a name, nationality or capital is in title or text.
// Run by tests/bench/places.mjs, which judges it.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "archive/builder.h"
#include "enrich/find_dateline.h"
#include "enrich/gazetteer.h"
#include "enrich/places.h"
#include "feed/read_feed.h"

namespace {

using dateline::Release;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "|") + name;
  return out;
}

std::vector<std::string> dictionary(const Release& release) {
  std::vector<std::string> places;
  for (const std::string_view text : {release.title, release.text}) {
    for (const dateline::Mention& mention : dateline::find_mentions(text, release.language)) {
      const auto [country, kind] = mention.meanings[0];
      if (kind != dateline::PlaceKind::name && kind != dateline::PlaceKind::capital &&
          kind != dateline::PlaceKind::nationality) {
        continue;
      }
      const std::string name(dateline::country_name(country));
      if (std::ranges::find(places, name) == places.end()) places.push_back(name);
    }
  }
  return places;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: places_bench FEED [HOME]\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  const std::size_t size = bytes.size();
  bytes.resize(size + dateline::feed_padding);
  dateline::ArchiveBuilder builder;
  const auto report = dateline::read_feed(std::string_view(bytes).substr(0, size), {}, builder);
  if (!report) {
    std::fprintf(stderr, "%s: %s\n", argv[1], report.error().message.c_str());
    return 1;
  }
  const dateline::PlacesOptions at_home{argc > 2 ? argv[2] : ""};
  std::chrono::steady_clock::duration took{};
  for (const Release& release : builder.releases()) {
    const auto start = std::chrono::steady_clock::now();
    const std::string places = joined(find_places(release));
    took += std::chrono::steady_clock::now() - start;
    std::printf("%s\t%s\t%s\t%s\t%s\n", release.id.c_str(),
                dateline::find_dateline(release.text).c_str(), places.c_str(),
                joined(find_places(release, at_home)).c_str(), joined(dictionary(release)).c_str());
  }
  std::fprintf(stderr, "%.2f\n", std::chrono::duration<double>(took).count());
}
