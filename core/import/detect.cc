#include "import/detect.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view white_space = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

// --- What is no text ---

struct Signature {
  std::string_view bytes;
  std::string_view advice;
};
constexpr Signature signatures[] = {
    {"\x1f\x8b"sv, "This is a gzip file; unpack it first: gunzip."sv},
    {"BZh"sv, "This is a bzip2 file; unpack it first: bunzip2."sv},
    {"\xfd"
     "7zXZ"sv,
     "This is an xz file; unpack it first: unxz."sv},
    {"\x28\xb5\x2f\xfd"sv, "This is a zstd file; unpack it first: unzstd."sv},
    {"7z\xbc\xaf"sv, "This is a 7-Zip file; unpack it first."sv},
    {"%PDF"sv, "This is a PDF file; copy its text into a text file, or save it as text."sv},
    {"{\\rtf"sv, "This is an RTF document; save it as plain text."sv},
    {"\xd0\xcf\x11\xe0"sv,
     "This is an old Word or Excel file; save it as plain text, or a table as CSV."sv},
    {"SQLite format 3"sv, "This is an SQLite database; export the table of releases as CSV."sv},
    {"\x89PNG"sv, "This is a picture, not text."sv},
    {"\xff\xd8\xff"sv, "This is a picture, not text."sv},
};

// Which kind of zip file: the names of what is packed stand in it as they are.
std::string_view zip_advice(std::string_view begin) {
  const auto has = [begin](std::string_view name) {
    return begin.find(name) != std::string_view::npos;
  };
  if (has("word/") || has("opendocument.text"))
    return "This is a text document (docx, odt); save it as plain text.";
  if (has("xl/") || has("opendocument.spreadsheet"))
    return "This is a spreadsheet (xlsx, ods); save it as CSV.";
  return "This is a zip file; unpack it first: unzip.";
}

std::string_view binary_advice(std::string_view begin) {
  if (begin.starts_with("PK\3\4")) return zip_advice(begin);
  for (const Signature& each : signatures) {
    if (begin.starts_with(each.bytes)) return each.advice;
  }
  if (begin.find('\0') != std::string_view::npos) return "This is no text file.";
  return {};
}

// --- Markup ---

// The value of the attribute `name` in `tag`; "" where there is none.
std::string attribute(std::string_view tag, std::string_view name) {
  const std::string folded = lower(tag);
  for (std::size_t at = folded.find(name); at != std::string::npos;
       at = folded.find(name, at + 1)) {
    if (at == 0 || white_space.find(tag[at - 1]) == std::string_view::npos) continue;
    std::string_view rest = trim(tag.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.empty()) return {};
    const bool quoted = rest[0] == '"' || rest[0] == '\'';
    if (!quoted) return std::string(rest.substr(0, rest.find_first_of(" \t\r\n>")));
    return std::string(rest.substr(1, rest.find(rest[0], 1) - 1));
  }
  return {};
}

// The addresses of the feeds that a web page links to: <link rel=alternate type=…rss… href=…>.
std::vector<std::string> linked_feeds(std::string_view page) {
  std::vector<std::string> feeds;
  const std::string folded = lower(page);
  for (std::size_t at = folded.find("<link"); at != std::string::npos && feeds.size() < 5;
       at = folded.find("<link", at + 1)) {
    const std::size_t end = std::min(folded.find('>', at), page.size());
    const std::string_view tag = page.substr(at, std::min<std::size_t>(end - at, 2000));
    const std::string type = lower(attribute(tag, "type"));
    const bool feed = type.find("rss") != std::string::npos ||
                      type.find("atom") != std::string::npos ||
                      type.find("feed+json") != std::string::npos;
    std::string address = attribute(tag, "href");
    if (feed && lower(attribute(tag, "rel")) == "alternate" && !address.empty())
      feeds.push_back(std::move(address));
  }
  return feeds;
}

Error page_error(std::string_view page) {
  std::string message = "This is a web page. ";
  const std::vector<std::string> feeds = linked_feeds(page);
  if (feeds.empty()) {
    message +=
        "Copy the list of releases in your browser and paste it into a text file, or look for a "
        "feed (RSS) of the site.";
  } else {
    message += "It links to a feed; save that one and import it: ";
    for (std::size_t i = 0; i < feeds.size(); ++i) message += (i == 0 ? "" : ", ") + feeds[i];
  }
  return {ErrorCode::unsupported, std::move(message)};
}

// The name of the first element, in small letters and without its prefix; "" where there is none.
// Declarations, comments and a document type before it are passed over.
std::string first_element(std::string_view text) {
  while (!(text = trim(text)).empty() && text[0] == '<') {
    if (text.starts_with("<!--")) {
      const std::size_t end = text.find("-->");
      if (end == std::string_view::npos) return {};
      text.remove_prefix(end + 3);
    } else if (text.starts_with("<?") || text.starts_with("<!")) {
      const bool html = lower(text.substr(0, 14)) == "<!doctype html";
      if (html) return "html";
      const std::size_t end = text.find('>');
      if (end == std::string_view::npos) return {};
      text.remove_prefix(end + 1);
    } else {
      std::string name = lower(text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1));
      return name.substr(name.find(':') + 1);
    }
  }
  return {};
}

bool is_markup(std::string_view text) {
  return text.size() > 1 && text[0] == '<' &&
         (text[1] == '!' || text[1] == '?' || (lower(text[1]) >= 'a' && lower(text[1]) <= 'z'));
}

// --- JSON ---

// Whether an object has a member `name`, anywhere. In a string its quotation marks would have a
// backslash before them.
bool has_member(std::string_view json, std::string_view name) {
  const std::string quoted = std::string("\"").append(name).append("\"");
  for (std::size_t at = json.find(quoted); at != std::string_view::npos;
       at = json.find(quoted, at + 1)) {
    const std::size_t behind = json.find_first_not_of(white_space, at + quoted.size());
    if (behind != std::string_view::npos && json[behind] == ':') return true;
  }
  return false;
}

bool is_object_line(std::string_view line) {
  return line.size() > 1 && line.front() == '{' && line.back() == '}';
}

// Whether `text` goes on as lines that are whole objects: the first is one and another begins, or
// at least half of the first ten are.
bool is_ndjson(std::string_view text) {
  int lines = 0, objects = 0;
  while (!text.empty() && lines < 10) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    const bool whole = end != std::string_view::npos;
    text.remove_prefix(whole ? end + 1 : text.size());
    if (line.empty()) continue;
    if (lines == 1 && objects == 1 && line.front() == '{') return true;
    ++lines;
    if (is_object_line(line)) ++objects;
  }
  return lines > 1 && 2 * objects >= lines;
}

Format json_format(std::string_view text) {
  if (text[0] == '{' && is_ndjson(text)) return Format::ndjson;
  if (has_member(text, "content_text") || has_member(text, "content_html"))
    return Format::json_feed;
  if (has_member(text, "rendered")) return Format::wordpress;
  if (has_member(text, "jsonapi") ||
      (has_member(text, "attributes") && has_member(text, "relationships")))
    return Format::drupal;
  if (has_member(text, "data") && has_member(text, "fields")) return Format::reliefweb;
  return Format::json_feed;
}

// --- Tables ---

// The cells of a row, without the quotation marks around them, in small letters.
std::vector<std::string> cells_of(std::string_view row, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (char c : row) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += lower(c);
    }
  }
  for (std::string& cell : cells) cell = trim(cell);
  return cells;
}

// Whether the first line names columns: short names, of which one is that of a title or the text;
// and the next one has cells, too.
bool is_table(std::string_view text) {
  if (lower(text.substr(0, 4)) == "sep=") return true;
  const std::string_view row = trim(text.substr(0, text.find_first_of("\r\n")));
  const std::string_view rest = trim(text.substr(row.size()));
  const std::string_view next = rest.substr(0, rest.find_first_of("\r\n"));
  for (char separator : {',', ';', '\t'}) {
    const std::vector<std::string> cells = cells_of(row, separator);
    if (cells.size() < 2) continue;
    if (!next.empty() && next.find(separator) == std::string_view::npos && !next.starts_with('"'))
      continue;
    const bool short_names = std::all_of(cells.begin(), cells.end(),
                                         [](const std::string& cell) { return cell.size() <= 40; });
    const bool known = std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
      constexpr std::string_view names[] = {
          "title",   "post_title",   "headline", "subject",      "name",        "título",
          "titulo",  "titular",      "titre",    "titulaire",    "titel",       "titolo",
          "summary", "resumen",      "résumé",   "resume",       "resumo",      "excerpt",
          "text",    "content_text", "content",  "content_html", "description", "body",
          "texto",   "texte",        "contenu",  "contenido",    "conteúdo"};
      return std::find(std::begin(names), std::end(names), cell) != std::end(names);
    });
    if (short_names && known) return true;
  }
  return false;
}

}  // namespace

std::optional<Format> format_of(std::string_view name) {
  constexpr struct {
    std::string_view name;
    Format format;
  } names[] = {
      {"listing", Format::listing},
      {"rss", Format::xml},
      {"atom", Format::xml},
      {"xml", Format::xml},
      {"jsonfeed", Format::json_feed},
      {"ndjson", Format::ndjson},
      {"wordpress", Format::wordpress},
      {"drupal", Format::drupal},
      {"reliefweb", Format::reliefweb},
      {"csv", Format::csv},
  };
  for (const auto& each : names) {
    if (name == each.name) return each.format;
  }
  return std::nullopt;
}

Result<Format> detect_format(std::string_view begin) {
  if (const std::string_view advice = binary_advice(begin); !advice.empty())
    return Error{ErrorCode::unsupported, std::string(advice)};
  if (begin.starts_with("\xef\xbb\xbf")) begin.remove_prefix(3);
  begin.remove_prefix(std::min(begin.find_first_not_of(white_space), begin.size()));
  if (begin.empty())
    return Error{ErrorCode::empty, "The file is empty, or has nothing but white space."};
  if (begin[0] == '{' || begin[0] == '[') return json_format(begin);
  if (is_markup(begin)) {
    const std::string name = first_element(begin);
    if (name == "rss" || name == "feed" || name == "rdf" || name == "channel") return Format::xml;
    const bool page = name == "html" || name == "head" || name == "body" || name == "div" ||
                      lower(begin).find("<html") != std::string::npos;
    if (page) return page_error(begin);
    return Format::xml;  // whose importer tells what is missing
  }
  // What a server says before the feed that it sends: warnings, mostly.
  constexpr std::size_t longest_warning = 4096;
  const std::string head = lower(begin.substr(0, longest_warning));
  for (const char* root : {"\n<?xml", "\n<rss", "\n<feed", "\n<rdf:rdf"}) {
    if (head.find(root) != std::string::npos) return Format::xml;
  }
  return is_table(begin) ? Format::csv : Format::listing;
}

}  // namespace dateline
