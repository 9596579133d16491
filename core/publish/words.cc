#include "publish/words.h"

#include <algorithm>
#include <iterator>

#include "archive/release.h"

namespace dateline {
namespace {

constexpr Words english = {
    .language = "en",
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"},
    .day_form = "{d} {m} {y}",
    .month_form = "{m} {y}",
    .one_release = "{} release",
    .releases = "{} releases",
    .thousands = ",",
    .fewest_digits = 4,
    .newest = "Newest releases",
    .by_year = "By year",
    .path = "Where this page is",
    .to = " to ",
    .undated = "No date",
    .also_in = "Also in",
    .withdrawn = "Withdrawn",
    .withdrawn_title = "This release was withdrawn by its publisher",
    .corrected = "Corrected",
    .original = "Original at {}",
    .by = "By {}",
    .related = "Related releases",
    .older = "Older",
    .newer = "Newer",
    .neighbours = "Older and newer",
    .all_of = "All of {}",
};

constexpr Words spanish = {
    .language = "es",
    .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
               "septiembre", "octubre", "noviembre", "diciembre"},
    .day_form = "{d} de {m} de {y}",
    .month_form = "{m} de {y}",
    .one_release = "{} comunicado",
    .releases = "{} comunicados",
    .thousands = ".",
    .fewest_digits = 5,
    .newest = "Comunicados más recientes",
    .by_year = "Por año",
    .path = "Dónde está esta página",
    .to = " a ",
    .undated = "Sin fecha",
    .also_in = "También en",
    .withdrawn = "Retirado",
    .withdrawn_title = "Este comunicado fue retirado por quien lo publicó",
    .corrected = "Corregido",
    .original = "Original en {}",
    .by = "Por {}",
    .related = "Comunicados relacionados",
    .older = "Más antiguo",
    .newer = "Más reciente",
    .neighbours = "Más antiguos y más recientes",
    .all_of = "Todo {}",
};

constexpr Words french = {
    .language = "fr",
    .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
               "octobre", "novembre", "décembre"},
    .day_form = "{d} {m} {y}",
    .month_form = "{m} {y}",
    .one_release = "{} communiqué",
    .releases = "{} communiqués",
    .thousands = "\u202f",
    .fewest_digits = 4,
    .newest = "Communiqués les plus récents",
    .by_year = "Par année",
    .path = "Où se trouve cette page",
    .to = " à ",
    .undated = "Sans date",
    .also_in = "Aussi en",
    .withdrawn = "Retiré",
    .withdrawn_title = "Ce communiqué a été retiré par son éditeur",
    .corrected = "Corrigé",
    .original = "Original sur {}",
    .by = "Par {}",
    .related = "Communiqués liés",
    .older = "Plus ancien",
    .newer = "Plus récent",
    .neighbours = "Plus anciens et plus récents",
    .all_of = "Tout {}",
};

constexpr const Words* all_words[] = {&english, &spanish, &french};

struct LanguageName {
  std::string_view tag, name;
};

constexpr LanguageName language_names[] = {
    {"ar", "العربية"},   {"bn", "বাংলা"},      {"de", "Deutsch"},        {"el", "Ελληνικά"},
    {"en", "English"},   {"es", "Español"},    {"fa", "فارسی"},          {"fr", "Français"},
    {"he", "עברית"},     {"hi", "हिन्दी"},      {"ht", "Kreyòl ayisyen"}, {"id", "Indonesia"},
    {"it", "Italiano"},  {"ja", "日本語"},     {"ko", "한국어"},         {"nl", "Nederlands"},
    {"pl", "Polski"},    {"pt", "Português"},  {"ro", "Română"},         {"ru", "Русский"},
    {"sw", "Kiswahili"}, {"th", "ไทย"},        {"tr", "Türkçe"},         {"uk", "Українська"},
    {"ur", "اردو"},      {"vi", "Tiếng Việt"}, {"zh", "中文"},
};

constexpr std::string_view right_to_left[] = {"ar", "ckb", "dv", "fa", "he",
                                              "ps", "sd",  "ug", "ur", "yi"};

const Words* find_words(std::string_view language) {
  for (const Words* words : all_words) {
    if (language_fits(language, words->language)) return words;
  }
  return nullptr;
}

std::string replace(std::string text, std::string_view name, std::string_view value) {
  const std::size_t at = text.find(name);
  return at == std::string::npos ? text : text.replace(at, name.size(), value);
}

std::string print_number(const Words& words, std::size_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < words.fewest_digits) return digits;
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, words.thousands);
  return digits;
}

}  // namespace

const Words& words_for(std::string_view language, std::string_view otherwise) {
  if (const Words* words = find_words(language)) return *words;
  const Words* words = find_words(otherwise);
  return words == nullptr ? english : *words;
}

std::string fill(std::string_view form, std::string_view value) {
  return replace(std::string(form), "{}", value);
}

std::string print_date(const Words& words, Date date) {
  if (!date.known()) return std::string(words.undated);
  const Civil civil = civil_from_days(date.first);
  const std::string year = std::to_string(civil.year);
  if (date.precision == Precision::year) return year;
  const bool whole = date.precision == Precision::day;
  std::string text(whole ? words.day_form : words.month_form);
  if (whole) {
    const bool first_in_french = civil.day == 1 && words.language == "fr";
    text = replace(text, "{d}", first_in_french ? "1er" : std::to_string(civil.day));
  }
  text = replace(text, "{m}", words.months[static_cast<std::size_t>(civil.month - 1)]);
  return replace(text, "{y}", year);
}

std::string count_releases(const Words& words, std::size_t count) {
  return fill(count == 1 ? words.one_release : words.releases, print_number(words, count));
}

std::string own_name(std::string_view language) {
  const auto found =
      std::find_if(std::begin(language_names), std::end(language_names),
                   [&](const LanguageName& each) { return language_fits(language, each.tag); });
  return std::string(found == std::end(language_names) ? language : found->name);
}

bool is_right_to_left(std::string_view language) {
  return std::any_of(std::begin(right_to_left), std::end(right_to_left),
                     [&](std::string_view tag) { return language_fits(language, tag); });
}

}  // namespace dateline
