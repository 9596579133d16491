// Reads a query's text piece by piece: spaces, operators, signs, names of fields, words and
// phrases. What the pieces mean together is the parser's (query/parse.cc).

#ifndef DATELINE_QUERY_SCANNER_H_
#define DATELINE_QUERY_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

// What may stand before a colon. The first four are those of ClauseField.
enum class QueryField : std::uint8_t {
  any,
  title,
  place,
  topic,
  language,
  source,
  date,
  before,
  after
};

// A word, or what is in quotes.
struct TypedText {
  std::string_view text;  // without quotes
  bool quoted = false;
  bool exact = false;  // in quotes, and no tilde before them
  bool open = false;   // goes up to the end of the query, so that it may go on
};

// Views the text, which must outlive it. Functions called read_… go behind what they read, or stay
// where they are if it is not there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }  // in bytes
  bool at_end() const { return at_ >= text_.size(); }
  std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
  std::string_view rest_from(std::size_t begin) const { return text_.substr(begin); }
  bool is_at(char c) const { return peek() == static_cast<char32_t>(c); }

  // Goes on by one code point.
  void step();

  // False where the query or its group ends behind the spaces.
  bool skip_spaces();

  // OR or |, apart from words.
  bool read_or();
  bool or_follows() const;

  // AND or NOT. Where nothing stands behind it, it is a word like others.
  bool read_operator_before_something(std::string_view name);

  // Minus signs that touch what is behind them, or NOT: whether what follows is excluded.
  bool read_sign();

  // The name and its colon, which nothing parts; `otherwise` where there is none.
  QueryField read_field(QueryField otherwise);

  // What stands in quotes, after a tilde or not, else all up to a space, a parenthesis or a quote:
  // that may be nothing.
  TypedText read_text();

 private:
  char32_t peek() const;  // 0 at the end
  bool ends_word() const;
  bool read_operator(std::string_view name);

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_QUERY_SCANNER_H_
