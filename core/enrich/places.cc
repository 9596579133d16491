#include "enrich/places.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "enrich/find_dateline.h"
#include "enrich/gazetteer.h"
#include "text/language.h"

namespace dateline {
namespace {

// How much a mention counts, by where it stands and by its kind. Found on one part of a judged
// collection and checked on the other (docs/BENCH.md, "places"); none of them is critical.
constexpr double title_weight = 4;
constexpr double dateline_weight = 5;
constexpr double seat_weight = 1;  // of a dateline from where international organisations sit
constexpr double opening_weight = 2;
constexpr double body_weight = 1;
constexpr std::size_t opening_bytes = 300;
constexpr std::size_t max_bytes = 1 << 16;  // of the text; what comes later changes nothing

double kind_weight(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::name:
    case PlaceKind::nationality:
      return 1;
    case PlaceKind::town:
      return .5;
    default:
      return .75;
  }
}

// A country counts if it has this share of what the first one has, or of `enough` where that has
// more: a release that is all about one country may still be about others.
constexpr double least_share = .4;
constexpr double enough = 6;

// Geneva in several languages: releases come from there whatever they are about.
constexpr std::string_view seats[] = {"Geneva", "Genève", "Geneve", "Ginebra", "Genebra", "Genf"};

struct Evidence {
  Mention mention;
  double weight;
};

class Scores {
 public:
  bool empty() const { return scores_.empty(); }

  void add(Country country, double weight) {
    const auto score = std::ranges::find(scores_, country, &Score::country);
    if (score == scores_.end()) {
      scores_.push_back({country, weight});
    } else {
      score->weight += weight;
    }
  }

  // Names of the countries that have enough, the best first, equal ones as they were met.
  std::vector<std::string> best() const {
    std::vector<Score> order = scores_;
    std::ranges::stable_sort(order, std::ranges::greater(), &Score::weight);
    std::vector<std::string> names;
    for (const auto& [country, weight] : order) {
      if (weight < least_share * std::min(order[0].weight, enough)) break;
      names.emplace_back(country_name(country));
    }
    return names;
  }

 private:
  struct Score {
    Country country;
    double weight;
  };

  std::vector<Score> scores_;
};

class Judge {
 public:
  explicit Judge(const Release& release) : language_(release.language) {
    if (language_.empty()) {
      language_ = detect_language(release.text);
      if (language_.empty()) language_ = detect_language(release.title + " " + release.summary);
    }
    add(release.title, title_weight, title_weight);
    add(release.summary, opening_weight, opening_weight);
    add(without_dateline(release.text).substr(0, max_bytes), opening_weight, body_weight);
    add_dateline(release.dateline.empty() ? find_dateline(release.text) : release.dateline);
  }

  std::vector<std::string> countries() const {
    const std::set<Country> sure = sure_countries();
    Scores scores;
    Scores companies;  // tell something only where nothing else does
    for (const auto& [mention, weight] : evidence_) {
      const Meaning meaning = settle(mention, sure);
      if (meaning.kind == PlaceKind::company) {
        companies.add(meaning.country, weight);
      } else if (!mention.doubtful || sure.contains(meaning.country)) {
        scores.add(meaning.country, weight * kind_weight(meaning.kind));
      }
    }
    return scores.empty() ? companies.best() : scores.best();
  }

 private:
  void add(std::string_view text, double opening, double rest) {
    for (Mention& mention : find_mentions(text, language_)) {
      const double weight = mention.begin < opening_bytes ? opening : rest;
      evidence_.push_back({std::move(mention), weight});
    }
  }

  // What stands there is a place, doubtful or not.
  void add_dateline(std::string_view place) {
    const bool seat = std::ranges::find(seats, place) != std::end(seats);
    for (Mention& mention : find_mentions(place, language_)) {
      mention.doubtful = false;
      evidence_.push_back({std::move(mention), seat ? seat_weight : dateline_weight});
    }
  }

  // Those that are named by a word of one meaning.
  std::set<Country> sure_countries() const {
    std::set<Country> sure;
    for (const auto& [mention, weight] : evidence_) {
      if (mention.meanings[0].kind == PlaceKind::company) continue;
      if (!mention.doubtful && mention.meanings.size() == 1)
        sure.insert(mention.meanings[0].country);
    }
    return sure;
  }

  static Meaning settle(const Mention& mention, const std::set<Country>& sure) {
    const auto meaning = std::ranges::find_if(
        mention.meanings, [&](Meaning one) { return sure.contains(one.country); });
    return meaning == mention.meanings.end() ? mention.meanings[0] : *meaning;
  }

  std::string language_;
  std::vector<Evidence> evidence_;
};

}  // namespace

std::vector<std::string> find_places(const Release& release, const PlacesOptions& options) {
  std::vector<std::string> places = Judge(release).countries();
  if (places.empty() && !options.home.empty()) places.push_back(options.home);
  return places;
}

}  // namespace dateline
