// Any bytes as HTML: no crash.

#include "text/html_to_text.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::html_to_text({reinterpret_cast<const char*>(data), size});
  return 0;
}
