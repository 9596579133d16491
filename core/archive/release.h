// One published item, as a feed or an importer gives it: everything owned, nothing indexed.

#ifndef DATELINE_ARCHIVE_RELEASE_H_
#define DATELINE_ARCHIVE_RELEASE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "date/date.h"

namespace dateline {

enum class Status : std::uint8_t { live, corrected, withdrawn, embargoed };

// "live", "corrected", "withdrawn", "embargoed".
std::string_view to_string(Status status);

// Members of a release that dateline import may fill by itself, as bits.
enum Derived : std::uint8_t {
  derived_dateline = 1,
  derived_language = 2,
  derived_places = 4,
  derived_translation_of = 8,
};

// Their names in an archive: the bit 1 << i is derived_names[i].
inline constexpr std::string_view derived_names[] = {"dateline", "language", "places",
                                                     "translation_of"};

// Whether readers may be sent there: http or https, in any case, with something behind it, and no
// white space or control character inside.
bool is_web_url(std::string_view url);

// Whether `tag`, a BCP 47 tag, is in the language `wanted`: "es-MX" is in "es", in any case.
bool language_fits(std::string_view tag, std::string_view wanted);

// All text is UTF-8 and plain: markup is gone before it gets here.
struct Release {
  std::string id;
  std::string url;
  std::string title;
  std::string summary;
  std::string text;  // paragraphs apart by "\n\n"
  std::string
      dateline;  // the place that opens the text, "Port-of-Spain, Trinidad"; "" where none is known
  std::string language;  // BCP 47 tag, "" where unknown
  std::string kind;
  std::string note;                  // the publisher's word on a correction or withdrawal
  std::string image;                 // http(s) URL
  std::string translation_of;        // id of the release that this is a version of
  std::vector<std::string> sources;  // who published it, the first of them first
  std::vector<std::string> places;
  std::vector<std::string> topics;
  std::vector<std::string> authors;
  Date published;
  Date modified;
  Status status = Status::live;
  std::int64_t embargo_until = 0;  // seconds since 1970-01-01T00:00:00Z; 0 where there is none
  std::uint8_t derived = 0;        // of Derived: what a program found out and no publisher said
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_RELEASE_H_
