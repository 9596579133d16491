// A part of a JSON document as a tree: one item of what a content management system gives, whose
// members come in any order. Documents are walked through (feed/json_walk.h), so that memory is
// bounded by the largest item, not by the file.

#ifndef DATELINE_IMPORT_JSON_TREE_H_
#define DATELINE_IMPORT_JSON_TREE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "feed/json_walk.h"

namespace dateline {

struct JsonTree {
  JsonWalk::Kind kind = JsonWalk::Kind::null;
  std::string text;  // of a string, unescaped; of a number or literal, as it is written
  std::vector<std::string> names;  // of an object's members
  std::vector<JsonTree> values;    // of an object's members, or a list's elements

  // The member `name`, the last of equal ones; null where there is none.
  const JsonTree& operator[](std::string_view name) const;

  // The member of a member: "title.rendered".
  const JsonTree& at(std::string_view path) const;
};

// Reads `value` with all that is in it. False where it is not JSON: the walk tells why.
bool read_tree(JsonWalk& walk, JsonWalk::Value& value, JsonTree& out);

// Calls take for each element of a list, or for a value that is no list. False where they are not
// JSON.
bool read_trees(JsonWalk& walk, JsonWalk::Value& value, FunctionRef<void(JsonTree)> take);

// Walks through the document `bytes`, which feed_padding readable bytes must follow; read_root gets
// its outermost array or object. The errors are those of read_feed.
std::optional<Error> walk_document(std::string_view bytes,
                                   FunctionRef<bool(JsonWalk&, JsonWalk::Value&)> read_root);

// Like walk_document, where the outermost value is an object: visit gets its members. Of another
// value there are none.
std::optional<Error> walk_members(
    std::string_view bytes, FunctionRef<bool(JsonWalk&, std::string_view, JsonWalk::Value&)> visit);

// That there is JSON, but none of it is `what`, "a post"; with what the site says instead where
// `answer` is not empty.
Error not_items(std::string_view what, std::string_view answer);

}  // namespace dateline

#endif  // DATELINE_IMPORT_JSON_TREE_H_
