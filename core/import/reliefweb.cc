#include "import/reliefweb.h"

#include "import/item_reader.h"
#include "import/message.h"
#include "text/fold.h"
#include "text/html_to_text.h"

namespace dateline {
namespace {

using Kind = JsonWalk::Kind;

// "news-and-press-release" of "News and Press Release".
std::string kind_of(std::string_view format) {
  std::string kind;
  bool gap = false;
  std::string folded;
  append_folded(format, folded);
  for (const char c : folded) {
    const bool in_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (in_word && gap && !kind.empty()) kind.push_back('-');
    if (in_word) kind.push_back(c);
    gap = !in_word;
  }
  return kind;
}

// Of "language": [{"name": "English", "code": "en"}]; "ot" is any other.
std::string language_of(std::span<const JsonTree> languages) {
  for (const JsonTree& language : languages) {
    const std::string& code = language["code"].text;
    if (!code.empty() && code != "ot") return code;
  }
  return {};
}

class ReportReader {
 public:
  bool read_member(JsonWalk& walk, std::string_view name, JsonWalk::Value& value);
  Result<Imported> finish() &&;

 private:
  void take(const JsonTree& tree);

  Imported imported_;
  std::string site_error_;    // what the API says instead of reports
  std::int64_t reports_ = 0;  // met
  std::int64_t usable_ = 0;   // those of them that are reports
  bool has_data_ = false;
};

bool ReportReader::read_member(JsonWalk& walk, std::string_view name, JsonWalk::Value& value) {
  if (name == "data") {
    has_data_ = true;
    return read_trees(walk, value, [this](JsonTree tree) { take(tree); });
  }
  if (name != "error") return walk.skip(value);
  JsonTree error;
  if (!read_tree(walk, value, error)) return false;
  site_error_ = error["message"].text;
  return true;
}

void ReportReader::take(const JsonTree& tree) {
  ItemReader report(tree, reports_++, imported_.diagnostics);
  if (tree.kind != Kind::object) return report.note("", "Not taken: it is not an object.");
  if (tree.at("fields.title").kind != Kind::string)
    return report.note("fields.title", "Not taken: it has no title, so it is no report.");
  ++usable_;
  const std::string status = report.text("fields.status");
  if (!status.empty() && status != "published" && status != "to-review") {
    return report.note("fields.status",
                       "Not taken: it is " + quoted_begin(status) + ", not \"published\".");
  }

  Release release;
  release.title = report.text("fields.title");
  release.id = report.web_url("fields.url");
  const std::string number = report.text("id");
  if (release.id.empty() && !number.empty()) release.id = "https://reliefweb.int/node/" + number;
  release.url = report.web_url("fields.url_alias");
  if (release.url.empty()) release.url = release.id;
  release.summary = report.html_text("fields.headline.summary");
  release.text = report.html_text("fields.body-html");
  if (release.text.empty()) release.text = report.text("fields.body");
  release.published = report.date("fields.date.original");
  if (!release.published.known()) release.published = report.date("fields.date.created");
  release.modified = report.date("fields.date.changed");
  release.language = language_of(report.list("fields.language"));
  release.sources = report.names("fields.source", "name");
  release.places = report.names("fields.country", "name");
  const std::string primary = report.html_text("fields.primary_country.name");
  if (!primary.empty()) release.places.insert(release.places.begin(), primary);
  release.topics = report.names("fields.theme", "name");
  for (std::string& type : report.names("fields.disaster_type", "name"))
    release.topics.push_back(std::move(type));
  for (const std::string& format : report.names("fields.format", "name")) {
    if (release.kind.empty()) release.kind = kind_of(format);
  }
  release.image = report.web_url("fields.image.url");
  imported_.releases.push_back(std::move(release));
}

Result<Imported> ReportReader::finish() && {
  if (!has_data_ || (reports_ > 0 && usable_ == 0)) return not_items("a report", site_error_);
  return std::move(imported_);
}

}  // namespace

Result<Imported> import_reliefweb(std::string_view bytes, const ImportOptions&) {
  ReportReader reader;
  const auto error =
      walk_members(bytes, [&](JsonWalk& walk, std::string_view name, JsonWalk::Value& value) {
        return reader.read_member(walk, name, value);
      });
  if (error) return *error;
  return std::move(reader).finish();
}

}  // namespace dateline
