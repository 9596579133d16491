// Walks through a JSON document once, front to back, over simdjson's On-Demand API. On-Demand
// checks only what it is asked for; this walk asks for everything, so that what it has passed is
// JSON, byte for byte. No tree is built.
//
//   JsonWalk walk;
//   bool well = walk.start(json) && walk.root() &&
//               walk.members(*walk.root(), [&](std::string_view name, JsonWalk::Value& value) {
//                 return name == "title" ? walk.string(value, title) : walk.skip(value);
//               }) &&
//               walk.finish();
//   if (!well) report(walk.error());
//
// Every function gives false where the document is not JSON; the walk is over then, and error()
// says why and where. Each value is to be visited exactly once, by members, elements, string,
// scalar or skip, before the next is asked for.
//
// core/feed reads feeds by it, core/import what other systems write.

#ifndef DATELINE_FEED_JSON_WALK_H_
#define DATELINE_FEED_JSON_WALK_H_

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"

namespace dateline {

// Takes a UTF-8 byte order mark off `json`. An error (bad_encoding) where it is plainly in another
// encoding: UTF-16 or UTF-32, by their byte order mark, or by where the zero bytes are in the first
// character, which is ASCII in any JSON.
std::optional<Error> take_byte_order_mark(std::string_view& json);

class JsonWalk {
 public:
  using Value = simdjson::ondemand::value;
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

  JsonWalk() = default;
  JsonWalk(const JsonWalk&) = delete;
  JsonWalk& operator=(const JsonWalk&) = delete;

  // Begins with `json`, which must outlive the walk and be followed by feed_padding readable bytes.
  // Any walk before it is forgotten.
  bool start(std::string_view json);

  // Back to the beginning of the same document, after a walk that went well.
  bool restart();

  // The outermost array or object; nothing where the document is a single string, number or
  // literal.
  std::optional<Value>& root() { return root_; }

  // After the root: nothing but white space may follow.
  bool finish();

  // False on a value that begins like none.
  bool kind(Value& value, Kind& kind);

  // Of a string: its text, unescaped; half a surrogate pair gives U+FFFD. Valid until the next call
  // of string().
  bool string(Value& value, std::string_view& text);

  // Of a number, boolean or null: as it is written. Views the document.
  bool scalar(Value& value, std::string_view& text);

  // Checks a value that nobody wants, all the way down.
  bool skip(Value& value);

  // Calls visit(name, value) for each member of an object until it gives false. `name` is unescaped
  // and valid until the next name is read.
  bool members(Value& value, FunctionRef<bool(std::string_view, Value&)> visit);

  // Calls visit(value) for each element of an array until it gives false.
  bool elements(Value& value, FunctionRef<bool(Value&)> visit);

  // Why the walk ended. Its offset counts from begin().
  const Error& error() const { return error_; }
  const char* begin() const { return json_.data(); }

 private:
  bool enter();
  bool check_root_scalar();
  bool check_scalar(std::string_view text);
  bool unescape(std::string_view text, std::vector<std::uint8_t>& buffer, std::string_view& out);
  bool name_of(simdjson::ondemand::field& field, std::string_view& name);
  bool fail(simdjson::error_code error);
  bool fail(ErrorCode code, std::string_view message, std::uint64_t offset);
  bool fail_unexpected(std::size_t offset);
  bool fail_outside_tokens();
  std::size_t offset_of(const char* at) const {
    return static_cast<std::size_t>(at - json_.data());
  }

  std::string_view json_;
  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document document_;
  std::optional<Value> root_;
  int depth_ = 0;
  std::vector<std::uint8_t> text_buffer_, name_buffer_;
  Error error_{ErrorCode::empty, {}};
};

}  // namespace dateline

#endif  // DATELINE_FEED_JSON_WALK_H_
