#include "enrich/gazetteer.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "enrich/letters.h"
#include "text/analyzer.h"
#include "text/utf8.h"

namespace dateline {
namespace {

using Kind = PlaceKind;

// A line of the table. `country` is `no_country` for names that only sound like a place.
struct Name {
  std::string_view text;
  Country country;
  Kind kind;
  bool doubtful;            // also a word or a person's name
  std::uint32_t languages;  // bits: see `languages`
};

constexpr Country no_country = 0xffff;

#include "gazetteer.inc"

constexpr std::uint32_t languages_by_default = 0b11111;  // the first five
constexpr std::uint32_t english = 1;
constexpr std::size_t max_meanings = 4;

// Words that stand before a place, folded: English, Spanish, French, Portuguese, Dutch, Creole.
constexpr std::string_view place_words[] = {
    "across", "against", "around",  "au",         "aux",     "dans",    "desde",  "em",
    "en",     "entre",   "from",    "hacia",      "in",      "inside",  "into",   "leaving",
    "naar",   "na",      "nan",     "near",       "no",      "outside", "para",   "sur",
    "to",     "toward",  "towards", "uit",        "vers",    "via",     "within", "of",
    "de",     "do",      "du",      "throughout", "between", "over",    "at"};

std::uint32_t language_bits(std::string_view tag) {
  std::string subtag(tag.substr(0, tag.find('-')));
  for (char& c : subtag) c |= 0x20;
  if (subtag == "nb" || subtag == "nn") subtag = "no";
  const auto at = std::ranges::find(languages, std::string_view(subtag));
  if (at == std::end(languages)) return languages_by_default;
  return english | 1u << (at - std::begin(languages));
}

// --- letters ---

// The first letter of a word, behind an elided article ("d'Haïti", but not "Haiti's").
char32_t initial(std::string_view word) {
  for (const std::string_view apostrophe : {"'", "’"}) {
    const std::size_t at = word.find(apostrophe);
    if (at < 3 && at + apostrophe.size() + 1 < word.size())
      word.remove_prefix(at + apostrophe.size());
  }
  std::size_t at = 0;
  return word.empty() ? U' ' : decode_utf8(word, at);
}

// Whether a text is in capitals: a headline of a news agency.
bool in_capitals(std::string_view text) {
  std::size_t upper = 0, lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    upper += is_upper(c) ? 1 : 0;
    lower += is_lower(c) ? 1 : 0;
  }
  return upper > 4 * lower;
}

// "U.S.", "USA", "Calif.": must stand in the text just so.
bool is_abbreviation(std::string_view name) {
  bool lower = false;
  for (std::size_t at = 0; at < name.size();) lower |= is_lower(decode_utf8(name, at));
  const bool latin = static_cast<unsigned char>(name[0]) < 0xd0;
  return latin && (name.ends_with('.') || !lower);
}

bool begins_with(std::string_view text, std::string_view name, bool capitals) {
  if (!capitals) return text.starts_with(name);
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c; };
  return text.size() >= name.size() &&
         std::ranges::equal(text.substr(0, name.size()), name, {}, upper, upper);
}

// --- words ---

struct Word {
  std::string term;  // as the analyzer has it
  std::uint32_t begin;
  std::uint32_t end;
  bool joined;  // with the one before it: only a space, a hyphen or the like is between them
};

// Whether a name may go on from the word text[.., end) to the one at `begin`.
bool joins(std::string_view text, const Word& before, std::uint32_t begin) {
  if (begin <= before.end) return true;  // pairs of a script without spaces
  const std::string_view gap = text.substr(before.end, begin - before.end);
  const bool stop = gap.find('.') != gap.npos;
  return gap.size() <= 4 && gap.find_first_of(",;:!?()<>[]\"/+*\n") == gap.npos &&
         gap.find("–") == gap.npos && gap.find("—") == gap.npos && gap != " - " && gap != "--" &&
         (!stop || before.end - before.begin <= 2);
}

std::vector<Word> read_words(std::string_view text) {
  std::vector<Word> words;
  Analyzer analyzer(text);
  for (Term term; analyzer.next(term);) {
    const bool joined = !words.empty() && joins(text, words.back(), term.begin);
    words.push_back({std::string(term.text), term.begin, term.end, joined});
  }
  return words;
}

// --- the table, to look names up in ---

class Gazetteer {
 public:
  Gazetteer() {
    std::string key;
    for (const Name& name : names) {
      const std::vector<Word> words = read_words(name.text);
      if (words.empty()) continue;
      key.clear();
      for (const Word& word : words) append(key, word.term);
      by_terms_[key].push_back(&name);
      std::size_t& longest = longest_[words[0].term];
      longest = std::max(longest, words.size());
    }
  }

  static void append(std::string& key, std::string_view term) {
    if (!key.empty()) key.push_back(' ');
    key += term;
  }

  // How many words the longest name has that begins with `term`; 0 where none does.
  std::size_t longest(const std::string& term) const {
    const auto found = longest_.find(term);
    return found == longest_.end() ? 0 : found->second;
  }

  std::span<const Name* const> find(const std::string& terms) const {
    const auto found = by_terms_.find(terms);
    if (found == by_terms_.end()) return {};
    return found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<const Name*>> by_terms_;
  std::unordered_map<std::string, std::size_t> longest_;
};

const Gazetteer& gazetteer() {
  static const Gazetteer one;
  return one;
}

// --- names in a text ---

class Finder {
 public:
  Finder(std::string_view text, std::string_view language)
      : text_(text),
        words_(read_words(text)),
        languages_(language_bits(language)),
        language_known_(!language.empty()),
        capitals_(in_capitals(text)) {}

  std::vector<Mention> find() {
    std::vector<Mention> mentions;
    for (std::size_t at = 0; at < words_.size();) at += find_at(at, mentions);
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
      const std::size_t after = i + 2 < mentions.size() ? mentions[i + 2].begin : text_.size();
      lay_in_region(mentions[i], mentions[i + 1], after);
    }
    return mentions;
  }

 private:
  // Adds the longest name that begins with the word `at`, if there is one; returns how many words
  // to go on by.
  std::size_t find_at(std::size_t at, std::vector<Mention>& mentions) {
    std::string first = words_[at].term;
    std::size_t longest = gazetteer().longest(first);
    if (longest == 0 && without_arabic_prefix(first)) longest = gazetteer().longest(first);
    if (longest == 0) return 1;
    std::vector<std::string> keys = {first};
    while (keys.size() < longest && at + keys.size() < words_.size() &&
           words_[at + keys.size()].joined) {
      std::string key = keys.back();
      Gazetteer::append(key, words_[at + keys.size()].term);
      keys.push_back(std::move(key));
    }
    for (std::size_t size = keys.size(); size > 0; --size) {
      const std::optional<Mention> mention = read_name(at, size, keys[size - 1]);
      if (!mention) continue;
      if (!mention->meanings.empty()) mentions.push_back(*mention);
      return size;
    }
    return 1;
  }

  // What `size` words from `at`, which are `key`, name; without meanings where they only sound like
  // a place.
  std::optional<Mention> read_name(std::size_t at, std::size_t size, const std::string& key) const {
    Mention mention{words_[at].begin, words_[at + size - 1].end, {}, false};
    for (const Name* name : gazetteer().find(key)) {
      if (!stands_here(*name, at)) continue;
      if (name->country == no_country) return Mention{};
      mention.doubtful |= name->doubtful && (capitals_ || !is_abbreviation(name->text));
      add_meaning(mention, {name->country, name->kind});
    }
    if (mention.meanings.empty()) return std::nullopt;
    const Kind kind = mention.meanings[0].kind;
    const bool town = kind == Kind::town;
    if ((town || kind == Kind::capital) && follows_a_name(at)) {
      mention.doubtful = true;
    } else if (town || mention.doubtful) {
      mention.doubtful = !shows_a_place(at, size, town);
    }
    return mention;
  }

  // In "Peru, Indiana" the first is a town in the second; in "Canada, Ohio and Mexico", where a
  // name follows at `after`, it is not.
  void lay_in_region(Mention& town, const Mention& region, std::size_t after) const {
    const auto meaning = std::ranges::find(region.meanings, Kind::region, &Meaning::kind);
    if (meaning == region.meanings.end()) return;
    if (text_.substr(town.end, region.begin - town.end) != ", ") return;
    const Kind kind = town.meanings[0].kind;
    const bool list = after < text_.size() && after - region.end < 6;
    if (kind != Kind::capital && kind != Kind::town && (kind != Kind::name || list)) return;
    town.meanings = {{meaning->country, Kind::town}};
    town.doubtful = false;
  }

  static void add_meaning(Mention& mention, Meaning meaning) {
    const bool known = std::ranges::any_of(
        mention.meanings, [&](Meaning other) { return other.country == meaning.country; });
    if (!known && mention.meanings.size() < max_meanings) mention.meanings.push_back(meaning);
  }

  std::string_view word(std::size_t at) const {
    return text_.substr(words_[at].begin, words_[at].end - words_[at].begin);
  }

  bool is_capitalised(std::size_t at) const { return !is_lower(initial(word(at))); }

  // Whether the word `at` is written as `name` may be, in a text of this language.
  bool stands_here(const Name& name, std::size_t at) const {
    if ((name.languages & languages_) == 0) return false;
    if (is_abbreviation(name.text)) {
      if (text_.substr(words_[at].end).starts_with('$')) return false;  // US$
      return begins_with(text_.substr(words_[at].begin), name.text, capitals_);
    }
    if (is_capitalised(at)) return true;
    return is_lower(initial(name.text)) && (name.kind != Kind::nationality || language_known_);
  }

  // "Manufacturers Hanover": a word with a capital stands before the word `at`.
  bool follows_a_name(std::size_t at) const {
    return !capitals_ && at > 0 && words_[at].joined && is_upper(initial(word(at - 1))) &&
           !is_place_word(at - 1);
  }

  bool is_place_word(std::size_t at) const {
    return std::ranges::find(place_words, std::string_view(words_[at].term)) !=
           std::end(place_words);
  }

  // "in Chad", "Chad: new camps"; or, unless those are asked for, a capitalised name amid words
  // that are not: no person's name, no first word.
  bool shows_a_place(std::size_t at, std::size_t size, bool amid_words_will_not_do) const {
    if (capitals_) return false;
    if (at == 0) return text_.substr(words_[size - 1].end).starts_with(':');
    const std::size_t after = at + size;
    if (after < words_.size() && words_[after].joined && is_upper(initial(word(after))))
      return false;
    if (!words_[at].joined) return false;
    return is_place_word(at - 1) || (!amid_words_will_not_do && !is_upper(initial(word(at - 1))));
  }

  // Takes a conjunction or preposition that Arabic writes in one with the next word off `term`.
  static bool without_arabic_prefix(std::string& term) {
    for (const std::string_view prefix : {"و", "ب", "ل", "ف"}) {
      if (!term.starts_with(prefix) || term.size() < prefix.size() + 4) continue;
      term.erase(0, prefix.size());
      return true;
    }
    return false;
  }

  std::string_view text_;
  std::vector<Word> words_;
  std::uint32_t languages_;
  bool language_known_;
  bool capitals_;
};

}  // namespace

std::string_view country_name(Country country) { return country_names[country]; }

std::vector<Mention> find_mentions(std::string_view text, std::string_view language) {
  return Finder(text, language).find();
}

}  // namespace dateline
