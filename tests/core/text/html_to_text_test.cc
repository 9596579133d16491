#include "text/html_to_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>

namespace dateline {
namespace {

using namespace std::string_literals;

void expect_text(std::string_view html, std::string_view text) {
  EXPECT_EQ(html_to_text(html), text) << html;
}

TEST(HtmlToText, TextStaysAsItIs) {
  for (const std::string_view text :
       {"", "plain", "La Soufrière – 1 < 2 & 3 > 2", "<3", "a <", "x << y", "R&D", "]]>", "</"}) {
    expect_text(text, text);
  }
}

TEST(HtmlToText, WhiteSpaceIsFolded) {
  expect_text("  a \t\r\n\f b  ", "a b");
  expect_text("a&nbsp;b", "a\u00a0b");
  expect_text("«&nbsp;&#xa0;mot»", "«\u00a0mot»");
  expect_text("Geneva&nbsp; &ndash;\u00a0\u00a0 The", "Geneva – The");
  expect_text("&nbsp;a&#32;&nbsp;", "a");
  expect_text("&nbsp;", "");
  expect_text("a<b> b </b> c", "a b c");
  expect_text("a<i>b</i>c", "abc");
}

TEST(HtmlToText, Paragraphs) {
  expect_text("<p>One</p><p>Two</p>", "One\n\nTwo");
  expect_text("<p>One<p>Two", "One\n\nTwo");
  expect_text("<p>One</p>\n<p>&nbsp;</p>\n\n<div><div><h2>Two</h2></div></div>", "One\n\nTwo");
  expect_text("a<ul><li>b</li><li>c</ul>d", "a\n\nb\n\nc\n\nd");
  expect_text("<table><tr><th>Country<th>Year</tr><tr><td>Haiti</td><td>2021</td></tr></table>",
              "Country Year\n\nHaiti 2021");
  expect_text("a<BR>b<br/>c<br />\n d", "a\nb\nc\nd");
  expect_text("a<br><br>\n<br>b", "a\n\nb");
  expect_text("<br>a<br></p>", "a");
  expect_text("a<br></p><p>b", "a\n\nb");
  expect_text("a<hr>b<blockquote>c</blockquote>d", "a\n\nb\n\nc\n\nd");
  expect_text("a<section>b<figcaption>c", "a\n\nb\n\nc");
  expect_text("a<blockquotes>b<pp>c<brx>d", "abcd");
}

TEST(HtmlToText, ReferencesAreDecodedOnce) {
  expect_text("&lt;b&gt; &amp;lt; &amp;amp;", "<b> &lt; &amp;");
  expect_text("&#x110000;&#0;&#xD800;&foo;&", "\ufffd\ufffd\ufffd&foo;&");
  expect_text("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>");
}

TEST(HtmlToText, ControlsGo) {
  expect_text("a\0b\x1b[31mc\x7f"s, "ab[31mc");
  expect_text("a&#1;b\u0085c&#133;", "abc…");
  expect_text("<\0p>a"s, "<p>a");
  expect_text("<p\0>a"s, "a");
  expect_text("\u00a7 \u00bf \xc2", "\u00a7 \u00bf \xc2");
}

TEST(HtmlToText, TagsWithAnyAttributes) {
  expect_text("<a href=\"x>y\" title='p>q' data-z=a>b>c", "b>c");
  expect_text("<a title=\"it's\" x = 'a\"b>'>c</a>", "c");
  expect_text("<a b\"c>d", "d");
  expect_text("<a/b/c>d</a x=\"1\">e", "de");
  expect_text("<o:p>a</o:p><custom-element>b", "ab");
  expect_text("<a href=\"unclosed>b</a>c", "bc");
  expect_text("<a href='unclosed>b<i title=\"ok>\">c", "bc");
  expect_text("a<b", "a");
  expect_text("a<b href=\"x", "a");
  expect_text("a</", "a</");
  expect_text("a</>b</ c>d", "abd");
}

TEST(HtmlToText, CommentsAndDeclarations) {
  expect_text("a<!-- b > <p> -- c -->d", "ad");
  expect_text("a<!-->b<!--->c<!---->d<!-- --!>e", "abcde");
  expect_text("<!DOCTYPE html><?xml version='1.0'?>a", "a");
  expect_text("a<!-- open > b", "a b");
  expect_text("a<!-- open", "a");
  expect_text("<!--[if gte mso 9]><xml>x</xml><![endif]-->a<![if !mso]>b", "ab");
}

TEST(HtmlToText, CdataIsItsContents) {
  expect_text("<![CDATA[<p>a</p>b]]>c", "a\n\nbc");
  expect_text("<![CDATA[a", "a");
  expect_text("<![CDATA[a]]]]>b]]>", "a]]b]]>");
}

TEST(HtmlToText, WhatIsNotShownIsDropped) {
  expect_text(
      "<html><head><title>t</title><meta x=y><style>s{}</style></head><body>a</body></html>", "a");
  expect_text("a<script>if (x < y && '</p>') document.write('<script>')</script>b", "ab");
  expect_text("a<SCRIPT src='x'></Script >b", "ab");
  expect_text("a<script>'</scripts>'</script\n>b", "ab");
  expect_text("a<style>p > a { content: '<!--' }</style>b", "ab");
  expect_text("a<noscript><img src=x>b</noscript>c<iframe src=x>d</iframe>e", "ace");
  expect_text("a<template>b<template>c</template>d</template>e", "ae");
  expect_text("a<svg><title>b</title><text>c</text><script>'</svg>'</script></svg>d", "ad");
  expect_text("a<svg><svg/></svg>b<svg/>c", "abc");
  expect_text("a<title>b</title>c", "ac");
  expect_text("a<titles>b</titles><header>c</header>", "ab\n\nc");
}

TEST(HtmlToText, UnclosedElementsDoNotTakeTheRestWithThem) {
  expect_text("<head><title>t</title><p>a", "a");
  expect_text("a<svg>b<p>c", "ab\n\nc");
  expect_text("a<noscript>b", "ab");
  expect_text("a<svg>b<svg>c</svg>d<svg>e", "ade");
  expect_text("a</script>b</svg>c", "abc");
  expect_text("a<script>b<p>c", "a");
  expect_text("a<script/>b", "ab");
}

TEST(HtmlToText, BytesThatAreNotUtf8AreKept) { expect_text("\xff<p>\x80\xe9", "\xff\n\n\x80\xe9"); }

TEST(HtmlToText, PrefixesOfADocumentNeverFail) {
  const std::string html =
      "<!DOCTYPE html><head><title>t</title></head><p class=\"a>b\">x &amp; y&nbsp;<!-- c "
      "--><br/><![CDATA[z]]>"
      "<script>s</script><svg><g/></svg><table><td>1<td>2</table>&#x1f600;\u00a0\u00e9";
  for (std::size_t size = 0; size <= html.size(); ++size) {
    const std::string prefix = html.substr(0, size);  // of its very size, for the sanitizer
    EXPECT_LE(html_to_text(prefix).size(), prefix.size());
    EXPECT_LE(html_to_text(html.substr(size)).size(), html.size());
  }
}

TEST(HtmlToText, RandomMarkupGivesTidyText) {
  constexpr std::string_view pieces[] = {
      "<",        ">",         "/",    "!",      "--",        "\"",     "'",   "=",
      "&",        ";",         "#",    "x",      "p",         "br",     "svg", " ",
      "\n",       "\xc2",      "\xa0", "script", "<p>",       "</svg>", "]]>", "<svg>",
      "<script>", "</script>", "<!--", "-->",    "<![CDATA[", "&nbsp;", "&lt;"};
  std::mt19937 random(3);
  for (int i = 0; i < 30000; ++i) {
    std::string html;
    for (int length = static_cast<int>(random() % 30); length > 0; --length)
      html += pieces[random() % std::size(pieces)];
    const std::string text = html_to_text(std::string(html));
    ASSERT_LE(text.size(), html.size()) << html;
    ASSERT_EQ(text.find("  "), text.npos) << html;
    ASSERT_EQ(text.find("\n\n\n"), text.npos) << html;
    ASSERT_EQ(text.find(" \n"), text.npos) << html;
    ASSERT_TRUE(text.empty() || (text.front() != ' ' && text.front() != '\n' &&
                                 text.back() != ' ' && text.back() != '\n'));
  }
}

// Each of these would take hours, were the rest of the text searched again and again.
TEST(HtmlToText, TimeIsLinear) {
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() < 3'000'000) text += piece;
    return text;
  };
  for (const std::string_view piece : {"<",
                                       "<a",
                                       "<a ",
                                       "<a b='",
                                       "<a b=\"",
                                       "<a b='><c d=\">",
                                       "<!--",
                                       "<!-- >",
                                       "<!---",
                                       "-",
                                       "<![CDATA[",
                                       "]]",
                                       "<?",
                                       "</",
                                       "</>",
                                       "&",
                                       "&#",
                                       "&#x",
                                       "&#9",
                                       "&a",
                                       "&zzzzzzzzz;",
                                       "<svg>",
                                       "<svg><template>",
                                       "<script>",
                                       "<script/>",
                                       "<svg></svg",
                                       "<title>",
                                       "<noscript>",
                                       "<iframe><svg>",
                                       "<svg/>",
                                       "<p>",
                                       "<b>",
                                       " ",
                                       "\n",
                                       "\xc2\xa0",
                                       "\xc2",
                                       "<br>",
                                       "<head>",
                                       "</svg>"}) {
    const std::string text = html_to_text(repeated(piece));
    EXPECT_LE(text.size(), 3'100'000u) << piece;
  }
  const std::string nested = repeated("<div>") + "a" + repeated("</div>");
  expect_text(nested, "a");
  expect_text(repeated("<svg>") + "</svg>a", "a");
  EXPECT_EQ(html_to_text(repeated("<svg><script></script>") + "</svg>a" + repeated("</svg>")), "");
}

}  // namespace
}  // namespace dateline
