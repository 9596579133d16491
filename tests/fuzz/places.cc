// Any bytes as a release's title and text: no crash, mentions in order and within the text, and no
// country twice.

#include "enrich/places.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "enrich/gazetteer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const std::string_view language : {"", "en", "es", "ar"}) {
    std::size_t end = 0;
    for (const dateline::Mention& mention : dateline::find_mentions(text, language)) {
      if (mention.begin < end || mention.end <= mention.begin || mention.end > size) std::abort();
      if (mention.meanings.empty()) std::abort();
      end = mention.end;
    }
  }
  dateline::Release release;
  release.title = text.substr(0, text.find('\n'));
  release.text = text;
  std::vector<std::string> places = find_places(release);
  std::ranges::sort(places);
  if (std::ranges::adjacent_find(places) != places.end()) std::abort();
  return 0;
}
