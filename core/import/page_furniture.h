// Lines of a copied web page that are no part of what it lists: links to read on, pagers, share
// buttons, headings of tables. In English, Spanish, French, Portuguese, Dutch and Haitian Creole.
// Lines have their white space folded to single spaces.

#ifndef DATELINE_IMPORT_PAGE_FURNITURE_H_
#define DATELINE_IMPORT_PAGE_FURNITURE_H_

#include <string_view>

namespace dateline {

enum class Furniture {
  none,
  read_more,  // "Read more", "Leer más »", "Lire la suite…", "Read more about the new school"
  pager,      // "1 2 3 … Next ›", "Page 2 of 30", "1-10 de 300 resultados", up to three digits
  share_bar,  // "Share on Facebook", "Tweet | Imprimir | WhatsApp"
  table_heading,  // two or more names of columns and nothing else: "Date Title Country"
};

Furniture find_furniture(std::string_view line);

// `line` without "Read more" at its end, where an ellipsis or the end of a sentence is before it;
// else `line` itself.
std::string_view without_read_more(std::string_view line);

// What the columns of a table are called, by what they hold.
enum class Column { unknown, date, title, summary, place, topic, kind, language };
Column column_named(std::string_view heading);

// "News", "Comunicado de prensa", "Persbericht": a word for the kind of a release.
bool is_kind(std::string_view label);

}  // namespace dateline

#endif  // DATELINE_IMPORT_PAGE_FURNITURE_H_
