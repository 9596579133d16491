#include "lint/mend_text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace dateline {
namespace {

TEST(MendText, MarkupBecomesText) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<p>One</p><p>Two</p>", "One\n\nTwo"},
      {"One</P>", "One"},
      {"One<br>two", "One\ntwo"},
      {"One\n\nTwo <b>bold</b>\nthree", "One\n\nTwo bold\nthree"},
      {"<a href=\"/x\"\n\nclass=y>Link</a>", "Link"},
      {"Trinidad &amp; Tobago", "Trinidad & Tobago"},
      {"One &nbsp; two\n\nthree", "One \u00a0 two\n\nthree"},
      {"Escaped &lt;p&gt;twice&lt;/p&gt;", "Escaped\n\ntwice"},
      {"It&amp;#8217;s", "It’s"},
      {"<script>alert(1)</script>Text", "Text"},
      {"<!-- more -->Text", "Text"},
  };
  for (const auto& [before, after] : cases) {
    EXPECT_TRUE(has_markup(before)) << before;
    EXPECT_EQ(without_markup(before), after) << before;
  }
}

TEST(MendText, WhatIsNoMarkup) {
  for (const std::string_view text : {"", "a < b and b > c", "AT&T", "R&D; and more", "a <3",
                                      "x <y> z", "<", "<b", "&", "&amp", "<https://example.org>"}) {
    EXPECT_FALSE(has_markup(text)) << text;
    EXPECT_EQ(without_markup(text).value_or(""), text) << text;
  }
}

TEST(MendText, MarkupThatIsLeftToPeople) {
  for (const std::string_view text :
       {"<p></p>", "&#32;", "<img src=x>", "&amp;amp;amp;amp;amp;lt;"}) {
    EXPECT_TRUE(has_markup(text)) << text;
    EXPECT_FALSE(without_markup(text)) << text;
  }
}

TEST(MendText, MojibakeBecomesWhatWasMeant) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"MigraciÃ³n en AmÃ©rica", "Migración en América"},
      {"Itâ€™s â€œfineâ€\u009d â€“ yes", "It’s “fine” – yes"},
      {"10 â‚¬", "10 €"},
      {"LIBERTÃ‰ ET Ã‰GALITÃ‰", "LIBERTÉ ET ÉGALITÉ"},
      {"dÃ©jÃ\u00a0 vu", "déjà vu"},
      {"Å“uvre", "œuvre"},
      {"MigraciÃƒÂ³n", "Migración"},
      {"It\u0092s \u0093so\u0094", "It’s “so”"},
      {"Ã\u0081frica", "África"},
      {"Good café, bad cafÃ©", "Good café, bad café"},
  };
  for (const auto& [before, after] : cases) {
    EXPECT_TRUE(has_mojibake(before)) << before;
    EXPECT_EQ(without_mojibake(before), after) << before;
  }
}

TEST(MendText, WhatIsNoMojibake) {
  for (const std::string_view text :
       {"", "Migración", "“NÃO”, disse", "« DIGNITÉ\u00a0» et « là\u00a0»", "“AMANHÔ", "“IRMÃ…”",
        "CHÂTEAU", "Â", "Ã", "São Tomé e Príncipe", "SÃO PAULO", "10\u00a0€", "Việt Nam", "日本",
        "Öl, Ärger, Über", "ЁЖ", "«À»"}) {
    EXPECT_FALSE(has_mojibake(text)) << text;
    EXPECT_EQ(without_mojibake(text).value_or(""), text) << text;
  }
}

TEST(MendText, LostCharactersAreLeftToPeople) {
  for (const std::string_view text : {"Migraci\ufffdn", "a\u0081", "\u009d"}) {
    EXPECT_TRUE(has_mojibake(text)) << text;
    EXPECT_FALSE(without_mojibake(text)) << text;
  }
}

// Also of text that is not UTF-8 or that is made to take long.
TEST(MendText, Hostile) {
  std::string angles, references;
  for (int i = 0; i < 100000; ++i) {
    angles += "<p ";
    references += "&amp;";
  }
  EXPECT_FALSE(has_markup(angles));
  EXPECT_EQ(without_markup(references), std::string(100000, '&'));
  std::string nested = "&";
  for (int i = 0; i < 100000; ++i) nested += "amp;";
  EXPECT_FALSE(without_markup(nested));
  EXPECT_TRUE(has_mojibake("\xc3"));
  EXPECT_FALSE(without_mojibake("\xc3"));
  std::string capitals;
  for (int i = 0; i < 100000; ++i) capitals += "Ã";
  EXPECT_FALSE(has_mojibake(capitals));
}

}  // namespace
}  // namespace dateline
