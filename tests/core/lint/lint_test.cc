#include "lint/lint.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/feed/feed_input.h"
#include "lint/rules.h"

namespace dateline {
namespace {

// 2022-01-01T00:00:00Z
constexpr std::int64_t now = 1640995200;

ArchiveFile archive_of(std::string_view json) {
  const FeedInput input(json);
  Result<ArchiveFile> file = read_archive_file(input.view());
  EXPECT_TRUE(file) << json;
  return file ? std::move(file).value() : ArchiveFile{};
}

// The items that a rule finds fault with: "0 2 ".
std::string items(std::string_view rule, std::string_view json) {
  LintOptions options;
  options.now = now;
  options.only = {std::string(rule)};
  std::string items;
  for (const Finding& each : lint(archive_of(json), options)) {
    EXPECT_EQ(each.rule->name, rule);
    EXPECT_FALSE(each.message.empty());
    items += std::to_string(each.item) + " ";
  }
  return items;
}

const std::string english =
    "The office has said that it will help the people who were there at the time of the storm, and "
    "that it is not the first to do so.";

std::string with_text(const std::string& members, const std::string& text = english) {
  return "{" + members + ",\"content_text\":\"" + text + "\"}";
}

// For every rule: feeds in which it finds something, with the items, and feeds in which it does
// not.
struct Case {
  std::string rule, items, json;
};
const std::vector<Case>& cases() {
  const std::string other = english + " And more of it.";
  static const std::vector<Case> all = {
      {"not-taken", "0 2 ", R"([1,{"title":"a"},{}])"},
      {"not-taken", "", R"([{"title":"a"}])"},
      {"repeated-id", "1 ", R"([{"id":"1","title":"a"},{"id":"1","title":"b"}])"},
      {"repeated-id", "", R"([{"id":"1","title":"a"},{"id":"2","title":"b"}])"},
      {"bad-date", "0 1 ",
       R"([{"title":"a","date_published":"17 août"},{"title":"b","date_modified":"x"}])"},
      {"bad-date", "", R"([{"title":"a","date_published":"2021-08"}])"},
      {"bad-member", "0 1 ",
       R"([{"title":"a","tags":1},{"title":"b","_dateline":{"status":"gone"}}])"},
      {"bad-member", "", R"([{"title":"a","tags":["x"],"summary":null}])"},
      {"missing-date", "0 ",
       R"([{"title":"a"},{"title":"b","date_published":"2021"},{"title":"c","date_published":"x"}])"},
      {"future-date", "0 ",
       R"([{"title":"a","date_published":"2022-01-03"},{"title":"b","date_published":"2022-01-02"},)"
       R"({"title":"c","date_published":"2022-02-01","_dateline":{"embargo_until":"2022-02-01"}}])"},
      {"old-date", "0 ",
       R"([{"title":"a","date_published":"1944-12-31"},{"title":"b","date_published":"1945"}])"},
      {"modified-before-published", "0 ",
       R"([{"title":"a","date_published":"2021-02-02","date_modified":"2021-02-01"},)"
       R"({"title":"b","date_published":"2021-02-02","date_modified":"2021-02"},)"
       R"({"title":"c","date_published":"2021-02-02","date_modified":"2021-02-02"}])"},
      {"embargo-passed", "0 ",
       R"([{"title":"a","_dateline":{"status":"embargoed","embargo_until":"2022-01-01"}},)"
       R"({"title":"b","_dateline":{"status":"embargoed","embargo_until":"2022-01-02"}},)"
       R"({"title":"c","_dateline":{"status":"embargoed"}}])"},
      {"embargo-without-hour", "0 ",
       R"([{"title":"a","_dateline":{"status":"embargoed"}},)"
       R"({"title":"b","_dateline":{"status":"embargoed","embargo_until":"2022-01-02"}}])"},
      {"missing-language", "0 1 ",
       "[" + with_text("\"title\":\"a\"") + R"(,{"title":"b"},{"title":"c","language":"en"},)" +
           R"({"id":"d","_dateline":{"status":"withdrawn"}}])"},
      {"missing-language", "", R"({"language":"es","items":[{"title":"a"}]})"},
      {"unknown-language", "0 1 2 ",
       R"([{"title":"a","language":"xx"},{"title":"b","language":"spanish"},)"
       R"({"title":"c","language":"spa"},{"title":"d","language":"es_mx"}])"},
      {"other-language", "0 ",
       "[" + with_text(R"("title":"a","language":"es")") + "," +
           with_text(R"("title":"b","language":"en-GB")") + "," +
           with_text(R"("title":"c","language":"pap")") + "]"},
      {"missing-title", "0 ",
       R"([{"summary":"a"},{"title":"b"},{"id":"c","_dateline":{"status":"withdrawn"}}])"},
      {"title-in-capitals", "0 1 ",
       R"([{"title":"HELP FOR MIGRANTS"},{"title":"ПОМОЩЬ МИГРАНТАМ"},{"title":"IOM-UNICEF"},)"
       R"({"title":"Help for Migrants"},{"title":"移民"}])"},
      {"markup", "0 1 2 ",
       R"([{"title":"A &amp; b"},{"title":"b","summary":"<p>x</p>"},{"title":"c","tags":["<b>x</b>"]},)"
       R"({"title":"A & b < c"},{"title":"e","content_html":"<p>x &amp; y</p>"}])"},
      {"mojibake", "0 1 ",
       R"([{"title":"MigraciÃ³n"},{"title":"b","summary":"x\ufffdx"},{"title":"Migración"}])"},
      {"long-summary", "0 ",
       R"([{"title":"a","content_text":"x","summary":")" + std::string(501, 'a') +
           R"("},{"title":"b","content_text":"x","summary":")" + std::string(500, 'a') +
           R"("},{"title":"c","summary":")" + std::string(501, 'a') + R"("}])"},
      {"summary-repeats-text", "0 1 ",
       "[" + with_text("\"title\":\"a\",\"summary\":\"" + english.substr(0, 50) + "\"") + "," +
           with_text("\"title\":\"b\",\"summary\":\"" + english.substr(0, 50) + "…\"") + "," +
           with_text("\"title\":\"c\",\"summary\":\"In short: the office helps people.\"") + "," +
           with_text("\"title\":\"d\",\"summary\":\"\"") + "]"},
      {"short-text", "0 1 ",
       R"([{"title":"a"},{"title":"b","summary":"Short."},)" + with_text("\"title\":\"c\"") + "," +
           R"({"title":"d","summary":")" + english + "\"}]"},
      {"missing-note", "0 1 ",
       R"([{"title":"a","_dateline":{"status":"corrected"}},{"id":"b","_dateline":{"status":"withdrawn"}},)"
       R"({"title":"c","_dateline":{"status":"corrected","note":"The number was wrong."}},{"title":"d"}])"},
      {"topic-spelling", "2 3 ",
       R"([{"title":"a","tags":["Migración"]},{"title":"b","tags":["Migración"]},)"
       R"({"title":"c","tags":["Migracion"]},{"title":"d","tags":["MIGRACIÓN"]},{"title":"e","tags":["Migraciones"]}])"},
      {"topic-plural", "1 2 4 ",
       R"([{"title":"a","tags":["Migration","Policy","AIDS"]},{"title":"b","tags":["migrations"]},)"
       R"({"title":"c","tags":["Policies"]},{"title":"d","tags":["Migration","Internal","International","Aid"]},)"
       R"({"title":"e","tags":["Migraciones","Migración"]}])"},
      {"place-spelling", "1 ",
       R"([{"title":"a","_dateline":{"places":["Perú"]}},{"title":"b","_dateline":{"places":["Peru"]}},)"
       R"({"title":"c","_dateline":{"places":["Haiti"]}}])"},
      {"place-plural", "1 ",
       R"([{"title":"a","_dateline":{"places":["Bahamas"]}},{"title":"b","_dateline":{"places":["Bahama"]}},)"
       R"({"title":"c","_dateline":{"places":["Haiti"]}}])"},
      {"bad-link", "0 1 2 3 4 5 ",
       R"([{"title":"a","url":"ftp://example.org/"},{"title":"b","url":"http:///x"},)"
       R"({"title":"c","url":"https://http://example.org"},{"title":"d","url":"http://localhost:8000/x"},)"
       R"({"title":"e","image":"https://example.org/a|b"},{"title":"f","url":"/news/1"},)"
       R"({"title":"g","url":"https://example.org/a?b=c#d"},{"title":"h","url":"http://[::1]/"}])"},
      {"orphan-translation", "0 ",
       R"([{"id":"1","title":"a","_dateline":{"translation_of":"9"}},)"
       R"({"id":"2","title":"b","_dateline":{"translation_of":"1"}},{"id":"3","title":"c"}])"},
      {"circular-translation", "0 3 ",
       R"([{"id":"1","title":"a","_dateline":{"translation_of":"2"}},)"
       R"({"id":"2","title":"b","_dateline":{"translation_of":"3"}},)"
       R"({"id":"3","title":"c","_dateline":{"translation_of":"1"}},)"
       R"({"id":"4","title":"d","_dateline":{"translation_of":"4"}},)"
       R"({"id":"5","title":"e","_dateline":{"translation_of":"1"}}])"},
      {"circular-translation", "",
       R"([{"id":"1","title":"a","_dateline":{"translation_of":"2"}},)"
       R"({"id":"2","title":"b","_dateline":{"translation_of":"3"}},{"id":"3","title":"c"}])"},
      {"same-language-translation", "1 ",
       R"([{"id":"1","title":"a","language":"es"},)"
       R"({"id":"2","title":"b","language":"es","_dateline":{"translation_of":"1"}},)"
       R"({"id":"3","title":"c","language":"en","_dateline":{"translation_of":"1"}}])"},
      {"unlinked-translation", "1 ",
       R"([{"title":"a","url":"https://example.org/en/1","language":"en"},)"
       R"({"title":"b","url":"https://example.org/es/1","language":"es"},)"
       R"({"title":"c","url":"https://example.org/es/2","language":"es"}])"},
      {"duplicate-title", "1 ",
       R"([{"id":"1","title":"Help","date_published":"2021-01-01"},{"id":"2","title":"help","date_published":"2021-01-01"},)"
       R"({"id":"3","title":"Help","date_published":"2021-01-02"}])"},
      {"duplicate-text", "1 ",
       "[" + with_text("\"title\":\"a\"") + "," + with_text("\"title\":\"b\"") + "," +
           with_text("\"title\":\"c\"", other) +
           R"(,{"title":"d","content_text":"x"},{"title":"e","content_text":"x"}])"},
  };
  return all;
}

TEST(Lint, EveryRuleFindsWhatItIsFor) {
  std::set<std::string_view> fired;
  for (const Case& each : cases()) {
    EXPECT_EQ(items(each.rule, each.json), each.items) << each.rule << "\n" << each.json;
    if (!each.items.empty()) fired.insert(find_rule(each.rule)->name);
  }
  for (const Rule& rule : rules()) {
    EXPECT_TRUE(fired.count(rule.name) > 0 || rule.name == "unreadable") << rule.name;
    EXPECT_EQ(find_rule(rule.name), &rule);
  }
  EXPECT_EQ(find_rule("no-such-rule"), nullptr);
}

// What each finding says, once.
TEST(Lint, Messages) {
  LintOptions options;
  options.now = now;
  const ArchiveFile file = archive_of(
      R"([0,{"title":"a","language":"spa","tags":["x"],"date_published":"soon","url":"x"},)"
      R"({"title":"b","language":"es","tags":["X","x"],"date_published":"1900-01"}])");
  std::string text;
  for (const Finding& each : lint(file, options)) {
    text +=
        std::to_string(each.item) + " " + std::string(each.rule->name) + ": " + each.message + "\n";
  }
  EXPECT_EQ(text,
            "0 not-taken: Not taken: it is not an object.\n"
            "1 bad-date: date_published: \"soon\" is no date like 2021-08-17 or "
            "2021-08-17T09:00:00-06:00.\n"
            "1 unknown-language: \"spa\" is better written \"es\".\n"
            "1 short-text: There is neither summary nor text.\n"
            "1 bad-link: url: The link is dropped: only http and https are taken.\n"
            "2 old-date: The date 1900-01 is before 1945.\n"
            "2 short-text: There is neither summary nor text.\n"
            "2 topic-spelling: \"X\" (1) is written \"x\" (2) elsewhere.\n");
}

TEST(Lint, RulesCanBeChosen) {
  LintOptions options;
  options.now = now;
  const ArchiveFile file = archive_of(R"([{"title":"a"},{"title":"b","url":"x"},1])");
  const auto names = [&] {
    std::set<std::string_view> met;
    for (const Finding& each : lint(file, options)) met.insert(each.rule->name);
    return met;
  };
  EXPECT_EQ(names().size(), 5u);
  options.only = {"bad-link", "missing-date", "not-taken"};
  EXPECT_EQ(names(), (std::set<std::string_view>{"bad-link", "missing-date", "not-taken"}));
  options.without = {"bad-link"};
  EXPECT_EQ(names(), (std::set<std::string_view>{"missing-date", "not-taken"}));
}

TEST(Lint, ItemsAreThoseOfTheFile) {
  const ArchiveFile file = archive_of(
      "{\"title\":\"a\"}\n{\"title\":\n\n{\"title\":\"b\"}\n7\n{\"title\":\"b\"}\n{\"title\":"
      "\"c\"}");
  EXPECT_EQ(file.items, (std::vector<std::int64_t>{0, 2, 5}));
  EXPECT_EQ(file.diagnostics.size(), 3u);
  EXPECT_TRUE(loses_something(file));
  EXPECT_FALSE(loses_something(archive_of(R"([{"title":"a","url":"x"}])")));
}

TEST(Lint, AnUnreadableFileSaysWhere) {
  const FeedInput input("[{\"title\":\"a\"},\n{\"title\": nothing}]");
  const Result<ArchiveFile> file = read_archive_file(input.view());
  ASSERT_FALSE(file);
  const Finding finding = unreadable(file.error(), input.view());
  EXPECT_EQ(finding.rule->severity, Severity::error);
  EXPECT_NE(finding.message.find("(line 2, byte "), std::string::npos) << finding.message;
}

// No remark is left out, however many there are.
TEST(Lint, ManyBadItems) {
  std::string json = "[{\"title\":\"a\",\"language\":\"en\"}";
  for (int i = 0; i < 1000; ++i) json += ",0";
  EXPECT_EQ(archive_of(json + "]").diagnostics.size(), 1000u);
}

// Mends `file` and checks what must hold of that.
void mend_and_check(ArchiveFile file, const LintOptions& options, const std::string& about) {
  const std::size_t releases = file.releases.size();
  std::vector<std::string> ids;
  for (const Release& each : file.releases) ids.push_back(each.id);
  fix(file, options);
  ASSERT_EQ(file.releases.size(), releases) << about;
  for (std::size_t i = 0; i < releases; ++i) EXPECT_EQ(file.releases[i].id, ids[i]) << about;
  for (const Finding& each : lint(file, options)) {
    EXPECT_FALSE(each.fix) << about << "\n" << each.rule->name << ": " << each.message;
  }
  EXPECT_TRUE(fix(file, options).empty()) << about;
  if (loses_something(file)) return;
  const std::string written = write_feed(file.header, file.releases);
  ArchiveFile again = archive_of(written);
  ASSERT_EQ(again.releases.size(), releases) << about;
  EXPECT_TRUE(fix(again, options).empty()) << about << "\n" << written;
  EXPECT_EQ(write_feed(again.header, again.releases), written) << about;
}

TEST(Fix, LeavesNothingToFixAndChangesNothingTheSecondTime) {
  LintOptions options;
  options.now = now;
  options.link_translations = true;
  for (const Case& each : cases()) mend_and_check(archive_of(each.json), options, each.json);
  for (const auto& entry : std::filesystem::directory_iterator(DATELINE_ROOT "/tests/data/feeds")) {
    const std::string path = entry.path().string();
    const FeedInput input(read_file(path));
    if (Result<ArchiveFile> file = read_archive_file(input.view()))
      mend_and_check(std::move(file).value(), options, path);
  }
}

// Texts, tags and links put together of what is hard to mend.
class RandomArchive {
 public:
  explicit RandomArchive(std::uint32_t seed) : random_(seed) {}

  ArchiveFile file() {
    ArchiveBuilder builder;
    const std::uint32_t count = 1 + below(8);
    for (std::uint32_t i = 0; i < count; ++i) builder.add(release(count));
    ArchiveFile file;
    for (const Release& each : builder.releases()) {
      file.items.push_back(static_cast<std::int64_t>(file.releases.size()));
      file.releases.push_back(each);
    }
    return file;
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_()) % limit; }

  std::string text(std::uint32_t pieces) {
    constexpr std::string_view all[] = {"<p>",
                                        "</p>",
                                        "<br>",
                                        "<",
                                        ">",
                                        "&",
                                        "amp;",
                                        "&amp;",
                                        "lt;",
                                        "&lt;",
                                        "&#32;",
                                        "p>",
                                        "&#",
                                        "60;",
                                        "Ã",
                                        "©",
                                        "ƒ",
                                        "Â",
                                        "â",
                                        "€",
                                        "™",
                                        " ",
                                        "\n",
                                        "a",
                                        "\u0092",
                                        "ï»¿",
                                        "é",
                                        "\ufffd",
                                        "A",
                                        "”",
                                        "&nbsp;",
                                        "<!--",
                                        "-->",
                                        "\n\n",
                                        "<script>",
                                        "</script>",
                                        "&Atilde;&copy;",
                                        "\u0081"};
    std::string out;
    for (std::uint32_t i = below(pieces); i > 0; --i) out += all[below(std::size(all))];
    return out;
  }

  std::vector<std::string> list() {
    std::vector<std::string> values;
    constexpr std::string_view all[] = {"Migración",   "migracion", "MIGRACIÓN",
                                        "Migraciones", "é",         "e"};
    for (std::uint32_t i = below(4); i > 0; --i) values.emplace_back(all[below(std::size(all))]);
    for (std::uint32_t i = below(3); i > 0; --i) values.push_back(text(4));
    return values;
  }

  Release release(std::uint32_t count) {
    constexpr std::string_view languages[] = {"", "en", "spa", "xx", "zh-hant", "english", "es-MX"};
    Release release;
    release.id = std::to_string(below(count));
    release.title = "x" + text(6);
    release.summary = text(12);
    release.text = below(2) == 0 ? text(30) : english + text(30);
    release.note = text(4);
    release.topics = list();
    release.places = list();
    release.language = languages[below(std::size(languages))];
    release.translation_of = below(2) == 0 ? "" : std::to_string(below(count));
    release.status = static_cast<Status>(below(4));
    release.embargo_until = below(2) == 0 ? 0 : now - 5 + below(10);
    release.published = make_date(2021, 1 + static_cast<int>(below(2)), 1);
    return release;
  }

  std::minstd_rand random_;
};

TEST(Fix, RandomArchives) {
  LintOptions options;
  options.now = now;
  options.link_translations = true;
  for (std::uint32_t seed = 1; seed <= 500 && !HasFailure(); ++seed) {
    mend_and_check(RandomArchive(seed).file(), options, "seed " + std::to_string(seed));
  }
}

TEST(Fix, WhatBecomesOfTheReleases) {
  ArchiveFile file = archive_of(
      R"([{"id":"1","title":"<b>A</b> &amp; B","tags":["Migración"],"url":"javascript:x","language":"spa"},)"
      R"({"id":"2","title":"AmÃ©rica","tags":["migracion","Migración"],)"
      R"("_dateline":{"status":"embargoed","embargo_until":"2021-12-31","translation_of":"3"}},)"
      R"({"id":"3","title":"c","content_text":")" +
      english + R"(","_dateline":{"translation_of":"2","derived":["translation_of"]}}])");
  LintOptions options;
  options.now = now;
  EXPECT_EQ(fix(file, options).size(), 8u);
  EXPECT_EQ(file.releases[0].title, "A & B");
  EXPECT_EQ(file.releases[0].url, "");
  EXPECT_EQ(file.releases[0].language, "es");
  EXPECT_EQ(file.releases[1].title, "América");
  EXPECT_EQ(file.releases[1].topics, std::vector<std::string>{"Migración"});
  EXPECT_EQ(file.releases[1].status, Status::live);
  EXPECT_EQ(file.releases[1].embargo_until, 0);
  EXPECT_EQ(file.releases[1].translation_of, "");
  EXPECT_EQ(file.releases[2].translation_of, "2");
  EXPECT_EQ(file.releases[2].language, "en");
  EXPECT_EQ(file.releases[2].derived, derived_language | derived_translation_of);
}

TEST(Fix, TranslationsAreLinkedOnRequest) {
  const FeedInput input(read_file(DATELINE_ROOT "/tests/data/translations/stories.json"));
  ArchiveFile file = std::move(read_archive_file(input.view())).value();
  LintOptions options;
  options.now = now;
  options.only = {"unlinked-translation"};
  EXPECT_TRUE(fix(file, options).empty());
  options.link_translations = true;
  const std::size_t links = fix(file, options).size();
  EXPECT_EQ(links, 9u);
  std::size_t derived = 0;
  for (const Release& each : file.releases) {
    derived += !each.translation_of.empty() && each.derived == derived_translation_of;
  }
  EXPECT_EQ(derived, links);
  options.only.clear();
  mend_and_check(file, options, "stories");
}

TEST(Lint, GoodFeedsHaveNoErrors) {
  for (const char* name : {"bare_array.json", "deep_enough.json", "html.json", "items_only.json",
                           "lines.ndjson", "one_item.json", "pretty.json", "with_mark.json"}) {
    const FeedInput input(read_file(std::string(DATELINE_ROOT "/tests/data/feeds/") + name));
    const Result<ArchiveFile> file = read_archive_file(input.view());
    ASSERT_TRUE(file) << name;
    for (const Finding& each : lint(file.value(), {}))
      EXPECT_NE(each.rule->severity, Severity::error) << name << ": " << each.message;
  }
}

TEST(Lint, TheSampleArchiveIsWell) {
  const FeedInput input(read_file(DATELINE_ROOT "/web/sample/archive.json"));
  const Result<ArchiveFile> file = read_archive_file(input.view());
  ASSERT_TRUE(file);
  LintOptions options;
  options.now = now;
  for (const Finding& each : lint(file.value(), options)) {
    ADD_FAILURE() << each.item << " " << each.rule->name << ": " << each.message;
  }
}

}  // namespace
}  // namespace dateline
