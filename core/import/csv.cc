#include "import/csv.h"

#include <algorithm>
#include <array>

#include "import/csv_rows.h"
#include "import/date_order.h"
#include "import/message.h"
#include "text/fold.h"
#include "text/html_to_text.h"
#include "text/utf8.h"

namespace dateline {
namespace {

enum class Member {
  id,
  url,
  title,
  summary,
  text,
  published,
  modified,
  language,
  places,
  topics,
  sources,
  authors,
  kind,
  image,
  status,
  embargo_until,
  note,
  translation_of,
  dateline,
};

// Names of columns, as plain() makes them, in English, Spanish, French and Portuguese; the first is
// that of the member in an archive.
struct ColumnNames {
  Member member;
  std::array<std::string_view, 24> names;
};
constexpr ColumnNames column_names[] = {
    {Member::id, {"id", "guid", "uuid", "nid", "identifier", "identificador", "identifiant"}},
    {Member::url,
     {"url", "link", "permalink", "web address", "uri", "enlace", "vinculo", "lien", "ligacao"}},
    {Member::title,
     {"title", "headline", "heading", "post title", "titulo", "titular", "titre", "manchete"}},
    {Member::summary,
     {"summary", "excerpt", "post excerpt", "teaser", "abstract", "description", "resumen",
      "extracto", "descripcion", "resume", "extrait", "chapo", "resumo", "descricao"}},
    {Member::text,
     {"content text", "text", "body", "content", "contents", "content html", "full text",
      "post content", "cuerpo", "texto", "contenido", "texte", "corps", "contenu", "corpo",
      "conteudo"}},
    {Member::published,
     {"date published", "date", "published", "published at", "published on", "publication date",
      "publish date", "release date", "post date", "pubdate", "fecha", "fecha de publicacion",
      "date de publication", "data", "data de publicacao"}},
    {Member::modified,
     {"date modified", "modified", "updated", "changed", "last modified", "last updated",
      "post modified", "modificado", "fecha de modificacion", "actualizado", "modifie",
      "date de modification", "mis a jour", "atualizado", "data de modificacao"}},
    {Member::language,
     {"language", "lang", "langcode", "locale", "idioma", "lengua", "langue", "lingua"}},
    {Member::places,
     {"places", "place", "country", "countries", "location", "locations", "region", "pais",
      "paises", "lugar", "lugares", "ubicacion", "pays", "lieu", "lieux", "regiao"}},
    {Member::topics,
     {"tags",     "tag",        "topic",      "topics",     "theme",          "themes",
      "category", "categories", "subject",    "subjects",   "keywords",       "tema",
      "temas",    "categoria",  "categorias", "etiquetas",  "palabras clave", "sujet",
      "sujets",   "categorie",  "mots cles",  "etiquettes", "palavras chave"}},
    {Member::sources,
     {"source", "sources", "office", "publisher", "organization", "organisation", "fuente",
      "fuentes", "oficina", "bureau", "fonte", "fontes", "escritorio"}},
    {Member::authors,
     {"authors", "author", "byline", "post author", "autor", "autora", "autores", "auteur",
      "auteurs"}},
    {Member::kind, {"kind", "type", "content type", "post type", "tipo", "genre"}},
    {Member::image, {"image", "image url", "picture", "photo", "imagen", "foto", "imagem"}},
    {Member::status, {"status", "post status", "state", "estado", "statut", "etat"}},
    {Member::embargo_until, {"embargo until", "embargo", "embargoed until"}},
    {Member::note, {"note", "correction", "nota"}},
    {Member::translation_of, {"translation of", "traduccion de", "traduction de", "traducao de"}},
    {Member::dateline, {"dateline"}},
};

// Words for a release that nobody is to read, and for one that all may; folded.
constexpr std::string_view hidden_words[] = {
    "draft",       "auto-draft", "private",  "pending", "future",    "scheduled", "trash",
    "unpublished", "inherit",    "borrador", "privado", "pendiente", "brouillon", "prive",
    "en attente",  "rascunho",   "0",        "false",   "no",        "non",       "nao",
};
constexpr std::string_view public_words[] = {
    "live",    "publish", "published", "public", "publicado", "publicada", "publie",
    "publiee", "1",       "true",      "yes",    "si",        "oui",       "sim",
};

// Names of languages, folded, where a table has them instead of tags.
struct LanguageName {
  std::string_view tag;
  std::array<std::string_view, 4> names;
};
constexpr LanguageName language_names[] = {
    {"ar", {"arabic", "arabe", "العربيه"}},
    {"en", {"english", "ingles", "anglais"}},
    {"es", {"spanish", "espanol", "espagnol", "espanhol"}},
    {"fr", {"french", "francais", "frances"}},
    {"ht", {"haitian creole", "kreyol", "kreyol ayisyen", "creole"}},
    {"nl", {"dutch", "nederlands", "neerlandes", "neerlandais"}},
    {"pt", {"portuguese", "portugues", "portugais"}},
};

std::string fold(std::string_view text) {
  std::string folded;
  append_folded(text, folded);
  return folded;
}

// The name of a column without what writers do differently: case, accents, "_" for a space.
std::string plain(std::string_view name) {
  std::string words;
  bool gap = false;
  for (const char c : fold(name)) {
    const bool in_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (in_word && gap && !words.empty()) words.push_back(' ');
    if (in_word) words.push_back(c);
    gap = !in_word;
  }
  return words;
}

std::optional<Member> member_of(std::string_view name) {
  const std::string wanted = plain(name);
  if (wanted.empty()) return std::nullopt;
  for (const ColumnNames& each : column_names) {
    if (std::ranges::count(each.names, wanted) > 0) return each.member;
  }
  return std::nullopt;
}

// "a", "b", "c", not too many of them.
std::string list_columns(const std::vector<std::string>& names) {
  constexpr std::size_t most = 30;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
    list.append(i == 0 ? "" : ", ").append(quoted_begin(names[i]));
  }
  return names.size() > most ? list + " …" : list;
}

std::string list_members() {
  std::string list;
  for (const ColumnNames& each : column_names) {
    std::string name(each.names.front());
    std::replace(name.begin(), name.end(), ' ', '_');
    list.append(list.empty() ? "" : ", ").append(name);
  }
  return list;
}

using Columns = std::vector<std::optional<Member>>;  // what each column is

// Finds out what the columns `names` are, by their names and by what is told of them.
Result<Columns> understand(const std::vector<std::string>& names,
                           const std::vector<MappedColumn>& mapped) {
  Columns columns;
  for (const std::string& name : names) columns.push_back(member_of(name));
  for (const MappedColumn& each : mapped) {
    const std::optional<Member> member = member_of(each.member);
    if (!member) {
      return Error{ErrorCode::bad_request, "A release has no member " + quoted_begin(each.member) +
                                               "; its members are " + list_members() + "."};
    }
    std::ranges::replace(columns, member, std::nullopt);
  }
  for (const MappedColumn& each : mapped) {
    const auto is_it = [&](const std::string& name) { return plain(name) == plain(each.column); };
    const auto column = std::ranges::find_if(names, is_it);
    if (column == names.end()) {
      return Error{ErrorCode::bad_request, "There is no column " + quoted_begin(each.column) +
                                               "; the columns are " + list_columns(names) + "."};
    }
    columns[static_cast<std::size_t>(column - names.begin())] = member_of(each.member);
  }
  return columns;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
  return text.substr(0, text.find_last_not_of(space) + 1);
}

// Whether `html` makes its paragraphs by tags.
bool has_blocks(std::string_view html) {
  constexpr std::string_view tags[] = {"<p", "<br", "<div", "<li", "<h", "<td", "</p"};
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string begin = fold(html.substr(at, 4));
    if (std::ranges::any_of(tags, [&](std::string_view tag) { return begin.starts_with(tag); }))
      return true;
  }
  return false;
}

// The text of a cell, which may have markup. Without tags that make paragraphs its line breaks do.
std::string text_of(std::string_view cell) {
  if (has_blocks(cell)) return html_to_text(cell);
  std::string html;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool crlf = cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n';
    if (crlf) continue;
    if (cell[i] == '\n' || cell[i] == '\r') {
      html.append("<br>");
    } else {
      html.push_back(cell[i]);
    }
  }
  return html_to_text(html);
}

// The text of a cell that is one line.
std::string line_of(std::string_view cell) {
  std::string text = html_to_text(cell);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void append_list(std::string_view cell, std::vector<std::string>& list) {
  const std::string text = line_of(cell);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";|", begin), text.size());
    const std::string_view value = trim(std::string_view(text).substr(begin, end - begin));
    if (!value.empty()) list.emplace_back(value);
    begin = end + 1;
  }
}

std::string language_of(std::string_view cell) {
  const std::string folded = fold(cell);
  for (const LanguageName& each : language_names) {
    if (!folded.empty() && std::ranges::count(each.names, folded) > 0) return std::string(each.tag);
  }
  return std::string(cell);
}

class TableReader {
 public:
  TableReader(Columns columns, const ImportOptions& options)
      : columns_(std::move(columns)), options_(options) {}

  void read(CsvRows& rows);
  Imported finish() &&;

 private:
  // The dates of a release are read at the end: all of them tell in what order day and month stand.
  struct Dates {
    std::int64_t row;
    std::size_t line;
    std::string published, modified;
  };

  void read_cell(Member member, std::string_view cell, Release& release);
  void read_status(std::string_view cell, Release& release);
  void read_embargo(std::string_view cell, Release& release);
  void check_length(const std::vector<std::string>& cells);
  DateOrder find_order();
  Date read_date(std::string_view text, std::string_view member, DateOrder order,
                 std::string_view language);
  void note(std::string_view member, const std::string& message);

  const Columns columns_;
  const ImportOptions& options_;
  Imported imported_;
  std::vector<Dates> dates_;  // of the releases, and of the row being read
  std::int64_t row_ = -1;
  std::size_t line_ = 0;
  bool hidden_ = false;           // whether the row being read is a draft
  bool unclear_embargo_ = false;  // whether it is held back until nobody knows when
};

void TableReader::read(CsvRows& rows) {
  ++row_;
  line_ = rows.line();
  hidden_ = unclear_embargo_ = false;
  dates_.push_back({row_, line_, {}, {}});
  const std::vector<std::string>& cells = rows.cells();
  check_length(cells);
  Release release;
  for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
    const std::string_view cell = trim(cells[i]);
    if (columns_[i] && !cell.empty()) read_cell(*columns_[i], cell, release);
  }
  const bool withdrawn = release.status == Status::withdrawn;
  if (unclear_embargo_ && !withdrawn) release.status = Status::embargoed;
  const bool blank = release.title.empty() && release.summary.empty() && release.text.empty();
  const bool nothing = blank && !withdrawn;
  if (nothing) note("", "Not taken: it has no title, summary or text.");
  if (hidden_ || nothing) {
    dates_.pop_back();
  } else {
    imported_.releases.push_back(std::move(release));
  }
}

// Blank cells behind the last column are nothing to speak of.
void TableReader::check_length(const std::vector<std::string>& cells) {
  std::size_t count = cells.size();
  while (count > columns_.size() && trim(cells[count - 1]).empty()) --count;
  if (count == columns_.size()) return;
  note("", "The row has " + std::to_string(count) + " cells, the first row " +
               std::to_string(columns_.size()) + ".");
}

void TableReader::read_cell(Member member, std::string_view cell, Release& release) {
  const auto set = [](std::string& out, std::string text) {
    if (out.empty()) out = std::move(text);
  };
  switch (member) {
    case Member::id:
      return set(release.id, std::string(cell));
    case Member::url:
      return set(release.url, std::string(cell));
    case Member::title:
      return set(release.title, line_of(cell));
    case Member::summary:
      return set(release.summary, text_of(cell));
    case Member::text:
      return set(release.text, text_of(cell));
    case Member::published:
      return set(dates_.back().published, std::string(cell));
    case Member::modified:
      return set(dates_.back().modified, std::string(cell));
    case Member::language:
      return set(release.language, language_of(cell));
    case Member::places:
      return append_list(cell, release.places);
    case Member::topics:
      return append_list(cell, release.topics);
    case Member::sources:
      return append_list(cell, release.sources);
    case Member::authors:
      return append_list(cell, release.authors);
    case Member::kind:
      return set(release.kind, line_of(cell));
    case Member::image:
      return set(release.image, std::string(cell));
    case Member::status:
      return read_status(cell, release);
    case Member::embargo_until:
      return read_embargo(cell, release);
    case Member::note:
      return set(release.note, line_of(cell));
    case Member::translation_of:
      return set(release.translation_of, std::string(cell));
    case Member::dateline:
      return set(release.dateline, line_of(cell));
  }
}

void TableReader::read_status(std::string_view cell, Release& release) {
  const std::string folded = fold(cell);
  for (const Status status : {Status::corrected, Status::withdrawn, Status::embargoed}) {
    if (folded != to_string(status)) continue;
    release.status = status;
    return;
  }
  if (std::ranges::count(hidden_words, folded) > 0) {
    hidden_ = true;
    note("status", "Not taken: it is " + quoted_begin(cell) + ".");
  } else if (std::ranges::count(public_words, folded) == 0) {
    note("status", quoted_begin(cell) + " is not one of live, corrected, withdrawn, embargoed.");
  }
}

void TableReader::read_embargo(std::string_view cell, Release& release) {
  const std::optional<std::int64_t> instant = parse_instant(cell);
  release.embargo_until = instant.value_or(0);
  if (instant) return;
  unclear_embargo_ = true;
  note("embargo_until",
       quoted_begin(cell) + " is no time like 2021-08-17T09:00:00Z; the release is held back.");
}

DateOrder TableReader::find_order() {
  if (options_.date_order) return *options_.date_order;
  std::vector<std::string_view> dates;
  for (const Dates& each : dates_) dates.push_back(each.published);
  for (const Dates& each : dates_) dates.push_back(each.modified);
  const FoundOrder found = find_date_order(dates);
  if (std::optional<Diagnostic> said = describe_order(found, dates))
    imported_.diagnostics.push_back(*std::move(said));
  return found.order;
}

Date TableReader::read_date(std::string_view text, std::string_view member, DateOrder order,
                            std::string_view language) {
  if (text.empty()) return {};
  std::optional<Date> date = parse_iso(text);
  if (!date) date = parse_printed(text, order, language);
  if (!date && !options_.date_order) {
    date = parse_printed(text, other_order(order), language);
    if (date) note(member, describe_other(text, order));
  }
  if (!date) note(member, quoted_begin(text) + " is no date like 2021-08-17 or 17/08/2021.");
  return date.value_or(Date{});
}

Imported TableReader::finish() && {
  const DateOrder order = find_order();
  for (std::size_t i = 0; i < dates_.size(); ++i) {
    const Dates& dates = dates_[i];
    Release& release = imported_.releases[i];
    row_ = dates.row;
    line_ = dates.line;
    release.published = read_date(dates.published, "date_published", order, release.language);
    release.modified = read_date(dates.modified, "date_modified", order, release.language);
  }
  return std::move(imported_);
}

void TableReader::note(std::string_view member, const std::string& message) {
  imported_.diagnostics.push_back(
      {row_, std::string(member), "Line " + std::to_string(line_) + ": " + message});
}

}  // namespace

Result<Imported> import_csv(std::string_view text, const ImportOptions& options) {
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid < text.size()) {
    return Error{ErrorCode::bad_encoding, "The table is not UTF-8; save it as CSV in UTF-8.",
                 valid};
  }
  if (text.starts_with("\ufeff")) text.remove_prefix(3);
  const char separator = find_separator(text);
  CsvRows rows(text, separator);
  if (!rows.next()) return Error{ErrorCode::empty, "The table is empty."};
  const Result<Columns> columns = understand(rows.cells(), options.columns);
  if (!columns) return columns.error();
  const auto has = [&](Member member) { return std::ranges::count(columns.value(), member) > 0; };
  if (!has(Member::title) && !has(Member::summary) && !has(Member::text)) {
    return Error{ErrorCode::not_a_feed,
                 "No column is known to be a title, summary or text; the columns are " +
                     list_columns(rows.cells()) + ". Say which is which with --map title=COLUMN.",
                 0};
  }
  TableReader reader(columns.value(), options);
  while (rows.next()) reader.read(rows);
  return std::move(reader).finish();
}

}  // namespace dateline
