#include "publish/text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Pieces = std::vector<std::string_view>;

TEST(SplitParagraphs, TakesWhatStandsBetweenBlankLines) {
  EXPECT_EQ(split_paragraphs("one\ntwo\n\nthree"), (Pieces{"one\ntwo", "three"}));
  EXPECT_EQ(split_paragraphs("one\n\n\n\ntwo\n\n"), (Pieces{"one", "two"}));
  EXPECT_EQ(split_paragraphs(""), Pieces{});
}

TEST(Shorten, KeepsWholeWords) {
  EXPECT_EQ(shorten("one two three", 13), "one two three");
  EXPECT_EQ(shorten("one two three", 12), "one two…");
  EXPECT_EQ(shorten("one two three", 7), "one two…");
  EXPECT_EQ(shorten("one\n\ntwo", 20), "one  two");
}

TEST(Shorten, NeverCutsACharacter) {
  EXPECT_EQ(shorten("日本語", 4), "日…");
  EXPECT_EQ(shorten("日本語", 2), "…");
}

}  // namespace
}  // namespace dateline
