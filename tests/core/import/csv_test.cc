#include "import/csv.h"

#include <gtest/gtest.h>

#include "core/feed/feed_input.h"
#include "core/import/import_checks.h"

namespace dateline {
namespace {

Imported import(std::string_view text, const ImportOptions& options = {}) {
  Result<Imported> result = import_csv(text, options);
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return result ? std::move(result).value() : Imported();
}

// The release of the only row below the columns `names`.
Release release(std::string_view names, std::string_view row) {
  const Imported imported = import(std::string(names).append("\n").append(row));
  EXPECT_EQ(imported.releases.size(), 1u) << names << "\n" << row;
  return imported.releases.empty() ? Release() : imported.releases[0];
}

TEST(ImportCsv, ReadsTheSample) {
  const Imported imported = import(read_file(DATELINE_ROOT "/tests/data/imports/table.csv"));
  ASSERT_EQ(imported.releases.size(), 3u);

  const Release& school = imported.releases[0];
  EXPECT_EQ(school.title, "Nueva escuela");
  EXPECT_EQ(to_iso(school.published), "2021-08-17");
  EXPECT_EQ(school.url, "https://office.example/1");
  EXPECT_EQ(school.summary, "Kingston – \"Cuatrocientos\" niños; una escuela.");
  EXPECT_EQ(school.text, "Primer párrafo.\n\nSegundo & último.");
  EXPECT_EQ(school.places, Strings{"Jamaica"});
  EXPECT_EQ(school.topics, (Strings{"Salud", "Educación"}));
  EXPECT_EQ(school.language, "es");
  EXPECT_EQ(school.sources, Strings{"Oficina"});

  const Release& boats = imported.releases[1];
  EXPECT_EQ(boats.title, "Los \"botes\" regresan");
  EXPECT_EQ(to_iso(boats.published), "2021-07-23");
  EXPECT_EQ(boats.text, "Uno.\n\nDos.");
  EXPECT_EQ(boats.places, (Strings{"Dominica", "San Vicente y las Granadinas"}));
  EXPECT_EQ(boats.language, "es");

  EXPECT_EQ(imported.releases[2].title, "Sin fecha");
  EXPECT_FALSE(imported.releases[2].published.known());
  EXPECT_EQ(list(imported.diagnostics),
            (Strings{"1 : Line 7: The row has 8 cells, the first row 11.",
                     "2 : Line 8: The row has 12 cells, the first row 11.",
                     "3 : Line 9: Not taken: it has no title, summary or text.",
                     "2 date_published: Line 8: \"99/99/2021\" is no date like 2021-08-17 or "
                     "17/08/2021."}));
}

TEST(ImportCsv, EveryMember) {
  const Release all = release(
      "id,url,title,summary,content_text,date_published,date_modified,language,places,tags,source,"
      "authors,kind,image,status,embargo_until,note,translation_of,dateline",
      "7,https://a.example/7,Title,Summary,Text,2021-08-17,2021-08,pt-BR,Haiti|Peru,A;B,One;Two,"
      "Ana;Bo,statement,https://a.example/7.png,corrected,2021-08-17T09:00:00Z,Note,6,Kingston");
  EXPECT_EQ(all.id, "7");
  EXPECT_EQ(all.url, "https://a.example/7");
  EXPECT_EQ(all.title, "Title");
  EXPECT_EQ(all.summary, "Summary");
  EXPECT_EQ(all.text, "Text");
  EXPECT_EQ(to_iso(all.published), "2021-08-17");
  EXPECT_EQ(to_iso(all.modified), "2021-08");
  EXPECT_EQ(all.language, "pt-BR");
  EXPECT_EQ(all.places, (Strings{"Haiti", "Peru"}));
  EXPECT_EQ(all.topics, (Strings{"A", "B"}));
  EXPECT_EQ(all.sources, (Strings{"One", "Two"}));
  EXPECT_EQ(all.authors, (Strings{"Ana", "Bo"}));
  EXPECT_EQ(all.kind, "statement");
  EXPECT_EQ(all.image, "https://a.example/7.png");
  EXPECT_EQ(all.status, Status::corrected);
  EXPECT_EQ(all.embargo_until, 1629190800);
  EXPECT_EQ(all.note, "Note");
  EXPECT_EQ(all.translation_of, "6");
  EXPECT_EQ(all.dateline, "Kingston");
}

TEST(ImportCsv, ColumnsAreUnderstoodInFourLanguages) {
  for (const std::string_view names :
       {"Title,DATE,Link,Summary,Body,Language,Country,Topics,Source,Author",
        "título,fecha,enlace,resumen,cuerpo,idioma,país,tema,fuente,autor",
        "Titre,Date de publication,Lien,Résumé,Texte,Langue,Pays,Sujets,Bureau,Auteur",
        "Título,Data,URL,Resumo,Conteúdo,Idioma,Região,Categoria,Fonte,Autores"}) {
    const Release found = release(names, "a,2021-01-02,https://a.example,b,c,es,d,e,f,g");
    EXPECT_EQ(found.title, "a") << names;
    EXPECT_EQ(to_iso(found.published), "2021-01-02") << names;
    EXPECT_EQ(found.url, "https://a.example") << names;
    EXPECT_EQ(found.summary, "b") << names;
    EXPECT_EQ(found.text, "c") << names;
    EXPECT_EQ(found.language, "es") << names;
    EXPECT_EQ(found.places, Strings{"d"}) << names;
    EXPECT_EQ(found.topics, Strings{"e"}) << names;
    EXPECT_EQ(found.sources, Strings{"f"}) << names;
    EXPECT_EQ(found.authors, Strings{"g"}) << names;
  }
}

TEST(ImportCsv, SeveralColumnsForOneMember) {
  const Release found = release("title,headline,country,location", ",b,c,d");
  EXPECT_EQ(found.title, "b");
  EXPECT_EQ(found.places, (Strings{"c", "d"}));
}

TEST(ImportCsv, TheMapWins) {
  ImportOptions options;
  options.columns = {{"title", "col_1"}, {"Topics", "Summary"}, {"places", "COL 2"}};
  const Imported imported = import("Col 1,Title,Summary,Col_2\na,b,c,d", options);
  ASSERT_EQ(imported.releases.size(), 1u);
  EXPECT_EQ(imported.releases[0].title, "a");
  EXPECT_EQ(imported.releases[0].summary, "");
  EXPECT_EQ(imported.releases[0].topics, Strings{"c"});
  EXPECT_EQ(imported.releases[0].places, Strings{"d"});
}

TEST(ImportCsv, AMapOfWhatThereIsNotIsAnError) {
  ImportOptions options;
  options.columns = {{"titel", "Title"}};
  Result<Imported> result = import_csv("Title\na", options);
  EXPECT_EQ(code(result), "bad-request");
  EXPECT_EQ(result.error().message,
            "A release has no member \"titel\"; its members are id, url, title, summary, "
            "content_text, date_published, date_modified, language, places, tags, source, authors, "
            "kind, image, status, embargo_until, note, translation_of, dateline.");
  options.columns = {{"title", "Heading 1"}};
  result = import_csv("Title,Date\na,b", options);
  EXPECT_EQ(code(result), "bad-request");
  EXPECT_EQ(result.error().message,
            "There is no column \"Heading 1\"; the columns are \"Title\", \"Date\".");
}

TEST(ImportCsv, Dates) {
  const auto published = [](std::string_view cell, std::optional<DateOrder> order = {}) {
    const std::string text = "title;date\nt;" + std::string(cell);
    return to_iso(import(text, {.date_order = order, .columns = {}}).releases[0].published);
  };
  EXPECT_EQ(published("2021-08-17 09:30:00"), "2021-08-17");
  EXPECT_EQ(published("2021-08-17T23:30:00-06:00"), "2021-08-17");
  EXPECT_EQ(published("17.08.2021"), "2021-08-17");
  EXPECT_EQ(published("17/08/2021, 9:30 PM"), "2021-08-17");
  EXPECT_EQ(published("12 November, 2020"), "2020-11-12");
  EXPECT_EQ(published("agosto de 2021"), "2021-08");
  EXPECT_EQ(published("03/04/2021"), "2021-04-03");
  EXPECT_EQ(published("03/04/2021", DateOrder::mdy), "2021-03-04");
  EXPECT_EQ(published("8/17/2021", DateOrder::dmy), "");
  EXPECT_EQ(published(":"), "");
  EXPECT_EQ(published("9:30"), "");
}

TEST(ImportCsv, TheOtherDatesTellTheOrder) {
  const Imported imported =
      import("title,date\na,03/04/2021\nb,8/17/2021 9:30\nc,12/31/2020\nd,31/12/2019");
  ASSERT_EQ(imported.releases.size(), 4u);
  EXPECT_EQ(to_iso(imported.releases[0].published), "2021-03-04");
  EXPECT_EQ(to_iso(imported.releases[1].published), "2021-08-17");
  EXPECT_EQ(to_iso(imported.releases[3].published), "2019-12-31");
  EXPECT_EQ(list(imported.diagnostics),
            Strings{"3 date_published: Line 5: \"31/12/2019\" is read day first, as it can be, "
                    "unlike most dates of the file."});
  const Imported unclear = import("title,date\na,03/04/2021");
  EXPECT_EQ(to_iso(unclear.releases[0].published), "2021-04-03");
  ASSERT_EQ(unclear.diagnostics.size(), 1u);
  EXPECT_EQ(unclear.diagnostics[0].item, -1);
}

TEST(ImportCsv, TextOfCells) {
  const auto text = [](const std::string& cell) {
    return release("title,text", "t,\"" + cell + "\"").text;
  };
  EXPECT_EQ(text("one\ntwo\r\n\r\nthree"), "one\ntwo\n\nthree");
  EXPECT_EQ(text("<p>one\ntwo</p><p>three"), "one two\n\nthree");
  EXPECT_EQ(text("<strong>one</strong>\n\ntwo"), "one\n\ntwo");
  EXPECT_EQ(text("AT&amp;T &lt;3 a < b & c"), "AT&T <3 a < b & c");
  EXPECT_EQ(text("<script>x</script>y"), "y");
  EXPECT_EQ(release("title", "<b>One</b> &amp;  two").title, "One & two");
  EXPECT_EQ(release("title", "\"One\ntwo<br>three\"").title, "One two three");
}

TEST(ImportCsv, Languages) {
  const auto language = [](const std::string& cell) {
    return release("title,language", "t," + cell).language;
  };
  EXPECT_EQ(language("English"), "en");
  EXPECT_EQ(language("Español"), "es");
  EXPECT_EQ(language("FRANÇAIS"), "fr");
  EXPECT_EQ(language("Kreyòl ayisyen"), "ht");
  EXPECT_EQ(language("العربية"), "ar");
  EXPECT_EQ(language("pt_BR"), "pt_BR");
  EXPECT_EQ(language(" "), "");
}

TEST(ImportCsv, Statuses) {
  const Imported imported = import(
      "title,status,embargo\n"
      "a,Draft,\nb,published,\nc,withdrawn,\nd,final,\ne,corrected,soon\nf,withdrawn,soon\n"
      ",withdrawn,\n");
  ASSERT_EQ(imported.releases.size(), 6u);
  EXPECT_EQ(imported.releases[0].status, Status::live);
  EXPECT_EQ(imported.releases[1].status, Status::withdrawn);
  EXPECT_EQ(imported.releases[2].status, Status::live);
  EXPECT_EQ(imported.releases[3].status, Status::embargoed);
  EXPECT_EQ(imported.releases[4].status, Status::withdrawn);
  EXPECT_EQ(imported.releases[5].status, Status::withdrawn);
  EXPECT_EQ(
      list(imported.diagnostics),
      (Strings{"0 status: Line 2: Not taken: it is \"Draft\".",
               "3 status: Line 5: \"final\" is not one of live, corrected, withdrawn, embargoed.",
               "4 embargo_until: Line 6: \"soon\" is no time like 2021-08-17T09:00:00Z; the "
               "release is held back.",
               "5 embargo_until: Line 7: \"soon\" is no time like 2021-08-17T09:00:00Z; the "
               "release is held back."}));
}

TEST(ImportCsv, WhatIsNoTableOfReleasesIsAnError) {
  const auto code_of = [](std::string_view text) { return code(import_csv(text, {})); };
  EXPECT_EQ(code_of(""), "empty");
  EXPECT_EQ(code_of("\ufeff \r\n,,\n\t"), "empty");
  EXPECT_EQ(code_of("title\n\xff"), "bad-encoding");
  EXPECT_EQ(import_csv("title\n\xff", {}).error().offset, 6u);
  EXPECT_EQ(code_of("Just some text, and more of it.\nAnd a line."), "not-a-feed");
  EXPECT_EQ(import_csv("Name;When\na;b", {}).error().message,
            "No column is known to be a title, summary or text; the columns are \"Name\", "
            "\"When\". Say which is which with --map title=COLUMN.");
  EXPECT_EQ(import("title").releases.size(), 0u);
  std::string many = "a";
  for (int i = 0; i < 100000; ++i) many += ",long name of a column that says nothing";
  EXPECT_LT(import_csv(many, {}).error().message.size(), 2000u);
}

}  // namespace
}  // namespace dateline
