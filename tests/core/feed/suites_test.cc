// Whole folders of feeds and texts: our own of tests/data/feeds, and, where they are there,
// JSONTestSuite (https://github.com/nst/JSONTestSuite) and the Big List of Naughty Strings
// (https://github.com/minimaxir/big-list-of-naughty-strings).

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/feed/feed_input.h"
#include "core/feed/json_checker.h"
#include "feed/write_feed.h"
#include "text/utf8.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().front() != '.') files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// "ok 2 releases, 1 diagnostics" or "bad-json 12".
std::string outcome(const Result<FeedReport>& report) {
  if (report) {
    return "ok " + std::to_string(report->releases) + " releases, " +
           std::to_string(report->diagnostics.size()) + " diagnostics";
  }
  return std::string(to_string(report.error().code)) + " " + std::to_string(report.error().offset);
}

TEST(Suites, OwnFeeds) {
  const std::map<std::string, std::string> expected = {
      {"bad_dates.json", "ok 3 releases, 2 diagnostics"},
      {"bad_escape.json", "bad-json 19"},
      {"bad_escape_in_name.json", "bad-json 23"},
      {"bad_lines.ndjson", "ok 2 releases, 4 diagnostics"},
      {"bare_array.json", "ok 1 releases, 0 diagnostics"},
      {"broken_unknown.json", "bad-json 50"},
      {"comment.json", "bad-json 2"},
      {"cut.ndjson", "ok 2 releases, 1 diagnostics"},
      {"cut_after_item.json", "bad-json 76"},
      {"cut_after_items.json", "bad-json 77"},
      {"cut_in_character.json", "bad-encoding 30"},
      {"cut_in_string.json", "bad-json 41"},
      {"deep_enough.json", "ok 1 releases, 0 diagnostics"},
      {"embargo.json", "ok 2 releases, 1 diagnostics"},
      {"empty.json", "empty 0"},
      {"equal_ids.json", "ok 2 releases, 2 diagnostics"},
      {"equal_names.json", "ok 1 releases, 0 diagnostics"},
      {"escaped_nul.json", "ok 1 releases, 0 diagnostics"},
      {"half_surrogates.json", "ok 1 releases, 0 diagnostics"},
      {"html.json", "ok 1 releases, 0 diagnostics"},
      {"html_page.json", "bad-json 0"},
      {"huge_numbers.json", "ok 1 releases, 0 diagnostics"},
      {"items_object.json", "not-a-feed 0"},
      {"items_only.json", "ok 1 releases, 0 diagnostics"},
      {"latin1.json", "bad-encoding 23"},
      {"leading_zero.json", "bad-json 7"},
      {"line_break_in_string.json", "bad-json 25"},
      {"lines.ndjson", "ok 3 releases, 0 diagnostics"},
      {"nan.json", "bad-json 7"},
      {"no_items.json", "not-a-feed 0"},
      {"not_objects.json", "ok 1 releases, 5 diagnostics"},
      {"nothing_to_show.json", "ok 1 releases, 4 diagnostics"},
      {"nul_behind.json", "bad-json 68"},
      {"nul_in_string.json", "bad-json 21"},
      {"numbers_only.json", "not-a-feed 0"},
      {"one_item.json", "ok 1 releases, 0 diagnostics"},
      {"only_a_mark.json", "empty 3"},
      {"open_brackets.json", "bad-json 20000"},
      {"open_objects.json", "bad-json 25000"},
      {"overlong.json", "bad-encoding 20"},
      {"pretty.json", "ok 2 releases, 0 diagnostics"},
      {"scalar.json", "not-a-feed 0"},
      {"single_quotes.json", "bad-json 2"},
      {"surrogate_bytes.json", "bad-encoding 20"},
      {"too_deep.json", "too-deep 281"},
      {"trailing_comma.json", "bad-json 68"},
      {"trailing_text.json", "bad-json 68"},
      {"utf16be.json", "bad-encoding 0"},
      {"utf16be_mark.json", "bad-encoding 0"},
      {"utf16le.json", "bad-encoding 0"},
      {"utf16le_mark.json", "bad-encoding 0"},
      {"utf32be.json", "bad-encoding 0"},
      {"utf32le_mark.json", "bad-encoding 0"},
      {"white_space.json", "empty 6"},
      {"with_mark.json", "ok 1 releases, 0 diagnostics"},
      {"wrong_types.json", "ok 2 releases, 13 diagnostics"},
  };
  std::map<std::string, std::string> outcomes;
  for (const fs::path& path : files_in(DATELINE_ROOT "/tests/data/feeds")) {
    const std::string name = path.filename().string();
    const std::string text = read_file(path.string());
    for (const char behind : {'}', ']', '"', ' '})
      outcomes[name] = outcome(read(text, {}, behind).report);
  }
  EXPECT_EQ(outcomes, expected);
}

// The folder of that name beside the project, or nothing where it is not there.
fs::path shared(const std::string& name) {
  const fs::path folder = fs::path(DATELINE_ROOT) / "../shared/feeds" / name;
  if (fs::is_directory(folder)) return folder;
  std::printf("[   NOTE   ] %s is not beside the project: its cases are not run.\n", name.c_str());
  return {};
}

TEST(Suites, JsonTestSuite) {
  const fs::path folder = shared("JSONTestSuite");
  if (folder.empty()) return;
  std::map<char, int> counts;
  const std::set<ErrorCode> malformed = {ErrorCode::empty, ErrorCode::bad_encoding,
                                         ErrorCode::bad_json, ErrorCode::too_deep};
  for (const char* part : {"test_parsing", "test_transform"}) {
    for (const fs::path& path : files_in(folder / part)) {
      const std::string name = path.filename().string();
      const std::string text = read_file(path.string());
      const char kind = std::string_view(part) == "test_parsing" ? name[0] : 'i';
      ++counts[kind];
      for (const char behind : {'}', ']', '"', ' '}) {
        const Result<FeedReport> report = read(text, {}, behind).report;
        const bool refused = !report && malformed.contains(report.error().code);
        if (kind != 'i') {
          EXPECT_EQ(refused, kind == 'n') << name << ": " << report.error().message;
        }
        if (!report) {
          EXPECT_FALSE(report.error().message.empty()) << name;
          EXPECT_LE(report.error().offset, text.size()) << name;
        }
        if (!text.starts_with("\xef\xbb\xbf")) {
          EXPECT_EQ(!refused, JsonChecker::accepts(text, max_feed_depth)) << name;
        }
      }
    }
  }
  std::printf("[   NOTE   ] JSONTestSuite: %d to accept, %d to refuse, %d to survive\n",
              counts['y'], counts['n'], counts['i']);
  EXPECT_GT(counts['y'], 90);
  EXPECT_GT(counts['n'], 180);
}

// The strings of blns.json, read by another parser than ours: the list is an array of strings, one
// a line.
std::vector<std::string> naughty_strings(const fs::path& folder) {
  std::vector<std::string> strings;
  std::string text;
  bool comment = false, line_begin = true;
  for (const char c : read_file((folder / "blns.txt").string()) + "\n") {
    if (line_begin) comment = c == '#';
    line_begin = c == '\n';
    if (c != '\n') {
      text += c;
      continue;
    }
    if (!comment && !text.empty()) strings.push_back(text);
    text.clear();
  }
  return strings;
}

// Each string as title, summary, text, topic, author and note of a release, and as the source of
// another: written as a feed and read again, it is the same.
TEST(Suites, NaughtyStrings) {
  const fs::path folder = shared("blns");
  if (folder.empty()) return;
  const std::vector<std::string> strings = naughty_strings(folder);
  ASSERT_GT(strings.size(), 400u);
  int count = 0;
  for (const std::string& string : strings) {
    if (valid_utf8_prefix(string) < string.size()) continue;
    Release release;
    release.id = "1";
    // The builder trims white space; a letter at each end keeps it.
    release.title = release.summary = release.text = release.note = "a" + string + "z";
    release.topics = release.authors = release.places =
        release.sources = {"a" + string + "z", "second"};
    const ReadFeed feed = read(write_feed({string, "", ""}, {&release, 1}));
    ASSERT_TRUE(feed.report) << string << "\n" << feed.report.error().message;
    ASSERT_EQ(feed.report->releases, 1u);
    EXPECT_TRUE(feed.report->diagnostics.empty()) << string;
    EXPECT_EQ(feed.report->title, string);
    EXPECT_EQ(feed.archive.title(0), release.title);
    EXPECT_EQ(feed.archive.summary(0), release.summary);
    EXPECT_EQ(feed.archive.text(0), release.text);
    EXPECT_EQ(feed.archive.note(0), release.note);
    EXPECT_EQ(feed.archive.facet(Facet::source).values[0], release.sources[0]);
    EXPECT_EQ(feed.archive.authors(0)[0], release.authors[0]);

    // As it is: read as JSON or refused, but never more.
    read(string);
    ++count;
  }
  std::printf("[   NOTE   ] blns: %d strings\n", count);

  // The list itself, as JSON: strings are no releases.
  const Result<FeedReport> list = read(read_file((folder / "blns.json").string())).report;
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().code, ErrorCode::not_a_feed) << list.error().message;
}

}  // namespace
}  // namespace dateline
