// What a reader asks, as one line of text that everything shares: the element's address bar, the
// worker, the fuzzer and the tests. It is a URL query string (application/x-www-form-urlencoded):
//
//   q=art+competition&place=Jamaica&place=Haiti&from=2021-02&sort=newest&page=2
//
// A request comes from outside and is hostile until checked here.

#ifndef DATELINE_ENGINE_REQUEST_H_
#define DATELINE_ENGINE_REQUEST_H_

#include <string_view>

#include "base/error.h"
#include "search/search.h"

namespace dateline {

// The longest request read, in bytes.
inline constexpr std::size_t max_request_bytes = 16 * 1024;
inline constexpr std::size_t max_preferred = 20;

// Names and values:
//  - q: query text
//  - place, topic, language, source, year: facet values, each may be given many times: OR within a
//    facet, AND between
//  - from, to: first and last day, "2021", "2021-02" or "2021-02-23", both included
//  - sort: relevance (the default where q has words), newest (the default elsewhere), oldest
//  - page, size: 1-based page and hits a page (1 to 100, 10 unless told)
//  - prefer: a language the reader prefers, best first; of many, the first max_preferred count
//  - now: seconds since 1970 on the reader's clock: embargoed releases stay hidden before their
//    hour, and always where it is not given
//  - spelling: off: words that no release has are not taken for their nearest spellings
//  - parts: hits: only the hits, without snippets, counts and histogram
//  - open: the id of a release to give whole, beside the hits
//  - link: the web address at which an export gives that release, where it has none of its own
// An unknown name, a value that does not fit, or too long a request is ErrorCode::bad_request, and
// the message names it.
Result<Request> parse_request(std::string_view query_string);

}  // namespace dateline

#endif  // DATELINE_ENGINE_REQUEST_H_
