#include "feed/write_feed.h"

#include <gtest/gtest.h>

#include <random>

#include "core/feed/feed_input.h"

namespace dateline {
namespace {

Release full_release() {
  Release release;
  release.id = "7";
  release.url = "https://example.org/7";
  release.title = "Title \"quoted\" \\ 💧";
  release.summary = "Summary";
  release.text = "One.\n\nTwo.";
  release.dateline = "San José";
  release.language = "es";
  release.sources = {"Office", "Mission"};
  release.derived = derived_language | derived_translation_of;
  release.kind = "press-release";
  release.note = "Note";
  release.image = "https://example.org/7.png";
  release.translation_of = "6";
  release.places = {"Haiti", "Peru"};
  release.topics = {"Health"};
  release.authors = {"Ana", "Bo"};
  release.published = make_date(2021, 8, 17);
  release.modified = make_date(2021, 9, 1);
  release.status = Status::corrected;
  release.embargo_until = 1629244801;
  return release;
}

TEST(WriteFeed, AsItIsWritten) {
  Release bare;
  bare.id = "8";
  bare.title = "B";
  bare.published = make_date(2021, 8, 0);
  const Release releases[] = {full_release(), bare};
  EXPECT_EQ(
      write_feed({"Feed", "https://example.org/", "en"}, releases),
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Feed","home_page_url":"https://example.org/","language":"en","items":[)"
      "\n"
      R"({"id":"7","url":"https://example.org/7","title":"Title \"quoted\" \\ 💧","summary":"Summary","content_text":"One.\n\nTwo.",)"
      R"("image":"https://example.org/7.png","date_published":"2021-08-17T12:00:00Z","date_modified":"2021-09-01T12:00:00Z",)"
      R"("tags":["Health"],"language":"es","authors":[{"name":"Ana"},{"name":"Bo"}],"_dateline":{"places":["Haiti","Peru"],)"
      R"("dateline":"San José","source":["Office","Mission"],"kind":"press-release","status":"corrected","embargo_until":"2021-08-18T00:00:01Z",)"
      R"("note":"Note","translation_of":"6","derived":["language","translation_of"]}},)"
      "\n"
      R"({"id":"8","title":"B","date_published":"2021-08-01T12:00:00Z","_dateline":{"date_precision":"month"}})"
      "\n]}\n");
  EXPECT_EQ(write_feed({"T", "", "", "page-2.json"}, {}),
            "{\"version\":\"https://jsonfeed.org/version/"
            "1.1\",\"title\":\"T\",\"next_url\":\"page-2.json\","
            "\"items\":[\n]}\n");
  EXPECT_EQ(write_feed({}, {}),
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[\n]}\n");
}

void expect_equal(const Archive& archive, std::uint32_t i, const Release& release) {
  EXPECT_EQ(archive.id(i), release.id);
  EXPECT_EQ(archive.url(i), release.url);
  EXPECT_EQ(archive.title(i), release.title);
  EXPECT_EQ(archive.summary(i), release.summary);
  EXPECT_EQ(archive.text(i), release.text);
  EXPECT_EQ(archive.dateline(i), release.dateline);
  EXPECT_EQ(archive.note(i), release.note);
  EXPECT_EQ(archive.kind(i), release.kind);
  EXPECT_EQ(archive.image(i), release.image);
  EXPECT_EQ(archive.published(i), release.published);
  EXPECT_EQ(archive.modified(i), release.modified);
  EXPECT_EQ(archive.status(i), release.status);
  EXPECT_EQ(archive.embargo_until(i), release.embargo_until);
  const auto expect_values = [&](const FacetColumn& column,
                                 const std::vector<std::string>& expected) {
    std::vector<std::string> values;
    for (std::uint32_t value : column.of_release[i]) values.emplace_back(column.values[value]);
    EXPECT_EQ(values, expected);
  };
  expect_values(archive.facet(Facet::place), release.places);
  expect_values(archive.facet(Facet::topic), release.topics);
  const auto one = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector{text};
  };
  expect_values(archive.facet(Facet::language), one(release.language));
  expect_values(archive.facet(Facet::source), release.sources);
  std::vector<std::string> authors;
  for (std::string_view author : archive.authors(i)) authors.emplace_back(author);
  std::vector<std::string> expected = release.authors;  // each on one line
  for (std::string& author : expected) std::replace(author.begin(), author.end(), '\n', ' ');
  EXPECT_EQ(authors, expected);
}

// A text of one to a dozen code points from all over, with nothing at its ends that is trimmed.
std::string random_text(std::mt19937& random) {
  static const char* const pieces[] = {
      "a",      "Z",      "0",    "\"",   "\\",   "/",         "é",     "ß",    "人", "💧",
      "\u2028", "\ufeff", "\x01", "\x1f", "\x7f", "</script>", "&amp;", "\n\n", "\t", " "};
  std::string text = "x";
  for (std::uint32_t count = random() % 12; count > 0; --count)
    text += pieces[random() % std::size(pieces)];
  if (random() % 3 == 0) text += '\0';
  text += 'y';
  return text;
}

TEST(WriteFeed, ReadFeedReadsItBack) {
  std::mt19937 random(7);
  std::vector<Release> releases = {full_release()};
  for (int i = 0; i < 300; ++i) {
    Release release;
    const auto sometimes = [&](std::string& text) {
      if (random() % 2 == 0) text = random_text(random);
    };
    const auto list = [&](std::vector<std::string>& texts) {
      for (std::uint32_t n = random() % 4; n > 0; --n)
        texts.push_back(std::to_string(n) + random_text(random));
    };
    release.id = "id" + std::to_string(i);
    if (random() % 2 == 0) release.url = "https://example.org/" + std::to_string(i);
    if (random() % 2 == 0) release.image = "http://example.org/" + std::to_string(i) + ".png";
    release.title = random_text(random);
    for (std::string* text :
         {&release.summary, &release.text, &release.dateline, &release.kind, &release.note}) {
      sometimes(*text);
    }
    if (random() % 2 == 0) release.language = "en";
    if (random() % 4 == 0) release.translation_of = "id" + std::to_string(random() % 300);
    list(release.sources);
    list(release.places);
    list(release.topics);
    list(release.authors);
    const int year = 1900 + static_cast<int>(random() % 200);
    const int month = 1 + static_cast<int>(random() % 12);
    const int day = 1 + static_cast<int>(random() % 28);
    release.published = std::vector{make_date(year, month, day), make_date(year, month, 0),
                                    make_date(year, 0, 0), Date()}[random() % 4];
    release.modified = std::vector{make_date(year, month, day), make_date(year, month, 0),
                                   make_date(year, 0, 0), Date()}[random() % 4];
    release.status = std::vector{Status::live, Status::corrected, Status::embargoed}[random() % 3];
    if (random() % 3 == 0) release.embargo_until = static_cast<std::int64_t>(random()) - 2000000000;
    releases.push_back(std::move(release));
  }
  const std::string text = write_feed({}, releases);
  const ReadFeed feed = read(text);
  ASSERT_TRUE(feed.report) << feed.report.error().message;
  EXPECT_TRUE(feed.report->diagnostics.empty());
  ASSERT_EQ(feed.archive.size(), releases.size());
  for (const Release& release : releases) {
    const std::uint32_t i = feed.archive.find(release.id);
    ASSERT_LT(i, feed.archive.size());
    expect_equal(feed.archive, i, release);
    if (::testing::Test::HasFailure()) FAIL() << release.id;
  }
  for (const Release& release : releases) {
    const std::uint32_t original = feed.archive.find(release.translation_of);
    if (release.translation_of.empty() || original == feed.archive.size()) continue;
    EXPECT_EQ(feed.archive.group(feed.archive.find(release.id)), feed.archive.group(original));
  }
}

TEST(WriteFeed, OneItemALine) {
  const std::vector<Release> releases(3, full_release());
  const std::string text = write_feed({"T", "", ""}, releases);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
}

}  // namespace
}  // namespace dateline
