// Any bytes as a feed, linted, mended and linted again: no crash, no release lost, nothing left to
// mend, and nothing to mend in what is written.

#include "lint/lint.h"

#include <cstdlib>
#include <string>

#include "feed/read_feed.h"

namespace {

dateline::Result<dateline::ArchiveFile> read(std::string_view bytes) {
  const std::string padded = std::string(bytes).append(dateline::feed_padding, '\0');
  return dateline::read_archive_file(std::string_view(padded).substr(0, bytes.size()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  dateline::LintOptions options;
  options.now = 1640995200;
  options.link_translations = true;
  auto file = read(input);
  if (!file) {
    dateline::unreadable(file.error(), input);
    return 0;
  }
  const std::size_t releases = file->releases.size();
  dateline::fix(file.value(), options);
  if (file->releases.size() != releases) std::abort();
  if (!dateline::fix(file.value(), options).empty()) std::abort();
  const std::string written = dateline::write_feed(file->header, file->releases);
  auto again = read(written);
  if (!again || again->releases.size() != releases) std::abort();
  if (!dateline::fix(again.value(), options).empty()) std::abort();
  if (dateline::write_feed(again->header, again->releases) != written) std::abort();
  return 0;
}
