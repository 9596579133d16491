#include "feed/read_queries.h"

#include <gtest/gtest.h>

#include "core/feed/feed_input.h"

namespace dateline {
namespace {

Result<std::vector<NamedQuery>> queries(std::string_view text) {
  return read_queries(FeedInput(text).view());
}

TEST(ReadQueries, OneALine) {
  const auto read = queries(
      "{\"id\":\"1\",\"text\":\"caf\\u00e9\"}\r\n\n  \n{\"text\":\"b\",\"more\":[{}],\"id\":2}");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read.operator->())[0].id, "1");
  EXPECT_EQ((*read.operator->())[0].text, "café");
  EXPECT_EQ((*read.operator->())[1].id, "2");
}

TEST(ReadQueries, WhatIsNoQueryIsToldWithItsPlace) {
  const std::string good = "{\"id\":\"1\",\"text\":\"a\"}\n";
  EXPECT_EQ(queries(good + "{\"id\":}").error().offset, good.size() + 6);
  EXPECT_EQ(queries(good + "{\"id\":}").error().code, ErrorCode::bad_json);
  for (const std::string line :
       {"{\"id\":\"1\"}", "{\"text\":\"a\"}", "[1]", "7", "{\"id\":[],\"text\":{}}"}) {
    ASSERT_FALSE(queries(good + line)) << line;
    EXPECT_EQ(queries(good + line).error().code, ErrorCode::not_a_feed) << line;
    EXPECT_EQ(queries(good + line).error().offset, good.size()) << line;
  }
  EXPECT_TRUE(queries("")->empty());
}

}  // namespace
}  // namespace dateline
