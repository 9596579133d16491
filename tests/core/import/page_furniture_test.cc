#include "import/page_furniture.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

void expect_all(Furniture furniture, std::initializer_list<std::string_view> lines) {
  for (const std::string_view line : lines) EXPECT_EQ(find_furniture(line), furniture) << line;
}

TEST(FindFurniture, LinksToReadOn) {
  expect_all(Furniture::read_more,
             {"Read more", "READ MORE »", "Read more…", "[Read more]", "→ Learn more", "Leer más",
              "Leer más »", "Ver más", "Lire la suite", "En savoir plus >", "Lire l’article",
              "Saiba mais", "Leia mais", "Lees meer", "Verder lezen", "Li plis",
              "Read more about the new school", "Leer más sobre la escuela nueva"});
}

TEST(FindFurniture, Pagers) {
  expect_all(Furniture::pager,
             {"1 2 3 … Next ›", "« First ‹ Previous 4 5 6 Next › Last »", "Page 2 of 30",
              "Página 2 de 30", "Page 2 sur 30", "Pagina 2 van 30", "Paj 2 sou 30",
              "1-10 of 300 results", "Mostrando 1 a 10 de 300 resultados", "1 2 3", "7", "»", "‹",
              "Siguiente", "Suivant »", "Próxima página", "Volgende", "Pwochen"});
}

TEST(FindFurniture, ShareBars) {
  expect_all(Furniture::share_bar,
             {"Share", "Share this:", "Share on Facebook", "Tweet | Imprimir | WhatsApp",
              "Compartir en Twitter", "Partager par e-mail", "Compartilhar no WhatsApp",
              "Delen via LinkedIn", "Pataje sou Facebook"});
}

TEST(FindFurniture, HeadingsOfTables) {
  expect_all(Furniture::table_heading,
             {"Date Title", "Date | Title | Country", "Fecha Título País", "Titre Date Pays",
              "Data Título", "Datum Titel Land", "Dat Tit Peyi"});
}

TEST(FindFurniture, LeavesTextAlone) {
  expect_all(Furniture::none, {"",
                               "A title",
                               "Read more books, says the library",
                               "More women at sea",
                               "Next year's plans",
                               "First results",
                               "Results of 2021",
                               "Page one",
                               "2021",
                               "1 3 5",
                               "17 / 08 / 2021",
                               "12.1",
                               "Facebook closes its office",
                               "Share the river",
                               "Title",
                               "Date palms",
                               "-",
                               "…",
                               "Of the",
                               "sobre"});
  EXPECT_EQ(find_furniture(std::string(500, '1')), Furniture::none);
  EXPECT_EQ(find_furniture("Read more about " + std::string(500, 'x')), Furniture::none);
}

TEST(WithoutReadMore, BehindAnEllipsisOrASentence) {
  EXPECT_EQ(without_read_more("The office will … Read more"), "The office will …");
  EXPECT_EQ(without_read_more("La oficina [...] Leer más »"), "La oficina [...]");
  EXPECT_EQ(without_read_more("Le bureau reste. Lire la suite"), "Le bureau reste.");
  for (const std::string_view line :
       {"", "Read more", "People read more", "Children should read more", "It rained. They read.",
        "A … b", "one", " "}) {
    EXPECT_EQ(without_read_more(line), line);
  }
}

TEST(ColumnNamed, InSixLanguages) {
  EXPECT_EQ(column_named("Country"), Column::place);
  EXPECT_EQ(column_named("País:"), Column::place);
  EXPECT_EQ(column_named("Catégorie"), Column::topic);
  EXPECT_EQ(column_named("Datum"), Column::date);
  EXPECT_EQ(column_named("Titel"), Column::title);
  EXPECT_EQ(column_named("Rezime"), Column::summary);
  EXPECT_EQ(column_named("Taal"), Column::language);
  EXPECT_EQ(column_named("Tipo"), Column::kind);
  EXPECT_EQ(column_named("Author"), Column::unknown);
  EXPECT_EQ(column_named(""), Column::unknown);
}

TEST(IsKind, Words) {
  EXPECT_TRUE(is_kind("Press Release"));
  EXPECT_TRUE(is_kind("COMUNICADO DE PRENSA"));
  EXPECT_TRUE(is_kind("Communiqué de presse"));
  EXPECT_FALSE(is_kind("Haiti"));
  EXPECT_FALSE(is_kind(""));
}

}  // namespace
}  // namespace dateline
