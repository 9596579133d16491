#include "search/search.h"

#include <algorithm>
#include <limits>

#include "base/math.h"
#include "base/sort.h"
#include "base/string_table.h"
#include "search/match.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// What a release fails of a request's filters, a bit each: one for each facet, one for the date range.
using Failures = std::uint8_t;
constexpr Failures range_failure = 1u << facet_count;
constexpr Failures failure(std::size_t facet) { return static_cast<Failures>(1u << facet); }
constexpr Failures year_failure = failure(static_cast<std::size_t>(Facet::year));

// The number of a facet's value, or none.
std::uint32_t find_value(const StringColumn& values, std::string_view wanted) {
  std::uint32_t low = 0, high = values.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (values[middle] < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < values.size() && values[low] == wanted ? low : none;
}

class Filters {
 public:
  Filters(const Archive& archive, const Request& request) : archive_(archive), request_(request) {
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      if (request.filters[facet].empty()) continue;
      const StringColumn& values = archive.facet(static_cast<Facet>(facet)).values;
      allowed_[facet].resize(values.size(), 0);
      for (const std::string& value : request.filters[facet]) {
        const std::uint32_t number = find_value(values, value);
        if (number != none) allowed_[facet][number] = 1;
      }
    }
  }

  bool any() const {
    return request_.from || request_.to ||
           std::any_of(request_.filters.begin(), request_.filters.end(), [](const auto& each) { return !each.empty(); });
  }

  Failures failures(std::uint32_t release) const {
    Failures failures = 0;
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      if (!request_.filters[facet].empty() && !has_allowed(facet, release)) failures |= failure(facet);
    }
    if (!in_range(archive_.published(release))) failures |= range_failure;
    return failures;
  }

 private:
  bool has_allowed(std::size_t facet, std::uint32_t release) const {
    for (std::uint32_t value : archive_.facet(static_cast<Facet>(facet)).of_release[release]) {
      if (allowed_[facet][value]) return true;
    }
    return false;
  }

  // A month or a year is in the range where any day of it is.
  bool in_range(Date date) const {
    if (!request_.from && !request_.to) return true;
    if (!date.known()) return false;
    return (!request_.from || last_day(date) >= request_.from->first) &&
           (!request_.to || date.first <= last_day(*request_.to));
  }

  const Archive& archive_;
  const Request& request_;
  std::array<std::vector<std::uint8_t>, facet_count> allowed_;  // by value, where the facet is filtered
};

// Counts the values of one facet, a group once for each value that any of its versions has. Groups come one after another.
class ValueCounter {
 public:
  explicit ValueCounter(const FacetColumn& facet)
      : facet_(facet), counts_(facet.values.size(), 0), last_group_(facet.values.size(), none) {}

  void add(std::uint32_t release, std::uint32_t group) {
    for (std::uint32_t value : facet_.of_release[release]) {
      if (last_group_[value] == group) continue;
      last_group_[value] = group;
      ++counts_[value];
    }
  }

  std::uint32_t count(std::uint32_t value) const { return counts_[value]; }
  std::uint32_t size() const { return facet_.values.size(); }
  std::string_view value(std::uint32_t value) const { return facet_.values[value]; }

  // The values with a count and the selected ones: the most frequent first, or from the last value to the first.
  std::vector<FacetCount> list(const std::vector<std::string>& selected, bool last_first) const {
    const auto is_selected = [&](std::string_view text) {
      return std::find(selected.begin(), selected.end(), text) != selected.end();
    };
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 0; number < size(); ++number) {
      if (counts_[number] > 0 || is_selected(value(number))) numbers.push_back(number);
    }
    sort_numbers(numbers, [&](std::uint32_t a, std::uint32_t b) { return last_first ? a > b : counts_[a] > counts_[b]; });
    std::vector<FacetCount> listed;
    for (std::uint32_t number : numbers) {
      listed.push_back({std::string(value(number)), counts_[number], is_selected(value(number))});
    }
    for (const std::string& text : selected) {
      if (find_value(facet_.values, text) == none) listed.push_back({text, 0, true});
    }
    return listed;
  }

 private:
  const FacetColumn& facet_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> last_group_;
};

// Years from the first to the last that has a release; where they are very far apart, only those with a count.
std::vector<Period> make_histogram(const ValueCounter& years) {
  std::vector<Period> histogram;
  if (years.size() == 0) return histogram;
  const auto number = [&](std::uint32_t value) {
    int year = 0;
    for (char digit : years.value(value)) year = 10 * year + (digit - '0');
    return year;
  };
  constexpr int widest = 200;
  const bool gaps = number(years.size() - 1) - number(0) < widest;
  int next = number(0);
  for (std::uint32_t value = 0; value < years.size(); ++value) {
    for (; gaps && next < number(value); ++next) histogram.push_back({to_iso(make_date(next, 0, 0)), 0});
    if (gaps || years.count(value) > 0) histogram.push_back({std::string(years.value(value)), years.count(value)});
    next = number(value) + 1;
  }
  return histogram;
}

// The order of a page as one number, the smallest first; the lower half is the release. Releases that have all words come
// first. Scores closer than a hundredth are a tie, and the newer release goes first.
std::uint64_t order_key(const Archive& archive, Sort sort, std::uint32_t release, Level level, double score) {
  constexpr std::uint32_t worst = none >> 1;
  std::uint32_t high = 0;
  if (sort == Sort::relevance) high = worst - static_cast<std::uint32_t>(score * 100);
  if (sort == Sort::oldest) high = archive.published(release).known() ? worst - release : worst;
  if (level != Level::all) high |= worst + 1;
  return std::uint64_t{high} << 32 | release;
}

// The place of a language among the preferred ones.
std::size_t preference(std::string_view language, const std::vector<std::string>& preferred) {
  std::size_t i = 0;
  while (i < preferred.size() && !language_fits(language, preferred[i])) ++i;
  return i;
}

// The record of a release without its text.
Release describe(const Archive& archive, std::uint32_t number) {
  Release release;
  release.id = archive.id(number);
  release.url = archive.url(number);
  release.title = archive.title(number);
  release.summary = archive.summary(number);
  release.dateline = archive.dateline(number);
  release.kind = archive.kind(number);
  release.note = archive.note(number);
  release.image = archive.image(number);
  release.published = archive.published(number);
  release.modified = archive.modified(number);
  release.status = archive.status(number);
  release.embargo_until = archive.embargo_until(number);
  for (std::uint32_t author : archive.authors(number)) release.authors.emplace_back(archive.author(author));
  const auto values = [&](Facet facet) {
    std::vector<std::string> list;
    const FacetColumn& column = archive.facet(facet);
    for (std::uint32_t value : column.of_release[number]) list.emplace_back(column.values[value]);
    return list;
  };
  const auto value = [&](Facet facet) {
    std::vector<std::string> list = values(facet);
    return list.empty() ? std::string() : std::move(list[0]);
  };
  release.places = values(Facet::place);
  release.topics = values(Facet::topic);
  release.language = value(Facet::language);
  release.source = value(Facet::source);
  return release;
}

// Words by which a release is compared with others, and what of its own score another must have to be like it.
constexpr std::size_t most_telling_words = 12;
constexpr double least_likeness = 0.25;
constexpr std::size_t most_related = 4;

// The words of a release that tell most about it, as a query for any of them.
Query telling_words(const Archive& archive, const IndexView& index, std::uint32_t release) {
  StringTable words;
  std::vector<std::uint32_t> counts;
  for (std::string_view text : {archive.title(release), archive.summary(release), archive.text(release)}) {
    Analyzer analyzer(text);
    for (Term term; analyzer.next(term);) {
      const std::uint32_t word = words.add(term.text);
      if (word == counts.size()) counts.push_back(0);
      ++counts[word];
    }
  }
  std::vector<double> weights;
  std::vector<std::uint32_t> order;
  for (std::uint32_t word = 0; word < counts.size(); ++word) {
    const std::optional<TermEntry> entry = index.find(words[word]);
    const double df = entry ? entry->release_count : 0;
    // A word of its own says nothing about others.
    weights.push_back(df < 2 ? 0 : (1 + natural_log(counts[word])) * natural_log(index.release_count() / df));
    if (weights[word] > 0) order.push_back(word);
  }
  sort_numbers(order, [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
  Query query;
  for (std::uint32_t word : order) {
    if (query.parts.size() == most_telling_words) break;
    query.parts.emplace_back().clause.terms.emplace_back(words[word]);
  }
  return query;
}

std::vector<Translation> other_versions(const Archive& archive, std::uint32_t release, std::optional<std::int64_t> now) {
  std::vector<Translation> versions;
  for (std::uint32_t member : archive.group_members(archive.group(release))) {
    if (member == release || !archive.is_shown(member, now)) continue;
    Release other = describe(archive, member);
    versions.push_back({std::move(other.id), std::move(other.language), std::move(other.title)});
  }
  return versions;
}

}  // namespace

Searcher::Searcher(const Archive& archive, const IndexView& index) : archive_(archive), index_(index) {}

Scope Searcher::scope(std::optional<std::int64_t> now) const {
  Scope scope;
  const FacetColumn& languages = archive_.facet(Facet::language);
  ValueCounter counter(languages);
  for (std::uint32_t group = 0; group < archive_.group_count(); ++group) {
    bool shown = false;
    for (std::uint32_t release : archive_.group_members(group)) {
      if (!archive_.is_shown(release, now)) continue;
      shown = true;
      ++scope.versions;
      counter.add(release, group);
      const Date date = archive_.published(release);
      if (!date.known()) {
        ++scope.undated;
        continue;
      }
      if (!scope.from.known() || date.first < scope.from.first) scope.from = date;
      if (!scope.to.known() || last_day(date) > last_day(scope.to)) scope.to = date;
    }
    if (shown) ++scope.releases;
  }
  for (FacetCount& language : counter.list({}, false)) scope.languages.push_back(std::move(language.value));
  return scope;
}

Response Searcher::run(const Request& request) const {
  Response response;
  Query query = parse_query(request.query);
  const Filters filters(archive_, request);
  Matches matches = match(archive_, index_, query, {.now = request.now, .spelling = request.spelling});
  response.notes = std::move(query.notes);
  add_word_notes(request, matches, response);
  if (!query.has_words() && !query.parts.empty()) response.notes.push_back({"only-exclusions", request.query, {}});
  response.scope = scope(request.now);
  const Level least = has_few_complete(matches, request) ? Level::some : Level::all;

  // Counts, and the groups that pass everything.
  std::vector<ValueCounter> counters;
  for (std::size_t facet = 0; facet < facet_count; ++facet) counters.emplace_back(archive_.facet(static_cast<Facet>(facet)));
  ValueCounter years(archive_.facet(Facet::year));
  Sort sort = request.sort;
  if (sort == Sort::automatic) sort = query.has_words() ? Sort::relevance : Sort::newest;
  std::vector<std::uint64_t> found;  // an order_key a group
  std::uint32_t unfiltered = 0;
  for (std::uint32_t group = 0; group < archive_.group_count(); ++group) {
    std::uint32_t shown = none;  // the version
    std::size_t shown_preference = 0;
    double best_score = 0;
    Level best_level = Level::none;
    bool matched = false;
    for (std::uint32_t release : archive_.group_members(group)) {
      if (matches.levels[release] < least || !archive_.is_shown(release, request.now)) continue;
      matched = true;
      const Failures failures = filters.failures(release);
      if (!request.hits_only) {
        for (std::size_t facet = 0; facet < facet_count; ++facet) {
          if ((failures & ~failure(facet)) == 0) counters[facet].add(release, group);
        }
        if ((failures & ~(year_failure | range_failure)) == 0) years.add(release, group);
      }
      if (failures != 0) continue;

      const double score = matches.scores[release];
      const std::size_t preferred =
          request.preferred_languages.empty() ? 0 : preference(language(release), request.preferred_languages);
      if (shown == none || preferred < shown_preference ||
          (preferred == shown_preference && score > matches.scores[shown])) {
        shown = release;
        shown_preference = preferred;
      }
      best_score = std::max(best_score, score);
      best_level = std::max(best_level, matches.levels[release]);
    }
    if (matched) ++unfiltered;
    if (shown != none) {
      matches.scores[shown] = best_score;
      found.push_back(order_key(archive_, sort, shown, best_level, best_score));
      if (best_level == Level::all) ++response.complete;
    }
  }
  response.total = static_cast<std::uint32_t>(found.size());
  if (found.empty() && filters.any()) response.without_filters = unfiltered;
  if (!request.hits_only) {
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      const bool by_value = static_cast<Facet>(facet) == Facet::year;
      response.facets[facet] = counters[facet].list(request.filters[facet], by_value);
    }
    response.histogram = make_histogram(years);
  }

  // The page.
  const std::size_t begin = std::min(std::size_t{request.page - 1} * request.page_size, found.size());
  const std::size_t end = std::min(begin + request.page_size, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(end), found.end());
  const Marker marker(matches.clauses);
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t release = static_cast<std::uint32_t>(found[i]);
    response.hits.push_back(make_hit(release, matches.scores[release], marker, request));
  }

  if (!request.open.empty()) {
    const std::uint32_t release = archive_.find(request.open);
    if (release < archive_.size() && archive_.is_shown(release, request.now)) {
      response.open = make_open(release, marker, request);
    } else {
      response.notes.push_back({"no-such-release", request.open, {}});
    }
  }
  return response;
}

// Whether few_releases groups, whatever the filters, have not all words. It does not depend on the filters, so that counts
// say what choosing a filter will find.
bool Searcher::has_few_complete(const Matches& matches, const Request& request) const {
  std::uint32_t complete = 0;
  for (std::uint32_t group = 0; group < archive_.group_count(); ++group) {
    for (std::uint32_t release : archive_.group_members(group)) {
      if (matches.levels[release] != Level::all || !archive_.is_shown(release, request.now)) continue;
      if (++complete == few_releases) return false;
      break;
    }
  }
  return true;
}

// A word as the newest release that has it spells it.
std::string Searcher::spelled(const TermEntry& word) const {
  PostingsReader postings = index_.postings(word);
  if (!postings.next_block()) return word.text;
  const std::uint32_t release = postings.releases()[0];
  for (std::string_view text : {archive_.title(release), archive_.summary(release), archive_.text(release)}) {
    Analyzer analyzer(text);
    for (Term term; analyzer.next(term);) {
      if (term.text == word.text) return std::string(text.substr(term.begin, term.end - term.begin));
    }
  }
  return word.text;
}

// What became of words that no release has.
void Searcher::add_word_notes(const Request& request, const Matches& matches, Response& response) const {
  std::size_t copied = 0;
  for (const MatchedClause& matched : matches.clauses) {
    if (!matched.found) response.notes.push_back({"unknown-word", matched.clause.text, {}});
    if (matched.spellings.empty()) continue;
    Note note{"spelling", matched.clause.text, {}};
    for (const Word& word : matched.spellings) note.words.push_back(spelled(word.entry));
    response.notes.push_back(std::move(note));
    if (matched.clause.begin < copied) continue;  // one typed word with several that were changed
    response.exact_query.append(request.query, copied, matched.clause.begin - copied);
    response.exact_query.append("\"").append(matched.clause.text).append("\"");
    copied = matched.clause.end;
  }
  if (copied > 0) response.exact_query.append(request.query, copied);
}

std::string_view Searcher::language(std::uint32_t release) const {
  const FacetColumn& languages = archive_.facet(Facet::language);
  const std::span<const std::uint32_t> of_release = languages.of_release[release];
  return of_release.empty() ? std::string_view() : languages.values[of_release[0]];
}

Hit Searcher::make_hit(std::uint32_t release, double score, const Marker& marker, const Request& request) const {
  Hit hit;
  hit.release = describe(archive_, release);
  hit.has_text = !archive_.text(release).empty();
  hit.score = score;
  if (request.hits_only) return hit;
  const std::uint8_t analysed = index_.language(release);
  hit.title_marks = marker.marks(hit.release.title, analysed);
  std::string passage = hit.release.summary;
  if (passage.empty() || marker.any()) passage.append("\n").append(archive_.text(release));
  hit.snippet = marker.snippet(passage, analysed);
  hit.translations = other_versions(archive_, release, request.now);
  return hit;
}

OpenRelease Searcher::make_open(std::uint32_t release, const Marker& marker, const Request& request) const {
  OpenRelease open;
  open.release = describe(archive_, release);
  open.release.text = archive_.text(release);
  const std::uint8_t analysed = index_.language(release);
  open.title_marks = marker.marks(open.release.title, analysed);
  open.summary_marks = marker.marks(open.release.summary, analysed);
  open.text_marks = marker.marks(open.release.text, analysed);
  open.translations = other_versions(archive_, release, request.now);
  open.related = find_related(release, request);
  return open;
}

// Those that score best for the release's most telling words: the ones that stand in it often and in few others (tf · idf).
// A group is shown by its newest version in the release's language, or else by its newest.
std::vector<Related> Searcher::find_related(std::uint32_t release, const Request& request) const {
  std::vector<Related> related;
  Matches matches = match(archive_, index_, telling_words(archive_, index_, release),
                          {.now = request.now, .spelling = false, .proximity = false});
  std::vector<std::uint64_t> found;
  for (std::uint32_t group = 0; group < archive_.group_count(); ++group) {
    if (group == archive_.group(release)) continue;
    std::uint32_t shown = none;
    double score = 0;
    for (std::uint32_t member : archive_.group_members(group)) {
      if (matches.levels[member] == Level::none || !archive_.is_shown(member, request.now)) continue;
      if (shown == none || (language(shown) != language(release) && language(member) == language(release))) shown = member;
      score = std::max(score, matches.scores[member]);
    }
    if (shown == none || archive_.title(shown).empty() || score < least_likeness * matches.scores[release]) continue;
    found.push_back(order_key(archive_, Sort::relevance, shown, Level::all, score));
  }
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most_related)), found.end());
  for (std::size_t i = 0; i < std::min(found.size(), most_related); ++i) {
    const std::uint32_t number = static_cast<std::uint32_t>(found[i]);
    related.push_back({std::string(archive_.id(number)), std::string(language(number)), std::string(archive_.title(number)),
                       archive_.published(number)});
  }
  return related;
}

}  // namespace dateline
