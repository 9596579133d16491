#include "import/item_reader.h"

#include <algorithm>
#include <charconv>

#include "archive/release.h"
#include "import/message.h"
#include "text/fold.h"
#include "text/html_to_text.h"

namespace dateline {
namespace {

using Kind = JsonWalk::Kind;

constexpr std::int64_t seconds_a_day = 86400;

bool is_text(const JsonTree& tree) {
  return tree.kind == Kind::string || tree.kind == Kind::number;
}

// The day of an instant in seconds since 1970; unknown where that is no whole number, or not within
// the years 0 to 9999.
Date day_of_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  if (seconds < days_from_civil(0, 1, 1) * seconds_a_day ||
      seconds >= (days_from_civil(9999, 12, 31) + 1) * seconds_a_day)
    return {};
  const std::int64_t day =
      (seconds - (seconds % seconds_a_day + seconds_a_day) % seconds_a_day) / seconds_a_day;
  return {static_cast<std::int32_t>(day), Precision::day};
}

}  // namespace

std::string ItemReader::text(std::string_view path) {
  const JsonTree& tree = item_.at(path);
  if (is_text(tree)) return tree.text;
  if (tree.kind != Kind::null) note_kind(path, "text");
  return {};
}

std::string ItemReader::html_text(std::string_view path) { return html_to_text(text(path)); }

std::string ItemReader::web_url(std::string_view path) {
  std::string url = text(path);
  return is_web_url(url) ? url : std::string();
}

Date ItemReader::date(std::string_view path) {
  const JsonTree& tree = item_.at(path);
  const std::optional<Date> date = date_of(tree);
  if (date) return *date;
  if (!is_text(tree)) {
    if (tree.kind != Kind::null) note_kind(path, "a date");
  } else if (!tree.text.empty()) {
    note(path, quoted_begin(tree.text) + " is no date like 2021-08-17 or 2021-08-17T09:00:00.");
  }
  return {};
}

std::optional<bool> ItemReader::flag(std::string_view path) {
  const JsonTree& tree = item_.at(path);
  if (tree.text == "true" || tree.text == "1") return true;
  if (tree.text == "false" || tree.text == "0") return false;
  if (tree.kind != Kind::null) note_kind(path, "true or false");
  return std::nullopt;
}

std::span<const JsonTree> ItemReader::list(std::string_view path) {
  const JsonTree& tree = item_.at(path);
  if (tree.kind == Kind::array) return tree.values;
  if (tree.kind != Kind::null) note_kind(path, "a list");
  return {};
}

std::vector<std::string> ItemReader::names(std::string_view path, std::string_view name) {
  std::vector<std::string> names;
  for (const JsonTree& each : list(path)) {
    const JsonTree& member = each[name];
    if (is_text(member)) names.push_back(html_to_text(member.text));
  }
  return names;
}

void ItemReader::note(std::string_view member, std::string message) {
  diagnostics_.push_back({number_, std::string(member), std::move(message)});
}

void ItemReader::note_kind(std::string_view path, std::string_view wanted) {
  note(path, std::string("Left out: it is not ").append(wanted).append("."));
}

std::optional<Date> date_of(const JsonTree& tree) {
  if (tree.kind == Kind::string) return parse_iso(tree.text);
  if (tree.kind != Kind::number) return std::nullopt;
  const Date day = day_of_seconds(tree.text);
  return day.known() ? std::optional(day) : std::nullopt;
}

bool has_word(std::string_view name, std::span<const std::string_view> words) {
  std::string folded;
  append_folded(name, folded);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (auto at = folded.cbegin(); at != folded.cend();) {
    const auto begin = std::find_if(at, folded.cend(), is_letter);
    at = std::find_if_not(begin, folded.cend(), is_letter);
    if (std::ranges::count(words, std::string_view(begin, at)) > 0) return true;
  }
  return false;
}

bool names_places(std::string_view name) {
  constexpr std::string_view words[] = {
      "country", "countries", "place",   "places",   "location",  "locations", "region",
      "regions", "pais",      "paises",  "pays",     "lieu",      "lieux",     "lugar",
      "lugares", "regiao",    "regioes", "regiones", "ubicacion",
  };
  return has_word(name, words);
}

}  // namespace dateline
