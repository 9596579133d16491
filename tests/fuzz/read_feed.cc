// Any bytes as a feed: no crash, an error with an offset inside the input, and what is written back
// is read again.

#include "feed/read_feed.h"

#include <cstdlib>
#include <string>

#include "feed/write_feed.h"

namespace {

std::string padded(std::string_view bytes) {
  return std::string(bytes).append(dateline::feed_padding, '\0');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = padded({reinterpret_cast<const char*>(data), size});
  dateline::ArchiveBuilder builder;
  const auto report = dateline::read_feed(std::string_view(input).substr(0, size), {}, builder);
  if (!report) {
    const std::uint64_t offset = report.error().offset;
    if (offset != dateline::Error::no_offset && offset > size) std::abort();
    return 0;
  }
  const std::string written = dateline::write_feed({}, builder.releases());
  const std::string again = padded(written);
  dateline::ArchiveBuilder second;
  if (!dateline::read_feed(std::string_view(again).substr(0, written.size()), {}, second))
    std::abort();
  if (second.size() != builder.size()) std::abort();
  return 0;
}
