// Random archives and queries for tests: few words, so that everything meets everything.

#ifndef DATELINE_TESTS_CORE_SEARCH_RANDOM_ARCHIVE_H_
#define DATELINE_TESTS_CORE_SEARCH_RANDOM_ARCHIVE_H_

#include <random>
#include <string>

#include "archive/builder.h"

namespace dateline {

class RandomArchive {
 public:
  explicit RandomArchive(std::uint32_t seed) : random_(seed) {}

  std::uint32_t number(std::uint32_t below) { return random_() % below; }

  std::string word() {
    // Words that few releases have, often side by side: proximity looks at no others.
    if (number(200) == 0) return "levee breach";
    if (number(200) == 0) return number(2) == 0 ? "breach" : "levees";
    static constexpr const char* words[] = {
        "migration",   "Migrants", "migrant",  "aid",       "Haiti",    "Haïti",    "the",
        "of",          "a",        "shelter",  "shelters",  "COVID-19", "l'aide",   "权利",
        "über",        "x",        "10,000",   "sheltered", "refugio",  "refugios", "migración",
        "migraciones", "réfugiés", "việt",     "viet",      "2017",     "nghiêng",  "nghiễng",
        "nacionais",   "nacional", "kinderen", "kind"};
    // Small numbers are frequent.
    return words[std::min(number(32), number(32))];
  }
  std::string text(std::uint32_t most) {
    std::string text;
    for (std::uint32_t n = number(most + 1); n > 0; --n)
      text += word() + (number(6) == 0 ? ". " : " ");
    return text;
  }
  // A word, sometimes cut short or misspelt.
  std::string typed_word() {
    if (number(6) == 0) return number(2) == 0 ? "levee" : "breach";
    std::string word = this->word();
    if (number(5) == 0) return word.substr(0, 1 + number(3));
    if (number(5) == 0 && word.size() > 4)
      word.erase(number(static_cast<std::uint32_t>(word.size())), 1);
    if (number(20) == 0) return word + '*';
    return word;
  }
  std::string query(std::uint32_t depth = 0) {
    static constexpr const char* fields[] = {"title:", "place:", "topic:"};
    static constexpr const char* filters[] = {"lang:es",         "lang:en",     "source:iom",
                                              "date:2016..2018", "before:2017", "after:2018-05"};
    std::string query;
    // Now and then more words than are respelt.
    const std::uint32_t most = depth > 0 ? 2 : number(20) == 0 ? 40 : 4;
    for (std::uint32_t n = 1 + number(most); n > 0; --n) {
      if (number(6) == 0) query += '-';
      if (number(10) == 0) query += fields[number(3)];
      if (number(12) == 0 && depth < 2) {
        query += '(' + this->query(depth + 1) + (number(8) == 0 ? "" : ")");
      } else if (number(5) == 0) {
        query += number(3) == 0 ? "~\"" : "\"";
        query += word();
        for (std::uint32_t more = number(4); more > 0; more /= 2) query += ' ' + typed_word();
        query += number(8) == 0 ? "" : "\"";
      } else if (number(12) == 0) {
        query += filters[number(6)];
      } else {
        query += typed_word();
      }
      if (n > 1 && number(6) == 0) query += " OR";
      if (n > 1 || number(2) == 0) query += ' ';
    }
    return query;
  }

  // Releases 0 to n - 1 have the ids "0" to "n - 1".
  Archive archive(std::uint32_t count) {
    static constexpr const char* places[] = {"Haiti", "Costa Rica", "Jamaica", "Saint Lucia"};
    static constexpr const char* languages[] = {"en", "es", "fr", "vi", "", "pt", "nl", "en-GB"};
    ArchiveBuilder builder;
    for (std::uint32_t i = 0; i < count; ++i) {
      Release release;
      release.id = std::to_string(i);
      release.title = text(6);
      release.summary = text(12);
      release.text = text(number(8) == 0 ? 300 : 30);
      for (std::uint32_t n = number(3); n > 0; --n) release.places.push_back(places[number(4)]);
      for (std::uint32_t n = number(3); n > 0; --n) release.topics.push_back(word());
      if (number(2) == 0) release.sources = {number(2) == 0 ? "IOM Haiti" : "UNHCR"};
      release.language = languages[number(8)];
      if (number(3) == 0 && i > 0) release.translation_of = std::to_string(number(i));
      if (number(10) != 0) {
        const std::uint32_t precision = number(10);
        const int month = 1 + static_cast<int>(number(12)), day = 1 + static_cast<int>(number(28));
        release.published = make_date(2015 + static_cast<int>(number(6)),
                                      precision == 0 ? 0 : month, precision <= 1 ? 0 : day);
      }
      if (number(12) == 0) release.status = Status::withdrawn;
      if (number(12) == 0) release.embargo_until = 1000 * (1 + number(3));
      builder.add(std::move(release));
    }
    return std::move(builder).build();
  }

 private:
  std::mt19937 random_;
};

}  // namespace dateline

#endif  // DATELINE_TESTS_CORE_SEARCH_RANDOM_ARCHIVE_H_
