// Any bytes as a listing: no crash, and releases or an error.

#include "import/listing.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto imported = dateline::import_listing({reinterpret_cast<const char*>(data), size}, {});
  if (imported && imported->releases.empty()) std::abort();
  return 0;
}
