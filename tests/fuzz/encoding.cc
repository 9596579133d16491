// A label, a line break, and any bytes: no crash, and what comes out is UTF-8.

#include "import/encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view label = input.substr(0, input.find('\n'));
  const std::string_view bytes = input.substr(std::min(label.size() + 1, input.size()));
  const auto text = dateline::to_utf8(bytes, label);
  const std::string_view out = text ? text.value() : text.error().message;
  if (dateline::valid_utf8_prefix(out) != out.size()) std::abort();
  if (text && out.size() > 8 * bytes.size()) std::abort();
  return 0;
}
