#include "feed/read_queries.h"

#include "feed/json_walk.h"

namespace dateline {

Result<std::vector<NamedQuery>> read_queries(std::string_view bytes) {
  std::vector<NamedQuery> queries;
  JsonWalk walk;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      NamedQuery query;
      const auto member = [&](std::string_view name, JsonWalk::Value& value) {
        std::string* wanted = name == "id" ? &query.id : name == "text" ? &query.text : nullptr;
        JsonWalk::Kind kind;
        if (!walk.kind(value, kind)) return false;
        std::string_view text;
        if (wanted == nullptr || kind == JsonWalk::Kind::array || kind == JsonWalk::Kind::object)
          return walk.skip(value);
        if (!(kind == JsonWalk::Kind::string ? walk.string(value, text) : walk.scalar(value, text)))
          return false;
        *wanted = text;
        return true;
      };
      bool well = walk.start(line);
      if (well && walk.root()) {
        JsonWalk::Value root = *walk.root();
        JsonWalk::Kind kind;
        well = walk.kind(root, kind) &&
               (kind == JsonWalk::Kind::object ? walk.members(root, member) : walk.skip(root)) &&
               walk.finish();
      }
      if (!well) {
        Error error = walk.error();
        if (error.offset != Error::no_offset) error.offset += begin;
        return error;
      }
      if (query.id.empty() || query.text.empty()) {
        return Error{ErrorCode::not_a_feed, "A query needs an \"id\" and a \"text\".", begin};
      }
      queries.push_back(std::move(query));
    }
    begin = end + 1;
  }
  return queries;
}

}  // namespace dateline
