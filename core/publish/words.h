// What feeds and pages say by themselves, in English, Spanish and French, as the element says it.

#ifndef DATELINE_PUBLISH_WORDS_H_
#define DATELINE_PUBLISH_WORDS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "date/date.h"

namespace dateline {

// "{}" stands for a value.
struct Words {
  std::string_view language;
  std::array<std::string_view, 12> months;
  std::string_view day_form, month_form;  // {d}, {m}, {y}
  std::string_view one_release, releases;
  std::string_view thousands;  // between groups of three digits
  std::size_t fewest_digits;   // of a number in groups
  std::string_view newest, by_year, path, to, undated, also_in;
  std::string_view withdrawn, withdrawn_title, corrected, original, by, related;
  std::string_view older, newer, neighbours, all_of;
};

// Of the language of a BCP 47 tag, "es-MX"; those of `otherwise`, or else of English, where there
// are none.
const Words& words_for(std::string_view language, std::string_view otherwise = "en");

// `form` with the value in place of "{}".
std::string fill(std::string_view form, std::string_view value);

// "17 August 2021", "août 2021", "2021": as exact as the date is. "No date" where it is unknown.
std::string print_date(const Words& words, Date date);

// "1,234 releases". `count` is 1 or more.
std::string count_releases(const Words& words, std::size_t count);

// What a language is called by those who speak it: "Español" for es-MX. Where it is not among
// those known here, its tag.
std::string own_name(std::string_view language);

// Whether a language is written from right to left.
bool is_right_to_left(std::string_view language);

}  // namespace dateline

#endif  // DATELINE_PUBLISH_WORDS_H_
