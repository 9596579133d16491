#include "lint/rules.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr Severity error = Severity::error, warning = Severity::warning, info = Severity::info;

constexpr Rule table[] = {
    // Found by reading the file.
    {"unreadable", error, "The file is no archive", "", nullptr},
    {"not-taken", error, "An item is not taken", "", nullptr},
    {"repeated-id", error, "An id is met twice: the second release is not taken", "", nullptr},
    {"bad-date", warning, "A date that is none", "", nullptr},
    {"bad-member", warning, "A member of the wrong type, or with a value that is none", "",
     nullptr},

    {"missing-date", warning, "A release without a date", "", missing_date},
    {"future-date", warning, "A date after today", "", future_date},
    {"old-date", warning, "A date before 1945", "", old_date},
    {"modified-before-published", info, "Modified before it was published", "",
     modified_before_published},
    {"embargo-passed", warning, "Embargoed, though the hour has passed", "becomes live",
     passed_embargo},
    {"embargo-without-hour", warning, "Embargoed without an hour: never shown", "",
     embargo_without_hour},

    {"missing-language", warning, "A release without a language", "takes the language of its words",
     missing_language},
    {"unknown-language", warning, "A language tag that BCP 47 does not know, or writes otherwise",
     "is written as BCP 47 has it", unknown_language},
    {"other-language", info, "The words are of another language than the tag", "", other_language},

    {"missing-title", warning, "A release without a title", "", missing_title},
    {"title-in-capitals", info, "A title in capital letters", "", title_in_capitals},
    {"markup", warning, "HTML left in a text", "becomes plain text", markup},
    {"mojibake", warning, "Characters that were read in the wrong encoding",
     "become those that were meant", mojibake},
    {"long-summary", info, "A summary of more than 500 characters", "", long_summary},
    {"summary-repeats-text", info, "A summary that is the beginning of the text", "",
     summary_repeats_text},
    {"short-text", info, "A release with next to nothing to read", "", short_text},
    {"missing-note", warning, "Corrected or withdrawn without a word on why", "", missing_note},

    {"topic-spelling", warning, "A topic in two spellings, by case and accents",
     "takes the commoner one", topic_spelling},
    {"topic-plural", info, "A topic in singular and plural", "", topic_plural},
    {"place-spelling", warning, "A place in two spellings, by case and accents",
     "takes the commoner one", place_spelling},
    {"place-plural", info, "A place in singular and plural", "", place_plural},

    {"bad-link", warning, "A link that leads nowhere, or is not of the web",
     "goes, where it is not http or https", bad_link},
    {"orphan-translation", warning, "A version of a release that is not there", "",
     orphan_translation},
    {"circular-translation", warning, "Releases that are versions of each other in a circle",
     "the first of them becomes the original", circular_translation},
    {"same-language-translation", warning, "A version in the language of its original", "",
     same_language_translation},
    {"unlinked-translation", info, "Two releases that look like versions of each other",
     "are linked, with --link-translations", unlinked_translation},

    {"duplicate-title", warning, "Two releases of one title and day", "", duplicate_title},
    {"duplicate-text", warning, "Two releases of one text", "", duplicate_text},
};

}  // namespace

std::span<const Rule> rules() { return table; }

const Rule* find_rule(std::string_view name) {
  const Rule* found = std::find_if(std::begin(table), std::end(table),
                                   [name](const Rule& rule) { return rule.name == name; });
  return found == std::end(table) ? nullptr : found;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (text[end] & 0xc0) == 0x80) --end;
  return std::string("\"").append(text.substr(0, end)).append(end < text.size() ? "…\"" : "\"");
}

std::string item_name(const ArchiveFile& file, std::size_t release) {
  return "item " + std::to_string(file.items[release]);
}

}  // namespace dateline
