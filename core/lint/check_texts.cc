// Titles, summaries and texts.

#include <algorithm>
#include <optional>
#include <string>

#include "archive/builder.h"
#include "lint/mend_text.h"
#include "lint/rules.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t longest_summary = 500;  // characters
constexpr std::size_t shortest_text = 100;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

// Calls visit(name, text) for every text of a release that readers see.
template <class AnyRelease, class Visit>
void each_text(AnyRelease& release, const Visit& visit) {
  visit("title", release.title);
  visit("summary", release.summary);
  visit("text", release.text);
  visit("dateline", release.dateline);
  visit("note", release.note);
  for (auto& each : release.sources) visit("source", each);
  for (auto& each : release.places) visit("places", each);
  for (auto& each : release.topics) visit("tags", each);
  for (auto& each : release.authors) visit("authors", each);
}

// Something that other programs leave in texts.
struct Flaw {
  std::string_view name;
  bool (*is_in)(std::string_view text);
  std::optional<std::string> (*mended)(std::string_view text);
};

void mend(Release& release, const Flaw& flaw) {
  each_text(release, [&](std::string_view, std::string& text) {
    if (!flaw.is_in(text)) return;
    if (std::optional<std::string> mended = flaw.mended(text)) text = *std::move(mended);
  });
  tidy(release);
}

// "title, text": names in the order met, each once.
void add_name(std::string& names, std::string_view name) {
  if (names.ends_with(name)) return;
  names.append(names.empty() ? "" : ", ").append(name);
}

// A finding for what can be mended and one for what cannot.
void find_flaw(const ArchiveFile& file, const Flaw& flaw, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    std::string mendable, others;
    each_text(file.releases[i], [&](std::string_view name, const std::string& text) {
      if (flaw.is_in(text)) add_name(flaw.mended(text) ? mendable : others, name);
    });
    if (!mendable.empty()) {
      findings.add(i, std::string(flaw.name) + " in: " + mendable + ".",
                   [i, flaw](std::vector<Release>& releases) { mend(releases[i], flaw); });
    }
    if (!others.empty()) {
      findings.add(i, std::string(flaw.name) + " that only a person can mend, in: " + others + ".");
    }
  }
}

// Without "…" or "..." behind.
std::string_view without_dots(std::string_view text) {
  for (const std::string_view dots : {"…", "...", "[…]", "[...]"}) {
    if (text.ends_with(dots)) text.remove_suffix(dots.size());
  }
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

void missing_title(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (release.title.empty() && release.status != Status::withdrawn) {
      findings.add(i, "There is no title.");
    }
  }
}

void title_in_capitals(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  constexpr std::size_t fewest = 12;  // letters: "IOM-UNICEF" is no shouting
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const std::string& title = file.releases[i].title;
    std::size_t capitals = 0, small = 0;
    for (std::size_t at = 0; at < title.size();) {
      const std::size_t begin = at;
      decode_utf8(title, at);
      const std::string_view letter = std::string_view(title).substr(begin, at - begin);
      std::string lower;
      append_lower(letter, lower);
      if (lower != letter) ++capitals;
      if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') ++small;
    }
    if (small == 0 && capitals >= fewest) findings.add(i, "Its title is in capital letters.");
  }
}

void markup(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  find_flaw(file, {"HTML", has_markup, without_markup}, findings);
}

void mojibake(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  find_flaw(file, {"Wrongly read characters", has_mojibake, without_mojibake}, findings);
}

void long_summary(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const std::size_t size = characters(file.releases[i].summary);
    if (size <= longest_summary || file.releases[i].text.empty()) continue;
    findings.add(i, "Its summary has " + std::to_string(size) + " characters.");
  }
}

void summary_repeats_text(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  constexpr std::size_t shortest = 20;  // bytes
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    const std::string_view summary = without_dots(release.summary);
    if (summary.size() >= shortest && release.text.starts_with(summary)) {
      findings.add(i, "Its summary is the beginning of its text.");
    }
  }
}

// An excerpt without a text is what a listing has, and is enough.
void short_text(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (release.status == Status::withdrawn) continue;
    const std::size_t size = characters(release.text) + characters(release.summary);
    if (size >= shortest_text) continue;
    findings.add(i, size == 0 ? "There is neither summary nor text."
                              : "Summary and text have fewer than 100 characters.");
  }
}

void missing_note(const ArchiveFile& file, const LintOptions&, Findings& findings) {
  for (std::size_t i = 0; i < file.releases.size(); ++i) {
    const Release& release = file.releases[i];
    if (!release.note.empty()) continue;
    if (release.status != Status::withdrawn && release.status != Status::corrected) continue;
    findings.add(
        i, "It is " + std::string(to_string(release.status)) + ", but no note tells readers why.");
  }
}

}  // namespace dateline
