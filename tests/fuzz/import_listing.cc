// Any bytes as a listing: no crash, and releases or an error.

#include "cli/import_listing.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<dateline::Diagnostic> diagnostics;
  const auto releases =
      dateline::import_listing({reinterpret_cast<const char*>(data), size}, {}, diagnostics);
  if (releases && releases->empty()) std::abort();
  return 0;
}
