#include <algorithm>

#include "query/query.h"
#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// White space that parts words: ASCII, no-break and ideographic space, and the spaces of U+2000 to U+200A.
bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a);
}

bool opens_phrase(char32_t c) { return c == '"' || c == 0x201c || c == 0x201e || c == 0xab; }
bool closes_phrase(char32_t c) { return c == '"' || c == 0x201c || c == 0x201d || c == 0xbb; }
bool is_minus(char32_t c) { return c == '-' || c == 0x2212; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Query parse() {
    while (skip_spaces()) read_part();
    return std::move(query_);
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  char32_t peek() const {
    std::size_t at = at_;
    return decode_utf8(text_, at);
  }
  void step() { decode_utf8(text_, at_); }

  bool skip_spaces() {
    while (!at_end() && is_space(peek())) step();
    return !at_end();
  }

  void read_part() {
    bool excluded = false;
    if (is_minus(peek())) {
      const std::size_t before = at_;
      step();
      excluded = !at_end() && !is_space(peek());
      if (!excluded) at_ = before;
    }
    if (opens_phrase(peek())) {
      read_phrase(excluded);
    } else {
      read_word(excluded);
    }
  }

  void read_phrase(bool excluded) {
    step();
    const std::size_t begin = at_;
    while (!at_end() && !closes_phrase(peek())) step();
    const std::string_view inside = text_.substr(begin, at_ - begin);
    const bool closed = !at_end();
    if (closed) step();
    if (!closed) note("unclosed-quote", inside);
    std::vector<std::string> terms = analyze(inside);
    if (terms.size() > max_phrase_terms) {
      note("too-many-words", inside);
      terms.resize(max_phrase_terms);
    }
    add(std::move(terms), inside, excluded, !closed && ends_in_word(inside));
  }

  void read_word(bool excluded) {
    const std::size_t begin = at_;
    while (!at_end() && !is_space(peek()) && !(at_ > begin && opens_phrase(peek()))) step();
    const std::string_view word = text_.substr(begin, at_ - begin);
    std::vector<std::string> terms = analyze(word);
    const bool prefix = at_end() && !excluded && ends_in_word(word);
    if (excluded || terms.empty()) {
      add(std::move(terms), word, excluded, false);
      return;
    }
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool last = i + 1 == terms.size();
      std::string_view typed = terms.size() == 1 ? word : std::string_view(terms[i]);
      add({terms[i]}, typed, false, last && prefix);
    }
  }

  void add(std::vector<std::string> terms, std::string_view typed, bool excluded, bool prefix) {
    if (terms.empty()) {
      note("no-words", typed);
      return;
    }
    // The same word twice asks for no more than once.
    for (Clause& clause : query_.clauses) {
      if (clause.terms == terms && clause.excluded == excluded) {
        clause.prefix = clause.prefix && prefix;
        return;
      }
    }
    if (query_.clauses.size() == max_clauses) {
      note("too-many-words", typed);
      return;
    }
    query_.clauses.push_back({std::move(terms), std::string(typed), excluded, prefix});
  }

  // One note of a kind is enough; its text is the first part concerned.
  void note(std::string_view code, std::string_view part) {
    const bool known = std::any_of(query_.notes.begin(), query_.notes.end(),
                                   [&](const Note& each) { return each.code == code; });
    if (!known) query_.notes.push_back({std::string(code), std::string(part)});
  }

  static std::vector<std::string> analyze(std::string_view text) {
    std::vector<std::string> terms;
    Analyzer analyzer(text);
    for (Term term; analyzer.next(term);) terms.emplace_back(term.text);
    return terms;
  }

  // Whether the last word goes up to the end, so that it may go on.
  static bool ends_in_word(std::string_view text) {
    Analyzer analyzer(text);
    std::uint32_t end = 0;
    bool pair = false;
    for (Term term; analyzer.next(term);) {
      end = term.end;
      pair = term.pair;
    }
    return end > 0 && end == text.size() && !pair;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Query query_;
};

}  // namespace

bool Query::has_words() const {
  return std::any_of(clauses.begin(), clauses.end(), [](const Clause& clause) { return !clause.excluded; });
}

Query parse_query(std::string_view text) { return Parser(text).parse(); }

}  // namespace dateline
