// Releases that are there twice under two ids.

#include <map>
#include <string>
#include <tuple>

#include "lint/rules.h"
#include "text/fold.h"

namespace dateline {

void duplicate_title(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  std::map<std::tuple<std::int32_t, std::string, std::string>, std::size_t> first;
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    std::string title;
    append_folded(release.title, title);
    if (title.empty()) continue;
    const auto [met, is_new] =
        first.emplace(std::tuple(release.published.first, release.language, std::move(title)), i);
    if (is_new) continue;
    findings.add(i, "Its title and day are those of " + item_name(file, met->second) + ".");
  }
}

void duplicate_text(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  constexpr std::size_t shortest = 100;  // bytes; a line or two may be alike
  std::map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const std::string& text = file.releases[i].text;
    if (text.size() < shortest) continue;
    const auto [met, is_new] = first.emplace(text, i);
    if (!is_new) findings.add(i, "Its text is that of " + item_name(file, met->second) + ".");
  }
}

}  // namespace dateline
