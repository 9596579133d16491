// The countries that a release is about, told from the names of places in it.

#ifndef DATELINE_ENRICH_PLACES_H_
#define DATELINE_ENRICH_PLACES_H_

#include <string>
#include <vector>

#include "archive/release.h"

namespace dateline {

struct PlacesOptions {
  // The publisher's own country, which its releases leave unsaid: what a release gets that names no
  // place at all. "" for none.
  std::string home;
};

// The countries and territories that `release` is about, by their English short names ("Haiti",
// "Côte d'Ivoire"), the most important first. Names, nationalities, regions, towns and seats of
// government in its title, summary, text and dateline (its own, or the one that opens the text)
// count, those in title and opening more. What is only mentioned in passing is not given. A name of
// several meanings ("Georgia", "San José") means the country that the release gives more evidence
// of; one that may be no place ("Jordan", "Chad") wants evidence that it is. Where no place is
// named, the legal forms of companies are a guess at one ("Acme GmbH").
std::vector<std::string> find_places(const Release& release, const PlacesOptions& options = {});

}  // namespace dateline

#endif  // DATELINE_ENRICH_PLACES_H_
