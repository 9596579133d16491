#include <algorithm>
#include <optional>
#include <utility>

#include "date/date.h"
#include "query/query.h"
#include "query/scanner.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

// What holds for a part, and for all in it where it is a group.
struct Context {
  QueryField field = QueryField::any;
  bool excluded = false;
  std::size_t depth = 0;  // parentheses around
};

bool joins(const Part& part) {
  return part.kind == Part::Kind::all || part.kind == Part::Kind::any;
}

// Whether both, of which neither joins others, ask for the same.
bool same(const Part& a, const Part& b) {
  return a.kind == b.kind && a.excluded == b.excluded && a.value == b.value &&
         a.days.first == b.days.first && a.days.last == b.days.last &&
         a.clause.terms == b.clause.terms && a.clause.field == b.clause.field &&
         a.clause.exact == b.clause.exact;
}

// A group of one is that one.
void unwrap(Part& group) {
  if (group.parts.size() != 1) return;
  Part only = std::move(group.parts[0]);
  group = std::move(only);
}

// 0 where `term` is no year of 1900 to 2099.
int year_of(std::string_view term) {
  if (term.size() != 4 || !(term.starts_with("19") || term.starts_with("20"))) return 0;
  int year = 0;
  for (const char c : term) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

// What date:, before: or after: means by `text`. None where that is no date.
std::optional<DayRange> read_days(QueryField field, std::string_view text) {
  const std::size_t dots = field == QueryField::date ? text.find("..") : text.npos;
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = dots == text.npos ? text : text.substr(dots + 2);
  const std::optional<Date> first = parse_iso(from);
  const std::optional<Date> last = parse_iso(to);
  if ((!first && !from.empty()) || (!last && !to.empty()) || (!first && !last)) return std::nullopt;
  DayRange days;
  if (first) days.first = first->first;
  if (last) days.last = last_day(*last);
  if (days.last < days.first) days = {last->first, last_day(*first)};
  if (field == QueryField::before) return DayRange{.last = days.first - 1};
  if (field == QueryField::after) return DayRange{.first = days.last + 1};
  return days;
}

// By recursive descent. Functions called read_… that return a bool return false where they have
// passed over what they read.
class Parser {
 public:
  explicit Parser(std::string_view text) : scanner_(text) {}

  Query parse() {
    query_.parts = std::move(read_sequence({}).parts);
    return std::move(query_);
  }

 private:
  // All up to the end, or to the parenthesis that closes the group.
  Part read_sequence(Context context) {
    Part all;
    all.kind = Part::Kind::all;
    Part any;  // the last part, with those that OR has joined to it
    any.kind = Part::Kind::any;
    std::string_view pending;  // an OR whose right side is still to come
    for (;;) {
      if (!scanner_.skip_spaces()) {
        if (scanner_.at_end() || (context.depth > 0 && ignored_ == 0)) break;
        pass_over_parenthesis();
        continue;
      }
      const std::size_t begin = scanner_.at();
      if (scanner_.read_or()) {
        if (!any.parts.empty() && pending.empty()) {
          pending = scanner_.since(begin);
        } else {
          note("nothing-to-choose", scanner_.since(begin));
        }
        continue;
      }
      if (!any.parts.empty() && scanner_.read_operator_before_something("AND")) continue;
      Part part;
      if (!read_part(context, !pending.empty(), part)) continue;
      if (pending.empty()) {
        add(std::move(any), all);
        any.parts.clear();
      }
      pending = {};
      add(std::move(part), any);
    }
    if (!pending.empty()) note("nothing-to-choose", pending);
    add(std::move(any), all);
    return all;
  }

  // One that closes nothing, or a group that was too deep.
  void pass_over_parenthesis() {
    if (ignored_ > 0) {
      --ignored_;
    } else {
      note("unmatched-parenthesis", ")");
    }
    scanner_.step();
  }

  bool read_part(Context context, bool after_or, Part& part) {
    const bool excluded = scanner_.read_sign();
    context.excluded |= excluded;
    const std::size_t begin = scanner_.at();
    context.field = scanner_.read_field(context.field);
    const bool read = scanner_.is_at('(') ? read_group(context, begin, part)
                                          : read_leaf(context, after_or, begin, part);
    // It is so already where this is a group of one that is excluded: "-(-smuggling)".
    part.excluded ^= excluded;
    return read;
  }

  bool read_group(Context context, std::size_t begin, Part& part) {
    const std::size_t parenthesis = scanner_.at();
    scanner_.step();
    if (context.depth == max_depth) {
      note("too-deep", scanner_.rest_from(parenthesis));
      ++ignored_;
      return false;
    }
    ++context.depth;
    part = read_sequence(context);
    if (scanner_.at_end()) {
      note("unmatched-parenthesis", scanner_.rest_from(parenthesis));
    } else {
      scanner_.step();
    }
    if (part.parts.empty() && !has_term(scanner_.since(parenthesis))) {
      note("no-words", scanner_.since(begin));
    }
    const bool any = !part.parts.empty();
    unwrap(part);
    return any;
  }

  // A word, a phrase or a filter. `begin` is where its field's name begins.
  bool read_leaf(Context context, bool after_or, std::size_t begin, Part& part) {
    const TypedText typed = scanner_.read_text();
    if (typed.quoted && typed.open && has_term(typed.text)) note("unclosed-quote", typed.text);
    if (context.field >= QueryField::date) {
      const std::optional<DayRange> days = read_days(context.field, typed.text);
      if (!days) {
        note("bad-date", scanner_.since(begin));
        return false;
      }
      part.kind = Part::Kind::dates;
      part.days = *days;
      return count(begin);
    }
    if (!has_term(typed.text)) {
      note("no-words", scanner_.since(begin));
      return false;
    }
    if (context.field >= QueryField::language) {
      const bool language = context.field == QueryField::language;
      part.kind = language ? Part::Kind::language : Part::Kind::source;
      part.value = typed.text;
      return count(begin);
    }
    const bool apart = !typed.quoted && context.field == QueryField::any && !context.excluded &&
                       !after_or && !scanner_.or_follows();
    return make_clauses(typed, context, begin, apart, part);
  }

  // One clause of all words in `typed`, or one of each; there is at least one word.
  bool make_clauses(const TypedText& typed, Context context, std::size_t begin, bool apart,
                    Part& part) {
    part.kind = Part::Kind::all;
    std::size_t first = 0;
    Analyzer analyzer(typed.text, Marks::kept);
    for (Term term; analyzer.next(term);) {
      if (apart || part.parts.empty()) {
        if (!count(begin)) break;
        part.parts.emplace_back();
        first = term.begin;
      }
      Clause& clause = part.parts.back().clause;
      if (clause.terms.size() == max_phrase_terms) {
        note("too-many-words", scanner_.since(begin));
        break;
      }
      clause.terms.emplace_back(term.text);
      clause.text = typed.text.substr(first, term.end - first);
      clause.begin = begin;
      clause.end = scanner_.at();
      clause.field = static_cast<ClauseField>(context.field);
      const bool one = clause.terms.size() == 1;
      clause.exact = typed.quoted ? typed.exact : !one;
      const bool starred = term.end < typed.text.size() && typed.text[term.end] == '*';
      const bool going_on = term.end == typed.text.size() && typed.open && !context.excluded;
      clause.prefix = !term.pair && (starred || going_on);
      const bool wanted = context.field == QueryField::any && !context.excluded;
      clause.year = wanted && one && !clause.exact ? year_of(term.text) : 0;
    }
    const bool any = !part.parts.empty();
    unwrap(part);
    return any;
  }

  // Whether there is room for one more clause or filter, which began at `begin`.
  bool count(std::size_t begin) {
    if (count_ == max_clauses) {
      note("too-many-words", scanner_.since(begin));
      return false;
    }
    ++count_;
    return true;
  }

  // Adds `part` to those that `to` joins. What is joined likewise, or alone, is taken out of its
  // group; what is there already is asked for once.
  void add(Part part, Part& to) {
    if (joins(part)) {
      if (!part.excluded && (part.kind == to.kind || part.parts.size() < 2)) {
        for (Part& each : part.parts) add(std::move(each), to);
        return;
      }
    } else {
      for (Part& each : to.parts) {
        if (!same(each, part)) continue;
        each.clause.prefix = each.clause.prefix && part.clause.prefix;
        each.clause.times += part.clause.times;
        --count_;
        return;
      }
    }
    to.parts.push_back(std::move(part));
  }

  // One note of a kind is enough; its text is the first part concerned.
  void note(std::string_view code, std::string_view part) {
    for (const Note& each : query_.notes) {
      if (each.code == code) return;
    }
    add_note(query_.notes, code, part);
  }

  static bool has_term(std::string_view text) {
    Term term;
    return Analyzer(text).next(term);
  }

  Scanner scanner_;
  std::size_t count_ = 0;    // clauses and filters
  std::size_t ignored_ = 0;  // open parentheses that are too deep
  Query query_;
};

// Whether there is a word or phrase that is not excluded, nor in an excluded group.
bool any_wanted(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) {
    return !part.excluded && (part.kind == Part::Kind::clause || any_wanted(part.parts));
  });
}

}  // namespace

Note& add_note(std::vector<Note>& notes, std::string_view code, std::string_view text) {
  Note& note = notes.emplace_back();
  note.code = code;
  note.text = text;
  return note;
}

bool Query::has_words() const { return any_wanted(parts); }

Query parse_query(std::string_view text) { return Parser(text).parse(); }

}  // namespace dateline
