#include "import/xml_source.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

// "begin-end name", with a "/" before the name of an end tag and behind that of an empty element.
Strings tags(std::string_view text) {
  Strings found;
  XmlTagScanner scanner(text);
  XmlTag tag;
  while (scanner.next(tag)) {
    found.push_back(std::to_string(tag.begin) + "-" + std::to_string(tag.end) + " " +
                    (tag.closing ? "/" : "") + std::string(tag.name) + (tag.empty ? "/" : ""));
  }
  return found;
}

TEST(DeclaredEncoding, IsThatOfTheXmlDeclaration) {
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='koi8-r'?><rss/>"), "koi8-r");
  EXPECT_EQ(declared_encoding(" junk <?xml encoding = \"UTF-8\" ?>"), "UTF-8");
  EXPECT_EQ(declared_encoding("<?xml version='1.0'?><rss encoding='x'/>"), "");
  EXPECT_EQ(declared_encoding("<rss encoding='x'/>"), "");
  EXPECT_EQ(declared_encoding("<?xml encoding='x"), "");
  EXPECT_EQ(declared_encoding("<?xml encoding=x?>"), "");
  EXPECT_EQ(declared_encoding("<?xml encoding"), "");
  EXPECT_EQ(declared_encoding(std::string(5000, ' ') + "<?xml encoding='x'?>"), "");
  EXPECT_EQ(declared_encoding(""), "");
}

TEST(ControlCharacters, ThoseOfXmlStay) {
  std::string text("a\0b\x01\t\n\r\x1f\x7fé", 11);
  drop_control_characters(text);
  EXPECT_EQ(text, "ab\t\n\r\x7fé");
}

TEST(XmlTagScanner, GoesFromTagToTag) {
  EXPECT_EQ(tags("<a><b:c d='e'/></a>"), Strings({"0-3 a", "3-15 b:c/", "15-19 /a"}));
  EXPECT_EQ(tags("<?x?><!DOCTYPE a><!-- <b> --><![CDATA[<c>]]>< d>1<2<_e>"), Strings({"51-55 _e"}));
  EXPECT_EQ(tags("<a <b>"), Strings({"0-3 a", "3-6 b"}));
  EXPECT_EQ(tags("<a"), Strings({"0-2 a"}));
  EXPECT_EQ(tags("<!-- <a>"), Strings({"5-8 a"}));
  EXPECT_EQ(tags("<![CDATA[ <a>"), Strings({"10-13 a"}));
  EXPECT_EQ(tags("<"), Strings());
  EXPECT_EQ(tags("</"), Strings());
  XmlTagScanner scanner("<Content:ENCODED>");
  XmlTag tag;
  ASSERT_TRUE(scanner.next(tag));
  EXPECT_EQ(tag.prefix(), "Content");
  EXPECT_EQ(tag.local_name(), "encoded");
}

TEST(ShieldMarkup, PutsMarkupInTextsIntoCdata) {
  const auto same = [](std::string_view item) { EXPECT_EQ(shield_markup(item), item); };
  same("<item><title>a &amp; b</title><link>c</link></item>");
  same("<item><title><![CDATA[<b>]]></title></item>");
  same("<item><link>a<b</link><title/></item>");
  same("<item><title>a<br>");
  same("");
  EXPECT_EQ(shield_markup("<item><title>a<br>b</title><x:description k='v'>1 < 2</x:description>"),
            "<item><title><![CDATA[a<br>b]]></title>"
            "<x:description k='v'><![CDATA[1 < 2]]></x:description>");
  EXPECT_EQ(shield_markup("<title>a<title>b</title>"), "<title><![CDATA[a<title>b]]></title>");
  EXPECT_EQ(shield_markup("<summary>a <![CDATA[<b>]]> ]]> c</summary>"),
            "<summary><![CDATA[a <b>  c]]></summary>");
}

}  // namespace
}  // namespace dateline
