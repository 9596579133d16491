#include "import/listing.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <utility>

#include "enrich/find_dateline.h"

namespace dateline {
namespace {

Imported import(std::string_view text, DateOrder order = DateOrder::dmy) {
  Result<Imported> result = import_listing(text, {.date_order = order, .columns = {}});
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return result ? std::move(result).value() : Imported();
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path root = DATELINE_ROOT;

struct Expected {
  std::string_view date;
  std::string_view dateline;
  std::string_view id;
};

void expect_releases(const Imported& imported, std::span<const Expected> expected) {
  EXPECT_TRUE(imported.diagnostics.empty()) << imported.diagnostics[0].message;
  ASSERT_EQ(imported.releases.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Release& release = imported.releases[i];
    EXPECT_EQ(to_iso(release.published), expected[i].date) << release.title;
    EXPECT_EQ(find_dateline(release.summary), expected[i].dateline) << release.title;
    EXPECT_EQ(release.id, expected[i].id);
    EXPECT_TRUE(release.places.empty());
    EXPECT_FALSE(release.summary.empty());
  }
}

constexpr Expected sample[] = {
    {"2021-08-17", "Kingston", "2021-08-17-new-school-opens-on-the-north-coast"},
    {"2021-07-23", "", "2021-07-23-boats-return-to-port-royal-after-the-storm-the-flood"},
    {"2021-07-21", "", "2021-07-21-winners-of-the-poster-contest-are-named"},
    {"2021-07-01", "", "2021-07-01-registration-of-fishers-families-goes-on-in-san-joses-port"},
    {"2021-03-01", "Roseau", "2021-03-01-talks-on-the-river-border-underway"},
    {"2021-02-24", "San José", "2021-02-24-study-says-roads-were-never-closed-in-2020"},
    {"2021-02-23", "Port-of-Spain, Trinidad",
     "2021-02-23-two-libraries-get-160-lamps-amid-covid-19"},
    {"2021-02-05", "Washington, DC", "2021-02-05-volunteers-play-a-key-role-the-office-says"},
    {"2021-02-04", "Washington", "2021-02-04-office-welcomes-the-mayors-plan"},
};

TEST(ImportListing, ReadsTheSample) {
  const Imported imported = import(read_file(root / "tests/data/listing.txt"));
  expect_releases(imported, sample);
  ASSERT_EQ(imported.releases.size(), 9u);
  EXPECT_EQ(imported.releases[0].title, "New school opens on the north coast");
  EXPECT_EQ(imported.releases[0].summary,
            "Kingston – Four hundred children have a new school.\n\nIt has a garden, too.");
  EXPECT_EQ(imported.releases[1].title,
            "Boats return to \"Port Royal\" after the storm & the flood");
  EXPECT_EQ(imported.releases[7].summary, "Washington, DC – Many people give an hour a week.");
  EXPECT_EQ(imported.releases[8].summary, "Washington – The office welcomes the plan.");
}

TEST(ImportListing, LineEndsDoNotMatter) {
  const std::string text = read_file(root / "tests/data/listing.txt");
  for (const std::string_view end : {"\r\n", "\r", "\n\n", "\n \t\n"}) {
    std::string changed;
    for (const char c : text) {
      if (c == '\n') {
        changed += end;
      } else {
        changed += c;
      }
    }
    expect_releases(import(changed), sample);
  }
}

// The page that the archive started with. It is not ours to ship, so it may not be here.
TEST(ImportListing, ReadsTheOriginalExactly) {
  const std::filesystem::path path = root / "../shared/seed/listing.txt";
  if (!std::filesystem::exists(path)) {
    std::cout << "NOT CHECKED: there is no ../shared/seed/listing.txt beside the project.\n";
    return;
  }
  const Imported imported = import(read_file(path));
  constexpr Expected expected[] = {
      {"2021-08-17", "Geneva",
       "2021-08-17-safety-of-afghans-and-humanitarian-access-must-be-top-priorities"},
      {"2021-07-23", "",
       "2021-07-23-japan-funds-emergency-shelters-for-displaced-families-in-saint-vincent-and-the-"
       "grenadines"},
      {"2021-07-21", "",
       "2021-07-21-iom-launches-stop-human-trafficking-art-competition-in-jamaica"},
      {"2021-07-01", "",
       "2021-07-01-the-regional-conference-on-migration-launches-training-program-for-its-member-"
       "countries-on-protection-and-"
       "assistance-to-vulnerable-migrants"},
      {"2021-03-01", "Roseau",
       "2021-03-01-preparation-underway-for-regional-dialogue-on-human-mobility-climate-change"},
      {"2021-02-24", "San José",
       "2021-02-24-migrant-smuggling-in-mexico-and-central-america-was-never-quarantined-during-"
       "2020-says-iom-study"},
      {"2021-02-23", "Port-of-Spain, Trinidad",
       "2021-02-23-iom-distributes-160-tablets-to-address-digital-learning-gap-amid-covid-19"},
      {"2021-02-05", "Washington, DC",
       "2021-02-05-migrants-play-key-role-in-disaster-response-iom-explores-diasporas-engagement-"
       "in-humanitarian-assistance"},
      {"2021-02-04", "Washington",
       "2021-02-04-iom-welcomes-president-joe-bidens-executive-actions-on-migration"},
  };
  expect_releases(imported, expected);
  // Nothing of the file is lost, white space aside, and nothing is added.
  const auto letters = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text.substr(i).starts_with("\u00a0")) {
        ++i;
      } else if (static_cast<unsigned char>(text[i]) > ' ') {
        out.push_back(text[i]);
      }
    }
    return out;
  };
  std::string again;
  for (const Release& release : imported.releases) {
    const std::string iso = to_iso(release.published);
    again += release.title + iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) +
             release.summary;
  }
  EXPECT_EQ(letters(again), letters(read_file(path)));
}

TEST(ImportListing, TheOrderOfDatesIsTold) {
  EXPECT_EQ(to_iso(import("T\n03/04/2021\nx").releases[0].published), "2021-04-03");
  EXPECT_EQ(to_iso(import("T\n03/04/2021\nx", DateOrder::mdy).releases[0].published), "2021-03-04");
}

TEST(ImportListing, AnImpossibleDateIsToldAndTheReleaseKept) {
  for (const std::string_view date : {"31 / 02 / 2021", "00 / 13 / 2021", "17 / 08 / 21", "17 / 08",
                                      "31 February 2021", "31 de abril de 2021"}) {
    const Imported imported =
        import("One\n\n17 / 08 / 2021\n\nFirst.\n\nTwo\n\n" + std::string(date) +
               "\n\nSecond.\n\nThree\n\n15 / 08 / 2021\n\nThird.");
    ASSERT_EQ(imported.releases.size(), 3u) << date;
    EXPECT_EQ(imported.releases[1].title, "Two");
    EXPECT_EQ(imported.releases[1].summary, "Second.");
    EXPECT_FALSE(imported.releases[1].published.known());
    EXPECT_EQ(imported.releases[1].id, "undated-two");
    EXPECT_EQ(imported.releases[2].title, "Three");
    ASSERT_EQ(imported.diagnostics.size(), 1u);
    EXPECT_EQ(imported.diagnostics[0].item, 1);
    EXPECT_EQ(imported.diagnostics[0].member, "date_published");
    EXPECT_EQ(imported.diagnostics[0].message,
              "\"Two\" is dated \"" + std::string(date) + "\", which is no day.");
  }
}

TEST(ImportListing, AMissingDateIsToldAndTheReleaseKept) {
  const std::string undated =
      "A title without a date\n\nKingston – And an excerpt that ends like a sentence.\n\nAnother "
      "paragraph of it.\n\n";
  const std::string dated = "One\n\n17 / 08 / 2021\n\nThe first.\n\n";
  for (const auto& [text, at] : {std::pair(undated + dated, 0u), std::pair(dated + undated, 1u),
                                 std::pair(dated + undated + dated, 1u)}) {
    const Imported imported = import(text);
    ASSERT_GT(imported.releases.size(), at);
    const Release& release = imported.releases[at];
    EXPECT_EQ(release.title, "A title without a date");
    EXPECT_EQ(release.summary,
              "Kingston – And an excerpt that ends like a sentence.\n\nAnother paragraph of it.");
    EXPECT_EQ(find_dateline(release.summary), "Kingston");
    EXPECT_EQ(release.id, "undated-a-title-without-a-date");
    EXPECT_EQ(imported.releases[1 - at].title, "One");
    EXPECT_EQ(imported.releases[1 - at].summary, "The first.");
    ASSERT_EQ(imported.diagnostics.size(), 1u);
    EXPECT_EQ(imported.diagnostics[0].item, at);
    EXPECT_EQ(imported.diagnostics[0].message, "\"A title without a date\" has no date.");
  }
}

TEST(ImportListing, TextOfNoReleaseIsTold) {
  const Imported imported = import("News\n\nOne\n\n17 / 08 / 2021\n\nThe first.");
  ASSERT_EQ(imported.releases.size(), 1u);
  EXPECT_EQ(imported.releases[0].title, "One");
  ASSERT_EQ(imported.diagnostics.size(), 1u);
  EXPECT_EQ(imported.diagnostics[0].item, -1);
  EXPECT_EQ(imported.diagnostics[0].message, "\"News\" belongs to no release and is left out.");
}

TEST(ImportListing, DatesInExcerptsBeginNoRelease) {
  const Imported imported = import(
      "One\n17 / 08 / 2021\n28 February 2021\nThe first.\nTwo\n16 / 08 / 2021\nIn 2021\n\nit "
      "rained.");
  ASSERT_EQ(imported.releases.size(), 2u);
  EXPECT_EQ(imported.releases[0].summary, "28 February 2021\n\nThe first.");
  EXPECT_EQ(imported.releases[1].summary, "In 2021\n\nit rained.");
  EXPECT_TRUE(imported.diagnostics.empty());
}

TEST(ImportListing, AReleaseMayHaveNoExcerpt) {
  const Imported imported = import("One\n17 / 08 / 2021\nTwo\n16 / 08 / 2021");
  ASSERT_EQ(imported.releases.size(), 2u);
  EXPECT_EQ(imported.releases[0].summary, "");
  EXPECT_EQ(imported.releases[1].title, "Two");
}

TEST(ImportListing, EveryIdIsDifferent) {
  std::string text;
  for (int i = 0; i < 3; ++i) text += "Same\n17 / 08 / 2021\nText.\n";
  text += "Same 2\n17 / 08 / 2021\nText.\n";
  text += "…\n17 / 08 / 2021\nText.\n" + std::string(299, 'x') + "\n17 / 08 / 2021\nText.\n";
  std::vector<std::string> ids;
  for (const Release& release : import(text).releases) ids.push_back(release.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"2021-08-17-same", "2021-08-17-same-2",
                                           "2021-08-17-same-3", "2021-08-17-same-2-2", "2021-08-17",
                                           "2021-08-17-" + std::string(189, 'x')}));
}

TEST(ImportListing, WhatIsNoListingIsAnError) {
  const auto code = [&](std::string_view text) {
    const Result<Imported> result = import_listing(text, {});
    return result ? std::string() : std::string(to_string(result.error().code));
  };
  EXPECT_EQ(code(""), "empty");
  EXPECT_EQ(code("\ufeff \r\n\u00a0\n"), "empty");
  EXPECT_EQ(code("A page\n\nwithout any date."), "not-a-feed");
  EXPECT_EQ(code("17 / 08 / 2021"), "not-a-feed");
  EXPECT_EQ(code("T\n17 / 08 / 2021\n\xff"), "bad-encoding");
  EXPECT_EQ(import_listing("T\xff", {}).error().offset, 1u);
}

TEST(ImportListing, AnyLinesAreTaken) {
  constexpr std::string_view lines[] = {"Title",
                                        "17 / 08 / 2021",
                                        "31 / 02 / 2021",
                                        "Text that ends.",
                                        "",
                                        "\u00a0",
                                        "2021",
                                        "-",
                                        "Geneva – The",
                                        "Longer text with a full stop at its very end."};
  std::mt19937 random(11);
  for (int i = 0; i < 5000; ++i) {
    std::string text = "T\n17 / 08 / 2021\n";
    for (int count = static_cast<int>(random() % 12); count > 0; --count) {
      text.append(lines[random() % std::size(lines)]).append("\n");
    }
    const Imported imported = import(text);
    ASSERT_FALSE(imported.releases.empty());
    for (const Diagnostic& each : imported.diagnostics) {
      ASSERT_LT(each.item, static_cast<std::int64_t>(imported.releases.size()));
    }
  }
}

}  // namespace
}  // namespace dateline
