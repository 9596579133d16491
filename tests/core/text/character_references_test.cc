#include "text/character_references.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace dateline {
namespace {

std::string run(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  char buffer[4096];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    output.append(buffer, size);
  pclose(pipe);
  return output;
}

// One "name code-point" a line, of Python's copy of the standards' lists.
struct Entry {
  std::string name;
  char32_t code_point;
};
std::vector<Entry> python_entries(const std::string& expression) {
  const std::string output =
      run("python3 -c \"import html.entities as e; print('\\n'.join(" + expression + "))\"");
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t space = output.find(' ', at);
    const std::size_t end = output.find('\n', at);
    if (space == output.npos || end == output.npos) break;
    entries.push_back({output.substr(at, space - at),
                       static_cast<char32_t>(std::stoul(output.substr(space, end - space)))});
    at = end + 1;
  }
  return entries;
}

std::string utf8(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

TEST(CharacterReferences, EveryNameOfHtml4IsKnown) {
  // HTML 5 moved two of them, the angle brackets, to other code points.
  const std::vector<Entry> entries =
      python_entries("n + ' ' + str(ord(e.html5[n + ';'])) for n in e.name2codepoint");
  ASSERT_EQ(entries.size(), 252u);
  for (const Entry& entry : entries) {
    EXPECT_EQ(decode_character_references("&" + entry.name + ";"), utf8(entry.code_point))
        << entry.name;
  }
}

TEST(CharacterReferences, EveryNameOfHtml5IsRightOrUnknown) {
  const std::vector<Entry> entries = python_entries(
      "n[:-1] + ' ' + str(ord(v[0])) for n, v in e.html5.items() if n[-1] == ';' and len(v) == 1");
  ASSERT_GT(entries.size(), 2000u);
  int known = 0;
  for (const Entry& entry : entries) {
    const std::string reference = "&" + entry.name + ";";
    std::size_t at = 0;
    const char32_t c = read_character_reference(reference, at);
    if (c == 0 || at < reference.size())
      continue;  // unknown, or one without a semicolon before it: "&notin;" is not that
    EXPECT_EQ(c, entry.code_point) << reference;
    ++known;
  }
  EXPECT_GE(known, 450);
}

TEST(CharacterReferences, NamesOfLatin1NeedNoSemicolon) {
  const std::vector<Entry> entries =
      python_entries("n + ' ' + str(ord(v)) for n, v in e.html5.items() if n[-1] != ';'");
  ASSERT_EQ(entries.size(), 106u);
  for (const Entry& entry : entries) {
    EXPECT_EQ(decode_character_references("&" + entry.name + " &" + entry.name),
              utf8(entry.code_point) + " " + utf8(entry.code_point));
  }
  EXPECT_EQ(decode_character_references("&copy2021 AT&ampT &notit; &euro &hellip"),
            "©2021 AT&T ¬it; &euro &hellip");
  EXPECT_EQ(decode_character_references("&notin; &timesbar;"), "∉ ×bar;");
}

TEST(CharacterReferences, Numbers) {
  EXPECT_EQ(decode_character_references("&#233;&#xe9;&#XE9;&#0000233;&#233 &#xe9g"),
            "éééé\u00e9 ég");
  EXPECT_EQ(decode_character_references("&#x1f600;&#128512;"), "😀😀");
  EXPECT_EQ(decode_character_references("&#128;&#145;&#x92;&#150;&#159;"), "€‘’–Ÿ");
  EXPECT_EQ(decode_character_references("&#129;"), "\u0081");
  EXPECT_EQ(decode_character_references("&#10;&#1;"), "\n\x01");
}

TEST(CharacterReferences, NumbersOutOfRange) {
  for (const std::string_view text :
       {"&#0;", "&#x110000;", "&#xD800;", "&#xdfff;", "&#99999999999999999999;", "&#4294967296;",
        "&#x100000041;"}) {
    EXPECT_EQ(decode_character_references(text), "\ufffd") << text;
  }
  EXPECT_EQ(decode_character_references("&#" + std::string(1000000, '9') + ";."), "\ufffd.");
  EXPECT_EQ(decode_character_references("&#" + std::string(1000000, '0') + "65;."), "A.");
}

TEST(CharacterReferences, WhatIsNoneStays) {
  for (const std::string_view text :
       {"", "&", "&&", "& amp;", "&;", "&#", "&#;", "&#x", "&#x;", "&#xg;", "&#-1;", "&a", "&amr;",
        "R&D;", "&thisnameisfartoolong;", "\xff&\xff"}) {
    EXPECT_EQ(decode_character_references(text), text);
  }
}

TEST(CharacterReferences, DecodedOnlyOnce) {
  EXPECT_EQ(decode_character_references("&amp;lt;b&amp;gt; &amp;amp; &amp;#38;"),
            "&lt;b&gt; &amp; &#38;");
  EXPECT_EQ(decode_character_references("&am&amp;p;"), "&am&p;");
}

TEST(CharacterReferences, NamesHaveTheirCase) {
  EXPECT_EQ(decode_character_references("&Eacute;&eacute;&AMP;&Amp;&dagger;&Dagger;"),
            "Éé&&Amp;†‡");
}

}  // namespace
}  // namespace dateline
