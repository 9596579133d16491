// Any bytes as what Drupal gives: no crash, and an error with an offset inside the input.

#include "import/drupal.h"

#include "import_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  import_json(dateline::import_drupal, {reinterpret_cast<const char*>(data), size});
  return 0;
}
