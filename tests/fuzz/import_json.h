// What every importer of JSON must keep to, whatever it gets.

#ifndef DATELINE_TESTS_FUZZ_IMPORT_JSON_H_
#define DATELINE_TESTS_FUZZ_IMPORT_JSON_H_

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/builder.h"
#include "feed/read_feed.h"
#include "import/import.h"

// Imports `bytes`: an error must have an offset inside of them, and what is imported must be UTF-8
// that an archive takes and read_feed reads back.
template <class Import>
void import_json(Import import, std::string_view bytes) {
  using namespace dateline;
  const std::string input = std::string(bytes).append(feed_padding, '\0');
  Result<Imported> imported = import(std::string_view(input).substr(0, bytes.size()), {});
  if (!imported) {
    const std::uint64_t offset = imported.error().offset;
    if (offset != Error::no_offset && offset > bytes.size()) std::abort();
    return;
  }
  ArchiveBuilder builder;
  for (Release& release : imported.value().releases) builder.add(std::move(release));
  std::string written = write_feed({}, builder.releases());
  const std::size_t size = written.size();
  written.append(feed_padding, '\0');
  ArchiveBuilder second;
  if (!read_feed(std::string_view(written).substr(0, size), {}, second)) std::abort();
  if (second.size() != builder.size()) std::abort();
}

#endif  // DATELINE_TESTS_FUZZ_IMPORT_JSON_H_
