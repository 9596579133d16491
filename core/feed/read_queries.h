// Reads a set of queries to measure search with: JSON, one object a line, {"id": …, "text": …}.

#ifndef DATELINE_FEED_READ_QUERIES_H_
#define DATELINE_FEED_READ_QUERIES_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace dateline {

struct NamedQuery {
  std::string id;
  std::string text;
};

// `bytes` as read_feed takes them. Blank lines are passed over; any other line that has no id or no
// text fails, with its offset.
Result<std::vector<NamedQuery>> read_queries(std::string_view bytes);

}  // namespace dateline

#endif  // DATELINE_FEED_READ_QUERIES_H_
