#include "text/language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <vector>

#include "base/string_table.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

constexpr std::size_t max_bytes = 1000;

// The commonest words of a language, folded.
struct Words {
  std::string_view tag;
  std::string_view words;
};
constexpr Words function_words[] = {
    {"af", "die van en in het is wat nie te vir op dat met sy om aan deur sal ons hulle"},
    {"ca", "de la i el que a en els les del per amb un una al es dels va no com mes son ha o hi"},
    {"da",
     "og i at det er en til af den pa for med som de der har et ikke fra ved sig eller skal efter"},
    {"de",
     "der die und in den von zu das mit des auf im fur ist dem ein eine sich nicht als auch oder "
     "werden hat bei wird"},
    {"en",
     "the of and to in is that for was on with as by it at from are has have be this an or which "
     "were not its said will he their been"},
    {"es",
     "de la que el en y los del las por con una para se un al es su como lo son no o sus fue a ha "
     "mas este esta"},
    {"fr",
     "de la le et les des en du une est dans que pour un par sur au a qui il aux plus ou avec ce "
     "se sont pas son ne"},
    {"ht", "nan yo ak pou ki ap la te se moun gen pa sa li fe tout nou ka sou yon"},
    {"id",
     "dan yang di untuk dengan dari ini pada dalam itu tidak adalah akan oleh atau telah para"},
    {"it",
     "di e il la che in per un del della dei con le una al sono da si nel alla non i a ha o gli "
     "dalla"},
    {"nl",
     "de van het een en in is op te dat die voor met zijn aan er om door was ook of niet als bij "
     "naar"},
    {"no",
     "og i det er til pa som en for av at med har ikke et den fra de om seg eller skal ved etter"},
    {"pt",
     "de a que o e do da em os no para uma com as dos por na um se ao das nao sua foi mais ou pela "
     "pelo"},
    {"ro", "de si in la a cu pe care din nu este pentru sa mai au fost prin sau al un o fi are"},
    {"sv",
     "och i att det som en pa ar av for med den till ett har de inte om fran eller var skall vid"},
    {"vi", "cua va la co cac cho duoc nguoi trong khong nhung mot voi da o nay ve tu cung"},
};
constexpr std::size_t language_count = std::size(function_words);

// Of the function words of all languages, which languages have each.
class FunctionWords {
 public:
  FunctionWords() {
    for (std::size_t i = 0; i < language_count; ++i) {
      for (std::string_view words = function_words[i].words; !words.empty();) {
        const std::size_t end = words.find(' ');
        const std::uint32_t number = table_.add(words.substr(0, end));
        if (number == languages_.size()) languages_.push_back(0);
        languages_[number] |= 1u << i;
        words.remove_prefix(std::min(end, words.size() - 1) + 1);
      }
    }
  }

  std::size_t size() const { return languages_.size(); }
  std::uint32_t find(std::string_view word) const { return table_.find(word); }

  // A bit for each, in the order of function_words.
  std::uint32_t languages_of(std::uint32_t number) const { return languages_[number]; }

 private:
  StringTable table_;
  std::vector<std::uint32_t> languages_;
};

// Made on first use.
const FunctionWords& all_function_words() {
  static const FunctionWords words;
  return words;
}

}  // namespace

// Every function word speaks for all languages that have it, the more the fewer they are. Limits
// by measurement, on declarations of human rights in 500 languages: in a language known, a third of
// the words are function words; in others a few that look like them are repeated.
std::string_view detect_language(std::string_view text) {
  constexpr std::uint32_t own_word = 80;  // the score of a word that no other language has
  const FunctionWords& all = all_function_words();
  std::array<std::uint32_t, language_count> scores{}, met{}, distinct{};
  std::vector<std::uint8_t> seen(all.size());
  std::uint32_t words = 0;
  Analyzer analyzer(text.substr(0, max_bytes));
  for (Term term; analyzer.next(term); ++words) {
    const std::uint32_t number = all.find(term.text);
    if (number == StringTable::none) continue;
    const std::uint32_t languages = all.languages_of(number);
    const auto count = static_cast<std::uint32_t>(std::popcount(languages));
    for (std::uint32_t left = languages; left != 0; left &= left - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(left));
      scores[i] += own_word / 4 + own_word * 3 / 4 / count;
      ++met[i];
      distinct[i] += seen[number] == 0;
    }
    seen[number] = 1;
  }
  std::size_t best = 0;
  std::uint32_t second = 0;
  for (std::size_t i = 1; i < language_count; ++i) {
    if (scores[i] > scores[best]) {
      second = scores[best];
      best = i;
    } else {
      second = std::max(second, scores[i]);
    }
  }
  const std::uint32_t lead = scores[best] - second;
  const bool enough =
      met[best] >= 2 && met[best] * 8 >= words && distinct[best] * 9 >= std::min(words, 45u);
  const bool clear = lead >= own_word && lead * 8 >= scores[best];
  return enough && clear ? function_words[best].tag : std::string_view();
}

bool keeps_marks(std::string_view tag) {
  constexpr std::string_view languages =
      "az cs da et fi fo hu ig is lt lv nb nn no pl sk sv tr vi yo ";
  if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-')) return false;
  for (std::size_t at = 0; at < languages.size(); at += 3) {
    if ((tag[0] | 0x20) == languages[at] && (tag[1] | 0x20) == languages[at + 1]) return true;
  }
  return false;
}

}  // namespace dateline
