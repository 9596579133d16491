#include "publish/markup.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "text/utf8.h"

namespace dateline {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

TEST(AppendEscaped, LeavesNoMarkup) {
  EXPECT_EQ(escaped("<a href=\"x\">'&amp;'</a>"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(escaped("Haïti – 海地"), "Haïti – 海地");
}

TEST(AppendEscaped, DropsWhatXmlAndHtmlForbid) {
  using namespace std::string_view_literals;
  EXPECT_EQ(escaped("a\0b\b\v\f\r\x1f\x7f"
                    "c\td\ne"sv),
            "abc\td\ne");
  EXPECT_EQ(escaped("\xc2\x80x\xc2\x9f\xc2\xa0"), "x\xc2\xa0");  // C1
  EXPECT_EQ(escaped("\xef\xbf\xbe\xef\xbf\xbf\xef\xb7\x90y\xf0\x9f\xbf\xbf"),
            "y");  // noncharacters
  EXPECT_EQ(escaped("\xff\xc3"), "\xef\xbf\xbd\xef\xbf\xbd");
}

// Every code point, alone in content and in an attribute, is read back as it was or is not there.
TEST(AppendEscaped, IsReadBackByAnXmlParser) {
  for (char32_t c = 1; c < 0x3000; ++c) {
    std::string text = "a";
    append_utf8(text, c);
    text += "z";
    Markup markup("");
    markup.begin("p").attribute("title", text).text(text).end();
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(std::move(markup).take().c_str(), pugi::parse_full));
    const std::string content = document.child("p").text().get();
    const bool dropped = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
    EXPECT_EQ(content, dropped ? "az" : text) << static_cast<unsigned>(c);
    const std::string attribute = document.child("p").attribute("title").value();
    if (c > 0x20) {
      EXPECT_EQ(attribute, content);
    }
  }
}

TEST(Markup, WritesElements) {
  Markup markup("<!DOCTYPE html>\n");
  markup.begin("p").attribute("class", "a&b").text("1 < 2").begin("br").end_empty();
  markup.element("b", "x").begin("i").end().line().end();
  EXPECT_EQ(std::move(markup).take(),
            "<!DOCTYPE html>\n<p class=\"a&amp;b\">1 &lt; 2<br/><b>x</b><i></i>\n</p>");
}

TEST(Markup, JsonCannotEndItsScript) {
  Markup markup("");
  markup.begin("script").json("{\"a\":\"</script><!--<script>&lt;\"}").end();
  EXPECT_EQ(std::move(markup).take(),
            "<script>{\"a\":\"\\u003c/script>\\u003c!--\\u003cscript>\\u0026lt;\"}</script>");
}

}  // namespace
}  // namespace dateline
