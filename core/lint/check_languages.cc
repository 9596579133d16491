// Language tags.

#include <algorithm>
#include <iterator>
#include <string>

#include "lint/language_tag.h"
#include "lint/rules.h"
#include "text/language.h"

namespace dateline {
namespace {

std::string_view detected(const Release& release) {
  return detect_language(!release.text.empty()      ? release.text
                         : !release.summary.empty() ? release.summary
                                                    : release.title);
}

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// Languages that detect_language knows. It says nothing of use about texts in others.
bool is_detectable(std::string_view language) {
  constexpr std::string_view known[] = {"af", "ca", "da", "de", "en", "es", "fr", "ht", "id",
                                        "it", "nl", "nb", "nn", "no", "pt", "ro", "sv", "vi"};
  return std::find(std::begin(known), std::end(known), language) != std::end(known);
}

// Written Danish and both kinds of Norwegian are taken for each other.
std::string_view kind_of(std::string_view language) {
  return language == "da" || language == "nb" || language == "nn" ? "no" : language;
}

}  // namespace

void missing_language(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (!release.language.empty() || release.status == Status::withdrawn) continue;
    const std::string language(detected(release));
    if (language.empty()) {
      findings.add(i, "No language is given.");
      continue;
    }
    findings.add(i, "No language is given; its words are of \"" + language + "\".",
                 [i, language](std::vector<Release>& releases) {
                   releases[i].language = language;
                   releases[i].derived |= derived_language;
                 });
  }
}

void unknown_language(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const std::string& tag = file.releases[i].language;
    if (tag.empty()) continue;
    const std::string canonical = canonical_language_tag(tag);
    if (canonical == tag) continue;
    if (canonical.empty()) {
      findings.add(i, in_quotes(tag) + " is no language tag like es, pt-BR or zh-Hant.");
      continue;
    }
    findings.add(
        i, in_quotes(tag) + " is better written \"" + canonical + "\".",
        [i, canonical](std::vector<Release>& releases) { releases[i].language = canonical; });
  }
}

void other_language(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    const std::string_view tagged = primary(release.language);
    if (tagged.empty() || !is_detectable(tagged)) continue;
    const std::string_view found = detected(release);
    if (found.empty() || kind_of(found) == kind_of(tagged)) continue;
    findings.add(i, "It is tagged " + in_quotes(release.language) + ", but its words are of \"" +
                        std::string(found) + "\".");
  }
}

}  // namespace dateline
