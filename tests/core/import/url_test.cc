#include "import/url.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Case {
  std::string_view reference;
  std::string_view url;
};

TEST(ResolveUrl, ExamplesOfTheRfc) {
  const Case cases[] = {
      // RFC 3986, sections 5.4.1 and 5.4.2
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", each.reference), each.url) << each.reference;
  }
}

TEST(ResolveUrl, OddBases) {
  EXPECT_EQ(resolve_url("https://a", "g"), "https://a/g");
  EXPECT_EQ(resolve_url("https://a?q", "g"), "https://a/g");
  EXPECT_EQ(resolve_url(" https://a/ \n", "\tg "), "https://a/g");
  EXPECT_EQ(resolve_url("https://a/b//c", "g"), "https://a/b//g");
  for (const char* base : {"", "a/b", "/a", "mailto:a@b", "file:///a", "//a/b"}) {
    EXPECT_EQ(resolve_url(base, "g"), "g") << base;
  }
}

}  // namespace
}  // namespace dateline
