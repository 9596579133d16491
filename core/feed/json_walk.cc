#include "feed/json_walk.h"

#include <cstring>

#include "base/json_writer.h"
#include "feed/read_feed.h"
#include "text/utf8.h"

namespace dateline {
namespace {

static_assert(feed_padding >= simdjson::SIMDJSON_PADDING);

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_space_behind(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// RFC 8259, section 6.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > begin;
  };
  const auto next_is = [&](char c) {
    if (at == text.size() || text[at] != c) return false;
    ++at;
    return true;
  };
  next_is('-');
  if (!next_is('0') && !digits()) return false;
  if (next_is('.') && !digits()) return false;
  if (next_is('e') || next_is('E')) {
    if (!next_is('-')) next_is('+');
    if (!digits()) return false;
  }
  return at == text.size();
}

// The name of the encoding that `bytes` are in, where that is plainly not UTF-8; else "".
std::string_view other_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xff\xfe\0\0"sv) || bytes.starts_with("\0\0\xfe\xff"sv)) return "UTF-32";
  if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv)) return "UTF-16";
  if (bytes.size() < 4) return {};
  const auto zero = [bytes](std::size_t i) { return bytes[i] == '\0'; };
  if (zero(0) && zero(1) && zero(2) && !zero(3)) return "UTF-32";
  if (!zero(0) && zero(1) && zero(2) && zero(3)) return "UTF-32";
  if (zero(0) != zero(1) && zero(0) == zero(2) && zero(1) == zero(3)) return "UTF-16";
  return {};
}

}  // namespace

std::optional<Error> take_byte_order_mark(std::string_view& json) {
  if (const std::string_view name = other_encoding(json); !name.empty()) {
    return Error{ErrorCode::bad_encoding,
                 std::string("The text is in ").append(name).append("; save it as UTF-8."), 0};
  }
  if (json.starts_with("\xef\xbb\xbf")) json.remove_prefix(3);
  return std::nullopt;
}

bool JsonWalk::start(std::string_view json) {
  json_ = json;
  root_.reset();
  depth_ = 0;
  const auto error =
      parser_.iterate(json.data(), json.size(), json.size() + feed_padding).get(document_);
  if (error) return fail(error);
  return restart();
}

bool JsonWalk::restart() {
  document_.rewind();
  depth_ = 0;
  Value value;
  const auto error = document_.get_value().get(value);
  if (error == simdjson::SCALAR_DOCUMENT_AS_VALUE) return check_root_scalar();
  if (error) return fail(error);
  root_ = value;
  return true;
}

// simdjson cuts no token out of a document that is one: it reaches from the first byte that is no
// space to the last.
bool JsonWalk::check_root_scalar() {
  std::string_view text = without_space_behind(json_);
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  if (text.front() != '"') return check_scalar(text);
  simdjson::ondemand::raw_json_string raw;
  if (document_.get_raw_json_string().get(raw)) return fail_outside_tokens();
  std::string_view unused;
  return unescape(text.substr(1), text_buffer_, unused);
}

bool JsonWalk::finish() { return !root_ || document_.at_end() || fail_outside_tokens(); }

bool JsonWalk::enter() {
  if (++depth_ <= max_feed_depth) return true;
  const char* at = json_.data();
  if (document_.current_location().get(at)) at = json_.data() + json_.size();
  return fail(ErrorCode::too_deep, "The JSON is nested deeper than any feed is.", offset_of(at));
}

bool JsonWalk::members(Value& value, FunctionRef<bool(std::string_view, Value&)> visit) {
  if (!enter()) return false;
  simdjson::ondemand::object object;
  if (const auto error = value.get_object().get(object)) return fail(error);
  for (auto member : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(member).get(field)) return fail(error);
    std::string_view name;
    if (!name_of(field, name) || !visit(name, field.value())) return false;
    // On-Demand itself looks for the end of the text only after arrays and objects that are not
    // empty.
    if (document_.at_end()) return fail(simdjson::INCOMPLETE_ARRAY_OR_OBJECT);
  }
  --depth_;
  return true;
}

bool JsonWalk::elements(Value& value, FunctionRef<bool(Value&)> visit) {
  if (!enter()) return false;
  simdjson::ondemand::array array;
  if (const auto error = value.get_array().get(array)) return fail(error);
  for (auto element : array) {
    Value inner;
    if (const auto error = std::move(element).get(inner)) return fail(error);
    if (!visit(inner)) return false;
    if (document_.at_end()) return fail(simdjson::INCOMPLETE_ARRAY_OR_OBJECT);
  }
  --depth_;
  return true;
}

bool JsonWalk::kind(Value& value, Kind& kind) {
  simdjson::ondemand::json_type type;
  if (value.type().get(type)) return fail_unexpected(offset_of(value.raw_json_token().data()));
  switch (type) {
    case simdjson::ondemand::json_type::array:
      kind = Kind::array;
      break;
    case simdjson::ondemand::json_type::object:
      kind = Kind::object;
      break;
    case simdjson::ondemand::json_type::number:
      kind = Kind::number;
      break;
    case simdjson::ondemand::json_type::string:
      kind = Kind::string;
      break;
    case simdjson::ondemand::json_type::boolean:
      kind = Kind::boolean;
      break;
    case simdjson::ondemand::json_type::null:
      kind = Kind::null;
      break;
  }
  return true;
}

bool JsonWalk::string(Value& value, std::string_view& text) {
  // From the opening quote to the next token: simdjson has seen that the string is closed before
  // that.
  const std::string_view token = without_space_behind(value.raw_json_token());
  simdjson::ondemand::raw_json_string raw;
  if (const auto error = value.get_raw_json_string().get(raw)) return fail(error);
  return unescape(token.substr(1), text_buffer_, text);
}

// `text` begins behind the opening quote and ends with the closing one.
bool JsonWalk::unescape(std::string_view text, std::vector<std::uint8_t>& buffer,
                        std::string_view& out) {
  out = text.substr(0, text.size() - 1);
  if (std::memchr(out.data(), '\\', out.size()) == nullptr) return true;
  const std::size_t room = text.size() + simdjson::SIMDJSON_PADDING;
  if (buffer.size() < room) buffer.resize(room);
  std::uint8_t* to = buffer.data();
  const simdjson::ondemand::raw_json_string raw(reinterpret_cast<const std::uint8_t*>(text.data()));
  if (parser_.unescape(raw, to, true).get(out)) {
    return fail(ErrorCode::bad_json,
                "This string has a backslash with nothing that it could stand for.",
                offset_of(text.data()) - 1);
  }
  return true;
}

bool JsonWalk::name_of(simdjson::ondemand::field& field, std::string_view& name) {
  const std::string_view token = without_space_behind(field.key_raw_json_token());
  return unescape(token.substr(1), name_buffer_, name);
}

bool JsonWalk::scalar(Value& value, std::string_view& text) {
  text = without_space_behind(value.raw_json_token());
  return check_scalar(text);
}

bool JsonWalk::check_scalar(std::string_view text) {
  if (text == "null" || text == "true" || text == "false" || is_number(text)) return true;
  const bool is_number_like = text.starts_with('-') || (text.front() >= '0' && text.front() <= '9');
  const std::size_t offset = offset_of(text.data());
  return is_number_like ? fail(ErrorCode::bad_json,
                               "This is not JSON: no number is written like that.", offset)
                        : fail_unexpected(offset);
}

bool JsonWalk::skip(Value& value) {
  Kind kind;
  if (!this->kind(value, kind)) return false;
  std::string_view unused;
  switch (kind) {
    case Kind::array:
      return elements(value, [this](Value& inner) { return skip(inner); });
    case Kind::object:
      return members(value, [this](std::string_view, Value& inner) { return skip(inner); });
    case Kind::string:
      return string(value, unused);
    default:
      return scalar(value, unused);
  }
}

bool JsonWalk::fail(ErrorCode code, std::string_view message, std::uint64_t offset) {
  error_ = {code, std::string(message), offset};
  return false;
}

bool JsonWalk::fail_unexpected(std::size_t offset) {
  if (offset >= json_.size()) {
    return fail(ErrorCode::bad_json, "The JSON ends too early; it may have been cut short.",
                json_.size());
  }
  std::string message = "This is not JSON: ";
  const char c = json_[offset];
  if (c > ' ' && c < 0x7f) {
    message.append("'").append(1, c).append("' cannot stand here.");
  } else {
    message.append("byte ");
    append_number(message, static_cast<unsigned char>(c));
    message.append(" cannot stand here.");
  }
  return fail(ErrorCode::bad_json, message, offset);
}

// For what simdjson notices of the text as a whole, and does not tell where: control characters in
// strings, something behind the end, an end that is missing.
bool JsonWalk::fail_outside_tokens() {
  bool in_string = false;
  std::string open;  // the brackets that will close what is open
  for (std::size_t at = 0; at < json_.size(); ++at) {
    const char c = json_[at];
    if (in_string) {
      if (static_cast<unsigned char>(c) < 0x20) {
        return fail(ErrorCode::bad_json,
                    "A string holds a line break or another control character.", at);
      }
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      open.push_back(c == '{' ? '}' : ']');
    } else if (c == '}' || c == ']') {
      if (open.empty() || open.back() != c) return fail_unexpected(at);
      open.pop_back();
    }
    if (in_string || !open.empty() || (c != '}' && c != ']' && c != '"')) continue;
    // The document ends here.
    while (++at < json_.size() && is_space(json_[at])) continue;
    return fail_unexpected(at);
  }
  return fail_unexpected(json_.size());
}

bool JsonWalk::fail(simdjson::error_code error) {
  if (error == simdjson::CAPACITY || error == simdjson::MEMALLOC) {
    return fail(ErrorCode::too_large, "The feed is too large for the memory there is.",
                Error::no_offset);
  }
  const std::size_t valid = valid_utf8_prefix(json_);
  if (valid < json_.size()) {
    return fail(ErrorCode::bad_encoding, "The text is not UTF-8; save it in that encoding.", valid);
  }
  switch (error) {
    case simdjson::EMPTY:
      return fail(ErrorCode::empty, "There is nothing but white space.", json_.size());
    case simdjson::UNESCAPED_CHARS:
    case simdjson::UNCLOSED_STRING:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return fail_outside_tokens();
    default:
      break;
  }
  const char* at = json_.data() + json_.size();
  if (document_.current_location().get(at)) return fail_unexpected(json_.size());
  return fail_unexpected(offset_of(at));
}

}  // namespace dateline
