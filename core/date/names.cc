#include "date/names.h"

#include <cstddef>

namespace dateline {
namespace {

struct MonthNames {
  std::string_view language;
  std::string_view names[12];
};

constexpr MonthNames months[] = {
    {"en",
     {"january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december"}},
    {"es",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"}},
    {"fr",
     {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
      "octobre", "novembre", "decembre"}},
    {"pt",
     {"janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro",
      "outubro", "novembro", "dezembro"}},
    {"nl",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
      "oktober", "november", "december"}},
    {"ht",
     {"janvye", "fevriye", "mas", "avril", "me", "jen", "jiye", "out", "septanm", "oktob", "novanm",
      "desanm"}},
};

constexpr std::string_view weekdays[][7] = {
    {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
    {"domingo", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado"},
    {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
    {"domingo", "segunda", "terca", "quarta", "quinta", "sexta", "sabado"},
    {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
    {"dimanch", "lendi", "madi", "mekredi", "jedi", "vandredi", "samdi"},
};
constexpr std::string_view two_letter_weekdays[7] = {"zo", "ma", "di", "wo", "do", "vr", "za"};

// In full, or cut.
bool is_short_for(std::string_view word, std::string_view name) {
  return word == name || (word.size() >= 3 && name.starts_with(word));
}

// The one month of `names` that `word` is short for, or 0.
int month_in(const MonthNames& names, std::string_view word) {
  int found = 0;
  for (int i = 0; i < 12; ++i) {
    if (!is_short_for(word, names.names[i])) continue;
    if (found != 0) return 0;
    found = i + 1;
  }
  return found;
}

// Whether `tag` is `language`, or begins with it and a hyphen.
bool is_in(std::string_view tag, std::string_view language) {
  return tag.starts_with(language) &&
         (tag.size() == language.size() || tag[language.size()] == '-');
}

}  // namespace

int month_named(std::string_view word, std::string_view language) {
  if (word == "mrt") return 3;        // Dutch
  if (word == "setiembre") return 9;  // Spanish
  if (word == "jui") return 0;
  int found = 0;
  bool disagree = false;
  for (const MonthNames& each : months) {
    const int month = month_in(each, word);
    if (month == 0) continue;
    if (is_in(language, each.language)) return month;
    disagree = disagree || (found != 0 && found != month);
    found = month;
  }
  return disagree ? 0 : found;
}

bool is_month_in(std::string_view word, std::string_view language) {
  for (const MonthNames& each : months) {
    if (is_in(language, each.language) && month_in(each, word) != 0) return true;
  }
  return false;
}

int weekday_named(std::string_view word) {
  for (int day = 0; day < 7; ++day) {
    if (word == two_letter_weekdays[day]) return day;
    for (const auto& names : weekdays) {
      if (is_short_for(word, names[day])) return day;
    }
  }
  return -1;
}

}  // namespace dateline
