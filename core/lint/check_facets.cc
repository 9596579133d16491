// Topics and places that are written in more than one way.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "archive/builder.h"
#include "lint/rules.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace dateline {
namespace {

using Values = std::vector<std::string> Release::*;

// One value of a facet and the releases that have it.
struct Use {
  std::string value;
  std::vector<std::size_t> releases;  // ascending
};

// In the order in which they are met.
std::vector<Use> uses(const ArchiveFile& file, Values values) {
  std::vector<Use> all;
  std::map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    for (const std::string& value : file.releases[i].*values) {
      const auto [found, is_new] = known.emplace(value, all.size());
      if (is_new) all.push_back({value, {}});
      all[found->second].releases.push_back(i);
    }
  }
  return all;
}

// Groups of uses that have one key; in each the commonest first, among equals the first met.
std::vector<std::vector<const Use*>> group(const std::vector<Use>& uses,
                                           std::string (*key)(std::string_view)) {
  std::map<std::string, std::vector<const Use*>> by_key;
  for (const Use& use : uses) by_key[key(use.value)].push_back(&use);
  std::vector<std::vector<const Use*>> groups;
  for (auto& [name, group] : by_key) {
    std::stable_sort(group.begin(), group.end(), [](const Use* a, const Use* b) {
      return a->releases.size() > b->releases.size();
    });
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string folded(std::string_view value) {
  std::string key;
  append_folded(value, key);
  return key;
}

std::string times(const Use& use) {
  return in_quotes(use.value) + " (" + std::to_string(use.releases.size()) + ")";
}

void find_spellings(const ArchiveFile& file, Values values, Findings& findings) {
  const std::vector<Use> all = uses(file, values);
  for (const std::vector<const Use*>& variants : group(all, folded)) {
    for (std::size_t i = 1; i < variants.size(); ++i) {
      const Use& variant = *variants[i];
      findings.add(variant.releases[0],
                   times(variant) + " is written " + times(*variants[0]) + " elsewhere.",
                   [values, variant, best = variants[0]->value](std::vector<Release>& releases) {
                     for (std::size_t each : variant.releases) {
                       std::vector<std::string>& list = releases[each].*values;
                       std::replace(list.begin(), list.end(), variant.value, best);
                       tidy(releases[each]);
                     }
                   });
    }
  }
}

// A folded word without the ending of a plural, and the vowels before it: "policy" and "policies",
// "migracion" and "migraciones" are one. Coarse: only words that differ in nothing else meet.
std::string singular(std::string_view word) {
  constexpr std::size_t shortest = 4;
  if (word.size() > shortest && word.ends_with('s')) word.remove_suffix(1);
  if (word.size() > shortest && word.ends_with('e')) word.remove_suffix(1);
  std::string result(word);
  if (result.ends_with('y')) result.back() = 'i';
  return result;
}

// Words in capitals ("AIDS") are abbreviations and have no plural.
std::string singular_words(std::string_view value) {
  std::string key;
  Analyzer analyzer(value);
  for (Term term; analyzer.next(term);) {
    const std::string_view word = value.substr(term.begin, term.end - term.begin);
    const bool capitals =
        std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    key += capitals ? std::string(word) : singular(term.text);
    key += ' ';
  }
  return key.empty() ? std::string(value) : key;
}

void find_plurals(const ArchiveFile& file, Values values, Findings& findings) {
  std::vector<Use> spelt;  // the commonest spelling of each value, with the releases of all
  const std::vector<Use> all = uses(file, values);
  for (const std::vector<const Use*>& variants : group(all, folded)) {
    Use use{variants[0]->value, {}};
    for (const Use* each : variants) {
      use.releases.insert(use.releases.end(), each->releases.begin(), each->releases.end());
    }
    std::sort(use.releases.begin(), use.releases.end());
    spelt.push_back(std::move(use));
  }
  std::stable_sort(spelt.begin(), spelt.end(), [](const Use& a, const Use& b) {
    return a.releases.front() < b.releases.front();
  });
  for (const std::vector<const Use*>& variants : group(spelt, singular_words)) {
    for (std::size_t i = 1; i < variants.size(); ++i) {
      findings.add(variants[i]->releases[0], times(*variants[i]) + " and " + times(*variants[0]) +
                                                 " may be meant to be one.");
    }
  }
}

}  // namespace

void topic_spelling(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  find_spellings(file, &Release::topics, findings);
}

void topic_plural(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  find_plurals(file, &Release::topics, findings);
}

void place_spelling(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  find_spellings(file, &Release::places, findings);
}

void place_plural(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  find_plurals(file, &Release::places, findings);
}

}  // namespace dateline
