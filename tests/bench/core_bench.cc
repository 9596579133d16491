// How fast the core's stages are, natively, on an archive of the generator's:
//   core_bench ARCHIVE.json QUERIES.txt [--benchmark_...]

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/builder.h"
#include "engine/engine.h"
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
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
  std::fclose(file);
  return bytes;
}

// What the benchmarks work on, made once.
struct Input {
  std::string json;       // with feed_padding bytes behind `json_size`
  std::size_t json_size;
  std::vector<std::string> queries;
  std::unique_ptr<Engine> engine;

  std::string_view feed() const { return std::string_view(json).substr(0, json_size); }
  const Archive& archive() const { return engine->archive(); }
};
Input input;

void load(const char* archive_path, const char* queries_path) {
  input.json = read_file(archive_path);
  input.json_size = input.json.size();
  input.json.append(dateline::feed_padding, ' ');
  const std::string lines = read_file(queries_path);
  for (std::size_t begin = 0, end; (end = lines.find('\n', begin)) != std::string::npos; begin = end + 1) {
    if (end > begin) input.queries.push_back(lines.substr(begin, end - begin));
  }
  dateline::Result<Engine> engine = Engine::open_feed(input.feed());
  if (!engine) fail(engine.error().message);
  if (engine.value().archive().size() == 0 || input.queries.empty()) fail("nothing to measure");
  input.engine = std::make_unique<Engine>(std::move(engine).value());
}

// Feed bytes to the records of a builder.
void read_feed(benchmark::State& state) {
  for (auto _ : state) {
    ArchiveBuilder builder;
    benchmark::DoNotOptimize(dateline::read_feed(input.feed(), {}, builder));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * input.json_size));
}

// The records to the archive's columns.
void build_archive(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    auto builder = std::make_unique<ArchiveBuilder>();
    benchmark::DoNotOptimize(dateline::read_feed(input.feed(), {}, *builder));
    state.ResumeTiming();
    benchmark::DoNotOptimize(std::move(*builder).build());
  }
}

// The texts to terms, nothing kept.
void analyze(benchmark::State& state) {
  const Archive& archive = input.archive();
  std::size_t bytes = 0;
  std::size_t terms = 0;
  for (auto _ : state) {
    for (std::uint32_t release = 0; release < archive.size(); ++release) {
      for (std::string_view text : {archive.title(release), archive.summary(release), archive.text(release)}) {
        dateline::Analyzer analyzer(text);
        for (dateline::Term term; analyzer.next(term); ++terms) benchmark::DoNotOptimize(term.text.data());
        bytes += text.size();
      }
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(terms));
}

// The archive to the index's bytes, analysis included.
void write_index(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(dateline::write_index(input.archive()));
}

// All of them: from feed bytes to an engine that answers.
void open_feed(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Engine::open_feed(input.feed()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * input.json_size));
}

// One query after another: ten hits with snippets, all facets, the histogram.
void query(benchmark::State& state) {
  std::size_t next = 0;
  for (auto _ : state) {
    Request request;
    request.query = input.queries[next++ % input.queries.size()];
    benchmark::DoNotOptimize(input.engine->run(request));
  }
  state.SetItemsProcessed(state.iterations());
}

// The newest page, as shown at first.
void newest(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(input.engine->run(Request{}));
}

}  // namespace

BENCHMARK(read_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(build_archive)->Unit(benchmark::kMillisecond);
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);
BENCHMARK(write_index)->Unit(benchmark::kMillisecond);
BENCHMARK(open_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(query)->Unit(benchmark::kMicrosecond);
BENCHMARK(newest)->Unit(benchmark::kMicrosecond);

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 3) fail("usage: core_bench ARCHIVE.json QUERIES.txt [--benchmark_...]");
  load(argv[1], argv[2]);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
