#include "engine/citation.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr char hex[] = "0123456789abcdef";

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// `text` on one line, single spaces in it.
std::string line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    append_utf8(out, c);
  }
  return out;
}

// `text` on one line, as TeX prints it.
std::string tex(std::string_view text) {
  constexpr std::string_view signs = "\\{}~^#$%&_";
  static constexpr std::string_view names[] = {"backslash", "braceleft", "braceright", "asciitilde",
                                               "asciicircum"};
  std::string out;
  for (char c : line(text)) {
    const std::size_t sign = signs.find(c);
    if (sign < std::size(names)) {
      out.append("{\\text").append(names[sign]);
      c = '}';
    } else if (sign != std::string_view::npos) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

// An address stands as it is, but for what would end it.
std::string tex_url(std::string_view url) {
  std::string out;
  for (char c : url) {
    if (c == '{' || c == '}' || c == '\\') {
      out += '%';
      out += hex[c >> 4];
      c = hex[c & 15];
    }
    out += c;
  }
  return out;
}

// Whether BibTeX would take the name apart: an author is "Surname, Given" or "Given Surname", and
// BibTeX sees by "and" where one ends.
bool looks_like_many(std::string_view author) {
  std::string folded;
  append_folded(author, folded);
  return folded.find(" and ") != std::string::npos ||
         std::count(folded.begin(), folded.end(), ',') > 1;
}

// The author is the source where there is no other.
const std::vector<std::string>& authors_of(const Release& release) {
  return release.authors.empty() ? release.sources : release.authors;
}

std::string tex_authors(const Release& release) {
  std::string out;
  for (const std::string& author : authors_of(release)) {
    if (!out.empty()) out += " and ";
    const bool whole = release.authors.empty() || looks_like_many(line(author));
    if (whole) out += '{';
    out += tex(author);
    if (whole) out += '}';
  }
  return out;
}

std::string kind_of(const Release& release) {
  std::string kind = "Press release";
  if (release.status != Status::live) kind.append(", ").append(to_string(release.status));
  return kind;
}

// Appends the first run of ASCII letters and digits of `text`, folded.
void append_word(std::string& out, std::string_view text) {
  std::string folded;
  append_folded(text, folded);
  bool any = false;
  for (char c : folded) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (any && !fits) return;
    any = fits;
    if (fits) out += c;
  }
}

// FNV-1a, 32 bits, as eight digits.
void append_hash(std::string& out, std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  for (int shift = 28; shift >= 0; shift -= 4) out += hex[hash >> shift & 15];
}

std::string make_key(const Release& release, std::string_view year, StringTable& keys) {
  const std::vector<std::string>& names =
      release.sources.empty() ? release.authors : release.sources;
  std::string key;
  if (!names.empty()) append_word(key, names[0]);
  key += year;
  append_word(key, release.title);
  append_hash(key += '-', release.id);
  const std::uint32_t entry = keys.size();
  if (keys.add(key) != entry) {
    append_number(key += '-', entry);
    keys.add(key);
  }
  return key;
}

// Appends `value` between these where there is any.
void append_field(std::string& out, const char* before, std::string_view value,
                  const char* behind) {
  if (!value.empty()) out.append(before).append(value).append(behind);
}

void append_line(std::string& out, const char* tag, std::string_view text) {
  append_field(out, tag, line(text), "\r\n");
}

}  // namespace

void append_bibtex(std::string& out, const Release& release, StringTable& keys) {
  const std::string date = to_iso(release.published);
  const std::string_view year = std::string_view(date).substr(0, 4);
  out.append("@misc{").append(make_key(release, year, keys));
  append_field(out, ",\n  author = {", tex_authors(release), "}");
  append_field(out, ",\n  title = {{", tex(release.title), "}}");
  append_field(out, ",\n  howpublished = {", kind_of(release), "}");
  append_field(out, ",\n  date = {", date, "}");
  append_field(out, ",\n  year = {", year, "}");
  append_field(out, ",\n  note = {", tex(release.note), "}");
  append_field(out, ",\n  url = {", tex_url(release.url), "}");
  out += "\n}\n";
}

void append_ris(std::string& out, const Release& release) {
  static constexpr struct {
    char tag[7];
    std::vector<std::string> Release::*lines;
  } lists[] = {
      {"AU  - ", &Release::authors},
      {"PB  - ", &Release::sources},
      {"KW  - ", &Release::places},
      {"KW  - ", &Release::topics},
  };
  static constexpr struct {
    char tag[7];
    std::string Release::*line;
  } texts[] = {
      {"TI  - ", &Release::title}, {"LA  - ", &Release::language}, {"AB  - ", &Release::summary},
      {"N1  - ", &Release::note},  {"UR  - ", &Release::url},
  };
  std::string date = to_iso(release.published);
  for (char& c : date) {
    if (c == '-') c = '/';
  }
  out += "TY  - ELEC\r\n";
  for (const auto& [tag, list] : lists) {
    for (const std::string& text :
         list == &Release::authors ? authors_of(release) : release.*list) {
      append_line(out, tag, text);
    }
  }
  for (const auto& [tag, text] : texts) append_line(out, tag, release.*text);
  append_line(out, "M3  - ", kind_of(release));
  append_line(out, "PY  - ", date.substr(0, 4));
  append_line(out, "DA  - ", date);
  out += "ER  - \r\n";
}

}  // namespace dateline
