#include "text/language.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace dateline {
namespace {

TEST(Language, OfASentenceOrTwo) {
  const std::pair<std::string_view, std::string_view> texts[] = {
      {"en",
       "The agency has opened a second centre for families who lost their homes to the storm."},
      {"en", "Kingston, 4 May 2020 – Some of the people that were in the camp have returned."},
      {"es",
       "La agencia abrió un segundo centro para las familias que perdieron su casa en la "
       "tormenta."},
      {"es",
       "El huracán dejó a miles de personas sin techo, y no se sabe cuándo podrán volver a los "
       "barrios en los que vivían."},
      {"fr",
       "L’agence a ouvert un deuxième centre pour les familles qui ont perdu leur maison dans la "
       "tempête."},
      {"fr",
       "Des milliers de personnes sont sans abri, et on ne sait pas quand elles pourront "
       "revenir dans les quartiers où elles vivaient."},
      {"pt",
       "A agência abriu um segundo centro para as famílias que perderam a sua casa na tempestade."},
      {"pt",
       "O furacão deixou milhares de pessoas sem teto, e não se sabe quando vão poder voltar aos "
       "bairros em que viviam."},
      {"nl",
       "Het bureau heeft een tweede centrum geopend voor de gezinnen die door de storm hun huis "
       "zijn kwijtgeraakt."},
      {"nl",
       "Duizenden mensen zijn dakloos en het is niet bekend wanneer zij naar de wijken kunnen "
       "terugkeren."},
      {"de",
       "Die Behörde hat ein zweites Zentrum für die Familien eröffnet, die im Sturm ihr Haus "
       "verloren haben."},
      {"it",
       "L’agenzia ha aperto un secondo centro per le famiglie che hanno perso la casa nella "
       "tempesta, e non si sa quando i bambini torneranno a scuola."},
      {"ca",
       "L’agència ha obert un segon centre per a les famílies que van perdre la casa en el "
       "temporal, i els nens no han tornat a les escoles del barri."},
      {"ht", "Ajans lan louvri yon dezyèm sant pou fanmi ki te pèdi kay yo nan tanpèt la."},
      {"vi",
       "Cơ quan đã mở trung tâm thứ hai cho các gia đình bị mất nhà cửa trong cơn bão và không "
       "có nơi ở."},
      {"id", "Badan itu membuka pusat kedua untuk keluarga yang kehilangan rumah dalam badai ini."},
      {"sv",
       "Myndigheten har öppnat ett andra centrum för familjer som har förlorat sitt hem i "
       "stormen, och det är inte klart när de kan återvända."},
      {"ro",
       "Agenția a deschis un al doilea centru pentru familiile care au rămas fără casă din cauza "
       "furtunii și nu se știe când se vor întoarce."},
  };
  for (const auto& [tag, text] : texts) EXPECT_EQ(detect_language(text), tag) << text;
}

TEST(Language, IsEmptyWhereUnsure) {
  const std::string_view texts[] = {
      "",
      " \n",
      "2021",
      "IOM",
      "de",
      "Panama, Costa Rica, Guatemala",
      "UN Migration Launches Appeal",
      "\xff\xfe\x80",
      // Two languages, as much of one as of the other.
      "The agency has opened a second centre for families who lost their homes to the storm. La "
      "agencia abrió un segundo centro para las familias que perdieron su casa en la tormenta.",
      // Languages that are not known: Finnish, Polish, Swahili, Persian, Urdu, Bulgarian.
      "Virasto on avannut toisen keskuksen perheille, jotka menettivät kotinsa myrskyssä.",
      "Agencja otworzyła drugie centrum dla rodzin, które straciły dom podczas burzy.",
      "Shirika limefungua kituo cha pili kwa familia zilizopoteza makazi yao katika dhoruba.",
      "این سازمان مرکز دومی برای خانواده‌هایی که خانه‌های خود را از دست "
      "داده‌اند "
      "گشود.",
      "ادارے نے ان خاندانوں کے لیے دوسرا مرکز کھولا ہے جن کے گھر طوفان میں تباہ ہو گئے۔",
      "Агенцията отвори втори център за семейства, загубили дома си в бурята.",
      // Other scripts: none of their languages has rules of its own.
      "该机构为在风暴中失去家园的家庭开设了第二个中心。",
      "この機関は、嵐で家を失った家族のために二つ目のセンターを開設した。",
      "이 기관은 폭풍으로 집을 잃은 가족들을 위해 두 번째 센터를 열었다.",
      "افتتحت الوكالة مركزا ثانيا للأسر التي فقدت منازلها في العاصفة.",
      "หน่วยงานได้เปิดศูนย์แห่งที่สองสำหรับครอบครัวที่สูญเสียบ้านจากพายุ",
      "Агентство открыло второй центр для семей, которые потеряли дом во время бури.",
      "הסוכנות פתחה מרכז שני למשפחות שאיבדו את ביתן בסערה.",
      "Ο οργανισμός άνοιξε δεύτερο κέντρο για οικογένειες που έχασαν το σπίτι τους.",
      "एजेंसी ने उन परिवारों के लिए दूसरा केंद्र खोला है जिन्होंने तूफान में अपना घर खो दिया और बेघर हैं।",
      "ድርጅቱ ቤታቸውን ላጡ ቤተሰቦች ሁለተኛ ማዕከል ከፈተ።",
      "სააგენტომ გახსნა მეორე ცენტრი ოჯახებისთვის.",
      "Գործակալությունը բացեց երկրորդ կենտրոնը ընտանիքների համար։",
      "সংস্থাটি ঝড়ে ঘর হারানো পরিবারের জন্য দ্বিতীয় কেন্দ্র খুলেছে।",
  };
  for (const std::string_view text : texts) EXPECT_EQ(detect_language(text), "") << text;
}

TEST(Language, NamesInAnotherScriptDoNotMatter) {
  EXPECT_EQ(
      detect_language("国际移民组织（International Organization for Migration）在海地开设了第二个"
                      "援助中心，为无家可归的家庭提供帮助。"),
      "");
  EXPECT_EQ(detect_language("The name of the town is 北京, as it was in the old books."), "en");
}

TEST(Language, LooksAtTheBeginningOnly) {
  std::string text = "The agency has opened a centre for the families of the town. ";
  while (text.size() < 1000) text += "In the end it was not to be, and they have said so. ";
  for (int i = 0; i < 1000; ++i) text += "La agencia abrió un segundo centro para las familias. ";
  EXPECT_EQ(detect_language(text), "en");
}

// A member of an object of JSON, a string, its escapes left out.
std::string member(std::string_view line, std::string_view name) {
  std::string start = "\"";
  start.append(name).append("\": \"");
  std::size_t at = line.find(start);
  if (at == line.npos) return {};
  std::string text;
  for (at += start.size(); at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\' && ++at < line.size()) {
      text += ' ';
    } else {
      text += line[at];
    }
  }
  return text;
}

std::string_view cut(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; at < text.size() && code_points > 0; --code_points) decode_utf8(text, at);
  return text.substr(0, at);
}

TEST(Language, OfTheCollections) {
  const std::pair<const char*, std::string_view> collections[] = {
      {"bbc-ki", "en"},  {"xquad-en", "en"}, {"cranfield", "en"},
      {"scifact", "en"}, {"squad-es", "es"}, {"xquad-es", "es"},
      {"piaf-fr", "fr"}, {"xquad-zh", ""},   {"xquad-ar", ""},
  };
  const std::filesystem::path corpora = DATELINE_ROOT "/../shared/corpora";
  if (!std::filesystem::exists(corpora)) GTEST_SKIP() << "needs the collections";
  for (const auto& [folder, tag] : collections) {
    std::ifstream archive(corpora / folder / "archive.ndjson");
    std::size_t all = 0, right = 0, right_of_200 = 0, wrong_of_60 = 0;
    for (std::string line; std::getline(archive, line);) {
      const std::string text = member(line, "title") + ' ' + member(line, "summary") + ' ' +
                               member(line, "content_text");
      if (text.size() < 60) continue;  // some have no text
      ++all;
      right += detect_language(text) == tag;
      right_of_200 += detect_language(cut(text, 200)) == tag;
      const std::string_view of_60 = detect_language(cut(text, 60));
      wrong_of_60 += !of_60.empty() && of_60 != tag;
    }
    EXPECT_GE(all, 200u) << folder;
    EXPECT_GE(right, all * 99 / 100) << folder;
    EXPECT_GE(right_of_200, all * 90 / 100) << folder;
    EXPECT_LE(wrong_of_60, all / 100) << folder;
  }
}

TEST(Language, SomeKeepTheirMarks) {
  for (const char* tag : {"vi", "SV", "fi-FI", "nb-NO", "tr"}) EXPECT_TRUE(keeps_marks(tag)) << tag;
  for (const char* tag : {"", "v", "es", "fr", "pt-BR", "en", "vie", "x-vi", "\x16i", "i "}) {
    EXPECT_FALSE(keeps_marks(tag)) << tag;
  }
}

}  // namespace
}  // namespace dateline
