#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "date/date.h"
#include "text/utf8.h"

namespace dateline {
namespace {

std::string read(std::string_view text, DateOrder order = DateOrder::dmy) {
  const std::optional<Date> date = parse_printed(text, order);
  return date ? to_iso(*date) : "none";
}

TEST(ParsePrinted, Numbers) {
  EXPECT_EQ(read("17 / 08 / 2021"), "2021-08-17");
  EXPECT_EQ(read("17/8/2021"), "2021-08-17");
  EXPECT_EQ(read("17.08.2021"), "2021-08-17");
  EXPECT_EQ(read("17-08-2021"), "2021-08-17");
  EXPECT_EQ(read("\u00a017\u00a0/\u00a008 /\t2021 \r\n"), "2021-08-17");
  EXPECT_EQ(read("١٧/٠٨/٢٠٢١"), "2021-08-17");
}

TEST(ParsePrinted, TheOrderIsTold) {
  EXPECT_EQ(read("03 / 04 / 2021"), "2021-04-03");
  EXPECT_EQ(read("03 / 04 / 2021", DateOrder::mdy), "2021-03-04");
  EXPECT_EQ(read("2021/04/03"), "2021-04-03");
  EXPECT_EQ(read("2021/04/03", DateOrder::mdy), "2021-04-03");
  EXPECT_EQ(read("2021. 04. 03", DateOrder::ymd), "2021-04-03");
}

TEST(ParsePrinted, ADateThatDoesNotFitTheOrderIsNotGuessed) {
  EXPECT_EQ(read("17 / 08 / 2021", DateOrder::mdy), "none");
  EXPECT_EQ(read("08 / 17 / 2021"), "none");
  EXPECT_EQ(read("03 / 04 / 2021", DateOrder::ymd), "none");
}

TEST(ParsePrinted, MonthNames) {
  EXPECT_EQ(read("28 February 2021"), "2021-02-28");
  EXPECT_EQ(read("12 November, 2020"), "2020-11-12");
  EXPECT_EQ(read("February 28, 2021"), "2021-02-28");
  EXPECT_EQ(read("Sept. 1st, 2021"), "2021-09-01");
  EXPECT_EQ(read("the 2nd of May 2021"), "2021-05-02");
  EXPECT_EQ(read("17-Aug-2021"), "2021-08-17");
  EXPECT_EQ(read("13 ago 2021"), "2021-08-13");
  EXPECT_EQ(read("13 ago. 2021"), "2021-08-13");
  EXPECT_EQ(read("28 de febrero de 2021"), "2021-02-28");
  EXPECT_EQ(read("el 28 de setiembre del 2021"), "2021-09-28");
  EXPECT_EQ(read("1º de enero de 2021"), "2021-01-01");
  EXPECT_EQ(read("1er mars 2021"), "2021-03-01");
  EXPECT_EQ(read("le 15 août 2021"), "2021-08-15");
  EXPECT_EQ(read("15 AOÛT 2021"), "2021-08-15");
  EXPECT_EQ(read("3 déc. 2021"), "2021-12-03");
  EXPECT_EQ(read("3 de\u0301cembre 2021"), "2021-12-03");
}

struct LanguageNames {
  std::string_view language;
  std::string_view months[12];
  std::string_view weekdays[7];  // from Sunday on
};

constexpr LanguageNames languages[] = {
    {"en",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"},
     {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}},
    {"es",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"},
     {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"}},
    {"fr",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"},
     {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}},
    {"pt",
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
      "outubro", "novembro", "dezembro"},
     {"domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira",
      "sábado"}},
    {"nl",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
      "oktober", "november", "december"},
     {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}},
    {"ht",
     {"janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm",
      "desanm"},
     {"dimanch", "lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi"}},
};

TEST(ParsePrinted, EveryMonthInEveryLanguage) {
  for (const auto& [language, months, weekdays] : languages) {
    for (int month = 1; month <= 12; ++month) {
      const std::string name(months[month - 1]);
      EXPECT_EQ(parse_printed("5 " + name + " 2021", DateOrder::dmy, language),
                make_date(2021, month, 5))
          << name;
      EXPECT_EQ(parse_printed(name + " 2021", DateOrder::dmy, language), make_date(2021, month, 0))
          << name;
    }
  }
}

TEST(ParsePrinted, CutMonths) {
  for (const auto& [text, month] : {std::pair("janv.", 1),
                                    {"jan", 1},
                                    {"ene", 1},
                                    {"févr.", 2},
                                    {"fev", 2},
                                    {"mar", 3},
                                    {"mrt", 3},
                                    {"mrt.", 3},
                                    {"maa", 3},
                                    {"abr", 4},
                                    {"avr.", 4},
                                    {"Apr.", 4},
                                    {"mai", 5},
                                    {"mei", 5},
                                    {"jun", 6},
                                    {"juil.", 7},
                                    {"jul", 7},
                                    {"jiy", 7},
                                    {"ago", 8},
                                    {"aug", 8},
                                    {"set", 9},
                                    {"sept.", 9},
                                    {"out.", 10},
                                    {"okt", 10},
                                    {"nov", 11},
                                    {"dez", 12},
                                    {"déc", 12},
                                    {"dic", 12},
                                    {"des", 12}}) {
    EXPECT_EQ(parse_printed("5 " + std::string(text) + " 2021"), make_date(2021, month, 5)) << text;
  }
}

TEST(ParsePrinted, LanguageTellsWhatOutIs) {
  EXPECT_EQ(read("12 out 2021"), "none");
  EXPECT_EQ(parse_printed("12 out 2021", DateOrder::dmy, "ht"), make_date(2021, 8, 12));
  EXPECT_EQ(parse_printed("12 out 2021", DateOrder::dmy, "pt-BR"), make_date(2021, 10, 12));
  EXPECT_EQ(parse_printed("12 out 2021", DateOrder::dmy, "en"), std::nullopt);
  EXPECT_EQ(read("12 de out de 2021"), "2021-10-12");
  EXPECT_EQ(read("12 out. 2021"), "2021-10-12");
  EXPECT_EQ(parse_printed("12 out. 2021", DateOrder::dmy, "ht"), make_date(2021, 8, 12));
  for (const std::string_view language : {"", "fr", "ht", "pt"}) {
    EXPECT_EQ(parse_printed("5 jui 2021", DateOrder::dmy, language), std::nullopt);
  }
}

TEST(ParsePrinted, EveryWeekdayInEveryLanguage) {
  for (const auto& [language, months, weekdays] : languages) {
    for (int day = 0; day < 7; ++day) {
      const std::string name(weekdays[day]);
      const std::string cut = name.substr(0, valid_utf8_prefix(name.substr(0, 4)));
      for (const std::string& text :
           {name + " 15 / 02 / 2021", name + ", 15 feb 2021", cut + ". 15 feb 2021"}) {
        EXPECT_EQ(printed_weekday(text), day) << text;
        EXPECT_EQ(read(text), "2021-02-15") << text;
      }
    }
  }
}

TEST(ParsePrinted, Weekdays) {
  EXPECT_EQ(read("Mon, 02/15/2021", DateOrder::mdy), "2021-02-15");
  EXPECT_EQ(read("lunes 15 de febrero de 2021"), "2021-02-15");
  EXPECT_EQ(read("el lunes, 15 de febrero de 2021"), "2021-02-15");
  EXPECT_EQ(read("Segunda-feira, 15 de fevereiro de 2021"), "2021-02-15");
  EXPECT_EQ(read("ma 15 februari 2021"), "2021-02-15");
  EXPECT_EQ(read("Monday, February 15, 2021"), "2021-02-15");
  EXPECT_EQ(read("mar 16 feb 2021"), "2021-02-16");
  EXPECT_EQ(read("mar 16 2021"), "2021-03-16");
  EXPECT_EQ(read("mar 2021"), "2021-03");
  EXPECT_EQ(printed_weekday("15 February 2021"), -1);
  EXPECT_EQ(printed_weekday(std::string(1000, 'm')), -1);
  EXPECT_EQ(printed_weekday(""), -1);
}

TEST(ParsePrinted, AWrongWeekdayIsNotAsked) {
  EXPECT_EQ(read("Tue, 15 February 2021"), "2021-02-15");
}

TEST(ParsePrinted, Times) {
  for (const std::string_view time :
       {" - 13:20",        " 13:20",           ", 13:20",       " | 13:20",        " – 13:20",
        " · 13:20",        " at 1:20 pm",      " 1:20PM",       " at 1:20 p.m.",   ", a las 13:20",
        ", a las 13:20 h", " a la 1:20 p. m.", " à 13h20",      " à 13 h 20",      " 13h",
        " às 13h20",       " om 13:20 uur",    " om 13.20 uur", " 13:20:05",       " 13:20 hrs.",
        " 13:20 GMT",      " 13:20:00 +0000",  " 1 pm",         "T13:20:00-05:00", "T13:20:00Z",
        " 24:00",          " a 1:20 pm",       " @ 13:20"}) {
    EXPECT_EQ(read("15 / 02 / 2021" + std::string(time)), "2021-02-15") << time;
    EXPECT_EQ(read("2021-02-15" + std::string(time)), "2021-02-15") << time;
    EXPECT_EQ(read("lundi 15 févr. 2021" + std::string(time)), "2021-02-15") << time;
    EXPECT_EQ(read("15 / 2021" + std::string(time)), "none") << time;
    EXPECT_EQ(read("2021" + std::string(time)), "none") << time;
    EXPECT_EQ(read(time), "none") << time;
  }
  for (const std::string_view time :
       {" 13:2", " 25:00", " 13:60", " 13:20:61", " 13:200", " 13.20", " 13", " 13:20 stories",
        " 13:20 +00", " 113:20", " 1320", " to 13:20", " 13:20 – 14:20", " 13 20"}) {
    EXPECT_EQ(read("15 / 02 / 2021" + std::string(time)), "none") << time;
  }
}

TEST(ParsePrinted, YearsOfTwoDigitsBehindANamedMonth) {
  EXPECT_EQ(read("15-Feb-21"), "2021-02-15");
  EXPECT_EQ(read("15 Feb 21"), "2021-02-15");
  EXPECT_EQ(read("15 Feb 05"), "2005-02-15");
  EXPECT_EQ(read("15 Feb 68"), "2068-02-15");
  EXPECT_EQ(read("15 Feb 69"), "1969-02-15");
  EXPECT_EQ(read("15 Feb 99"), "1999-02-15");
  for (const std::string_view text :
       {"15 Feb 5", "Feb 15, 21", "Feb 21", "17 / 08 / 21", "21-Feb", "31 Feb 21"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(LooksPrinted, DaysOrNot) {
  for (const std::string_view text :
       {"31 / 02 / 2021", "17 / 08", "00 / 13 / 2021", "31 February 2021", "31 de abril de 2021",
        "Mon, 31 April 2021 - 13:20", "17 / 08 / 21", "12 out 2021", "17 / 08 / 2021"}) {
    EXPECT_TRUE(looks_printed(text)) << text;
  }
  for (const std::string_view text : {"", "2021", "In 2021", "31 February", "17 / 08 / 2021 / 1",
                                      "17 people in 2021", "–", "1 2 3 4 5"}) {
    EXPECT_FALSE(looks_printed(text)) << text;
  }
}

TEST(WeekdayOf, Days) {
  EXPECT_EQ(weekday_of(0), 4);
  EXPECT_EQ(weekday_of(make_date(2021, 2, 15).first), 1);
  EXPECT_EQ(weekday_of(make_date(1969, 12, 31).first), 3);
  EXPECT_EQ(weekday_of(make_date(1900, 1, 1).first), 1);
}

TEST(ParsePrinted, NoMoreExactThanPrinted) {
  EXPECT_EQ(read("August 2021"), "2021-08");
  EXPECT_EQ(read("agosto de 2021"), "2021-08");
  EXPECT_EQ(read("08 / 2021"), "2021-08");
  EXPECT_EQ(read("2021-08"), "2021-08");
  EXPECT_EQ(read("2021"), "2021");
}

TEST(ParsePrinted, Rejects) {
  for (const std::string_view text : {"",
                                      " ",
                                      "31 / 02 / 2021",
                                      "29 February 2021",
                                      "00 / 08 / 2021",
                                      "17 / 00 / 2021",
                                      "0 August 2021",
                                      "17 / 13 / 2021",
                                      "17 / 08 / 21",
                                      "17 / 08 / 20211",
                                      "17 / 08 / 021",
                                      "Monday 2021",
                                      "Monday, August 2021",
                                      "Monday",
                                      "Monday Tuesday 15 February 2021",
                                      "17 / 08 . 2021",
                                      "17 // 08 / 2021",
                                      "/ 17 / 08 / 2021",
                                      "17 / 08",
                                      "17 08 2021",
                                      "5 jui 2021",
                                      "5 ma 2021",
                                      "5 Brumaire 2021",
                                      "28 February",
                                      "On 28 February 2021",
                                      "28 February 2021 – 3 March 2021",
                                      "January February 2021",
                                      "1 2 3 4 5 6 7 8",
                                      "17 / 08 / 2021 / 1",
                                      "\xff",
                                      "2021 2022",
                                      "август 2021"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
  EXPECT_EQ(read(std::string(1000000, '1')), "none");
  EXPECT_EQ(read(std::string(1000000, ' ') + "17 / 08 / 2021"), "none");
}

}  // namespace
}  // namespace dateline
