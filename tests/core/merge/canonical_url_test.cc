#include "merge/canonical_url.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(CanonicalUrl, OnePageHasOneSpelling) {
  for (const char* url : {
           "https://example.org/news/12",
           "http://example.org/news/12",
           "HTTPS://WWW.Example.ORG/news/12",
           "https://example.org:443/news/12/",
           "http://www.example.org:80/news/12//",
           "https://user:word@example.org/news/12",
           "https://example.org./news/12",
           "https://example.org/news/12#more",
           "https://example.org/news/12?utm_source=rss&UTM_medium=x&fbclid=1",
           "https://example.org/news/12/index.html",
           "https://example.org/%6eews/1%32?",
       }) {
    EXPECT_EQ(canonical_url(url), "example.org/news/12") << url;
  }
}

TEST(CanonicalUrl, OtherPagesHaveOthers) {
  EXPECT_NE(canonical_url("https://example.org/News"), canonical_url("https://example.org/news"));
  EXPECT_NE(canonical_url("https://es.example.org/a"), canonical_url("https://example.org/a"));
  EXPECT_NE(canonical_url("https://example.org:8080/a"), canonical_url("https://example.org/a"));
  EXPECT_NE(canonical_url("http://example.org:443/a"), canonical_url("http://example.org/a"));
  EXPECT_EQ(canonical_url("https://example.org/?p=12"), "example.org?p=12");
  EXPECT_EQ(canonical_url("https://example.org/?p=12&utm_id=3&lang=es"),
            "example.org?p=12&lang=es");
  EXPECT_NE(canonical_url("https://example.org/a%2Fb"), canonical_url("https://example.org/a/b"));
}

TEST(CanonicalUrl, EncodingIsOne) {
  // A sign that begins no escape must not begin one when what follows it is decoded.
  EXPECT_EQ(canonical_url("https://example.org/%4%41"), "example.org/%254A");
  EXPECT_EQ(canonical_url("https://example.org/san-jos\xc3\xa9"), "example.org/san-jos%C3%A9");
  EXPECT_EQ(canonical_url("https://example.org/san-jos%c3%a9"), "example.org/san-jos%C3%A9");
  EXPECT_EQ(canonical_url("https://example.org/100%"), "example.org/100%25");
  EXPECT_EQ(canonical_url("https://example.org/100%2"), "example.org/100%252");
  EXPECT_EQ(canonical_url("https://example.org/%zz"), "example.org/%25zz");
}

TEST(CanonicalUrl, WhatIsNoWebAddress) {
  for (const char* url :
       {"", "news/12", "mailto:a@example.org", "javascript:x", "http://", "https://"})
    EXPECT_EQ(canonical_url(url), "") << url;
  EXPECT_EQ(canonical_url("https://?"), "");
}

}  // namespace
}  // namespace dateline
