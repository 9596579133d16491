#include "enrich/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "feed/read_feed.h"

namespace dateline {
namespace {

using Places = std::vector<std::string>;

struct Case {
  std::string_view language;
  std::string_view title;
  std::string_view text;
  Places places;
};

Places places_of(const Case& one) {
  Release release;
  release.language = one.language;
  release.title = one.title;
  release.text = one.text;
  return find_places(release);
}

void expect(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(places_of(one), one.places) << one.title << " / " << one.text;
  }
}

TEST(Places, English) {
  expect({
      {"en", "Training for border officers in Haiti", "The course lasts a week.", {"Haiti"}},
      {"en", "Haitian families return home", "They were met at the airport.", {"Haiti"}},
      {"en", "Haiti's farmers plant again", "Seeds were given out.", {"Haiti"}},
      {"en", "New shelter opens", "It stands in Port-au-Prince.", {"Haiti"}},
      {"en",
       "Support for Saint Vincent and the Grenadines",
       "Boats left at dawn.",
       {"Saint Vincent and the Grenadines"}},
      {"en",
       "Support for St. Vincent & the Grenadines",
       "Boats left at dawn.",
       {"Saint Vincent and the Grenadines"}},
      {"en", "Workshop in Trinidad & Tobago", "Many came.", {"Trinidad and Tobago"}},
      {"en", "Workshop for Trinidad and Tobago", "Many came.", {"Trinidad and Tobago"}},
      {"en", "The U.S. opens a new visa office", "It is the first.", {"United States"}},
      {"en", "A visa office of the US", "It is the first.", {"United States"}},
      {"en", "Ivory Coast and Ghana sign", "Cocoa was the subject.", {"Côte d'Ivoire", "Ghana"}},
      {"en", "Germans and Czechs lend a hand", "They bring boats.", {"Germany", "Czechia"}},
      {"en", "Dutch volunteers arrive", "They bring boats.", {"Netherlands"}},
      {"en", "White House names envoy", "She starts on Monday.", {"United States"}},
      {"en", "Fire at a hostel in Ohio", "Nobody was hurt.", {"United States"}},
      {"en", "Harvest in British Columbia", "Workers came by bus.", {"Canada"}},
      {"en", "Rice prices rise in Lagos", "Traders say so.", {"Nigeria"}},
      {"en", "School meals", "Kingston, Jamaica, 5 March – The first were served.", {"Jamaica"}},
      {"en", "School meals", "Roseau, 28 February 2021 – The first were served.", {"Dominica"}},
      {"en", "School meals", "WASHINGTON, DC – The first were served.", {"United States"}},
      {"en",
       "School meals",
       "PORT-OF-SPAIN, TRINIDAD: The first were served.",
       {"Trinidad and Tobago"}},
      {"en", "A meeting of experts", "It lasts two days.", {}},
      {"en", "", "", {}},
  });
}

TEST(Places, Spanish) {
  expect({
      {"es", "Apoyo a familias haitianas", "Llegaron ayer.", {"Haiti"}},
      {"es", "Curso en la República Dominicana", "Dura una semana.", {"Dominican Republic"}},
      {"es", "Nuevo albergue en Ciudad de México", "Abre hoy.", {"Mexico"}},
      {"es", "Autoridades de EE. UU. visitan el centro", "Fue ayer.", {"United States"}},
      {"es", "Los nicaragüenses en el exterior", "Un estudio.", {"Nicaragua"}},
      {"es", "Reunión en Estados Unidos", "Asistieron muchos.", {"United States"}},
      {"es", "Jóvenes salvadoreños aprenden", "Son cien.", {"El Salvador"}},
      {"es", "Refugiados", "Tegucigalpa – Abre el centro.", {"Honduras"}},
      {"es", "La ayuda cuesta 50.000 dólares estadounidenses", "Llega a Perú.", {"Peru"}},
      {"es", "Alemanas y surcoreanos en la feria", "Fue ayer.", {"Germany", "South Korea"}},
      {"es", "Multas y otros fines", "Los fondos tienen otros fines.", {}},
      {"es", "Encuentro de América Latina", "Fue ayer.", {}},
  });
}

TEST(Places, French) {
  expect({
      {"fr", "Des familles haïtiennes rentrent", "Elles sont cent.", {"Haiti"}},
      {"fr", "L’aide arrive d’Haïti", "Par bateau.", {"Haiti"}},
      {"fr", "Formation en Côte d’Ivoire", "Elle dure une semaine.", {"Côte d'Ivoire"}},
      {"fr", "Un centre aux États-Unis", "Il ouvre demain.", {"United States"}},
      {"fr", "Le Tchad accueille des réfugiés", "Ils sont mille.", {"Chad"}},
      {"fr", "Les pêcheurs sénégalais", "Ils sont revenus.", {"Senegal"}},
      {"fr", "Des Tunisiennes et des Libanais", "Ils sont là.", {"Tunisia", "Lebanon"}},
      {"fr", "Accord de Paris", "Le texte a cinq ans.", {}},
      {"fr", "Atelier", "Londres – L’atelier a commencé.", {"United Kingdom"}},
      {"fr", "Au Niger, des puits", "L’eau est là.", {"Niger"}},
      {"fr", "Au Nigéria, des puits", "L’eau est là.", {"Nigeria"}},
  });
}

TEST(Places, PortugueseAndDutch) {
  expect({
      {"pt", "Apoio a famílias moçambicanas", "Chegaram ontem.", {"Mozambique"}},
      {"pt", "Formação em Cabo Verde", "Dura uma semana.", {"Cape Verde"}},
      {"pt", "Migrantes no Brasil", "São muitos.", {"Brazil"}},
      {"pt", "As alemãs e os europeus", "Fica perto.", {"Germany"}},
      {"pt", "Encontro", "Luanda – Começou hoje.", {"Angola"}},
      {"nl", "Haïtiaanse gezinnen keren terug", "Zij zijn met honderd.", {"Haiti"}},
      {"nl", "Steun voor Suriname", "Het schip vertrekt.", {"Suriname"}},
      {"nl", "Cursus in de Verenigde Staten", "Die duurt een week.", {"United States"}},
      {"nl", "Nieuws uit Duitsland", "De opvang opent.", {"Germany"}},
  });
}

TEST(Places, OtherLanguages) {
  expect({
      {"ht", "Nouvo lekòl an Ayiti", "Li louvri jodi a.", {"Haiti"}},
      {"ht", "Fanmi ayisyen yo tounen", "Yo te Etazini.", {"Haiti", "United States"}},
      {"ar", "مدرسة جديدة في هايتي", "تفتح اليوم.", {"Haiti"}},
      {"ar", "مساعدة لأفغانستان", "وصلت اليوم.", {"Afghanistan"}},
      {"de", "Hilfe für Island", "Das Schiff ist unterwegs.", {"Iceland"}},
      {"de", "Schulen in Deutschland", "Sie öffnen.", {"Germany"}},
      {"it", "Nuova scuola in Germania", "Apre oggi.", {"Germany"}},
      {"zh", "阿富汗的新学校", "今天开学。", {"Afghanistan"}},
      {"ru", "Новая школа: Гаити", "Она открыта.", {"Haiti"}},
  });
}

TEST(Places, NamesOfSeveralCountries) {
  expect({
      {"en", "Georgia signs agreement", "Tbilisi welcomed it.", {"Georgia"}},
      {"en", "Georgia extends its visas", "The ministry said so.", {"Georgia"}},
      {"en", "Farm work in Georgia", "Workers came to Atlanta and to Alabama.", {"United States"}},
      {"en", "A course in San José", "It is Costa Rica's first.", {"Costa Rica"}},
      {"en", "A course in San José", "The California town is glad.", {"United States"}},
      {"en", "Niger and Nigeria meet", "They share a river.", {"Niger", "Nigeria"}},
      {"en", "North Korea answers", "South Koreans wait in Seoul.", {"North Korea", "South Korea"}},
      {"en", "Northern Ireland votes", "Belfast is calm.", {"United Kingdom"}},
      {"en", "Ireland votes", "Dublin is calm.", {"Ireland"}},
      {"en", "Equatorial Guinea builds", "Malabo is the place.", {"Equatorial Guinea"}},
      {"en", "Papua New Guinea builds", "A road.", {"Papua New Guinea"}},
      {"en", "Roads in Guinea-Bissau", "They are new.", {"Guinea-Bissau"}},
      {"en", "Roads in Guinea", "They are new.", {"Guinea"}},
      {"en",
       "Help for the Democratic Republic of the Congo",
       "It left.",
       {"Democratic Republic of the Congo"}},
      {"en", "Help from Congo-Brazzaville", "It left.", {"Congo"}},
      {"en", "Dominican schools open", "In Santo Domingo, too.", {"Dominican Republic"}},
      {"en", "Schools in Dominica open", "In Roseau, too.", {"Dominica"}},
      {"en", "South Sudan's children", "They learn.", {"South Sudan"}},
      {"en", "Fair in Peru, Indiana", "It lasts a day.", {"United States"}},
      {"en", "Fair in Mexico", "It lasts a day.", {"Mexico"}},
      {"en", "Fair in New Mexico", "It lasts a day.", {"United States"}},
      {"en", "Storm in the Gulf of Mexico", "It is moving on.", {}},
      {"en", "Trains in New Jersey", "They are late.", {"United States"}},
      {"en", "Grenada rebuilds", "The roofs come first.", {"Grenada"}},
      {"es", "Feria en Granada", "Dura un día.", {"Grenada"}},
      {"es", "Feria en Granada", "Es la mayor de España.", {"Spain"}},
      {"en", "Indiana rebuilds", "The roofs come first.", {"United States"}},
      {"en", "Portland, Ore., shelters", "They are open.", {"United States"}},
  });
}

TEST(Places, WordsAndPeople) {
  expect({
      {"en", "Michael Jordan gives to schools", "The player was there.", {}},
      {"en", "Jordan Smith wins the prize", "Smith is a nurse.", {}},
      {"en", "Schools in Jordan", "They open today.", {"Jordan"}},
      {"en", "Jordan hosts more refugees", "Amman asks for help.", {"Jordan"}},
      {"en", "Jordan: more refugees", "Help is wanted.", {"Jordan"}},
      {"en", "Chad Wolf resigns", "He was a secretary.", {}},
      {"en", "A new well in Chad", "The water is clean.", {"Chad"}},
      {"en", "Turkey for all at the shelter", "It was served with rice.", {}},
      {"en", "Earthquake in Turkey", "Rescue is under way.", {"Türkiye"}},
      {"en", "Paris Hilton visits", "She sang.", {}},
      {"en", "A concert in Paris", "They sang.", {"France"}},
      {"en", "They shipped china and Brazil nuts", "In Panama hats.", {}},
      {"en", "Nobody told us of the polish", "It was a turkey.", {}},
      {"en", "TELL US MORE", "We want to know.", {}},
      {"en", "U.S. TELLS MORE", "We wanted to know.", {"United States"}},
      {"en", "It costs US$ 50,000", "It is paid for.", {}},
      {"en", "Bank of America and American Express give", "They sent money.", {}},
      {"en", "Morgan Stanley and McDonnell Douglas", "They sent money.", {}},
      {"en", "The Paris Agreement turns five", "A look back.", {}},
      {"en", "Latin American voices", "A look back.", {}},
  });
}

TEST(Places, WhatIsMentionedInPassingIsNot) {
  std::string text = "Jamaica opens a centre. It is Jamaica's first.";
  for (int i = 0; i < 20; ++i) text += " The staff welcome all who come to it in the morning.";
  text += " A team from Norway paid a visit.";
  EXPECT_EQ(places_of({"en", "Jamaica opens a centre", text, {}}), Places{"Jamaica"});
}

TEST(Places, SeveralOnesCountAsSeveral) {
  EXPECT_EQ(
      places_of({"en", "Ministers of Honduras, Guatemala and El Salvador meet", "It lasts.", {}}),
      (Places{"Honduras", "Guatemala", "El Salvador"}));
}

TEST(Places, FromGenevaAboutAnywhere) {
  EXPECT_EQ(places_of({"en", "Safety first", "Geneva – Afghans must be safe in Afghanistan.", {}}),
            Places{"Afghanistan"});
  EXPECT_EQ(places_of({"en", "Safety first", "Geneva – All must be safe.", {}}),
            Places{"Switzerland"});
}

TEST(Places, LanguageIsDetectedWhereItIsNotSaid) {
  EXPECT_EQ(places_of({"",
                       "Apoyo a las familias",
                       "Las familias haitianas que llegaron a la ciudad recibieron ayuda de las "
                       "autoridades y de la oficina.",
                       {}}),
            Places{"Haiti"});
  EXPECT_EQ(places_of({"", "Long Island", "Short.", {}}), Places{"United States"});
}

TEST(Places, CompaniesTellOnlyWhereNothingElseDoes) {
  EXPECT_EQ(places_of({"en", "Acme Corp gives trucks", "They are old.", {}}),
            Places{"United States"});
  EXPECT_EQ(places_of({"en", "Acme Corp gives trucks", "They went to Nepal.", {}}),
            Places{"Nepal"});
  EXPECT_EQ(places_of({"en", "Acme GmbH gives trucks", "They are old.", {}}), Places{"Germany"});
}

TEST(Places, HomeIsForReleasesThatNameNone) {
  Release release;
  release.title = "A meeting of experts";
  EXPECT_EQ(find_places(release, {"Costa Rica"}), Places{"Costa Rica"});
  release.title = "A meeting of experts in Haiti";
  EXPECT_EQ(find_places(release, {"Costa Rica"}), Places{"Haiti"});
}

TEST(Places, TheDatelineOfTheRecordCounts) {
  Release release;
  release.title = "A meeting of experts";
  release.dateline = "Kingston";
  EXPECT_EQ(find_places(release), Places{"Jamaica"});
}

TEST(Places, HostileTextIsReadInOneGo) {
  std::string names, pieces;
  for (int i = 0; i < 50'000; ++i) names += "Democratic Republic of ";
  for (int i = 0; i < 50'000; ++i) pieces += "\xc3(Chad)\xff, Jordan'";
  const std::string nothing(1'000'000, '\0');
  EXPECT_EQ(places_of({"en", names, names, {}}), Places{});
  EXPECT_EQ(places_of({"", pieces, pieces, {}}), Places{});
  EXPECT_EQ(places_of({"", nothing, nothing, {}}), Places{});
}

// The archive of the demo pages: what its publisher says of every release is found, apart from
// regions and from what stands in one sentence only.
TEST(Places, TheSampleArchive) {
  std::ifstream file(DATELINE_ROOT "/web/sample/archive.json", std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  const std::size_t size = bytes.size();
  bytes.resize(size + feed_padding);
  ArchiveBuilder builder;
  ASSERT_TRUE(read_feed(std::string_view(bytes).substr(0, size), {}, builder));
  ASSERT_GT(builder.size(), 20u);
  for (const Release& release : builder.releases()) {
    const Places found = find_places(release);
    ASSERT_FALSE(found.empty()) << release.id;
    EXPECT_TRUE(std::ranges::find(found, release.places[0]) != found.end())
        << release.id << ": " << found[0] << ", not " << release.places[0];
  }
}

}  // namespace
}  // namespace dateline
