// How fast the core's stages are, natively, on an archive of the generator's, and how fast it
// answers on that and on others:
//   core_bench ARCHIVE.json REQUESTS.txt MISSPELT.txt [three more...] [--benchmark_...]
// Both lists hold requests as parse_request reads them, one a line; those of the second have a word
// that occurs nowhere.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/builder.h"
#include "engine/engine.h"
#include "engine/request.h"
#include "feed/read_feed.h"
#include "index/writer.h"
#include "text/analyzer.h"

namespace {

using dateline::Archive;
using dateline::ArchiveBuilder;
using dateline::Engine;
using dateline::Request;

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "core_bench: %s\n", message.c_str());
  std::exit(1);
}

std::string read_file(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (!file) fail(std::string("cannot open ") + path);
  std::string bytes;
  char buffer[1 << 16];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    bytes.append(buffer, n);
  std::fclose(file);
  return bytes;
}

// An archive that the benchmarks work on, made once.
struct Input {
  std::string json;  // with feed_padding bytes behind `json_size`
  std::size_t json_size;
  std::vector<std::string> requests;
  std::vector<std::string> misspelt;
  std::unique_ptr<Engine> engine;

  std::string_view feed() const { return std::string_view(json).substr(0, json_size); }
  const Archive& archive() const { return engine->archive(); }
};

std::vector<std::string> read_lines(const char* path) {
  const std::string text = read_file(path);
  std::vector<std::string> lines;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
  }
  if (lines.empty()) fail(std::string("nothing in ") + path);
  return lines;
}

Input load(const char* archive_path, const char* requests_path, const char* misspelt_path) {
  Input input;
  input.json = read_file(archive_path);
  input.json_size = input.json.size();
  input.json.append(dateline::feed_padding, ' ');
  input.requests = read_lines(requests_path);
  input.misspelt = read_lines(misspelt_path);
  dateline::Result<Engine> engine = Engine::open_feed(input.feed());
  if (!engine) fail(engine.error().message);
  if (engine.value().archive().size() == 0) fail("nothing to measure");
  input.engine = std::make_unique<Engine>(std::move(engine).value());
  return input;
}

// Feed bytes to the records of a builder.
void read_feed(benchmark::State& state, const Input& input) {
  for (auto _ : state) {
    ArchiveBuilder builder;
    benchmark::DoNotOptimize(dateline::read_feed(input.feed(), {}, builder));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * input.json_size));
}

// The records to the archive's columns.
void build_archive(benchmark::State& state, const Input& input) {
  for (auto _ : state) {
    state.PauseTiming();
    auto builder = std::make_unique<ArchiveBuilder>();
    benchmark::DoNotOptimize(dateline::read_feed(input.feed(), {}, *builder));
    state.ResumeTiming();
    benchmark::DoNotOptimize(std::move(*builder).build());
  }
}

// The texts to terms, nothing kept.
void analyze(benchmark::State& state, const Input& input) {
  const Archive& archive = input.archive();
  std::size_t bytes = 0;
  std::size_t terms = 0;
  for (auto _ : state) {
    for (std::uint32_t release = 0; release < archive.size(); ++release) {
      for (std::string_view text :
           {archive.title(release), archive.summary(release), archive.text(release)}) {
        dateline::Analyzer analyzer(text);
        for (dateline::Term term; analyzer.next(term); ++terms)
          benchmark::DoNotOptimize(term.text.data());
        bytes += text.size();
      }
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(terms));
}

// The archive to the index's bytes, analysis included.
void write_index(benchmark::State& state, const Input& input) {
  for (auto _ : state) benchmark::DoNotOptimize(dateline::write_index(input.archive()));
}

// All of them: from feed bytes to an engine that answers.
void open_feed(benchmark::State& state, const Input& input) {
  for (auto _ : state) benchmark::DoNotOptimize(Engine::open_feed(input.feed()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * input.json_size));
}

// Each of `lines` with `more` behind it, as requests; nothing where parse_request does not take
// them.
std::optional<std::vector<Request>> read_requests(const std::vector<std::string>& lines,
                                                  std::string_view more) {
  std::vector<Request> requests;
  for (const std::string& line : lines) {
    dateline::Result<Request> request = dateline::parse_request(line + std::string(more));
    if (!request) return std::nullopt;
    requests.push_back(std::move(request).value());
  }
  return requests;
}

// One request after another.
void run(benchmark::State& state, const Engine& engine, const std::vector<Request>& requests) {
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(engine.run(requests[next++ % requests.size()]));
  state.SetItemsProcessed(state.iterations());
}

void add_stages(const Input& input) {
  const auto add = [&](const char* name, auto stage) {
    benchmark::RegisterBenchmark(name, [&input, stage](benchmark::State& state) {
      stage(state, input);
    })->Unit(benchmark::kMillisecond);
  };
  add("read_feed", read_feed);
  add("build_archive", build_archive);
  add("analyze", analyze);
  add("write_index", write_index);
  add("open_feed", open_feed);
}

// whole: ten hits with snippets, all facets, the histogram. ranked: the hits alone, where the
// engine can. newest: the page that is shown at first.
void add_queries(const Input& input) {
  const auto add = [&](const std::string& name, const std::vector<std::string>& lines,
                       std::string_view more) {
    std::optional<std::vector<Request>> requests = read_requests(lines, more);
    if (!requests) {
      std::fprintf(stderr, "core_bench: %s is left out, the engine does not know it\n",
                   name.c_str());
      return;
    }
    benchmark::RegisterBenchmark(
        (name + "/" + std::to_string(input.archive().size())).c_str(),
        [&input, requests = *std::move(requests)](benchmark::State& state) {
          run(state, *input.engine, requests);
        })
        ->Unit(benchmark::kMicrosecond);
  };
  add("query_ranked", input.requests, "&parts=hits");
  add("query_whole", input.requests, "");
  add("query_misspelt_ranked", input.misspelt, "&parts=hits");
  add("query_misspelt_whole", input.misspelt, "");
  add("newest", {"size=10"}, "");
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc < 4 || argc % 3 != 1) {
    fail(
        "usage: core_bench ARCHIVE.json REQUESTS.txt MISSPELT.txt [three more...] "
        "[--benchmark_...]");
  }
  std::list<Input> inputs;  // a list, so that each stays where it is
  for (int i = 1; i < argc; i += 3) inputs.push_back(load(argv[i], argv[i + 1], argv[i + 2]));
  add_stages(inputs.front());
  for (const Input& input : inputs) add_queries(input);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
