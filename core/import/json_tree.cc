#include "import/json_tree.h"

namespace dateline {
namespace {

using Kind = JsonWalk::Kind;
using Value = JsonWalk::Value;

const JsonTree nothing;

}  // namespace

const JsonTree& JsonTree::operator[](std::string_view name) const {
  for (std::size_t i = names.size(); i-- > 0;) {
    if (names[i] == name) return values[i];
  }
  return nothing;
}

const JsonTree& JsonTree::at(std::string_view path) const {
  const std::size_t dot = path.find('.');
  const JsonTree& member = (*this)[path.substr(0, dot)];
  return dot == std::string_view::npos ? member : member.at(path.substr(dot + 1));
}

bool read_tree(JsonWalk& walk, Value& value, JsonTree& out) {
  if (!walk.kind(value, out.kind)) return false;
  if (out.kind == Kind::object) {
    return walk.members(value, [&](std::string_view name, Value& inner) {
      out.names.emplace_back(name);
      return read_tree(walk, inner, out.values.emplace_back());
    });
  }
  if (out.kind == Kind::array) {
    return walk.elements(
        value, [&](Value& inner) { return read_tree(walk, inner, out.values.emplace_back()); });
  }
  std::string_view text;
  if (!(out.kind == Kind::string ? walk.string(value, text) : walk.scalar(value, text)))
    return false;
  out.text = text;
  return true;
}

bool read_trees(JsonWalk& walk, Value& value, FunctionRef<void(JsonTree)> take) {
  const auto read_one = [&](Value& each) {
    JsonTree tree;
    if (!read_tree(walk, each, tree)) return false;
    take(std::move(tree));
    return true;
  };
  Kind kind;
  if (!walk.kind(value, kind)) return false;
  return kind == Kind::array ? walk.elements(value, read_one) : read_one(value);
}

std::optional<Error> walk_document(std::string_view bytes,
                                   FunctionRef<bool(JsonWalk&, Value&)> read_root) {
  std::string_view json = bytes;
  if (std::optional<Error> error = take_byte_order_mark(json)) return error;
  JsonWalk walk;
  if (walk.start(json) && (!walk.root() || read_root(walk, *walk.root())) && walk.finish())
    return std::nullopt;
  Error error = walk.error();
  if (error.offset != Error::no_offset) {
    error.offset += static_cast<std::size_t>(json.data() - bytes.data());
  }
  return error;
}

std::optional<Error> walk_members(std::string_view bytes,
                                  FunctionRef<bool(JsonWalk&, std::string_view, Value&)> visit) {
  return walk_document(bytes, [&](JsonWalk& walk, Value& root) {
    Kind kind;
    if (!walk.kind(root, kind)) return false;
    if (kind != Kind::object) return walk.skip(root);
    return walk.members(
        root, [&](std::string_view name, Value& value) { return visit(walk, name, value); });
  });
}

Error not_items(std::string_view what, std::string_view answer) {
  std::string message("This is JSON, but none of it is ");
  message.append(what);
  if (!answer.empty()) message.append("; the site answered: ").append(answer);
  if (!message.ends_with('.')) message.push_back('.');
  return {ErrorCode::not_a_feed, std::move(message), 0};
}

}  // namespace dateline
