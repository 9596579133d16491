#include "engine/request.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline {
namespace {

TEST(Request, CountsTheFirstPreferredLanguagesOnly) {
  std::string text = "prefer=es";
  for (std::size_t i = 0; i < 2 * max_preferred; ++i) text += "&prefer=en";
  const Result<Request> request = parse_request(text);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->preferred_languages.size(), max_preferred);
  EXPECT_EQ(request->preferred_languages[0], "es");
}

TEST(ParseRequest, ReadsEveryName) {
  const Result<Request> request = parse_request(
      "q=art+competition&place=Jamaica&place=Haiti&place=Haiti&topic=a%26b&language=es&source=IOM&"
      "year=2021"
      "&from=2021-02&to=2021-08-17&sort=oldest&page=3&size=25&prefer=es&prefer=en&now=1629158400&"
      "open=a%2Fb&spelling=off&parts=hits");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->query, "art competition");
  EXPECT_EQ(request->filters[0], (std::vector<std::string>{"Jamaica", "Haiti"}));
  EXPECT_EQ(request->filters[1], (std::vector<std::string>{"a&b"}));
  EXPECT_EQ(request->filters[2], (std::vector<std::string>{"es"}));
  EXPECT_EQ(request->filters[4], (std::vector<std::string>{"2021"}));
  EXPECT_EQ(to_iso(*request->from), "2021-02");
  EXPECT_EQ(to_iso(*request->to), "2021-08-17");
  EXPECT_EQ(request->sort, Sort::oldest);
  EXPECT_EQ(request->page, 3u);
  EXPECT_EQ(request->page_size, 25u);
  EXPECT_EQ(request->preferred_languages, (std::vector<std::string>{"es", "en"}));
  EXPECT_EQ(request->now, 1629158400);
  EXPECT_EQ(request->open, "a/b");
  EXPECT_FALSE(request->spelling);
  EXPECT_TRUE(request->hits_only);
}

TEST(ParseRequest, NothingAsksForEverything) {
  for (const char* text : {"", "&", "&&", "q", "q="}) {
    const Result<Request> request = parse_request(text);
    ASSERT_TRUE(request) << text;
    EXPECT_EQ(request->query, "");
    EXPECT_EQ(request->page, 1u);
    EXPECT_TRUE(request->spelling);
    EXPECT_FALSE(request->hits_only);
  }
}

TEST(ParseRequest, DecodesAsBrowsersDo) {
  EXPECT_EQ(parse_request("q=100%25+%zz%4")->query, "100% %zz%4");
  EXPECT_EQ(parse_request("q=Soufri%C3%A8re")->query, "Soufrière");
  EXPECT_EQ(parse_request("q=%FF%C3")->query, "\ufffd\ufffd");
  EXPECT_EQ(parse_request("q=a=b")->query, "a=b");
}

TEST(ParseRequest, RefusesWhatDoesNotFitAndSaysWhat) {
  for (const char* text : {"page=0", "page=-1", "page=1x", "page=99999999999999999999", "size=0",
                           "size=101", "from=yesterday", "to=2021-02-30", "sort=best", "now=-5",
                           "spelling=on", "parts=all", "utm_source=x", "Q=x", "=x"}) {
    const Result<Request> request = parse_request(text);
    ASSERT_FALSE(request) << text;
    EXPECT_EQ(request.error().code, ErrorCode::bad_request);
    const std::string name = std::string(text).substr(0, std::string(text).find('='));
    EXPECT_NE(request.error().message.find("\"" + name + "\""), std::string::npos)
        << request.error().message;
  }
  EXPECT_FALSE(parse_request("q=" + std::string(max_request_bytes, 'a')));
}

TEST(ParseRequest, SurvivesAnything) {
  std::mt19937 random(2);
  const std::string_view pieces[] = {"q", "=",    "&",    "%",    "%2", "+",    "page",
                                     "1", "from", "2021", "\xff", "a",  "size", "-"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 12); n > 0; --n)
      text += pieces[random() % std::size(pieces)];
    const Result<Request> request = parse_request(text);
    ASSERT_TRUE(request || !request.error().message.empty());
  }
}

}  // namespace
}  // namespace dateline
