// Names of countries, of their parts and towns, and of nationalities, found in a text. The names
// are in the table that make_gazetteer.mjs writes when the project is built.

#ifndef DATELINE_ENRICH_GAZETTEER_H_
#define DATELINE_ENRICH_GAZETTEER_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

enum class PlaceKind : std::uint8_t {
  name,         // of a country: "Haiti"
  capital,      // or another town that is known as well: "Geneva"
  region,       // a part of a country: "Ohio"
  town,         // with more than 100,000 people
  nationality,  // "Haitian"
  institution,  // the seat of a government and the like: "White House"
  company,      // the legal form of companies there: "GmbH"
};

using Country = std::uint16_t;  // its number in the table

// The English short name of a country or territory: "Haiti". States that are no more have theirs:
// "Yugoslavia".
std::string_view country_name(Country country);

// What a name may mean.
struct Meaning {
  Country country;
  PlaceKind kind;
};

struct Mention {
  std::uint32_t begin = 0;  // byte offsets into the text
  std::uint32_t end = 0;
  std::vector<Meaning> meanings;  // one or more, the likeliest first; no country twice
  bool doubtful = false;  // nothing around it shows that this word, or first name, is a place here
};

// The places that `text` (shorter than 2^32 bytes) names, in order. The longest name wins, and
// those that only sound like a place are passed over ("Gulf of Mexico", "Bank of America").
// `language` is a BCP 47 tag, or "" where it is unknown: names of that language and of English
// count, and without a language those of English, Spanish, French, Portuguese and Dutch; names in
// other scripts than Latin always do. A name begins with a capital letter, but for nationalities in
// Spanish, French and Portuguese. In a text all in capitals (a headline) every doubtful name stays
// so.
std::vector<Mention> find_mentions(std::string_view text, std::string_view language);

}  // namespace dateline

#endif  // DATELINE_ENRICH_GAZETTEER_H_
