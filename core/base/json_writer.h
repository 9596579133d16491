// Writes JSON, compact and deterministic. Commas are its business; nesting is the caller's.
//
//   JsonWriter json;
//   json.begin_object().key("total").number(3).key("hits").begin_array().end_array().end_object();
//   std::string text = std::move(json).take();      // {"total":3,"hits":[]}

#ifndef DATELINE_BASE_JSON_WRITER_H_
#define DATELINE_BASE_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);  // UTF-8; control characters and quotes are escaped
  JsonWriter& number(std::int64_t value);
  JsonWriter& decimal(double value);  // four digits after the point; |value| < 2^40
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& raw(std::string_view json);  // already JSON

  std::string take() && { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void comma();

  std::string out_;
  bool needs_comma_ = false;
};

// Appends `value` in decimal.
void append_number(std::string& out, std::int64_t value);

}  // namespace dateline

#endif  // DATELINE_BASE_JSON_WRITER_H_
