#include "merge/combine.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

Release version(std::string title, Date modified = {}) {
  Release release;
  release.id = "1";
  release.title = std::move(title);
  release.published = make_date(2021, 8, 17);
  release.modified = modified;
  return release;
}

Release update(Release earlier, Release later) {
  return combine(std::move(earlier), std::move(later), Meeting::update);
}

TEST(Combine, TheVersionThatWasChangedLastCounts) {
  EXPECT_EQ(update(version("old"), version("new")).title, "new");
  const Date day = make_date(2021, 9, 1), next = make_date(2021, 9, 2);
  EXPECT_EQ(update(version("old", day), version("new", day)).title, "new");
  EXPECT_EQ(update(version("old", next), version("new", day)).title, "old");
  EXPECT_EQ(update(version("old", day), version("new", next)).title, "new");
  EXPECT_EQ(update(version("old", day), version("new")).title, "old");
  Release undated = version("new");
  undated.published = {};
  EXPECT_EQ(update(version("old"), undated).title, "old");
  EXPECT_EQ(update(version("old"), undated).published, make_date(2021, 8, 17));
}

TEST(Combine, TheIdStaysAndTheAddressFollows) {
  Release old = version("old"), now = version("new");
  old.url = "https://example.org/old";
  now.id = "2";
  now.url = "https://example.org/new";
  const Release updated = update(old, now);
  EXPECT_EQ(updated.id, "1");
  EXPECT_EQ(updated.url, "https://example.org/new");
  const Release copied = combine(old, now, Meeting::copy);
  EXPECT_EQ(copied.id, "1");
  EXPECT_EQ(copied.url, "https://example.org/old");
  EXPECT_EQ(copied.title, "old");
}

TEST(Combine, AnExcerptReplacesNoText) {
  Release full = version("old"), excerpt = version("new");
  full.text = "All of it.";
  full.topics = {"Floods"};
  full.places = {"Haiti"};
  full.authors = {"Ana"};
  full.image = "https://example.org/a.jpg";
  excerpt.summary = "Some of it.";
  excerpt.topics = {"Storms"};
  for (const Release& release : {update(full, excerpt), update(excerpt, full)}) {
    EXPECT_EQ(release.text, "All of it.");
    EXPECT_EQ(release.summary, "Some of it.");
    EXPECT_EQ(release.places, full.places);
    EXPECT_EQ(release.authors, full.authors);
    EXPECT_EQ(release.image, full.image);
  }
  EXPECT_EQ(update(full, excerpt).topics, excerpt.topics);
}

TEST(Combine, SourcesAreThoseOfBoth) {
  Release one = version("a"), two = version("a");
  one.sources = {"Haiti", "Panama"};
  two.sources = {"Panama", "Jamaica"};
  const std::vector<std::string> both = {"Haiti", "Panama", "Jamaica"};
  EXPECT_EQ(update(one, two).sources, both);
  EXPECT_EQ(combine(one, two, Meeting::copy).sources, both);
}

TEST(Combine, AFeedThatStillHasItDoesNotUndoAWithdrawal) {
  Release withdrawn = version("");
  withdrawn.status = Status::withdrawn;
  withdrawn.note = "Published by mistake.";
  Release live = version("Title");
  live.text = "Text";
  for (const Release& release : {update(withdrawn, live), update(live, withdrawn)}) {
    EXPECT_EQ(release.status, Status::withdrawn);
    EXPECT_EQ(release.note, "Published by mistake.");
    EXPECT_EQ(release.title, "");
    EXPECT_EQ(release.text, "");
  }
  live.modified = make_date(2021, 10, 1);
  const Release again = update(withdrawn, live);
  EXPECT_EQ(again.status, Status::live);
  EXPECT_EQ(again.title, "Title");
  EXPECT_EQ(again.note, "");
}

TEST(Combine, ACorrectionStaysWhereTheFeedStatesNothing) {
  Release corrected = version("old");
  corrected.status = Status::corrected;
  corrected.note = "The number was wrong.";
  const Release release = update(corrected, version("new"));
  EXPECT_EQ(release.status, Status::corrected);
  EXPECT_EQ(release.note, "The number was wrong.");
  EXPECT_EQ(release.title, "new");
}

TEST(Combine, AnEmbargoIsThatOfTheVersionThatCounts) {
  Release held = version("old");
  held.status = Status::embargoed;
  held.embargo_until = 1'700'000'000;
  EXPECT_EQ(update(held, version("new")).status, Status::live);
  EXPECT_EQ(update(held, version("new")).embargo_until, 0);
  EXPECT_EQ(update(version("old"), held).status, Status::embargoed);
  EXPECT_EQ(update(version("old"), held).embargo_until, 1'700'000'000);
}

TEST(Combine, WhatAPublisherStatesGoesBeforeWhatWasDerived) {
  Release derived = version("a"), stated = version("a");
  derived.places = {"Georgia"};
  derived.language = "fr";
  derived.derived = derived_places | derived_language;
  stated.places = {"Haiti"};
  for (const Release& release : {update(derived, stated), update(stated, derived)}) {
    EXPECT_EQ(release.places, stated.places);
    EXPECT_EQ(release.language, "fr");
    EXPECT_EQ(release.derived, derived_language);
  }
  Release other = derived;
  other.places = {"Jordan"};
  EXPECT_EQ(update(derived, other).places, other.places);
  EXPECT_EQ(update(derived, other).derived, derived_places | derived_language);
}

TEST(Combine, TheSameTwiceIsTheSame) {
  Release release = version("a", make_date(2022, 1, 1));
  release.sources = {"Haiti"};
  release.places = {"Haiti"};
  release.derived = derived_places;
  release.text = "Text";
  const Release again = update(release, release);
  EXPECT_EQ(again.sources, release.sources);
  EXPECT_EQ(again.places, release.places);
  EXPECT_EQ(again.derived, release.derived);
  EXPECT_EQ(again.modified, release.modified);
}

}  // namespace
}  // namespace dateline
