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
#include "search/counts.h"
#include "search/explain.h"
#include "search/marks.h"
#include "search/request.h"

namespace dateline {

// A release is its number in the archive.
struct Hit {
  std::uint32_t release = 0;
  double score = 0;
  std::vector<Range> title_marks;
  MarkedText snippet;
  std::vector<std::uint32_t> translations;  // the other versions
};

struct OpenRelease {
  std::uint32_t release = 0;
  std::vector<Range> title_marks, summary_marks, text_marks;
  std::vector<std::uint32_t> translations;
  std::vector<std::uint32_t> related;  // what is most like it, the closest first
};

// What was searched.
struct Scope {
  std::uint32_t releases = 0;  // groups
  std::uint32_t versions = 0;
  Date from, to;
  std::uint32_t undated = 0;           // versions
  std::vector<std::string> languages;  // the most frequent first
};

// Everywhere but in Scope::versions and the language facet, the versions of one release count as
// one.
struct Response {
  std::uint32_t total = 0;
  std::uint32_t complete =
      0;  // of these, how many have all words of the query; the others come behind them
  std::vector<Hit> hits;
  std::array<std::vector<FacetCount>, facet_count> facets;
  std::vector<Period> histogram;
  // The parser's, and:
  //   unknown-word     no release has it, in any form
  //   spelling         no release has it, so other spellings (Note::words) were looked for
  //   only-exclusions  there are only exclusions, so everything else was found
  //   no-such-release  the one to open is not here
  std::vector<Note> notes;
  std::string
      exact_query;  // where spellings were changed: the query that looks for just what was typed
  Scope scope;
  std::optional<std::uint32_t>
      without_filters;  // where nothing matches and filters are set: how many would without
  std::optional<OpenRelease> open;
};

// With fewer releases than these that have all words of a query, those that have most of them
// follow.
inline constexpr std::uint32_t few_releases = 10;

// Views the archive and its index, which must outlive it, stay where they are, and belong together.
class Searcher {
 public:
  Searcher(const Archive& archive, const IndexView& index);

  // What is shown at `now` (as in Request).
  Scope scope(std::optional<std::int64_t> now) const;

  Response run(const Request& request) const;

  // The parts of a release's score for that request.
  Explanation explain(const Request& request, std::uint32_t release) const;

 private:
  Scope find_scope(std::optional<std::int64_t> now) const;
  std::vector<std::uint32_t> find_groups(const Matches& matches, Level least,
                                         std::optional<std::int64_t> now) const;
  std::vector<std::uint64_t> filter(const Request& request, Sort sort,
                                    const std::vector<std::uint32_t>& groups, Level least,
                                    Matches& matches, Response& response) const;
  std::uint32_t find_release(std::string_view id) const;
  std::string spelled(const TermEntry& word, std::optional<std::int64_t> now) const;
  std::string spelled_in(std::uint32_t release, std::string_view word) const;
  void add_word_notes(const Request& request, const Matches& matches, Response& response) const;
  Hit make_hit(std::uint32_t release, double score, const Marker& marker,
               const Request& request) const;
  OpenRelease make_open(std::uint32_t release, const Marker& marker, const Request& request) const;

  const Archive& archive_;
  const IndexView& index_;
  std::optional<Scope> scope_;  // where it is the same at all times
};

}  // namespace dateline

#endif  // DATELINE_SEARCH_SEARCH_H_
