#include "import/page_furniture.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// Longer lines are none of these.
constexpr std::size_t max_bytes = 200;

// All words are folded: small letters without accents and apostrophes.
constexpr std::string_view read_more[] = {
    "continue reading",  "find out more", "full story",      "learn more",     "more",
    "read full story",   "read more",     "read the story",  "see more",       "view more",
    "continuar leyendo", "leer mas",      "mas informacion", "seguir leyendo", "ver mas",
    "en savoir plus",    "lire larticle", "lire la suite",   "lire plus",      "voir plus",
    "continue lendo",    "leia mais",     "ler mais",        "saiba mais",     "veja mais",
    "lees meer",         "lees verder",   "meer informatie", "meer lezen",     "verder lezen",
    "aprann plis",       "kontinye li",   "li plis",         "we plis"};

// With a title behind them.
constexpr std::string_view read_more_about[] = {
    "read more about",  "continue reading",   "leer mas sobre",  "leer mas acerca de",
    "lire la suite de", "en savoir plus sur", "leia mais sobre", "saiba mais sobre",
    "lees meer over",   "li plis sou"};

// Words of pagers: that turn pages, that name one, and that only join others.
constexpr std::string_view turn_words[] = {
    "next",     "previous",  "prev",       "siguiente", "anterior", "suivant",
    "suivante", "precedent", "precedente", "proximo",   "proxima",  "seguinte",
    "volgende", "vorige",    "pwochen",    "swivan",    "anvan"};
constexpr std::string_view page_words[] = {"page", "pages", "pagina", "paginas", "paj"};
constexpr std::string_view pager_fillers[] = {
    "of",        "a",          "to",       "the",       "de",       "la",
    "sur",       "van",        "sou",      "al",        "nan",      "first",
    "last",      "results",    "showing",  "primera",   "ultima",   "resultados",
    "mostrando", "premiere",   "derniere", "resultats", "primeira", "eerste",
    "laatste",   "resultaten", "premye",   "denye",     "rezilta"};

constexpr std::string_view share_words[] = {
    "share",    "tweet",     "facebook",  "twitter",      "linkedin",    "whatsapp",
    "telegram", "email",     "pinterest", "reddit",       "print",       "compartir",
    "imprimir", "partager",  "imprimer",  "compartilhar", "compartilhe", "delen",
    "deel",     "afdrukken", "pataje",    "enprime"};
constexpr std::string_view share_fillers[] = {"this", "on",   "via",  "by", "en",  "por", "sur",
                                              "par",  "no",   "em",   "op", "sou", "x",   "e",
                                              "mail", "link", "copy", "it", "to"};

struct Heading {
  std::string_view name;
  Column column;
};
constexpr Heading headings[] = {
    {"date", Column::date},         {"published", Column::date},
    {"fecha", Column::date},        {"publicado", Column::date},
    {"data", Column::date},         {"datum", Column::date},
    {"dat", Column::date},          {"title", Column::title},
    {"headline", Column::title},    {"titulo", Column::title},
    {"titular", Column::title},     {"titre", Column::title},
    {"titel", Column::title},       {"tit", Column::title},
    {"summary", Column::summary},   {"description", Column::summary},
    {"resumen", Column::summary},   {"descripcion", Column::summary},
    {"resume", Column::summary},    {"resumo", Column::summary},
    {"descricao", Column::summary}, {"samenvatting", Column::summary},
    {"rezime", Column::summary},    {"country", Column::place},
    {"location", Column::place},    {"place", Column::place},
    {"region", Column::place},      {"pais", Column::place},
    {"lugar", Column::place},       {"pays", Column::place},
    {"lieu", Column::place},        {"local", Column::place},
    {"land", Column::place},        {"plaats", Column::place},
    {"peyi", Column::place},        {"kote", Column::place},
    {"topic", Column::topic},       {"theme", Column::topic},
    {"category", Column::topic},    {"tema", Column::topic},
    {"categoria", Column::topic},   {"categorie", Column::topic},
    {"thema", Column::topic},       {"onderwerp", Column::topic},
    {"tem", Column::topic},         {"type", Column::kind},
    {"tipo", Column::kind},         {"soort", Column::kind},
    {"tip", Column::kind},          {"language", Column::language},
    {"idioma", Column::language},   {"langue", Column::language},
    {"taal", Column::language},     {"lang", Column::language},
};

constexpr std::string_view kinds[] = {"news",
                                      "press release",
                                      "press releases",
                                      "statement",
                                      "story",
                                      "media advisory",
                                      "announcement",
                                      "publication",
                                      "report",
                                      "event",
                                      "blog",
                                      "article",
                                      "noticia",
                                      "noticias",
                                      "comunicado",
                                      "comunicado de prensa",
                                      "declaracion",
                                      "nota de prensa",
                                      "anuncio",
                                      "evento",
                                      "actualite",
                                      "actualites",
                                      "communique",
                                      "communique de presse",
                                      "declaration",
                                      "evenement",
                                      "nota de imprensa",
                                      "comunicado de imprensa",
                                      "nieuws",
                                      "persbericht",
                                      "verklaring",
                                      "nouvel",
                                      "kominike",
                                      "kominike pou lapres",
                                      "deklarasyon"};

bool contains(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Letters, digits and all other bytes of `line`, folded; what is between them is one space. The
// marks that pages put around links are between words, too.
std::string words_of(std::string_view line) {
  std::string folded;
  append_folded(line, folded);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(folded, at);
    const bool ascii_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool mark = c < 0xc0 || (c >= 0x2000 && c < 0x2c00) || c == 0xfeff;
    if (ascii_word || !mark) {
      out.append(folded, begin, at - begin);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool is_number(std::string_view word) { return std::ranges::all_of(word, is_digit); }

// Numbers of pages, from 1 on or from the middle: each one more than that before, apart by spaces.
bool counts_up(std::span<const std::string_view> words, std::string_view line) {
  if (line.find_first_of("/.-:,") != std::string_view::npos) return false;
  int last = -1;
  for (const std::string_view word : words) {
    if (word.size() > 3) return false;
    int value = 0;
    for (const char c : word) value = value * 10 + (c - '0');
    if (last >= 0 && value != last + 1) return false;
    last = value;
  }
  return true;
}

using Words = std::span<const std::string_view>;

bool is_read_more(std::string_view text) {
  return contains(read_more, text) ||
         std::ranges::any_of(read_more_about, [text](std::string_view opening) {
           return text.size() > opening.size() && text.starts_with(opening) &&
                  text[opening.size()] == ' ';
         });
}

bool is_pager(Words words, std::string_view line) {
  if (words.empty())
    return line.find("«") != line.npos || line.find("»") != line.npos ||
           line.find("‹") != line.npos || line.find("›") != line.npos;
  if (std::ranges::all_of(words, is_number)) {
    return (words.size() == 1 || words.size() >= 3) && counts_up(words, line);
  }
  bool turns = false, names_page = false;
  int numbers = 0;
  for (const std::string_view word : words) {
    if (contains(turn_words, word)) {
      turns = true;
    } else if (contains(page_words, word)) {
      names_page = true;
    } else if (is_number(word)) {
      ++numbers;
    } else if (!contains(pager_fillers, word)) {
      return false;
    }
  }
  return turns || numbers + (names_page ? 1 : 0) >= 2;
}

bool is_share_bar(Words words) {
  bool found = false;
  for (const std::string_view word : words) {
    const bool shares = contains(share_words, word);
    if (!shares && !contains(share_fillers, word)) return false;
    found = found || shares;
  }
  return found;
}

Column column_of(std::string_view name) {
  const auto found = std::ranges::find(headings, name, &Heading::name);
  return found == std::end(headings) ? Column::unknown : found->column;
}

bool is_table_heading(Words words) {
  return words.size() >= 2 && std::ranges::all_of(words, [](std::string_view word) {
           return column_of(word) != Column::unknown;
         });
}

// Where the last `count` words of `line` begin.
std::size_t begin_of_last_words(std::string_view line, int count) {
  std::size_t at = line.size();
  while (count-- > 0 && at != 0) {
    at = line.find_last_of(' ', at - 1);
    if (at == std::string_view::npos) return 0;
  }
  return at;
}

bool ends_excerpt(std::string_view text) {
  for (const std::string_view mark : {"…", "...", "]", ".", "!", "?", ")", "”", "\""}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

}  // namespace

Furniture find_furniture(std::string_view line) {
  if (line.size() > 2 * max_bytes) return Furniture::none;
  const std::string text = words_of(line);
  if (is_read_more(text)) return Furniture::read_more;
  if (line.size() > max_bytes) return Furniture::none;
  const std::vector<std::string_view> words = split_words(text);
  if (is_pager(words, line)) return Furniture::pager;
  if (is_share_bar(words)) return Furniture::share_bar;
  return is_table_heading(words) ? Furniture::table_heading : Furniture::none;
}

std::string_view without_read_more(std::string_view line) {
  constexpr int most_words = 4;  // "Lire la suite »"
  for (int count = 1; count <= most_words; ++count) {
    const std::size_t begin = begin_of_last_words(line, count);
    if (begin == 0 || line.size() - begin > max_bytes) return line;
    const std::string_view before = line.substr(0, begin);
    if (ends_excerpt(before) && contains(read_more, words_of(line.substr(begin)))) return before;
  }
  return line;
}

Column column_named(std::string_view heading) {
  return heading.size() > max_bytes ? Column::unknown : column_of(words_of(heading));
}

bool is_kind(std::string_view label) {
  return label.size() <= max_bytes && contains(kinds, words_of(label));
}

}  // namespace dateline
