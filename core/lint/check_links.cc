// Links to the web, and from one release to another.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "enrich/translations.h"
#include "lint/rules.h"

namespace dateline {
namespace {

// The host of a web URL, with user and port.
std::string_view host_of(std::string_view url) {
  const std::size_t begin = url.find("://") + 3;
  return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

// What is wrong with a URL that begins like one of the web; "" where nothing is.
std::string_view flaw_of(std::string_view url) {
  const std::string_view host = host_of(url);
  const std::string_view name = host.substr(0, host.find(':'));
  if (name.empty() || name.front() == '.') return "names no host";
  if (name == "http" || name == "https") return "has http twice";
  if (name.find('.') == std::string_view::npos && !name.starts_with('['))
    return "names a host that only its own network knows";
  if (host.find('@') != std::string_view::npos) return "has a user's name in it";
  if (url.find_first_of("<>\"{}|\\^`") != std::string_view::npos)
    return "has characters that no URL may have";
  return {};
}

// The index of the release that each one names as its original; -1 for none.
std::vector<std::int64_t> originals(const std::vector<Release>& releases) {
  std::map<std::string_view, std::int64_t> of_id;
  for (std::size_t i = 0; i < releases.size(); ++i) {
    of_id.emplace(releases[i].id, static_cast<std::int64_t>(i));
  }
  std::vector<std::int64_t> original(releases.size(), -1);
  for (std::size_t i = 0; i < releases.size(); ++i) {
    const auto found = of_id.find(releases[i].translation_of);
    if (!releases[i].translation_of.empty() && found != of_id.end()) original[i] = found->second;
  }
  return original;
}

// The smallest index of each circle.
std::vector<std::size_t> circles(const std::vector<std::int64_t>& original) {
  std::vector<std::size_t> found;
  std::vector<std::size_t> walk(original.size(),
                                0);  // by which walk each was met first; 0: by none
  for (std::size_t start = 0; start < original.size(); ++start) {
    std::int64_t at = static_cast<std::int64_t>(start);
    while (at >= 0 && walk[at] == 0) {
      walk[at] = start + 1;
      at = original[at];
    }
    if (at < 0 || walk[at] != start + 1) continue;
    std::int64_t smallest = at;
    for (std::int64_t each = original[at]; each != at; each = original[each])
      smallest = std::min(smallest, each);
    found.push_back(static_cast<std::size_t>(smallest));
  }
  return found;
}

void unlink(Release& release) {
  release.translation_of.clear();
  release.derived &= static_cast<std::uint8_t>(~derived_translation_of);
}

}  // namespace

// Links of other kinds never get here: reading drops them, and says so.
void bad_link(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    for (const std::string* url : {&file.releases[i].url, &file.releases[i].image}) {
      if (url->empty()) continue;
      const std::string_view flaw = flaw_of(*url);
      if (!flaw.empty()) findings.add(i, in_quotes(*url) + " " + std::string(flaw) + ".");
    }
  }
}

void orphan_translation(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  const std::vector<std::int64_t> original = originals(file.releases);
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const std::string& id = file.releases[i].translation_of;
    if (id.empty() || original[i] >= 0) continue;
    findings.add(i, "It is a version of " + in_quotes(id) + ", which is not in the archive.");
  }
}

void circular_translation(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (const std::size_t i : circles(originals(file.releases))) {
    const bool itself = file.releases[i].translation_of == file.releases[i].id;
    findings.add(i,
                 itself ? "It is a version of itself."
                        : "It is a version of one that is in turn a version of it.",
                 [i](std::vector<Release>& releases) { unlink(releases[i]); });
  }
}

void same_language_translation(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  const std::vector<std::int64_t> original = originals(file.releases);
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    if (original[i] < 0 || original[i] == static_cast<std::int64_t>(i)) continue;
    const std::string& language = file.releases[i].language;
    if (language.empty() || language != file.releases[original[i]].language) continue;
    findings.add(i, "It is in " + in_quotes(language) + ", as is " + item_name(file, original[i]) +
                        ", of which it is to be a version.");
  }
}

void unlinked_translation(const ArchiveFile& file, const LintOptions& options, Findings& findings) {
  for (const TranslationLink& link : suggest_translations(file.releases)) {
    std::function<void(std::vector<Release>&)> fix;
    if (options.link_translations) {
      fix = [link](std::vector<Release>& releases) {
        releases[link.release].translation_of = releases[link.original].id;
        releases[link.release].derived |= derived_translation_of;
      };
    }
    findings.add(link.release,
                 "It looks like a version of " + item_name(file, link.original) + ", " +
                     in_quotes(file.releases[link.original].title) + ".",
                 std::move(fix));
  }
}

}  // namespace dateline
