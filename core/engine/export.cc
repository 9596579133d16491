#include "engine/export.h"

#include <utility>
#include <vector>

#include "base/string_table.h"
#include "engine/citation.h"
#include "text/utf8.h"

namespace dateline {
namespace {

enum Format { csv, json, bibtex, ris, format_count };
constexpr std::string_view format_names[format_count] = {"csv", "json", "bibtex", "ris"};

constexpr std::string_view csv_head =
    "\xef\xbb\xbf"
    "id,title,url,language,kind,note,dateline,summary,text,image,places,topics,source,authors,"
    "status,"
    "date,modified\r\n";

// Whether a spreadsheet would take the cell for a formula.
bool begins_formula(std::string_view cell) {
  if (cell.empty()) return false;
  std::size_t at = 0;
  char32_t first = decode_utf8(cell, at);
  if (first >= 0xff01 && first <= 0xff5e) first -= 0xfee0;  // full-width
  return first < 0x80 &&
         std::string_view("=+-@\t\r\n").find(static_cast<char>(first)) != std::string_view::npos;
}

void append_cell(std::string& out, std::string_view cell) {
  out += begins_formula(cell) ? "\"'" : "\"";
  for (char c : cell) {
    if (c == '"') out += c;
    out += c;
  }
  out += "\",";
}

void append_cell(std::string& out, const std::vector<std::string>& values) {
  std::string cell;
  for (const std::string& value : values) {
    if (!cell.empty()) cell += "; ";
    cell += value;
  }
  append_cell(out, cell);
}

void append_csv(std::string& out, const Release& release) {
  static constexpr std::string Release::*texts[] = {
      &Release::id,   &Release::title,    &Release::url,     &Release::language, &Release::kind,
      &Release::note, &Release::dateline, &Release::summary, &Release::text,     &Release::image};
  static constexpr std::vector<std::string> Release::*lists[] = {
      &Release::places, &Release::topics, &Release::sources, &Release::authors};
  for (const auto text : texts) append_cell(out, release.*text);
  for (const auto list : lists) append_cell(out, release.*list);
  append_cell(out, to_string(release.status));
  append_cell(out, to_iso(release.published));
  append_cell(out, to_iso(release.modified));
  out.back() = '\r';  // the last comma
  out += '\n';
}

std::string head(Format format, const Engine& engine) {
  if (format == csv) return std::string(csv_head);
  if (format != json) return {};
  FeedHeader header = engine.header();
  if (header.title.empty()) header.title = "Press releases";  // JSON Feed wants one
  return write_head(header);
}

Release shown_release(const Archive& archive, std::uint32_t number, const Request& request) {
  Release release = archive.copy(number);
  if (release.url.empty()) release.url = request.link;
  release.embargo_until = 0;  // it is over
  if (release.status == Status::embargoed) release.status = Status::live;
  return release;
}

Export write(Format format, const Engine& engine, const Request& request,
             const std::vector<std::uint32_t>& releases) {
  const std::string_view tail = format == json ? archive_tail : std::string_view();
  Export file;
  std::string& out = file.text = head(format, engine);
  StringTable keys;
  for (std::uint32_t number : releases) {
    const std::size_t before = out.size();
    const Release release = shown_release(engine.archive(), number, request);
    if (format == csv) append_csv(out, release);
    if (format == json) {
      out.append(file.releases == 0 ? before_first : before_next).append(write_item(release));
    }
    if (format == bibtex) append_bibtex(out, release, keys);
    if (format == ris) append_ris(out, release);
    if (out.size() + tail.size() > max_export_bytes) {
      out.resize(before);
      break;
    }
    ++file.releases;
  }
  out += tail;
  return file;
}

}  // namespace

Result<Export> export_releases(const Engine& engine, Request request, std::string_view format) {
  int index = 0;
  while (index < format_count && format_names[index] != format) ++index;
  if (index == format_count) {
    return Error{ErrorCode::bad_request, "The export's format must be csv, json, bibtex or ris."};
  }
  std::vector<std::uint32_t> releases;
  std::uint32_t total = 1;
  if (request.open.empty()) {
    request.page = 1;
    request.page_size = max_export_releases;
    request.hits_only = true;
    const Response response = engine.run(request);
    total = response.total;
    for (const Hit& hit : response.hits) releases.push_back(hit.release);
  } else {
    const Archive& archive = engine.archive();
    releases.push_back(archive.find(request.open));
    if (releases[0] == archive.size() || !archive.is_shown(releases[0], request.now)) {
      return Error{ErrorCode::not_found, "The release to export is not in the archive."};
    }
  }
  Export file = write(static_cast<Format>(index), engine, request, releases);
  file.total = total;
  return file;
}

}  // namespace dateline
