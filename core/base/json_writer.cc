#include "base/json_writer.h"

namespace dateline {

void append_number(std::string& out, std::int64_t value) {
  char digits[20];
  int count = 0;
  std::uint64_t rest =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  do {
    digits[count++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) out.push_back('-');
  while (count > 0) out.push_back(digits[--count]);
}

void JsonWriter::comma() {
  if (needs_comma_) out_.push_back(',');
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_.push_back(bracket);
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  out_.push_back(':');
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  comma();
  out_.push_back('"');
  std::size_t plain = 0;  // start of the run not yet copied
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out_.append(text, plain, i - plain);
    plain = i + 1;
    out_.push_back('\\');
    if (c == '\n') {
      out_.push_back('n');
    } else if (c < 0x20) {
      out_.append("u00").push_back(hex[c >> 4]);
      out_.push_back(hex[c & 15]);
    } else {
      out_.push_back(static_cast<char>(c));
    }
  }
  out_.append(text, plain, text.size() - plain);
  out_.push_back('"');
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  comma();
  append_number(out_, value);
  return *this;
}

JsonWriter& JsonWriter::decimal(double value) {
  comma();
  std::int64_t scaled = static_cast<std::int64_t>(value * 10000 + (value < 0 ? -0.5 : 0.5));
  if (scaled < 0) {
    out_.push_back('-');
    scaled = -scaled;
  }
  append_number(out_, scaled / 10000);
  out_.push_back('.');
  for (std::int64_t unit = 1000; unit > 0; unit /= 10) {
    out_.push_back(static_cast<char>('0' + scaled / unit % 10));
  }
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_.append(json);
  return *this;
}

}  // namespace dateline
