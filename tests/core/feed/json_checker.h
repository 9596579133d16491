// The slow and plain way to tell whether a text is JSON (RFC 8259): an oracle for the fast one. It
// shares no code with it.

#ifndef DATELINE_TESTS_CORE_FEED_JSON_CHECKER_H_
#define DATELINE_TESTS_CORE_FEED_JSON_CHECKER_H_

#include <cstddef>
#include <string_view>

namespace dateline {

class JsonChecker {
 public:
  // Well-formed UTF-8, well-formed JSON, and arrays and objects nested at most `depth` deep.
  static bool accepts(std::string_view text, int depth) {
    if (!is_utf8(text)) return false;
    JsonChecker checker(text, depth);
    checker.white_space();
    if (!checker.value()) return false;
    checker.white_space();
    return checker.at_ == text.size();
  }

  // The Unicode Standard, table 3-7.
  static bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
      };
      const auto within = [&](std::size_t i, unsigned low, unsigned high) {
        return byte(i) >= low && byte(i) <= high;
      };
      const auto tail = [&](std::size_t i) { return within(i, 0x80, 0xbf); };
      const unsigned lead = byte(0);
      std::size_t length = 0;
      if (lead < 0x80) length = 1;
      if (lead >= 0xc2 && lead <= 0xdf && tail(1)) length = 2;
      if (lead == 0xe0 && within(1, 0xa0, 0xbf) && tail(2)) length = 3;
      if (lead >= 0xe1 && lead <= 0xec && tail(1) && tail(2)) length = 3;
      if (lead == 0xed && within(1, 0x80, 0x9f) && tail(2)) length = 3;
      if (lead >= 0xee && lead <= 0xef && tail(1) && tail(2)) length = 3;
      if (lead == 0xf0 && within(1, 0x90, 0xbf) && tail(2) && tail(3)) length = 4;
      if (lead >= 0xf1 && lead <= 0xf3 && tail(1) && tail(2) && tail(3)) length = 4;
      if (lead == 0xf4 && within(1, 0x80, 0x8f) && tail(2) && tail(3)) length = 4;
      if (length == 0) return false;
      at += length;
    }
    return true;
  }

 private:
  JsonChecker(std::string_view text, int depth) : text_(text), depth_(depth) {}

  // The next byte, NUL at the end; NUL itself is nowhere allowed.
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void white_space() {
    while (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r') ++at_;
  }

  bool value() {
    switch (next()) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string();
      case 't':
        return take("true");
      case 'f':
        return take("false");
      case 'n':
        return take("null");
      default:
        return number();
    }
  }

  bool object() {
    if (!take('{') || --depth_ < 0) return false;
    white_space();
    if (!take('}')) {
      do {
        white_space();
        if (!string()) return false;
        white_space();
        if (!take(':')) return false;
        white_space();
        if (!value()) return false;
        white_space();
      } while (take(','));
      if (!take('}')) return false;
    }
    ++depth_;
    return true;
  }

  bool array() {
    if (!take('[') || --depth_ < 0) return false;
    white_space();
    if (!take(']')) {
      do {
        white_space();
        if (!value()) return false;
        white_space();
      } while (take(','));
      if (!take(']')) return false;
    }
    ++depth_;
    return true;
  }

  bool string() {
    if (!take('"')) return false;
    while (!take('"')) {
      if (at_ == text_.size() || static_cast<unsigned char>(next()) < 0x20) return false;
      if (!take('\\')) {
        ++at_;
        continue;
      }
      const char escape = next();
      if (std::string_view("\"\\/bfnrtu").find(escape) == std::string_view::npos) return false;
      ++at_;
      for (int digits = escape == 'u' ? 4 : 0; digits > 0; --digits) {
        const char c = next();
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
          return false;
        ++at_;
      }
    }
    return true;
  }

  bool digits() {
    if (next() < '0' || next() > '9') return false;
    while (next() >= '0' && next() <= '9') ++at_;
    return true;
  }

  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    return true;
  }

  std::string_view text_;
  int depth_;
  std::size_t at_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_FEED_JSON_CHECKER_H_
