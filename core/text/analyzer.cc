#include "text/analyzer.h"

#include <algorithm>
#include <cstring>

#include "text/fold.h"

namespace dateline {
namespace {

// No more bytes of a word than these are looked at.
constexpr std::size_t max_word_bytes = 16 * max_term_bytes;

constexpr std::string_view apostrophes[] = {"'", "\u2019", "\u02bc", "\uff07"};

// What French sets before an apostrophe and other languages have nothing longer than.
constexpr std::string_view elided[] = {"c", "d",  "j",     "l",      "m",      "n",     "s",
                                       "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};

// `text` cut to at most `limit` bytes, at a code point.
std::string_view cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
  return text.substr(0, limit);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool equals_lower(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

// Whether `word` may hold one of the apostrophes, by their first bytes.
bool may_have_apostrophe(std::string_view word) {
  return word.find_first_of("'\xe2\xca\xef") != word.npos;
}

std::string_view without_elision(std::string_view word) {
  for (const std::string_view apostrophe : apostrophes) {
    const std::size_t at = word.find(apostrophe);
    if (at == word.npos) continue;
    for (const std::string_view prefix : elided) {
      if (equals_lower(word.substr(0, at), prefix)) return word.substr(at + apostrophe.size());
    }
  }
  return word;
}

std::string_view without_possessive(std::string_view word) {
  if (word.empty() || lower(word.back()) != 's') return word;
  const std::string_view owner = word.substr(0, word.size() - 1);
  for (const std::string_view apostrophe : apostrophes) {
    if (owner.ends_with(apostrophe)) return owner.substr(0, owner.size() - apostrophe.size());
  }
  return word;
}

// One or two letters of ASCII between dots: "u.s", "ee.uu".
bool is_abbreviation(std::string_view folded) {
  bool dots = false;
  std::size_t letters = 0;
  for (const char c : folded) {
    if (c == '.') {
      dots = true;
      letters = 0;
    } else if (!is_lower(c) || ++letters > 2) {
      return false;
    }
  }
  return dots;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// One to three digits, then groups of three behind one and the same comma or dot: "1,234,567", but
// not "0.125".
bool is_grouped_number(std::string_view folded) {
  const std::size_t first = folded.find_first_of(",.");
  if (first == folded.npos || first > 3 || folded[0] == '0') return false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const bool between = i >= first && (i - first) % 4 == 0;
    if (between ? folded[i] != folded[first] : !is_digit(folded[i])) return false;
  }
  return (folded.size() - first) % 4 == 0;
}

}  // namespace

bool Analyzer::next(Term& term) {
  for (Token token; words_.next(token);) {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    if (token.plain) {
      term.text = lower_plain(word);
    } else {
      term.text = fold_word(word);
      if (term.text.empty()) continue;
    }
    term.begin = token.begin;
    term.end = token.end;
    term.position = position_++;
    term.pair = token.pair;
    return true;
  }
  return false;
}

// The letters of ASCII differ from lower case in one bit, which its digits have, too.
std::string_view Analyzer::lower_plain(std::string_view word) {
  constexpr std::uint64_t lower_bits = 0x2020202020202020u;
  const std::size_t size = std::min(word.size(), max_term_bytes);
  // Copies whole groups of eight bytes while the text has them, also past the word's end.
  const auto left = static_cast<std::size_t>(text_.data() + text_.size() - word.data());
  std::size_t at = 0;
  for (; at < size && left - at >= 8; at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, word.data() + at, 8);
    bytes |= lower_bits;
    std::memcpy(plain_ + at, &bytes, 8);
  }
  for (; at < size; ++at) plain_[at] = static_cast<char>(word[at] | 0x20);
  return {plain_, size};
}

std::string_view Analyzer::fold_word(std::string_view word) {
  buffer_.clear();
  word = cut(word, max_word_bytes);
  if (may_have_apostrophe(word)) word = without_possessive(without_elision(word));
  append_folded(word, buffer_);
  if (buffer_.empty()) return {};
  if (is_abbreviation(buffer_)) {
    std::erase(buffer_, '.');
  } else if (is_digit(buffer_[0]) && is_grouped_number(buffer_)) {
    const char separator = buffer_[buffer_.size() - 4];
    std::erase(buffer_, separator);
  } else if (marks_ == Marks::kept) {
    const std::size_t folded_size = buffer_.size();
    buffer_.push_back(mark_separator);
    append_lower(word, buffer_);
    const std::string_view all = buffer_;
    if (all.substr(folded_size + 1) == all.substr(0, folded_size)) buffer_.resize(folded_size);
  }
  return cut(buffer_, max_term_bytes);
}

}  // namespace dateline
