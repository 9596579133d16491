// Answers a request over an archive and its index: matches, ranks, filters, counts, and shows why.

#ifndef DATELINE_SEARCH_SEARCH_H_
#define DATELINE_SEARCH_SEARCH_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "date/date.h"
#include "index/view.h"
#include "query/query.h"
#include "search/marks.h"

namespace dateline {

enum class Sort : std::uint8_t { automatic, relevance, newest, oldest };

inline constexpr std::uint32_t max_page_size = 100;

struct Request {
  std::string query;
  std::array<std::vector<std::string>, facet_count> filters;  // OR within a facet, AND between facets
  std::optional<Date> from, to;                               // both included
  Sort sort = Sort::automatic;  // relevance where the query has words, newest elsewhere
  std::uint32_t page = 1;
  std::uint32_t page_size = 10;  // at most max_page_size
  std::vector<std::string> preferred_languages;  // best first
  std::optional<std::int64_t> now;  // the reader's clock, seconds since 1970; without it every embargo holds
  std::string open;                 // the id of a release to give whole
  bool spelling = true;             // whether words that no release has are taken for their nearest spellings
  bool hits_only = false;           // without snippets, counts and histogram
};

struct Translation {
  std::string id, language, title;
};

struct Hit {
  Release release;  // without its text
  bool has_text = false;
  double score = 0;
  std::vector<Range> title_marks;
  MarkedText snippet;
  std::vector<Translation> translations;  // the other versions
};

// A release that is much like another.
struct Related {
  std::string id, language, title;
  Date published;
};

struct OpenRelease {
  Release release;
  std::vector<Range> title_marks, summary_marks, text_marks;
  std::vector<Translation> translations;
  std::vector<Related> related;  // the closest first, at most four
};

struct FacetCount {
  std::string value;
  std::uint32_t count = 0;
  bool selected = false;
};

struct Period {
  std::string period;  // a year
  std::uint32_t count = 0;
};

// What was searched.
struct Scope {
  std::uint32_t releases = 0;  // groups
  std::uint32_t versions = 0;
  Date from, to;
  std::uint32_t undated = 0;            // versions
  std::vector<std::string> languages;  // the most frequent first
};

// Everywhere but in Scope::versions and the language facet, the versions of one release count as one.
struct Response {
  std::uint32_t total = 0;
  std::uint32_t complete = 0;  // of these, how many have all words of the query; the others come behind them
  std::vector<Hit> hits;
  std::array<std::vector<FacetCount>, facet_count> facets;
  std::vector<Period> histogram;
  // The parser's, and:
  //   unknown-word     no release has it, in any form
  //   spelling         no release has it, so other spellings (Note::words) were looked for
  //   only-exclusions  there are only exclusions, so everything else was found
  //   no-such-release  the one to open is not here
  std::vector<Note> notes;
  std::string exact_query;  // where spellings were changed: the query that looks for just what was typed
  Scope scope;
  std::optional<std::uint32_t> without_filters;  // where nothing matches and filters are set: how many would without
  std::optional<OpenRelease> open;
};

// With fewer releases than these that have all words of a query, those that have most of them follow.
inline constexpr std::uint32_t few_releases = 10;

// Views the archive and its index, which must outlive it and belong together.
class Searcher {
 public:
  Searcher(const Archive& archive, const IndexView& index);

  // What is shown at `now` (as in Request).
  Scope scope(std::optional<std::int64_t> now) const;

  Response run(const Request& request) const;

 private:
  std::string_view language(std::uint32_t release) const;
  std::vector<Related> find_related(std::uint32_t release, const Request& request) const;
  bool has_few_complete(const Matches& matches, const Request& request) const;
  std::string spelled(const TermEntry& word) const;
  void add_word_notes(const Request& request, const Matches& matches, Response& response) const;
  Hit make_hit(std::uint32_t release, double score, const Marker& marker, const Request& request) const;
  OpenRelease make_open(std::uint32_t release, const Marker& marker, const Request& request) const;

  const Archive& archive_;
  const IndexView& index_;
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_SEARCH_H_
