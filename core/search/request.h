// What is asked of an archive.

#ifndef DATELINE_SEARCH_REQUEST_H_
#define DATELINE_SEARCH_REQUEST_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "date/date.h"

namespace dateline {

enum class Sort : std::uint8_t { automatic, relevance, newest, oldest };

inline constexpr std::uint32_t max_page_size = 100;

struct Request {
  std::string query;
  std::array<std::vector<std::string>, facet_count>
      filters;                   // OR within a facet, AND between facets
  std::optional<Date> from, to;  // both included
  Sort sort = Sort::automatic;   // relevance where the query has words, newest elsewhere
  std::uint32_t page = 1;
  std::uint32_t page_size = 10;                  // at most max_page_size
  std::vector<std::string> preferred_languages;  // best first
  std::optional<std::int64_t>
      now;               // the reader's clock, seconds since 1970; without it every embargo holds
  std::string open;      // the id of a release to give whole
  std::string link;      // where that release is cited at, should it have no URL of its own
  bool spelling = true;  // whether words that no release has are taken for their nearest spellings
  bool hits_only = false;  // without snippets, counts and histogram
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_REQUEST_H_
