#include "search/search.h"

#include <algorithm>
#include <limits>

#include "index/keys.h"
#include "search/filters.h"
#include "search/match.h"
#include "search/related.h"
#include "text/analyzer.h"

namespace dateline {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// The order of a page as one number, the smallest first; the lower half is the release. Releases
// that have all words come first. Scores closer than a hundredth are a tie, and the newer release
// goes first.
std::uint64_t order_key(const Archive& archive, Sort sort, std::uint32_t release, Level level,
                        double score) {
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

std::vector<std::uint32_t> other_versions(const Archive& archive, std::uint32_t release,
                                          std::optional<std::int64_t> now) {
  std::vector<std::uint32_t> versions;
  for (std::uint32_t member : archive.group_members(archive.group(release))) {
    if (member != release && archive.is_shown(member, now)) versions.push_back(member);
  }
  return versions;
}

}  // namespace

Searcher::Searcher(const Archive& archive, const IndexView& index)
    : archive_(archive), index_(index) {
  for (std::uint32_t release = 0; release < archive.size(); ++release) {
    if (archive.embargo_until(release) != 0) return;
  }
  scope_ = find_scope(std::nullopt);
}

Scope Searcher::scope(std::optional<std::int64_t> now) const {
  return scope_ ? *scope_ : find_scope(now);
}

Scope Searcher::find_scope(std::optional<std::int64_t> now) const {
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
  for (FacetCount& language : counter.list({}, false))
    scope.languages.push_back(std::move(language.value));
  return scope;
}

Response Searcher::run(const Request& request) const {
  Response response;
  Query query = parse_query(request.query);
  Matches matches =
      match(archive_, index_, query, {.now = request.now, .spelling = request.spelling});
  if (matches.incomplete) return response;
  response.notes = std::move(query.notes);
  add_word_notes(request, matches, response);
  const bool only_exclusions = std::all_of(query.parts.begin(), query.parts.end(),
                                           [](const Part& part) { return part.excluded; });
  if (only_exclusions && !query.parts.empty())
    add_note(response.notes, "only-exclusions", request.query);
  response.scope = scope(request.now);
  // Whether some of the words are enough does not depend on the filters, so that counts say what
  // choosing a filter will find.
  Level least = Level::all;
  std::vector<std::uint32_t> groups = find_groups(matches, least, request.now);
  if (groups.size() < few_releases) {
    least = Level::some;
    groups = find_groups(matches, least, request.now);
  }
  Sort sort = request.sort;
  if (sort == Sort::automatic) sort = query.has_words() ? Sort::relevance : Sort::newest;
  std::vector<std::uint64_t> found = filter(request, sort, groups, least, matches, response);

  const std::size_t begin =
      std::min(std::size_t{request.page - 1} * request.page_size, found.size());
  const std::size_t end = std::min(begin + request.page_size, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(end), found.end());
  const Marker marker(matches.clauses);
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t release = static_cast<std::uint32_t>(found[i]);
    response.hits.push_back(make_hit(release, matches.scores[release], marker, request));
  }
  if (!request.open.empty()) {
    const std::uint32_t release = find_release(request.open);
    if (release < archive_.size() && archive_.is_shown(release, request.now)) {
      response.open.emplace(make_open(release, marker, request));
    } else {
      add_note(response.notes, "no-such-release", request.open);
    }
  }
  return response;
}

// Gives an order_key for each of `groups` that passes the filters, and its version that is shown
// the best score of all of them in `matches`. Adds the totals and counts to `response`.
std::vector<std::uint64_t> Searcher::filter(const Request& request, Sort sort,
                                            const std::vector<std::uint32_t>& groups, Level least,
                                            Matches& matches, Response& response) const {
  const Filters filters(archive_, request);
  const bool filtered = filters.any();
  std::vector<ValueCounter> counters;
  for (std::size_t facet = 0; facet < facet_count && !request.hits_only; ++facet)
    counters.emplace_back(archive_.facet(static_cast<Facet>(facet)));
  ValueCounter years(archive_.facet(Facet::year));
  std::vector<std::uint64_t> found;
  for (std::uint32_t group : groups) {
    std::uint32_t shown = none;  // the version
    std::size_t shown_preference = 0;
    double best_score = 0;
    Level best_level = Level::none;
    for (std::uint32_t release : archive_.group_members(group)) {
      if (matches.levels[release] < least || !archive_.is_shown(release, request.now)) continue;
      const Failures failures = filtered ? filters.failures(release) : 0;
      for (std::size_t facet = 0; facet < counters.size(); ++facet) {
        if ((failures & ~failure(facet)) == 0) counters[facet].add(release, group);
      }
      if (!request.hits_only && (failures & ~(year_failure | range_failure)) == 0)
        years.add(release, group);
      if (failures != 0) continue;

      const double score = matches.scores[release];
      const std::size_t preferred =
          request.preferred_languages.empty()
              ? 0
              : preference(archive_.value(Facet::language, release), request.preferred_languages);
      if (shown == none || preferred < shown_preference ||
          (preferred == shown_preference && score > matches.scores[shown])) {
        shown = release;
        shown_preference = preferred;
      }
      best_score = std::max(best_score, score);
      best_level = std::max(best_level, matches.levels[release]);
    }
    if (shown == none) continue;
    matches.scores[shown] = best_score;
    found.push_back(order_key(archive_, sort, shown, best_level, best_score));
    if (best_level == Level::all) ++response.complete;
  }
  response.total = static_cast<std::uint32_t>(found.size());
  if (found.empty() && filtered)
    response.without_filters = static_cast<std::uint32_t>(groups.size());
  for (std::size_t facet = 0; facet < counters.size(); ++facet) {
    const bool by_value = static_cast<Facet>(facet) == Facet::year;
    response.facets[facet] = counters[facet].list(request.filters[facet], by_value);
  }
  if (!request.hits_only) response.histogram = years.histogram();
  return found;
}

Explanation Searcher::explain(const Request& request, std::uint32_t release) const {
  const MatchOptions options{.now = request.now, .spelling = request.spelling};
  return dateline::explain(archive_, index_, parse_query(request.query), options, release);
}

// The groups with a version that is shown and matches at least so well, whatever the filters.
std::vector<std::uint32_t> Searcher::find_groups(const Matches& matches, Level least,
                                                 std::optional<std::int64_t> now) const {
  std::vector<std::uint32_t> groups(matches.releases.size());
  std::size_t found = 0;
  std::vector<std::uint8_t> seen(archive_.group_count());
  for (std::uint32_t release : matches.releases) {
    const std::uint32_t group = archive_.group(release);
    if (seen[group] != 0 || matches.levels[release] < least || !archive_.is_shown(release, now))
      continue;
    seen[group] = 1;
    groups[found++] = group;
  }
  groups.resize(found);
  return groups;
}

// The release of that id, or the number of releases where there is none.
std::uint32_t Searcher::find_release(std::string_view id) const {
  if (index_.ids() == nullptr) return archive_.find(id);
  const std::string key = id_key(id);
  const TermTable::Cursor at = index_.ids()->seek(key);
  if (!at.valid() || at.term().text != key) return archive_.size();
  PostingsReader postings = index_.ids()->postings(at.term(), archive_.size());
  while (postings.next_block()) {
    for (std::uint32_t release : postings.releases()) {
      if (archive_.id(release) == id) return release;
    }
  }
  return archive_.size();
}

// A word as the newest release that has it and is shown spells it. No other is looked at: in a pack
// that would fetch the texts of all that have it.
std::string Searcher::spelled(const TermEntry& word, std::optional<std::int64_t> now) const {
  PostingsReader postings = index_.postings(word);
  while (postings.next_block()) {
    for (std::uint32_t release : postings.releases()) {
      if (archive_.is_shown(release, now)) return spelled_in(release, word.text);
    }
  }
  return std::string(without_marks(word.text));
}

std::string Searcher::spelled_in(std::uint32_t release, std::string_view word) const {
  std::vector<std::string_view> texts = {archive_.title(release), archive_.summary(release),
                                         archive_.text(release)};
  for (const Facet facet : {Facet::place, Facet::topic}) {
    const FacetColumn& column = archive_.facet(facet);
    for (std::uint32_t value : column.of_release[release]) texts.push_back(column.values[value]);
  }
  for (std::string_view text : texts) {
    Analyzer analyzer(text, marks_of(index_.language(release)));
    for (Term term; analyzer.next(term);) {
      if (term.text == word) return std::string(text.substr(term.begin, term.end - term.begin));
    }
  }
  return std::string(without_marks(word));
}

// What became of words that no release has.
void Searcher::add_word_notes(const Request& request, const Matches& matches,
                              Response& response) const {
  std::size_t copied = 0;
  for (const MatchedClause& matched : matches.clauses) {
    if (!matched.found) {
      // In a field with the field's name: elsewhere releases may have it.
      const Clause& clause = *matched.clause;
      const std::string_view typed(request.query);
      add_note(response.notes, "unknown-word",
               clause.field == ClauseField::any
                   ? std::string_view(clause.text)
                   : typed.substr(clause.begin, clause.end - clause.begin));
    }
    if (matched.spellings.empty()) continue;
    Note& note = add_note(response.notes, "spelling", matched.clause->text);
    for (const Word& word : matched.spellings) {
      note.words.push_back(spelled(word.entry, request.now));
    }
    const std::size_t begin = matched.clause->begin;
    if (begin < copied) continue;  // one typed word with several that were changed
    response.exact_query.append(request.query, copied, begin - copied);
    copied = matched.clause->end;
    std::string_view space;
    for (const MatchedClause& each : matches.clauses) {  // all that the typed word was cut in
      if (each.clause->begin != begin) continue;
      response.exact_query.append(space).append("\"").append(each.clause->text).append("\"");
      space = " ";
    }
  }
  if (copied > 0) response.exact_query.append(request.query, copied);
}

Hit Searcher::make_hit(std::uint32_t release, double score, const Marker& marker,
                       const Request& request) const {
  Hit hit;
  hit.release = release;
  hit.score = score;
  hit.translations = other_versions(archive_, release, request.now);
  if (request.hits_only) return hit;
  const std::uint8_t language = index_.language(release);
  hit.title_marks = marker.marks(archive_.title(release), language);
  std::string passage(archive_.summary(release));
  if (passage.empty() || marker.any()) passage.append("\n").append(archive_.text(release));
  hit.snippet = marker.snippet(passage, language);
  return hit;
}

OpenRelease Searcher::make_open(std::uint32_t release, const Marker& marker,
                                const Request& request) const {
  const std::uint8_t language = index_.language(release);
  OpenRelease open;
  open.release = release;
  open.title_marks = marker.marks(archive_.title(release), language);
  open.summary_marks = marker.marks(archive_.summary(release), language);
  open.text_marks = marker.marks(archive_.text(release), language);
  open.translations = other_versions(archive_, release, request.now);
  open.related = find_related(archive_, index_, release, request.now);
  return open;
}

}  // namespace dateline
