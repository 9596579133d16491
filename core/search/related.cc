#include "search/related.h"

#include <algorithm>

#include "base/math.h"
#include "base/sort.h"
#include "base/string_table.h"
#include "search/match.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

constexpr std::size_t most_words = 12, most_related = 4;
// Of all releases, those that a telling word may be in.
constexpr double most_share = 1.0 / 3;
// What of its own score another release must have to be like it.
constexpr double least_likeness = 0.25;

}  // namespace

std::vector<std::string> telling_words(const Archive& archive, const IndexView& index,
                                       std::uint32_t release, ReleaseCount release_count) {
  StringTable words;
  std::vector<std::uint32_t> counts;
  for (std::string_view text :
       {archive.title(release), archive.summary(release), archive.text(release)}) {
    Analyzer analyzer(text, marks_of(index.language(release)));
    for (Term term; analyzer.next(term);) {
      const std::uint32_t word = words.add(term.text);
      if (word == counts.size()) counts.push_back(0);
      ++counts[word];
    }
  }
  std::vector<double> weights(counts.size(), 0);
  std::vector<std::uint32_t> order;
  for (std::uint32_t word = 0; word < counts.size(); ++word) {
    const std::uint32_t releases = release_count(words[word]);
    // A word that no other release has says nothing about others, nor does one that very many have.
    if (releases < 2) continue;
    const double share = static_cast<double>(releases) / index.release_count();
    if (share > most_share) continue;
    weights[word] = -(1 + natural_log(counts[word])) * natural_log(share);
    order.push_back(word);
  }
  sort_numbers(order, [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
  order.resize(std::min(order.size(), most_words));
  std::vector<std::string> telling;
  for (std::uint32_t word : order) telling.emplace_back(words[word]);
  return telling;
}

std::vector<std::uint32_t> find_related(const Archive& archive, const IndexView& index,
                                        std::uint32_t release, std::optional<std::int64_t> now) {
  Query query;
  const auto want = [&](std::string_view word) {
    query.parts.emplace_back().clause.terms.emplace_back(word);
  };
  // A pack tells them: to find them takes the whole dictionary.
  for (std::string_view word : archive.telling(release)) {
    if (query.parts.size() < most_words) want(word);
  }
  if (query.parts.empty() && index.ids() == nullptr) {
    const auto release_count = [&](std::string_view word) {
      const std::optional<TermEntry> entry = index.find(word);
      return entry ? entry->release_count : 0;
    };
    for (const std::string& word : telling_words(archive, index, release, release_count))
      want(word);
  }
  std::vector<std::uint32_t> related;
  if (query.parts.empty()) return related;
  Matches matches =
      match(archive, index, query, {.now = now, .spelling = false, .proximity = false});
  if (matches.incomplete) return related;
  std::vector<double>& scores = matches.scores;
  const std::string_view language = archive.value(Facet::language, release);
  for (std::uint32_t group = 0; group < archive.group_count(); ++group) {
    if (group == archive.group(release)) continue;
    std::optional<std::uint32_t> shown;
    double best = 0;  // a group is as close as its closest version
    for (std::uint32_t member : archive.group_members(group)) {
      if (!archive.is_shown(member, now)) continue;
      if (matches.levels[member] != Level::none) best = std::max(best, scores[member]);
      const bool same = archive.value(Facet::language, member) == language;
      if (!shown || (same && archive.value(Facet::language, *shown) != language)) shown = member;
    }
    if (best == 0 || best < least_likeness * scores[release]) continue;
    scores[*shown] = best;
    related.push_back(*shown);
  }
  sort_numbers(related, [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
  related.resize(std::min(related.size(), most_related));
  // Of these alone: in a pack each title may have to be fetched.
  std::erase_if(related, [&](std::uint32_t each) { return archive.title(each).empty(); });
  return related;
}

}  // namespace dateline
