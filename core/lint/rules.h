// The rules of the linter: a table, and one function each.

#ifndef DATELINE_LINT_RULES_H_
#define DATELINE_LINT_RULES_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.h"

namespace dateline {

// Where a rule puts what it finds.
class Findings {
 public:
  Findings(const ArchiveFile& file, const Rule& rule, std::vector<Finding>& out)
      : file_(file), rule_(rule), out_(out) {}

  // What is wrong with the release of that index, and perhaps what mends it.
  void add(std::size_t release, std::string message,
           std::function<void(std::vector<Release>&)> fix = {}) {
    out_.push_back({file_.items[release], &rule_, std::move(message), std::move(fix)});
  }

 private:
  const ArchiveFile& file_;
  const Rule& rule_;
  std::vector<Finding>& out_;
};

struct Rule {
  std::string_view name;
  Severity severity;
  std::string_view summary;  // what it finds
  std::string_view fix;      // what --fix does; "" where nothing can be done
  // nullptr where reading the file finds it.
  void (*check)(const ArchiveFile& file, const LintOptions& options, Findings& findings);
};

std::span<const Rule> rules();

// nullptr where there is none of that name.
const Rule* find_rule(std::string_view name);

// --- one for each rule, in the files named ---

using Check = void(const ArchiveFile&, const LintOptions&, Findings&);

// check_dates.cc
Check missing_date, future_date, old_date, modified_before_published, passed_embargo,
    embargo_without_hour;
// check_languages.cc
Check missing_language, unknown_language, other_language;
// check_texts.cc
Check missing_title, title_in_capitals, markup, mojibake, long_summary, summary_repeats_text,
    short_text, missing_note;
// check_facets.cc
Check topic_spelling, topic_plural, place_spelling, place_plural;
// check_links.cc
Check bad_link, orphan_translation, circular_translation, same_language_translation,
    unlinked_translation;
// check_duplicates.cc
Check duplicate_title, duplicate_text;

// --- shared by them ---

// The begin of `text` in quotation marks, for a message.
std::string in_quotes(std::string_view text);

// "item 12", for a message about another release.
std::string item_name(const ArchiveFile& file, std::size_t release);

}  // namespace dateline

#endif  // DATELINE_LINT_RULES_H_
