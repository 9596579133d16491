// Names of months and weekdays in English, Spanish, French, Portuguese, Dutch and Haitian Creole.
// Words are folded (text/fold.h) and stand alone.

#ifndef DATELINE_DATE_NAMES_H_
#define DATELINE_DATE_NAMES_H_

#include <string_view>

namespace dateline {

// The month, 1 to 12, that `word` names in full or cut to three letters or more; 0 where it names
// none. Where languages disagree ("out" is August in Haitian Creole, October cut short in
// Portuguese), `language` decides, a BCP 47 tag; 0 where it is "" or does not have the word. "jui"
// is always 0: juin or juillet.
int month_named(std::string_view word, std::string_view language = {});

// Whether `language` has a month that `word` names so.
bool is_month_in(std::string_view word, std::string_view language);

// The weekday that `word` names in full or cut to three letters or more (two in Dutch): 0 for
// Sunday to 6; -1 where it names none. "segunda" stands for "segunda-feira".
int weekday_named(std::string_view word);

}  // namespace dateline

#endif  // DATELINE_DATE_NAMES_H_
