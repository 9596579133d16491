#include "enrich/find_dateline.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace dateline {
namespace {

TEST(FindDateline, PlacesAsTheyArePrinted) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Geneva – The office", "Geneva"},
      {"Geneva\u00a0 –\u00a0The office", "Geneva"},
      {"Washington — \"We are ready\"", "Washington"},
      {"San José - A study", "San José"},
      {"Geneva -- The office", "Geneva"},
      {"Geneva– The office", "Geneva"},
      {"Geneva –The office", "Geneva"},
      {"Washington, DC – Many", "Washington, DC"},
      {"Washington, D.C. – Many", "Washington, D.C."},
      {"Roseau, 28 February 2021 – Many", "Roseau"},
      {"Washington, DC, February 28, 2021 – Many", "Washington, DC"},
      {"Kingston, Jamaica, 5 March – Many", "Kingston, Jamaica"},
      {"San José, 13 ago 2021.- La OIM", "San José"},
      {"Ciudad de México, 28 de febrero de 2021 – La OIM", "Ciudad de México"},
      {"Geneva (IOM) – The office", "Geneva"},
      {"Port-au-Prince, 1er mars 2021 – Le bureau", "Port-au-Prince"},
      {"The Hague – Judges", "The Hague"},
      {"Côte d’Ivoire – Le bureau", "Côte d'Ivoire"},
      {"St. George's, Grenada – The office", "St. George's, Grenada"},
      {"Port of Spain, Trinidad & Tobago – The office", "Port of Spain, Trinidad & Tobago"},
      {"Tegucigalpa – 160 tabletas", "Tegucigalpa"},
      {"Paramaribo, Suriname: The office", "Paramaribo, Suriname"},
      {"Arnhem, the Netherlands – The office", "Arnhem, the Netherlands"},
  };
  for (const auto& [text, place] : cases) EXPECT_EQ(find_dateline(text), place) << text;
}

TEST(FindDateline, CapitalsAreMadeSmall) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"PORT-OF-SPAIN, TRINIDAD: The office", "Port-of-Spain, Trinidad"},
      {"KINGSTON, Jamaica – The office", "Kingston, Jamaica"},
      {"KINGSTON: The office", "Kingston"},
      {"BOGOTÁ – La OIM", "Bogotá"},
      {"SAN JOSÉ, COSTA RICA – La OIM", "San José, Costa Rica"},
      {"SANTA CRUZ DE LA SIERRA – La OIM", "Santa Cruz de la Sierra"},
      {"LA PAZ – La OIM", "La Paz"},
      {"SAINT VINCENT AND THE GRENADINES – The office", "Saint Vincent and the Grenadines"},
      {"ST. GEORGE'S – The office", "St. George's"},
      {"L’AQUILA – The office", "L'Aquila"},
      {"PORT-'OF-SPAIN, TRINIDAD: The office", "Port-'Of-Spain, Trinidad"},
      {"ABIDJAN, CÔTE D'IVOIRE – Le bureau", "Abidjan, Côte d'Ivoire"},
      {"WASHINGTON, DC – Many", "Washington, DC"},
      {"WASHINGTON DC – Many", "Washington DC"},
      {"ROAD TOWN, BVI – Many", "Road Town, BVI"},
      {"ŁÓDŹ – Many", "Łódź"},
  };
  for (const auto& [text, place] : cases) EXPECT_EQ(find_dateline(text), place) << text;
}

TEST(FindDateline, AsNewsAgenciesWriteThem) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"PORTLAND, Ore., Feb 26 - The port", "Portland, Ore."},
      {"RICHMOND, Va. Feb 26 - The port", "Richmond, Va."},
      {"DOVER, Del., March 5 - The port", "Dover, Del."},
      {"LONDON, March 3- The port", "London"},
      {"LONDON, March 3, - The port", "London"},
      {"LONDON, 3 March - The port", "London"},
      {"JOHANNESBURG March 13 - The port", "Johannesburg"},
      {"ROME, March 13, Reuter - The port", "Rome"},
      {"LONDON, March 3 (Reuters) - The port", "London"},
      {"WASHINGTON, D.C. March 18 - The port", "Washington, D.C."},
      {"LONDON, March 3 - <Port of London> said", "London"},
      {"Caracas, feb 26 - venezuela said", "Caracas"},
  };
  for (const auto& [text, place] : cases) EXPECT_EQ(find_dateline(text), place) << text;
}

TEST(WithoutDateline, IsWhatFollows) {
  EXPECT_EQ(without_dateline("Geneva – The office"), " The office");
  EXPECT_EQ(without_dateline("San José, 13 ago 2021.- La OIM"), " La OIM");
  EXPECT_EQ(without_dateline("Côte d’Ivoire\u00a0– Le bureau"), " Le bureau");
  EXPECT_EQ(without_dateline("PORT-OF-SPAIN, TRINIDAD: The office"), " The office");
  EXPECT_EQ(without_dateline("The office in Geneva"), "The office in Geneva");
  EXPECT_EQ(without_dateline("\xff – The"), "\xff – The");
  EXPECT_EQ(without_dateline(""), "");
}

TEST(FindDateline, SentencesAreNone) {
  for (const std::string_view text :
       {"",
        "Geneva",
        "Geneva –",
        "– The office",
        ": The office",
        "-",
        "In 2021, the number – all of it – rose",
        "In 2021 – A year",
        "The International Organization for Migration (IOM) – The office",
        "The Regional Office – The first",
        "Art in all its forms – Music",
        "Migrants – men and women",
        "Geneva – the office",
        "Background: The office",
        "Note – The office",
        "UPDATE: The office",
        "MEDIA ADVISORY: The office",
        "IOM – The office",
        "Port-au-Prince has changed",
        "Roseau, 28 February 2021",
        "One, Two, Three, Four – The office",
        "\"Geneva\" – The office",
        "Over 41,000 – That is it",
        "Geneva is far away: The office",
        "They met – The first time",
        "10:30 – Opening",
        "A Very Long Name That Goes On And On Over The Limit Of All Names – The office",
        "\xff – The",
        "Boeing 747- The new one",
        "Del., 2000 – The",
        "a",
        "–",
        "–––"}) {
    EXPECT_EQ(find_dateline(text), "") << text;
  }
  EXPECT_EQ(find_dateline(std::string(1000000, 'A') + " – The"), "");
}

}  // namespace
}  // namespace dateline
