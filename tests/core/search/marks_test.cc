#include "search/marks.h"

#include <gtest/gtest.h>

#include <random>

#include "archive/builder.h"
#include "index/writer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// The text with its marks in brackets.
std::string show(std::string_view text, const std::vector<Range>& marks) {
  std::string shown;
  std::size_t at = 0;
  for (const Range& mark : marks) {
    shown.append(text.substr(at, mark.begin - at))
        .append("[")
        .append(text.substr(mark.begin, mark.end - mark.begin))
        .append("]");
    at = mark.end;
  }
  return shown.append(text.substr(at));
}

// A release with nothing but `text`, in English, and a query asked of it.
class Asked {
 public:
  Asked(std::string_view query, std::string_view text) : query_(parse_query(query)) {
    ArchiveBuilder builder;
    Release release;
    release.id = "a";
    release.title = "T";
    release.text = text;
    release.language = "en";
    builder.add(release);
    archive_ = std::move(builder).build();
    bytes_ = write_index(archive_).value();
    index_ = IndexView::open(bytes_).value();
    matches_ = match(archive_, index_, query_, {});
  }
  Marker marker() const { return Marker(matches_.clauses); }
  std::uint8_t language() const { return index_.language(0); }

 private:
  Query query_;
  Archive archive_;
  IndexBytes bytes_;
  IndexView index_;
  Matches matches_;
};

std::string marked(std::string_view query, std::string_view text) {
  const Asked asked(query, text);
  return show(text, asked.marker().marks(text, asked.language()));
}

std::string snippet(std::string_view query, std::string_view text, std::size_t bytes) {
  const Asked asked(query, text);
  const MarkedText made = asked.marker().snippet(text, asked.language(), bytes);
  return show(made.text, made.marks);
}

TEST(Marker, MarksWordsBeginningsAndPhrases) {
  EXPECT_EQ(marked("art ", "Art, artists and ART"), "[Art], artists and [ART]");
  EXPECT_EQ(marked("art", "Art, artists and ART"), "[Art], [artists] and [ART]");
  EXPECT_EQ(marked("\"climate change\"", "Climate change, the change of climate"),
            "[Climate change], the change of climate");
  EXPECT_EQ(marked("\"a a\" ", "a a a b a"), "[a a a] b a");
  EXPECT_EQ(marked("-aid shelter ", "aid shelter"), "aid [shelter]");
  EXPECT_EQ(marked("", "aid"), "aid");
  EXPECT_EQ(marked("organises ", "Organised, organising, organ"),
            "[Organised], [organising], organ");
  EXPECT_EQ(marked("shelfer ", "A shelter"), "A [shelter]");
}

TEST(Marker, MarksNoBeginningsThatTheSearchDidNotTake) {
  // "i" is a word of its own, "ar" is none.
  EXPECT_EQ(marked("aid i", "I aid in Italy"), "[I] [aid] in Italy");
  EXPECT_EQ(marked("aid ar", "Aid, art"), "[Aid], [art]");
}

TEST(Marker, RangesAreOfTheOriginalText) {
  EXPECT_EQ(marked("soufriere strasse ", "La Soufrière und die Straße"),
            "La [Soufrière] und die [Straße]");
  EXPECT_EQ(marked("accord ", "L’accord"), "[L’accord]");
}

TEST(Marker, SnippetsShowTheDensestPassageInWholeWords) {
  const std::string text =
      "The office opened in June. Much was said of aid in general and of shelters for families "
      "after the storm, at length. The end.";
  EXPECT_EQ(snippet("aid shelters ", text, 60),
            "…said of [aid] in general and of [shelters] for families after…");
  EXPECT_EQ(snippet("", text, 30), "The office opened in June.…");
  EXPECT_EQ(snippet("end ", text, 30), "…storm, at length. The [end].");
  EXPECT_EQ(snippet("office ", text, 40), "The [office] opened in June. Much was said…");
  EXPECT_EQ(snippet("office ", "The office", 400), "The [office]");
  EXPECT_EQ(snippet("x ", "", 40), "");
}

TEST(Marker, SnippetsHaveTwoFragmentsWhereThatShowsMoreWords) {
  const std::string filler(200, 'x');
  const std::string text = "First comes aid for all. " + filler +
                           " then, at long last, shelters for families. " + filler;
  EXPECT_EQ(snippet("aid shelters ", text, 80),
            "First comes [aid] for all. … last, [shelters] for families.…");
  EXPECT_EQ(snippet("aid ", text, 80), "First comes [aid] for all.…");
}

TEST(Marker, SnippetsDoNotBeginWithWhatBelongsBefore) {
  const std::string text =
      "The Organization for Migration – Shelters for all families in the islands. More follows "
      "here.";
  EXPECT_EQ(snippet("shelters ", text, 40), "…[Shelters] for all families in the…");
}

TEST(Marker, SnippetsFoldWhiteSpace) {
  EXPECT_EQ(snippet("\"b c\" ", "a\n\n  b \u00a0 c\td  ", 100), "a [b c] d");
}

TEST(Marker, SnippetsAreSoundForAnyText) {
  std::mt19937 random(5);
  const Asked asked("aid shelter \"aid of\" 権利", "aid of shelters 権利");
  const std::string_view pieces[] = {"aid",    " ", "é",    "権利", "\n", "shelter", "…",
                                     "\u00a0", "x", "\xff", "s of", "– ", "shelters"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 60); n > 0; --n)
      text += pieces[random() % std::size(pieces)];
    const MarkedText made = asked.marker().snippet(text, asked.language(), random() % 50);
    std::uint32_t at = 0;
    for (const Range& mark : made.marks) {
      ASSERT_GE(mark.begin, at);
      ASSERT_GT(mark.end, mark.begin);
      ASSERT_LE(mark.end, made.text.size());
      at = mark.end;
    }
    if (valid_utf8_prefix(text) == text.size()) {
      ASSERT_EQ(valid_utf8_prefix(made.text), made.text.size());
    }
  }
}

}  // namespace
}  // namespace dateline
