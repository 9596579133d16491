#include "base/string_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace dateline {
namespace {

// std::map is the oracle.
TEST(StringTable, NumbersStringsAsAMapDoes) {
  std::mt19937 random(4);
  StringTable table;
  std::map<std::string, std::uint32_t> expected;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 12); n > 0; --n)
      text.push_back(static_cast<char>(random() % 3 ? 'a' + random() % 3 : random()));
    const auto known = expected.find(text);
    ASSERT_EQ(table.find(text), known == expected.end() ? StringTable::none : known->second);
    const auto number =
        expected.emplace(text, static_cast<std::uint32_t>(expected.size())).first->second;
    ASSERT_EQ(table.add(text), number);
    ASSERT_EQ(table[number], text);
  }
  const std::vector<std::uint32_t> sorted = table.sorted();
  ASSERT_EQ(sorted.size(), expected.size());
  auto next = expected.begin();
  for (std::uint32_t number : sorted) ASSERT_EQ(number, (next++)->second);
}

TEST(StringTable, AnEmptyOneKnowsNothing) {
  const StringTable table;
  EXPECT_EQ(table.find(""), StringTable::none);
  EXPECT_EQ(table.size(), 0u);
  EXPECT_TRUE(table.sorted().empty());
}

}  // namespace
}  // namespace dateline
