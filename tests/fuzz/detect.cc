// Any bytes as the begin of a file, and as an address: no crash, and what is canonical stays so.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "import/detect.h"
#include "merge/canonical_url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto format = dateline::detect_format(bytes);
  if (!format && format.error().message.empty()) std::abort();
  const std::string url =
      dateline::canonical_url(std::string("https://example.org/a").append(bytes));
  if (!url.empty() && dateline::canonical_url("https://" + url) != url) std::abort();
  return 0;
}
