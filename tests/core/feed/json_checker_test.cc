#include "core/feed/json_checker.h"

#include <gtest/gtest.h>

#include <string>

#include "core/feed/feed_input.h"

namespace dateline {
namespace {

constexpr std::string_view valid[] = {
    R"({"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"A b","tags":["x","y"]}]})",
    R"({"items":[{"id":12,"content_html":"<p>a</p>","date_published":"2021-08-17T10:00:00Z"},{"id":"2","title":"B"}]})",
    R"([{"id":"a","title":"caf\u00e9 \"x\" \\ \/ \b\f\n\r\t","_dateline":{"places":["Haiti"],"date_precision":"month"}}])",
    R"({"items":[{"title":"x","unknown":{"deep":[[[{"a":[1,-0,0.5,1e9,1E-2,12.25e+3]}]]],"t":true,"f":false,"n":null}}]})",
    "{\"items\":[{\"title\":\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x92\xa7 "
    "water\",\"authors\":[{\"name\":\"N\"},{\"url\":\"u\"}]}]}",
    R"( { "items" : [ { "title" : "spaces" , "tags" : [ ] , "x" : { } } ] } )",
    R"({"title":"one item","id":"1","content_text":"text"})",
    R"([])",
    R"({})",
    R"([[],{},"",0,null,true,[[[[]]]],{"a":{"b":{"c":{}}}}])",
    R"("just a string with \ud83d\udca7")",
    R"(-12.5e-7)",
    R"(null)",
};

// Small, fast, the same everywhere.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435769u + 1) {}
  std::uint32_t below(std::size_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return static_cast<std::uint32_t>(state_ % bound);
  }

 private:
  std::uint32_t state_;
};

void mutate(std::string& text, Random& random) {
  static constexpr std::string_view pieces[] = {"{",
                                                "}",
                                                "[",
                                                "]",
                                                ",",
                                                ":",
                                                "\"",
                                                "\\",
                                                " ",
                                                "\t",
                                                "0",
                                                "1",
                                                "-",
                                                ".",
                                                "e",
                                                "E",
                                                "+",
                                                "t",
                                                "true",
                                                "false",
                                                "null",
                                                "nul",
                                                "\"a\"",
                                                "\"a\":",
                                                "{}",
                                                "[]",
                                                "[1]",
                                                "\\u",
                                                "\\ud800",
                                                "\\u00",
                                                "\\x",
                                                "//",
                                                "/*",
                                                "#",
                                                "\x01",
                                                "\x7f",
                                                "\x80",
                                                "\xbf",
                                                "\xc3",
                                                "\xc3\xa9",
                                                "\xed\xa0\x80",
                                                "\xff",
                                                "\xef\xbb\xbf",
                                                "\f",
                                                "\v",
                                                "'"};
  const std::size_t at = random.below(text.size() + 1);
  switch (random.below(7)) {
    case 0:
      text.insert(at, pieces[random.below(std::size(pieces))]);
      break;
    case 1:
      text.erase(at, 1 + random.below(3));
      break;
    case 2:
      text.replace(at, 1, pieces[random.below(std::size(pieces))]);
      break;
    case 3:
      text.resize(at);
      break;
    case 4:
      text.insert(at, text.substr(random.below(text.size() + 1), random.below(20)));
      break;
    case 5:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
      break;
    case 6:
      text.insert(at, 1, '\0');
      break;
  }
}

bool is_malformed(ErrorCode code) {
  return code == ErrorCode::empty || code == ErrorCode::bad_encoding ||
         code == ErrorCode::bad_json || code == ErrorCode::too_deep;
}

// That read_feed takes `text` for JSON where the checker does, whatever stands behind it.
void expect_agreement(const std::string& text, std::string_view behinds = "}]\",:1 ") {
  std::string_view json = text;
  if (json.starts_with("\xef\xbb\xbf")) json.remove_prefix(3);
  if (json.starts_with("\xef\xbb\xbf")) return;  // simdjson passes over a second mark
  const bool accepted = JsonChecker::accepts(json, max_feed_depth);
  for (const char behind : behinds) {
    const Result<FeedReport> report = read(text, {}, behind).report;
    const bool taken = report || !is_malformed(report.error().code);
    ASSERT_EQ(taken, accepted) << text << "\nbehind it: " << behind << "\n"
                               << (report ? "taken" : report.error().message);
    if (report) continue;
    ASSERT_FALSE(report.error().message.empty());
    ASSERT_LE(report.error().offset, text.size()) << text;
  }
}

TEST(JsonChecker, KnowsJson) {
  for (std::string_view text : valid) EXPECT_TRUE(JsonChecker::accepts(text, 256)) << text;
  for (std::string_view text : {"",
                                " ",
                                "[",
                                "]",
                                "[1,]",
                                "[,1]",
                                "[1 2]",
                                "{\"a\"}",
                                "{\"a\":}",
                                "{\"a\":1,}",
                                "{a:1}",
                                "{'a':1}",
                                "01",
                                "1.",
                                ".5",
                                "-",
                                "+1",
                                "1e",
                                "tru",
                                "nulll",
                                "\"",
                                "\"\\x\"",
                                "\"\\u12\"",
                                "\"\n\"",
                                "[1]]",
                                "{}{}",
                                "\x80",
                                "\"\xed\xa0\x80\"",
                                "\"\xc0\x80\"",
                                "[1]x",
                                "NaN"}) {
    EXPECT_FALSE(JsonChecker::accepts(text, 256)) << text;
  }
  EXPECT_TRUE(JsonChecker::accepts("[[{}]]", 3));
  EXPECT_FALSE(JsonChecker::accepts("[[{}]]", 2));
}

TEST(JsonChecker, ReadFeedAgreesOnWhatIsValid) {
  for (std::string_view text : valid) expect_agreement(std::string(text));
}

TEST(JsonChecker, ReadFeedAgreesOnEveryBeginning) {
  for (std::string_view text : valid) {
    for (std::size_t size = 0; size < text.size(); ++size)
      expect_agreement(std::string(text.substr(0, size)));
  }
}

TEST(JsonChecker, ReadFeedAgreesOnMutations) {
  Random random(20210817);
  int accepted = 0;
  constexpr int rounds = 100000;
  for (int round = 0; round < rounds; ++round) {
    std::string text(valid[random.below(std::size(valid))]);
    for (std::uint32_t count = 1 + random.below(3); count > 0; --count) mutate(text, random);
    std::replace(text.begin(), text.end(), '\n', ' ');  // lines are another format
    SCOPED_TRACE(round);
    expect_agreement(text, std::string_view("}]\",:1 ").substr(random.below(7), 1));
    if (::testing::Test::HasFatalFailure()) return;
    accepted += JsonChecker::accepts(text, max_feed_depth);
  }
  // Both sides must have been met often.
  EXPECT_GT(accepted, rounds / 20);
  EXPECT_LT(accepted, rounds / 2);
}

// Nesting, exactly at the limit and beyond, of arrays, objects and both.
TEST(JsonChecker, ReadFeedAgreesOnDepth) {
  for (int depth : {1, 2, 255, 256, 257, 300, 5000}) {
    std::string arrays(depth, '['), objects, mixed;
    arrays.append(depth, ']');
    for (int i = 0; i < depth; ++i) objects += "{\"a\":";
    objects += "1";
    objects.append(depth, '}');
    for (int i = 0; i < depth; ++i) mixed += i % 2 == 0 ? "[" : "{\"a\":";
    mixed += "1";
    for (int i = depth - 1; i >= 0; --i) mixed += i % 2 == 0 ? ']' : '}';
    for (const std::string& text : {arrays, objects, mixed}) expect_agreement(text);
  }
}

}  // namespace
}  // namespace dateline
