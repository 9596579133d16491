#include "lint/language_tag.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace dateline {
namespace {

TEST(LanguageTag, Canonical) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"en", "en"},   {"es-MX", "es-MX"},     {"ht", "ht"},
      {"pap", "pap"},  // Papiamento
      {"mam", "mam"},  // Mam, of Guatemala
      {"cab", "cab"},  // Garifuna
      {"nah", "nah"},  // the Nahuatl languages together
      {"spa", "es"},  {"hat-HT", "ht-HT"},    {"zh-hant-tw", "zh-Hant-TW"},
      {"ES", "es"},   {"sr-Latn", "sr-Latn"},
  };
  for (const auto& [tag, canonical] : cases) {
    EXPECT_EQ(canonical_language_tag(tag), canonical) << tag;
    EXPECT_EQ(canonical_language_tag(canonical), canonical) << tag;
  }
}

TEST(LanguageTag, WhatIsNone) {
  for (const std::string_view tag :
       {"", "english", "Español", "xx", "sp", "e", "en-", "-en", "en--US", "en_US", "en US", "123",
        "x-own", "en-\xff", "qqqqqqqqq"}) {
    EXPECT_EQ(canonical_language_tag(tag), "") << tag;
  }
  using namespace std::string_view_literals;
  EXPECT_EQ(canonical_language_tag("en\0us"sv), "");
  EXPECT_EQ(canonical_language_tag(std::string(1000, 'a')), "");
  std::string subtags = "en";
  for (int i = 0; i < 1000; ++i) subtags += "-abcde";
  EXPECT_EQ(canonical_language_tag(subtags), "");
}

}  // namespace
}  // namespace dateline
