#include "enrich/places.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>

#include "enrich/find_dateline.h"
#include "enrich/gazetteer.h"
#include "text/language.h"

namespace dateline {
namespace {

double P(const char* n, double d) { const char* e = getenv(n); return e ? atof(e) : d; }

// How much a mention counts, by its kind and by where it stands. Found on the first half of a
// judged collection: docs/BENCH.md, "places".
double kind_weight(PlaceKind kind) {
  static const double w[] = {P("KN",1), P("KC",.7), P("KR",.7), P("KT",.5), P("KA",.8), P("KI",.6)};
  return w[static_cast<int>(kind)];
}
const double title_weight = P("WT",3);
const double opening_weight = P("WO",2);
const double body_weight = P("WB",1);
const double dateline_weight = P("WD",3);
const std::size_t opening_bytes = P("OB",300);
const double least_share = P("LS",.3);
const double least_score = P("MS",0);

struct Evidence {
  Mention mention;
  double weight;
};

class Judge {
 public:
  explicit Judge(const Release& release) : language_(release.language) {
    if (language_.empty()) {
      language_ = detect_language(release.text);
      if (language_.empty()) language_ = detect_language(release.title + " " + release.summary);
    }
    const std::string_view body = without_dateline(release.text);
    const std::string place =
        release.dateline.empty() ? find_dateline(release.text) : release.dateline;
    add(release.title, title_weight, title_weight);
    add(release.summary, opening_weight, opening_weight);
    add(body, opening_weight, body_weight);
    add(place, dateline_weight, dateline_weight);
  }

  std::vector<std::string> countries() const {
    const std::set<Country> sure = sure_countries();
    std::map<Country, double> scores;
    for (const Evidence& evidence : evidence_) {
      const Meaning meaning = settle(evidence.mention, sure);
      if (evidence.mention.doubtful && !sure.contains(meaning.country)) continue;
      scores[meaning.country] += evidence.weight * kind_weight(meaning.kind);
    }
    return best(scores);
  }

 private:
  void add(std::string_view text, double opening, double rest) {
    for (Mention& mention : find_mentions(text, language_)) {
      const double weight = mention.begin < opening_bytes ? opening : rest;
      evidence_.push_back({std::move(mention), weight});
    }
  }

  // Those that are named by a word of one meaning.
  std::set<Country> sure_countries() const {
    std::set<Country> sure;
    for (const auto& [mention, weight] : evidence_) {
      if (!mention.doubtful && mention.meanings.size() == 1) sure.insert(mention.meanings[0].country);
    }
    return sure;
  }

  static Meaning settle(const Mention& mention, const std::set<Country>& sure) {
    const auto meaning = std::ranges::find_if(
        mention.meanings, [&](Meaning one) { return sure.contains(one.country); });
    return meaning == mention.meanings.end() ? mention.meanings[0] : *meaning;
  }

  static std::vector<std::string> best(const std::map<Country, double>& scores) {
    std::vector<std::pair<double, Country>> order;
    for (const auto& [country, score] : scores) order.emplace_back(-score, country);
    std::ranges::sort(order);
    std::vector<std::string> names;
    for (const auto& [score, country] : order) {
      if (score > order[0].first * least_share || -score < least_score) break;
      names.emplace_back(country_name(country));
    }
    return names;
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
