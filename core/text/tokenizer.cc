#include "text/tokenizer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/bytes.h"
#include "text/utf8.h"
#include "text/word_table.inc"

namespace dateline {
namespace {

// The property Word_Break as far as it matters to words, with the changes that tokenizer.h names.
// In the order of make_word_table.py.
enum class Class : std::uint8_t {
  other,         // between words
  letter,        // ALetter
  hebrew,        // Hebrew_Letter
  digit,         // Numeric, and subscript digits
  pair,          // letters of scripts written without spaces
  extend,        // Extend, Format and ZWJ: belong to what is before them
  single_quote,  // between letters, between digits, or behind a Hebrew letter
  double_quote,  // between Hebrew letters
  mid_both,      // MidNumLet: between letters or between digits
  mid_letter,    // MidLetter: between letters
  mid_digit,     // MidNum: between digits
  alone,         // other letters and numbers, each a word
};
constexpr std::uint32_t class_count = 12;

// word_runs (make_word_table.py tells its layout), unpacked for look-up by code point.
class WordTable {
 public:
  WordTable();

  Class operator[](char32_t c) const {
    return classes_[block_of_[c / block_size] * block_size + c % block_size];
  }

 private:
  static constexpr char32_t block_size = 256;

  // The first class_count blocks are all of one class each, and shared.
  std::array<std::uint16_t, 0x110000 / block_size> block_of_{};
  std::vector<Class> classes_ = std::vector<Class>(class_count * block_size);
};

WordTable::WordTable() {
  for (std::uint32_t i = 0; i < class_count; ++i) {
    std::fill_n(classes_.begin() + i * block_size, block_size, static_cast<Class>(i));
  }
  char32_t c = 0;
  ByteReader runs{ByteSpan(word_runs)};
  while (runs.left() > 0) {
    const std::uint32_t head = runs.varint();
    const std::uint32_t class_number = head % class_count;
    const char32_t end = c + head / class_count + 1;
    while (c < end) {
      const char32_t count = std::min(end - c, block_size - c % block_size);
      std::uint16_t& block = block_of_[c / block_size];
      if (count == block_size) {
        block = static_cast<std::uint16_t>(class_number);
      } else {
        if (c % block_size == 0) {
          block = static_cast<std::uint16_t>(classes_.size() / block_size);
          classes_.resize(classes_.size() + block_size, Class::other);
        }
        std::fill_n(classes_.begin() + block * block_size + c % block_size, count,
                    static_cast<Class>(class_number));
      }
      c += count;
    }
  }
}

// Unpacked on first use.
const WordTable& word_table() {
  static const WordTable table;
  return table;
}

// 1 for the letters and digits of ASCII.
constexpr std::array<std::uint8_t, 256> plain_bytes = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] = 1;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = table[c | 0x20] = 1;
  return table;
}();

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}
bool plain_at(std::string_view text, std::size_t at) {
  return at < text.size() && plain_bytes[byte_at(text, at)] != 0;
}

// The class of the code point at `at`, which moves behind it; other at the end of the text.
Class read_class(std::string_view text, std::size_t& at) {
  return at < text.size() ? word_table()[decode_utf8(text, at)] : Class::other;
}

// No mark is in ASCII, which is looked at first because it is what mostly comes.
void skip_marks(std::string_view text, std::size_t& at) {
  for (std::size_t next = at; next < text.size() && byte_at(text, next) >= 0x80; at = next) {
    if (read_class(text, next) != Class::extend) return;
  }
}

// Like read_class, but also moves behind the marks that belong to the code point.
Class read_with_marks(std::string_view text, std::size_t& at) {
  const Class first = read_class(text, at);
  skip_marks(text, at);
  return first;
}

bool is_letter(Class c) { return c == Class::letter || c == Class::hebrew; }
bool is_letter_or_digit(Class c) { return is_letter(c) || c == Class::digit; }

// Rules WB6, WB7, WB7b, WB7c, WB11 and WB12: does `middle` join what is around it?
bool joins(Class before, Class middle, Class after) {
  switch (middle) {
    case Class::single_quote:
    case Class::mid_both:
      return (is_letter(before) && is_letter(after)) ||
             (before == Class::digit && after == Class::digit);
    case Class::mid_letter:
      return is_letter(before) && is_letter(after);
    case Class::mid_digit:
      return before == Class::digit && after == Class::digit;
    case Class::double_quote:
      return before == Class::hebrew && after == Class::hebrew;
    default:
      return false;
  }
}

// Whether a word may go on at `at`, to go by the next two bytes; of a Hebrew word this says
// nothing.
bool may_go_on(std::string_view text, std::size_t at) {
  if (at == text.size()) return false;
  const std::uint8_t byte = byte_at(text, at);
  if (byte >= 0x80) return true;
  if (byte != '\'' && byte != '.' && byte != ',' && byte != ';') return plain_bytes[byte] != 0;
  return at + 1 < text.size() && (plain_at(text, at + 1) || byte_at(text, at + 1) >= 0x80);
}

// The end of the word that goes on at `at`, behind a code point of class `last`.
std::size_t word_end(std::string_view text, std::size_t at, Class last) {
  for (;;) {
    skip_marks(text, at);
    for (; plain_at(text, at); ++at) {
      last = byte_at(text, at) <= '9' ? Class::digit : Class::letter;
    }
    if (last != Class::hebrew && !may_go_on(text, at)) return at;
    std::size_t next = at;
    const Class c = read_class(text, next);
    if (c == Class::extend || is_letter_or_digit(c)) {  // WB4, WB5, WB8, WB9, WB10
      if (c != Class::extend) last = c;
      at = next;
      continue;
    }
    skip_marks(text, next);
    std::size_t after = next;
    const Class following = read_class(text, after);
    if (joins(last, c, following)) {
      last = following;
      at = after;
      continue;
    }
    const bool hebrew_quote = last == Class::hebrew && c == Class::single_quote;  // WB7a
    return hebrew_quote ? next : at;
  }
}

}  // namespace

bool Tokenizer::next(Token& token) {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    if (plain_at(text_, at_)) {
      while (plain_at(text_, ++at_)) {
      }
      const std::size_t plain_end = at_;
      if (may_go_on(text_, at_)) at_ = word_end(text_, begin, Class::letter);
      token = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), at_ == plain_end,
               false};
      return true;
    }
    if (byte_at(text_, at_) < 0x80) {
      ++at_;
      continue;
    }
    const Class first = read_with_marks(text_, at_);
    std::size_t end = at_;
    if (is_letter_or_digit(first)) {
      end = at_ = word_end(text_, at_, first);
    } else if (first == Class::pair) {
      const bool was_in_run = in_run_;
      in_run_ = read_with_marks(text_, end) == Class::pair;  // then the next word begins at at_
      if (!in_run_) end = at_;
      if (!in_run_ && was_in_run) continue;
    } else if (first != Class::alone) {
      continue;
    }
    token = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false,
             first == Class::pair};
    return true;
  }
  return false;
}

}  // namespace dateline
