// Any bytes as a table: no crash, and a diagnostic for every row that is not taken.

#include "import/csv.h"

#include <cstdint>
#include <cstdlib>

#include "import/csv_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto imported = dateline::import_csv(text, {});
  if (!imported) return 0;
  if (text.starts_with("\ufeff")) text.remove_prefix(3);
  const char separator = dateline::find_separator(text);
  dateline::CsvRows rows(text, separator);
  std::size_t count = 0;
  while (rows.next()) ++count;
  if (imported->releases.size() + imported->diagnostics.size() + 1 < count) std::abort();
  return 0;
}
