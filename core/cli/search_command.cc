// dateline search: what a reader would find, on a terminal, as JSON, or as a run to be scored.

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <memory>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/pack_folder.h"
#include "cli/terminal.h"
#include "engine/engine.h"
#include "engine/export.h"
#include "engine/response_json.h"
#include "feed/read_queries.h"

namespace dateline {
namespace {

struct Options {
  std::string archive, query, from, to, sort = "auto", queries, format;
  std::vector<std::string> places, topics, languages, sources, preferred;
  std::uint32_t limit = 10, page = 1;
  bool json = false, trec = false, as_typed = false, explain = false;
};

// Hits a query in a run: what evaluation tools read.
constexpr std::uint32_t trec_hits = 100;

Result<Request> make_request(const Options& options) {
  Request request;
  request.query = options.query;
  const auto filter = [&](Facet facet) -> auto& {
    return request.filters[static_cast<std::size_t>(facet)];
  };
  filter(Facet::place) = options.places;
  filter(Facet::topic) = options.topics;
  filter(Facet::language) = options.languages;
  filter(Facet::source) = options.sources;
  for (const auto& [text, date] :
       {std::pair(&options.from, &request.from), std::pair(&options.to, &request.to)}) {
    if (text->empty()) continue;
    *date = parse_iso(*text);
    if (!*date) {
      return Error{ErrorCode::bad_request,
                   "\"" + *text + "\" is not a date like 2021, 2021-02 or 2021-02-23."};
    }
  }
  if (options.sort == "relevance") request.sort = Sort::relevance;
  if (options.sort == "newest") request.sort = Sort::newest;
  if (options.sort == "oldest") request.sort = Sort::oldest;
  request.spelling = !options.as_typed;
  request.page = options.page;
  request.page_size = options.limit;
  request.preferred_languages = options.preferred;
  request.now = static_cast<std::int64_t>(std::time(nullptr));
  return request;
}

std::string join(const std::vector<std::string_view>& parts) {
  std::string text;
  for (std::string_view part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

std::string highlight(std::string_view text, const std::vector<Range>& marks, bool colour) {
  if (!colour) return printable(text);
  std::string out;
  std::size_t at = 0;
  for (const Range& mark : marks) {
    out += printable(text.substr(at, mark.begin - at)) + "\033[1m";
    out += printable(text.substr(mark.begin, mark.end - mark.begin)) + "\033[0m";
    at = mark.end;
  }
  return out + printable(text.substr(at));
}

std::string_view sentence(std::string_view code) {
  if (code == "unclosed-quote")
    return "The quotation has no end and was taken to run to the end of the query";
  if (code == "no-words") return "Passed over, since it has no letter or digit";
  if (code == "too-many-words") return "Passed over, since the query is too long";
  if (code == "unknown-word") return "No release has";
  if (code == "spelling")
    return "No release has this word, so its nearest spellings were looked for";
  if (code == "only-exclusions") return "Only exclusions: everything else was found";
  return "Note";
}

// "title 1, text 3"
std::string list_fields(const Frequencies& frequencies) {
  constexpr const char* names[] = {"title", "summary", "text", "places", "topics"};
  std::string list;
  for (std::size_t field = 0; field < field_count; ++field) {
    if (frequencies[field] == 0) continue;
    if (!list.empty()) list += ", ";
    list += std::string(names[field]) + " " + std::to_string(frequencies[field]);
  }
  return list;
}

void print(const Explanation& explanation, double shown_score) {
  std::printf("            score %.4f\n", explanation.score);
  for (const ExplainedClause& clause : explanation.clauses) {
    std::printf("              %.4f  %s: idf %.4f, evidence %.4f\n", clause.score,
                printable(clause.text).c_str(), clause.idf, clause.evidence);
    for (const ExplainedWord& word : clause.words) {
      std::printf("                %.4f  %s: weight %.2f, %s\n", word.evidence,
                  printable(word.text).c_str(), word.weight, list_fields(word.frequencies).c_str());
    }
  }
  if (explanation.proximity > 1e-9) {
    std::printf("              %.4f  words close to each other\n", explanation.proximity);
  }
  std::printf("              fields in words: %s\n", list_fields(explanation.lengths).c_str());
  // Of a release in several languages, the best version's score counts.
  if (shown_score > explanation.score) {
    std::printf("              ranked by another language version: %.4f\n", shown_score);
  }
}

void print(const Response& response, const Engine& engine, const Request& request,
           const Options& options, bool colour) {
  const Archive& archive = engine.archive();
  std::printf("%u of %u releases\n", response.total, response.scope.releases);
  if (response.complete < response.total) {
    std::printf("%u have all words, %u some\n", response.complete,
                response.total - response.complete);
  }
  for (const Note& note : response.notes) {
    const std::vector<std::string_view> words(note.words.begin(), note.words.end());
    std::printf("%s: %s%s%s\n", std::string(sentence(note.code)).c_str(),
                printable(note.text).c_str(), words.empty() ? "" : " → ",
                printable(join(words)).c_str());
  }
  if (response.without_filters) std::printf("%u without the filters\n", *response.without_filters);
  for (const Hit& hit : response.hits) {
    const std::uint32_t release = hit.release;
    const bool withdrawn = archive.status(release) == Status::withdrawn;
    const std::string title = withdrawn
                                  ? "[withdrawn] " + printable(archive.note(release))
                                  : highlight(archive.title(release), hit.title_marks, colour);
    std::printf("\n%-10s  %s\n", to_iso(archive.published(release)).c_str(), title.c_str());
    std::vector<std::string_view> facts;
    for (Facet facet : {Facet::place, Facet::topic, Facet::language}) {
      const FacetColumn& column = archive.facet(facet);
      for (std::uint32_t value : column.of_release[release]) facts.push_back(column.values[value]);
    }
    facts.push_back(archive.url(release).empty() ? archive.id(release) : archive.url(release));
    std::printf("            %s\n", printable(join(facts)).c_str());
    if (!hit.snippet.text.empty()) {
      std::printf("            %s\n",
                  highlight(hit.snippet.text, hit.snippet.marks, colour).c_str());
    }
    if (options.explain) print(engine.explain(request, release), hit.score);
  }
}

// An archive, or a pack where `path` is a folder.
Result<Engine> open(const std::string& path) {
  if (is_folder(path)) {
    const Result<Bytes> root = read_root_file(path);
    if (!root) return root.error();
    Result<Engine> engine = Engine::open_pack(root.value());
    if (!engine) return with_path(engine.error(), path);
    return engine;
  }
  const Result<FileBytes> file = read_file(path);
  if (!file) return file.error();
  Loader loader;
  const Result<FeedReport> report = loader.add_feed(file->view(), {});
  if (!report) return with_path(report.error(), path);
  Result<Engine> engine = std::move(loader).open();
  if (!engine) return with_path(engine.error(), path);
  return engine;
}

// What a request wants of a pack.
Result<bool> supply(Engine& engine, const Options& options, const Request& request) {
  return is_folder(options.archive) ? supply_for(engine, options.archive, request)
                                    : Result<bool>(true);
}

int run_queries(Engine& engine, Request request, const Options& options) {
  Result<FileBytes> file = read_file(options.queries);
  if (!file) {
    std::fprintf(stderr, "dateline: %s\n", file.error().message.c_str());
    return exit_problems;
  }
  Result<std::vector<NamedQuery>> queries = read_queries(file->view());
  if (!queries) {
    std::fprintf(stderr, "dateline: %s\n", describe(options.queries, queries.error()).c_str());
    return exit_problems;
  }
  request.page_size = trec_hits;
  request.hits_only = true;
  for (const NamedQuery& query : queries.value()) {
    request.query = query.text;
    const Result<bool> supplied = supply(engine, options, request);
    if (!supplied) {
      std::fprintf(stderr, "dateline: %s\n", supplied.error().message.c_str());
      return exit_problems;
    }
    const Archive& archive = engine.archive();
    const Response response = engine.run(request);
    int rank = 0;
    for (const Hit& hit : response.hits) {
      std::printf("%s Q0 %s %d %.4f dateline\n", query.id.c_str(),
                  std::string(archive.id(hit.release)).c_str(), ++rank, hit.score);
    }
  }
  return exit_done;
}

int run_export(const Engine& engine, Request request, const Options& options) {
  const Result<Export> file = export_releases(engine, std::move(request), options.format);
  if (!file) {
    std::fprintf(stderr, "dateline: %s\n", file.error().message.c_str());
    return exit_problems;
  }
  std::fwrite(file->text.data(), 1, file->text.size(), stdout);
  if (file->releases < file->total) {
    std::fprintf(stderr, "dateline: These are the first %u of %u releases; ask for less at once.\n",
                 file->releases, file->total);
    return exit_problems;
  }
  return exit_done;
}

int run(const Options& options) {
  Result<Request> request = make_request(options);
  if (!request) {
    std::fprintf(stderr, "dateline: %s\n", request.error().message.c_str());
    return exit_usage;
  }
  Result<Engine> engine = open(options.archive);
  if (!engine) {
    std::fprintf(stderr, "dateline: %s\n", engine.error().message.c_str());
    return exit_problems;
  }
  if (options.trec) return run_queries(engine.value(), request.value(), options);
  if (!options.format.empty()) {
    if (is_folder(options.archive)) {
      std::fprintf(stderr, "dateline: --format wants an archive, not a pack.\n");
      return exit_usage;
    }
    return run_export(engine.value(), std::move(request).value(), options);
  }
  const Result<bool> supplied = supply(engine.value(), options, request.value());
  if (!supplied) {
    std::fprintf(stderr, "dateline: %s\n", supplied.error().message.c_str());
    return exit_problems;
  }
  const Response response = engine->run(request.value());
  if (options.json) {
    std::printf("%s\n", to_json(response, engine->archive()).c_str());
  } else {
    print(response, engine.value(), request.value(), options, ::isatty(STDOUT_FILENO) != 0);
  }
  return exit_done;
}

}  // namespace

Run search_command(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("archive", options->archive,
                 "JSON Feed, array or NDJSON, - for standard input; or the folder of a pack")
      ->required();
  auto* query = app.add_option(
      "query", options->query,
      "What to look for, in the language of docs/QUERY.md; all releases where it is missing");
  app.add_option("--place", options->places, "Only of this place (may be repeated)");
  app.add_option("--topic", options->topics, "Only on this topic (may be repeated)");
  app.add_option("--lang", options->languages, "Only in this language (may be repeated)");
  app.add_option("--source", options->sources, "Only from this source (may be repeated)");
  app.add_option("--from", options->from, "From this day, month or year on");
  app.add_option("--to", options->to, "Up to this day, month or year");
  app.add_option("--sort", options->sort, "auto, relevance, newest or oldest")
      ->check(CLI::IsMember({"auto", "relevance", "newest", "oldest"}));
  app.add_option("--prefer", options->preferred,
                 "Show a release in this language where it has one (may be repeated)");
  auto* limit = app.add_option("--limit", options->limit, "Hits a page")
                    ->check(CLI::Range(1u, max_page_size));
  auto* page =
      app.add_option("--page", options->page, "Page, from 1")->check(CLI::Range(1u, 10'000'000u));
  auto* explain =
      app.add_flag("--explain", options->explain, "Show every part of each hit's score");
  app.add_flag("--as-typed", options->as_typed,
               "Take words that no release has for no other spelling");
  auto* json = app.add_flag("--json", options->json, "Print the answer as JSON");
  auto* queries = app.add_option("--queries", options->queries,
                                 "A file of queries, one {\"id\", \"text\"} a line");
  auto* trec =
      app.add_flag("--trec", options->trec, "Print the hits of --queries as a TREC run, 100 each");
  app.add_option("--format", options->format,
                 "Print all releases found as a file: csv, json (JSON Feed), bibtex or ris")
      ->check(CLI::IsMember({"csv", "json", "bibtex", "ris"}))
      ->excludes(json)
      ->excludes(trec)
      ->excludes(limit)
      ->excludes(page)
      ->excludes(explain);
  queries->needs(trec)->excludes(query);
  trec->needs(queries)->excludes(json);
  app.footer(
      "Examples:\n"
      "  dateline search archive.json \"art competition\"\n"
      "  dateline search archive.json '\"climate change\" -smuggling' --place Jamaica --from 2021\n"
      "  dateline search archive.json 'title:climate (flood OR storm) date:2021' --explain\n"
      "  dateline search archive.json flood --lang es --format csv > floods.csv\n"
      "  dateline search archive.ndjson --queries queries.jsonl --trec > run.trec");
  return [options] { return run(*options); };
}

}  // namespace dateline
