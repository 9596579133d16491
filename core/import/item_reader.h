// Takes the members of one JSON item, by their paths: "title.rendered". What is missing or null
// gives nothing. So does what is of another kind than asked for, and that is a diagnostic.

#ifndef DATELINE_IMPORT_ITEM_READER_H_
#define DATELINE_IMPORT_ITEM_READER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/diagnostic.h"
#include "date/date.h"
#include "import/json_tree.h"

namespace dateline {

class ItemReader {
 public:
  // `item` and `diagnostics` must outlive the reader. `number` is the item's, for diagnostics.
  ItemReader(const JsonTree& item, std::int64_t number, std::vector<Diagnostic>& diagnostics)
      : item_(item), number_(number), diagnostics_(diagnostics) {}

  // A string, or a number as it is written.
  std::string text(std::string_view path);

  // The text of a string that is HTML.
  std::string html_text(std::string_view path);

  // A URL, where it is http or https; of another one nothing is said, as systems have many.
  std::string web_url(std::string_view path);

  // The publisher's day, from a string; a number is seconds since 1970, whose day is that of UTC.
  Date date(std::string_view path);

  // true, 1 and "1", or false, 0 and "0".
  std::optional<bool> flag(std::string_view path);

  // The elements of a list.
  std::span<const JsonTree> list(std::string_view path);

  // The member `name` of each element of a list, as text without markup; elements without it are
  // passed over.
  std::vector<std::string> names(std::string_view path, std::string_view name);

  // The item itself, for what has no fixed name.
  const JsonTree& tree() const { return item_; }

  void note(std::string_view member, std::string message);

 private:
  void note_kind(std::string_view path, std::string_view wanted);

  const JsonTree& item_;
  std::int64_t number_;
  std::vector<Diagnostic>& diagnostics_;
};

// The day of `tree` as ItemReader::date has it; none where it is no date.
std::optional<Date> date_of(const JsonTree& tree);

// Whether one of the words in `name`, the name of a field or of a vocabulary, is `words`' in any
// case: "field_country" has the word "country".
bool has_word(std::string_view name, std::span<const std::string_view> words);

// Whether the field or vocabulary `name` holds places: its name says country, place, location or
// region, in English, Spanish, French or Portuguese.
bool names_places(std::string_view name);

}  // namespace dateline

#endif  // DATELINE_IMPORT_ITEM_READER_H_
