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
#include <vector>

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

// What a file of tests/data/listings holds.
struct Item {
  std::string_view date;
  std::string_view title;
  std::string_view summary = "";
  std::string_view kind = "";
  std::string_view label = "";  // its place, topic or author
};

std::string label_of(const Release& release) {
  for (const auto& list : {release.places, release.topics, release.authors}) {
    if (!list.empty()) return list[0];
  }
  return "";
}

void expect_listing(std::string_view name, std::span<const Item> items,
                    std::vector<std::string> messages) {
  const Result<Imported> result =
      import_listing(read_file(root / "tests/data/listings" / name), {});
  ASSERT_TRUE(result) << name;
  ASSERT_EQ(result->releases.size(), items.size()) << name;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Release& release = result->releases[i];
    EXPECT_EQ(to_iso(release.published), items[i].date) << release.title;
    EXPECT_EQ(release.title, items[i].title);
    EXPECT_EQ(release.summary, items[i].summary);
    EXPECT_EQ(release.kind, items[i].kind) << release.title;
    EXPECT_EQ(label_of(release), items[i].label) << release.title;
  }
  std::vector<std::string> said;
  for (const Diagnostic& each : result->diagnostics) said.push_back(each.message);
  EXPECT_EQ(said, messages) << name;
}

TEST(ImportListing, SeveralPagesTitleFirst) {
  constexpr Item items[] = {
      {"2020-11-12", "Clinic boats reach six villages on the lower river",
       "Port Almira – Two boats with nurses on board reached six villages last week.\n\nThe boats "
       "carry vaccines, lamps and clean water. They return every month."},
      {"2020-11-03", "Harvest fair opens to newcomers",
       "San Telmo, 2 November 2020 – The yearly fair had thirty stalls run by families who came "
       "this year…"},
      {"2020-10-29", "Bees move into the old customs house", "Twelve hives stand on its roof now."},
      {"2020-10", "Statement on the closing of the northern bridge",
       "The office asks all parties to keep the footpath open."},
      {"2020-10", "Old bridge gets a new name", "Children of both banks chose it."},
  };
  expect_listing("en_title_first.txt", items,
                 {"\"Home\" and 1 more line belong to no release and are left out.",
                  "\"© The River Office\" belongs to no release and is left out."});
}

TEST(ImportListing, SpanishDateFirst) {
  constexpr Item items[] = {
      {"2021-02-15", "Abre un albergue para familias en Villa Serena",
       "Villa Serena – El albergue recibe desde hoy a cuarenta familias. [...]"},
      {"2020-08-13", "Taller de costura para jóvenes",
       "El taller dura seis meses y es gratuito.\n\nLas clases empiezan en septiembre."},
      {"2020-07-18", "¿Quién cuida el río?", "Una exposición muestra cien fotografías del río."},
  };
  expect_listing("es_date_first.txt", items,
                 {"\"Noticias\" belongs to no release and is left out."});
}

TEST(ImportListing, FrenchWithKindsBesideTheDates) {
  constexpr Item items[] = {
      {"2021-03-03", "Un puits pour l’école de Bellefontaine",
       "Bellefontaine – Les élèves ont de l’eau depuis lundi.", "Communiqué de presse"},
      {"2021-03-01", "Cent lampes solaires pour le marché",
       "Les vendeuses peuvent travailler le soir.", "Actualités"},
      {"2021-02-27", "Une carte des sentiers sûrs",
       "La carte est gratuite, en créole et en français.", "Actualités"},
  };
  expect_listing("fr_labels.txt", items, {});
}

TEST(ImportListing, PortugueseTable) {
  constexpr Item items[] = {
      {"2021-02-15", "Escola da praia recebe novos livros", "", "", "Brasil"},
      {"2020-10-12", "Feira de artesanato reúne famílias de cinco países", "", "", "Guiana"},
      {"", "Encontro de rádios comunitárias", "", "", "Suriname"},
      {"2020-09-02", "Curso de português para recém-chegados", "", "", "Brasil"},
  };
  expect_listing(
      "pt_table.txt", items,
      {"Dates like \"02/09/2020\" are read day first, though nothing in the file tells; where "
       "month first is right, say --date-order mdy.",
       "\"Encontro de rádios comunitárias\" has no date."});
}

TEST(ImportListing, DutchDateLast) {
  constexpr Item items[] = {
      {"2021-02-15", "Nieuw dak voor de school in Noordoever",
       "Noordoever – De school heeft een nieuw dak. De leerlingen zijn blij."},
      {"2020-03-12", "Kookboek met recepten uit twaalf landen",
       "Het boek is gratis in alle bibliotheken."},
      {"2019-05-03", "Fietsers brengen post naar het binnenland",
       "Tien vrijwilligers rijden elke week. Ze nemen ook medicijnen mee."},
  };
  expect_listing("nl_date_last.txt", items, {});
}

TEST(ImportListing, HaitianCreole) {
  constexpr Item items[] = {
      {"2021-08-12", "Nouvo pon sou rivyè a louvri",
       "Moun yo ka pase sou pon an ankò, e se yon gwo kontantman pou tout moun."},
      {"2020-06-05", "Lekòl la resevwa liv",
       "Timoun yo gen liv nan lang pa yo, ak yon ti bibliyotèk ki louvri chak jou."},
      {"2020-05-03", "Mache a gen limyè",
       "Machann yo ka travay leswa, paske mache a gen limyè kounye a."},
  };
  expect_listing("ht_title_first.txt", items, {});
}

TEST(ImportListing, MonthFirst) {
  constexpr Item items[] = {
      {"2021-02-15", "Radio drama about the coast starts",
       "Eight episodes tell of a fishing family."},
      {"2021-02-05", "Volunteers plant a thousand mangroves",
       "Schools of three islands took part."},
      {"2021-01-11", "Night market moves to the harbour", "It is open until ten."},
  };
  expect_listing("en_month_first.txt", items, {});
}

TEST(ImportListing, LinesOfKindsAndPlacesBesideDates) {
  constexpr Item items[] = {
      {"2020-11-12", "Bus line to the border starts again",
       "Two buses a day leave from the square.", "Press release", "Haiti"},
      {"2020-11-09", "A tailor opens a second shop", "She employs four people.", "Story",
       "Jamaica"},
      {"2020-11-07", "Census of the outer islands ends", "It took two years.", "Press release"},
      {"2020-11-03", "The last ferry of the year", "It was full.", "Story", "Dominica"},
      {"2020-11-01", "Two new wells", "They are deep.", "Press release", "Belize"},
  };
  expect_listing("en_places.txt", items, {});
}

TEST(ImportListing, PostedByAnAuthor) {
  constexpr Item items[] = {
      {"2020-11-12", "A garden on the roof of the town hall",
       "Beans and tomatoes grow there now. Children water them every morning before school.", "",
       "Press desk"},
      {"2020-11-10", "Lights for the old harbour", "Forty lamps were put up in a week.", "",
       "Press desk"},
      {"2020-11-09", "Chess for everybody",
       "The club meets on Fridays. Boards are there. Bring a friend."},
  };
  expect_listing("en_posted.txt", items, {});
}

std::vector<std::string> messages_of(std::string_view text) {
  const Result<Imported> result = import_listing(text, {});
  std::vector<std::string> messages;
  if (result) {
    for (const Diagnostic& each : result->diagnostics) messages.push_back(each.message);
  }
  return messages;
}

TEST(ImportListing, TheOrderOfDatesIsFoundOut) {
  const Result<Imported> result =
      import_listing("A\n05/02/2021\nx.\nB\n02/15/2021\nx.\nC\n13/25/2021\nx.", {});
  ASSERT_TRUE(result);
  EXPECT_EQ(to_iso(result->releases[0].published), "2021-05-02");
  EXPECT_EQ(to_iso(result->releases[1].published), "2021-02-15");
  ASSERT_EQ(result->diagnostics.size(), 1u);
  EXPECT_EQ(result->diagnostics[0].message, "\"C\" is dated \"13/25/2021\", which is no day.");
  EXPECT_EQ(messages_of("A\n05/02/2021\nx.\nB\n04/02/2021\nx."),
            (std::vector<std::string>{
                "Dates like \"05/02/2021\" are read day first, though nothing in the file tells; "
                "where month first is right, say --date-order mdy."}));
}

TEST(ImportListing, ADateInTheOtherOrderIsReadAndSaid) {
  const std::string text = "A\n15/02/2021\nx.\nB\n14/02/2021\nx.\nC\n02/13/2021\nx.";
  const Result<Imported> result = import_listing(text, {});
  ASSERT_TRUE(result);
  EXPECT_EQ(to_iso(result->releases[2].published), "2021-02-13");
  ASSERT_EQ(result->diagnostics.size(), 1u);
  EXPECT_EQ(result->diagnostics[0].item, 2);
  EXPECT_EQ(result->diagnostics[0].message,
            "\"02/13/2021\" is read month first, as it can be, unlike most dates of the file.");
  EXPECT_FALSE(import(text).releases[2].published.known());  // the order is given
}

TEST(ImportListing, LongOrphansAreCut) {
  const std::vector<std::string> messages =
      messages_of(std::string(1000, 'x') + "\nOne\n17 / 08 / 2021\nText.");
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0],
            "\"" + std::string(160, 'x') + "…\" belongs to no release and is left out.");
}

// Found by the fuzzer.
TEST(ImportListing, ADateWithoutATitleInATable) {
  for (const std::string_view text :
       {"A title\t12 Nov 2020\n11 Nov 2020\nB title\t10 Nov 2020",
        "11 Nov 2020\nA title\t12 Nov 2020\nB title\t10 Nov 2020"}) {
    const Imported imported = import(text);
    ASSERT_EQ(imported.releases.size(), 2u);
    EXPECT_EQ(imported.releases[0].title, "A title");
    EXPECT_EQ(to_iso(imported.releases[1].published), "2020-11-10");
  }
}

// A listing of releases made up at random, in one of the layouts, and what its import must give.
class MadeListing {
 public:
  explicit MadeListing(unsigned seed) : random_(seed) {
    layout_ = pick(4);
    month_first_ = pick(2) == 1;
    date_form_ = pick(layout_ == 3 ? 4 : 5);
    blank_lines_ = pick(3);
    read_more_ = pick(2) == 1;
    excerpts_ = pick(4) > 0;
    int day = 18800;
    for (int count = 12 + pick(20); count > 0; --count) add(day -= 1 + pick(40));
  }

  std::string text;
  std::vector<Release> releases;

 private:
  int pick(int below) { return static_cast<int>(random_() % below); }

  std::string words(int count) {
    constexpr std::string_view list[] = {"harbour", "école", "río",    "fifty", "lamps", "de",
                                         "women",   "São",   "market", "the",   "oud",   "2021",
                                         "radio",   "-",     "pwen",   "water"};
    std::string out = pick(2) == 0 ? "Boats" : "Élan";
    while (--count > 0) out.append(" ").append(list[pick(std::size(list))]);
    return out;
  }

  std::string printed(int days) {
    constexpr std::string_view months[] = {"January", "February", "March",    "April",
                                           "May",     "June",     "July",     "August",
                                           "sept.",   "octubre",  "novembre", "desanm"};
    const auto [y, m, d] = civil_from_days(days);
    const std::string year = std::to_string(y), month = std::to_string(m), day = std::to_string(d);
    const std::string name(months[m - 1]);
    switch (date_form_) {
      case 0:
        return month_first_ ? month + " / " + day + " / " + year
                            : day + " / " + month + " / " + year;
      case 1:
        return day + " " + name + ", " + year;
      case 2:
        return day + " " + name + " " + year + " - 13:20";
      case 3:
        return year + "-" + month + "-" + day;
      default:  // not in tables
        return "Published on: " + name + " " + day + ", " + year;
    }
  }

  void line(std::string_view content) {
    text.append(content).append("\n");
    if (blank_lines_ == 1) text += " \u00a0\r\n";
  }

  void add(int days) {
    Release release;
    release.published = {days, Precision::day};
    // No two titles are the same, so that no page head is seen in them.
    release.title = words(2 + pick(8)) + " " + std::string(1 + releases.size(), 'x');
    const std::string date = printed(days);
    std::vector<std::string> excerpt;
    for (int count = excerpts_ ? 1 + pick(2) : 0; count > 0; --count) {
      excerpt.push_back(words(12 + pick(20)) + ".");
      release.summary += (release.summary.empty() ? "" : "\n\n") + excerpt.back();
    }
    if (layout_ == 3) {
      line(date + "\t" + release.title + "\t" +
           release.summary.substr(0, release.summary.find('\n')));
      release.summary = excerpts_ ? excerpt[0] : "";
    } else {
      if (layout_ == 1) line(date);
      line(release.title);
      if (layout_ == 0) line(date);
      for (const std::string& each : excerpt) line(each);
      if (layout_ == 2) line(date);
      if (read_more_) line("Read more");
      if (blank_lines_ == 2) text += "\n";
      if (releases.size() % 10 == 9) line("« 1 2 3 Next »");
    }
    releases.push_back(std::move(release));
  }

  std::mt19937 random_;
  int layout_, date_form_, blank_lines_;
  bool month_first_, read_more_, excerpts_;
};

TEST(ImportListing, ReadsBackWhatWasPrinted) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    const MadeListing made(seed);
    const Result<Imported> result = import_listing(made.text, {});
    ASSERT_TRUE(result) << seed << "\n" << made.text;
    ASSERT_EQ(result->releases.size(), made.releases.size()) << seed << "\n" << made.text;
    for (std::size_t i = 0; i < made.releases.size(); ++i) {
      ASSERT_EQ(result->releases[i].title, made.releases[i].title) << seed << "\n" << made.text;
      ASSERT_EQ(result->releases[i].published, made.releases[i].published) << seed;
      ASSERT_EQ(result->releases[i].summary, made.releases[i].summary) << seed;
    }
    for (const Diagnostic& each : result->diagnostics) {
      ASSERT_TRUE(each.message.starts_with("Dates like ")) << seed << each.message;
    }
  }
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
