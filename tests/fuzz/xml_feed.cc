// Any bytes as a feed in XML: no crash, releases or an error, and text that is UTF-8.

#include "import/xml_feed.h"

#include <cstdint>
#include <cstdlib>

#include "text/utf8.h"

namespace {

void check(std::string_view text) {
  if (dateline::valid_utf8_prefix(text) != text.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto imported = dateline::import_xml_feed({reinterpret_cast<const char*>(data), size}, {});
  if (!imported) {
    if (imported.error().message.empty()) std::abort();
    return 0;
  }
  for (const dateline::Diagnostic& each : imported->diagnostics) {
    // One behind the last: the item that the end of the file cuts.
    if (each.item > static_cast<std::int64_t>(imported->releases.size())) std::abort();
    check(each.message);
  }
  for (const dateline::Release& release : imported->releases) check(dateline::write_item(release));
  return 0;
}
