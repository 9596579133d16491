#include "enrich/translations.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/math.h"
#include "base/string_table.h"
#include "text/analyzer.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t max_marks = 256;
constexpr std::size_t max_bytes = 8000;  // of a text
constexpr std::size_t max_neighbours = 64;
constexpr std::int32_t max_days_by_url = 31;

// The primary subtag in small letters, of the tag or of the language that the words tell.
std::string primary_language(const Release& release) {
  std::string tag = release.language;
  if (tag.empty()) tag = detect_language(release.text.empty() ? release.summary : release.text);
  tag.resize(std::min(tag.size(), tag.find('-')));
  for (char& c : tag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return tag;
}

// What translations have in common: "#4200" a number, "^joseph" a name, "migr" the beginning of a
// word, "@Haiti" a place. Numbers of a StringTable, ascending.
using Marks = std::vector<std::uint32_t>;

struct Version {
  std::uint32_t release;
  std::string language;
  Marks marks;    // of all of it
  Marks title;    // of the title, a part of marks
  Marks numbers;  // another
  double length;  // of the text, in bytes
};

bool is_number(std::string_view term) {
  return std::all_of(term.begin(), term.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_capitalised(std::string_view word) {
  std::size_t end = 0;
  decode_utf8(word, end);
  std::string lower;
  append_lower(word.substr(0, end), lower);
  return lower != word.substr(0, end);
}

// The first `count` code points of `text`.
std::string_view first_letters(std::string_view text, int count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) decode_utf8(text, end);
  return text.substr(0, end);
}

// Whether `term` is the next group of three digits of a number, apart by a space as French and
// others write them.
bool goes_on(std::string_view between, std::string_view term) {
  const bool space = between == " " || between == "\u00a0" || between == "\u202f";
  return space && term.size() == 3 && is_number(term);
}

void sort_unique(Marks& marks) {
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

// Calls add(mark) for each mark of `text`.
template <class Add>
void find_marks(std::string_view text, const Add& add) {
  text = text.substr(0, max_bytes);
  Analyzer analyzer(text);
  std::string number;  // being put together of groups of digits, with its "#"
  bool may_go_on = false;
  std::size_t number_end = 0;
  const auto end_number = [&] {
    if (number.size() >= 3) add(number);  // one digit says little
    number.clear();
  };
  for (Term term; analyzer.next(term);) {
    const std::string_view word = text.substr(term.begin, term.end - term.begin);
    if (is_number(term.text)) {
      if (number.empty() || !may_go_on ||
          !goes_on(text.substr(number_end, term.begin - number_end), term.text)) {
        end_number();
        number.assign(1, '#');
        may_go_on = term.text.size() <= 3;
      }
      number += term.text;
      number_end = term.end;
      continue;
    }
    end_number();
    const std::string_view four = first_letters(term.text, 4);
    if (four.size() < term.text.size()) add(four);
    if (is_capitalised(word) && term.text.size() >= 4) add(std::string("^").append(term.text));
  }
  end_number();
}

Version make_version(std::uint32_t number, const Release& release, std::string language,
                     StringTable& table) {
  Version version{number, std::move(language), {}, {}, {}, 0};
  version.length = static_cast<double>(release.summary.size() + release.text.size());
  const auto add = [&](std::string_view mark) {
    if (version.marks.size() >= max_marks) return;
    version.marks.push_back(table.add(mark));
    if (mark.starts_with('#')) version.numbers.push_back(version.marks.back());
  };
  for (const std::string& place : release.places) add(std::string("@").append(place));
  find_marks(release.title, [&](std::string_view mark) {
    add(mark);
    version.title.push_back(table.add(mark));
  });
  find_marks(release.summary, add);
  find_marks(release.text, add);
  for (Marks* marks : {&version.marks, &version.title, &version.numbers}) sort_unique(*marks);
  return version;
}

// How telling each mark is: its kind, and how few releases have it.
std::vector<double> weigh_marks(const std::vector<Version>& versions, const StringTable& table) {
  std::vector<double> weights(table.size());  // at first: how many have it
  for (const Version& version : versions) {
    for (std::uint32_t mark : version.marks) ++weights[mark];
  }
  const double count = static_cast<double>(versions.size());
  for (std::uint32_t mark = 0; mark < table.size(); ++mark) {
    if (weights[mark] == 0) continue;  // past the most that are looked at
    const char kind = table[mark].front();
    const double kind_weight = kind == '#' ? 2 : kind == '@' ? 0.5 : 1;
    weights[mark] = kind_weight * natural_log(1 + count / weights[mark]);
  }
  return weights;
}

double sum(const Marks& marks, const std::vector<double>& weights) {
  double total = 0;
  for (std::uint32_t mark : marks) total += weights[mark];
  return total;
}

Marks common(const Marks& a, const Marks& b) {
  Marks both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// From 0, nothing in common, to 1, the same.
double likeness(const Marks& a, const Marks& b, const std::vector<double>& weights) {
  const double product = sum(a, weights) * sum(b, weights);
  return product == 0 ? 0 : sum(common(a, b), weights) / std::sqrt(product);
}

// The shares of texts and titles, and how much other numbers and another length take away, were
// tried out on the sample archive with all of it on one day, and on tests/data/translations.
double score(const Version& a, const Version& b, const std::vector<double>& weights) {
  const double shorter = std::min(a.length, b.length), longer = std::max(a.length, b.length);
  const double ratio = longer == 0 ? 1 : shorter / longer;
  double result = likeness(a.marks, b.marks, weights);
  if (!a.title.empty() && !b.title.empty()) {
    result = 0.7 * result + 0.3 * likeness(a.title, b.title, weights);
  }
  result *= std::min(1.0, ratio / 0.7);
  const std::size_t fewer = std::min(a.numbers.size(), b.numbers.size());
  if (fewer == 0) return result;
  const std::size_t shared = common(a.numbers, b.numbers).size();
  return result * (0.5 + static_cast<double>(shared) / static_cast<double>(fewer));
}

// `address` without its first part that is `language`, and the mark behind that.
std::string without_language(std::string_view address, std::string_view language) {
  constexpr std::string_view separators = "/.?&=-_#";
  std::size_t begin = 0;
  while (!language.empty() && begin < address.size()) {
    const std::size_t end = std::min(address.find_first_of(separators, begin), address.size());
    std::string part(address.substr(begin, end - begin));
    for (char& c : part) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (part == language) {
      if (end < address.size())
        return std::string(address.substr(0, begin)) + std::string(address.substr(end + 1));
      return std::string(address.substr(0, begin - (begin > 0)));
    }
    begin = end + 1;
  }
  return std::string(address);
}

struct Pair {
  std::uint32_t a, b;  // releases
  double score;
};

// Pairs whose addresses are the same but for the language.
void pair_by_address(std::span<const Release> releases, const std::vector<Version>& versions,
                     const std::string Release::*address, std::vector<Pair>& pairs) {
  std::map<std::string, std::vector<const Version*>> alike;
  for (const Version& version : versions) {
    const std::string& full = releases[version.release].*address;
    if (!full.empty()) alike[without_language(full, version.language)].push_back(&version);
  }
  for (const auto& [key, group] : alike) {
    std::set<std::string_view> languages;
    for (const Version* version : group) languages.insert(version->language);
    if (languages.size() < group.size()) continue;  // an address of many says nothing
    for (std::size_t i = 1; i < group.size(); ++i) {
      const Release& a = releases[group[0]->release];
      const Release& b = releases[group[i]->release];
      if (a.*address == b.*address) continue;
      const std::int64_t days = std::int64_t{a.published.first} - b.published.first;
      if (std::abs(days) <= max_days_by_url) {
        pairs.push_back({group[0]->release, group[i]->release, 1});
      }
    }
  }
}

// Pairs of neighbours in time that share enough.
void pair_by_content(std::span<const Release> releases, const std::vector<Version>& versions,
                     const std::vector<double>& weights, std::vector<Pair>& pairs) {
  const auto day = [&](const Version* version) {
    return std::int64_t{releases[version->release].published.first};
  };
  std::vector<const Version*> by_day;  // those whose day is known
  for (const Version& version : versions) {
    if (releases[version.release].published.precision == Precision::day) by_day.push_back(&version);
  }
  std::stable_sort(by_day.begin(), by_day.end(),
                   [&](const Version* a, const Version* b) { return day(a) < day(b); });
  for (std::size_t i = 0; i < by_day.size(); ++i) {
    const std::size_t last = std::min(by_day.size(), i + 1 + max_neighbours);
    for (std::size_t j = i + 1; j < last && day(by_day[j]) - day(by_day[i]) <= 1; ++j) {
      if (by_day[i]->language == by_day[j]->language) continue;
      const double found = score(*by_day[i], *by_day[j], weights);
      if (found < translation_threshold) continue;
      const auto [a, b] = std::minmax(by_day[i]->release, by_day[j]->release);
      pairs.push_back({a, b, found});
    }
  }
}

// Releases that are versions of each other: a forest; each root knows its group.
class Groups {
 public:
  // As the releases say.
  Groups(std::span<const Release> releases, std::span<const std::string> languages)
      : parent_(releases.size()), groups_(releases.size()), scores_(releases.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    std::map<std::string_view, std::uint32_t> of_id;
    for (std::uint32_t i = 0; i < releases.size(); ++i) {
      of_id.emplace(releases[i].id, i);
      groups_[i] = {i, releases[i].translation_of.empty(), {languages[i]}};
    }
    for (std::uint32_t i = 0; i < releases.size(); ++i) {
      const auto original = of_id.find(releases[i].translation_of);
      if (releases[i].translation_of.empty() || original == of_id.end()) continue;
      const std::uint32_t a = root(i), b = root(original->second);
      if (a != b) absorb(groups_[a].free ? a : b, groups_[a].free ? b : a);
    }
  }

  // Makes the groups of a pair one, unless a language would be met twice, or neither original may
  // take a link.
  void join(const Pair& pair) {
    const std::uint32_t a = root(pair.a), b = root(pair.b);
    if (a == b || (!groups_[a].free && !groups_[b].free) || share_a_language(a, b)) return;
    const bool a_stays =
        !groups_[a].free || (groups_[b].free && groups_[a].original < groups_[b].original);
    const std::uint32_t stays = a_stays ? a : b, goes = a_stays ? b : a;
    scores_[groups_[goes].original] = pair.score;
    absorb(stays, goes);
  }

  std::vector<TranslationLink> links() {
    std::vector<TranslationLink> links;
    for (std::uint32_t i = 0; i < parent_.size(); ++i) {
      if (scores_[i] > 0) links.push_back({i, groups_[root(i)].original, scores_[i]});
    }
    return links;
  }

 private:
  struct Group {
    std::uint32_t original;
    bool free;  // whether the original has no translation_of
    std::set<std::string> languages;
  };

  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  bool share_a_language(std::uint32_t a, std::uint32_t b) const {
    if (groups_[a].languages.size() > groups_[b].languages.size()) std::swap(a, b);
    return std::any_of(
        groups_[a].languages.begin(), groups_[a].languages.end(),
        [&](const std::string& each) { return groups_[b].languages.count(each) > 0; });
  }

  // Puts the group of the root `goes` into that of the root `stays`, whose original stays.
  void absorb(std::uint32_t stays, std::uint32_t goes) {
    parent_[goes] = stays;
    std::set<std::string>& languages = groups_[stays].languages;
    if (languages.size() < groups_[goes].languages.size()) languages.swap(groups_[goes].languages);
    languages.merge(groups_[goes].languages);
  }

  std::vector<std::uint32_t> parent_;
  std::vector<Group> groups_;
  std::vector<double> scores_;  // of the pair by which an original became a version
};

}  // namespace

std::vector<TranslationLink> suggest_translations(std::span<const Release> releases) {
  StringTable table;
  std::vector<Version> versions;
  std::vector<std::string> languages;
  for (std::uint32_t i = 0; i < releases.size(); ++i) {
    languages.push_back(primary_language(releases[i]));
    if (languages.back().empty() || releases[i].status == Status::withdrawn) continue;
    versions.push_back(make_version(i, releases[i], languages.back(), table));
  }
  std::vector<Pair> pairs;
  pair_by_address(releases, versions, &Release::url, pairs);
  pair_by_address(releases, versions, &Release::id, pairs);
  pair_by_content(releases, versions, weigh_marks(versions, table), pairs);
  std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
    return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
  });
  Groups groups(releases, languages);
  for (const Pair& pair : pairs) groups.join(pair);
  return groups.links();
}

}  // namespace dateline
