// What the tests of importers share.

#ifndef DATELINE_TESTS_CORE_IMPORT_IMPORT_CHECKS_H_
#define DATELINE_TESTS_CORE_IMPORT_IMPORT_CHECKS_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "feed/read_feed.h"
#include "import/import.h"

namespace dateline {

using Strings = std::vector<std::string>;

// "2 status: Not taken."
inline Strings list(const std::vector<Diagnostic>& diagnostics) {
  Strings lines;
  for (const Diagnostic& each : diagnostics)
    lines.push_back(std::to_string(each.item) + " " + each.member + ": " + each.message);
  return lines;
}

inline std::string code(const Result<Imported>& result) {
  return result ? "" : std::string(to_string(result.error().code));
}

// An importer of JSON that takes `good` must refuse what read_feed refuses, with the same errors
// and offsets.
template <class Import>
void expect_hostile_json(Import import, std::string_view good) {
  using namespace std::string_view_literals;
  ASSERT_TRUE(import(good));
  EXPECT_TRUE(import("\xef\xbb\xbf" + std::string(good)));
  const std::string deep = std::string(300, '[') + std::string(300, ']');
  const struct {
    std::string text;
    std::string_view code;
    std::uint64_t offset;
  } cases[] = {
      {"", "empty", 0},
      {" \n\t ", "empty", 4},
      {"\xef\xbb\xbf[}", "bad-json", 4},
      {std::string("\xff\xfe[\0]\0"sv), "bad-encoding", 0},
      {std::string("[\0]\0"sv), "bad-encoding", 0},
      {"[\"\xff\"]", "bad-encoding", 2},
      {deep, "too-deep", 0},
      {"<html>", "bad-json", 0},
      {std::string(good) + "x", "bad-json", good.size()},
      {std::string(good) + good.front(), "bad-json", good.size()},
  };
  for (const auto& each : cases) {
    const Result<Imported> result = import(each.text);
    EXPECT_EQ(code(result), each.code) << each.text;
    if (!result && each.text != deep) {
      EXPECT_EQ(result.error().offset, each.offset) << each.text;
    }
  }
  for (std::size_t size = 1; size < good.size(); ++size) {
    const Result<Imported> result = import(good.substr(0, size));
    EXPECT_EQ(code(result), "bad-json") << size;
    ASSERT_FALSE(result);
    EXPECT_LE(result.error().offset, size);
  }
}

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_IMPORT_IMPORT_CHECKS_H_
