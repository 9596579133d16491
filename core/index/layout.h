// The layout of the index, shared by writer and view, in memory now and in a pack's files later.
// docs/FORMAT.md tells it byte by byte.
//
// Three things stay apart: write_index makes IndexBytes, IndexBytes is nothing but bytes, IndexView
// reads them.

#ifndef DATELINE_INDEX_LAYOUT_H_
#define DATELINE_INDEX_LAYOUT_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "text/analyzer.h"
#include "text/stemmer.h"

namespace dateline {

inline constexpr std::uint32_t index_version = 3;

// What of a release is searched, each with a length and a weight of its own.
enum class Field : std::uint8_t { title, summary, text, places, topics };
inline constexpr std::size_t field_count = 5;

// Positions between two values of a list field, so that no phrase spans them.
inline constexpr std::uint32_t value_gap = 8;

inline constexpr std::uint32_t terms_per_block = 32;      // of the dictionary
inline constexpr std::uint32_t postings_per_block = 128;  // of a postings list

// One byte for the length of a field, in terms: exact below 16, then 16 steps for each doubling,
// rounded down (at most 1/16 off); 255 for 507,904 and more.
std::uint8_t encode_length(std::uint32_t length);
std::uint32_t decode_length(std::uint8_t code);

// In IndexBytes::languages, beside those of StemLanguage: a language whose words are not stemmed,
// and one in which marks distinguish words, so that its terms keep them (text/analyzer.h).
inline constexpr std::uint8_t other_language = stem_language_count;
inline constexpr std::uint8_t marked_language = stem_language_count + 1;

// How releases in the language of a BCP 47 tag are analysed: one of these.
std::uint8_t analysis_language(std::string_view tag);

// How the words of a release of that language become terms.
constexpr Marks marks_of(std::uint8_t language) {
  return language == marked_language ? Marks::kept : Marks::folded;
}

struct IndexBytes {
  Bytes header;      // versions, number of releases, sums of field lengths
  Bytes directory;   // the dictionary's top level: first term and places of each block
  Bytes dictionary;  // blocks of front-coded terms
  Bytes postings;    // which releases have a term, and how often, a list a term
  Bytes positions;   // where in them
  Bytes lengths;     // field_count bytes a release
  Bytes languages;   // a byte a release: how it was analysed: a StemLanguage, other_language or
                     // marked_language
};

}  // namespace dateline

#endif  // DATELINE_INDEX_LAYOUT_H_
