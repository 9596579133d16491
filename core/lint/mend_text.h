// What other programs leave in texts, and how it is taken out again: markup, and characters that
// were read in the wrong encoding.

#ifndef DATELINE_LINT_MEND_TEXT_H_
#define DATELINE_LINT_MEND_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// Whether there are tags of HTML or character references ("&nbsp;") in `text`.
bool has_markup(std::string_view text);

// `text` without them; its paragraphs stay. Nothing where it is escaped more often than three
// times, or where no text would be left.
std::optional<std::string> without_markup(std::string_view text);

// Whether `text` has UTF-8 that was read as windows-1252 ("Ã©" for é, "â€™" for an apostrophe),
// control characters where windows-1252 has quotation marks and dashes, or the replacement
// character U+FFFD.
bool has_mojibake(std::string_view text);

// `text` with the characters that were meant, also where it was read wrongly twice or three times.
// Nothing where some are lost (U+FFFD).
std::optional<std::string> without_mojibake(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_LINT_MEND_TEXT_H_
