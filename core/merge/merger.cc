#include "merge/merger.h"

#include <algorithm>
#include <numeric>

#include "archive/builder.h"
#include "feed/read_feed.h"
#include "feed/write_feed.h"
#include "merge/canonical_url.h"
#include "text/analyzer.h"
#include "text/language.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t least_words = 20;
constexpr std::int32_t most_days_to_copy = 31;

// The number of an address that several releases have.
constexpr std::uint32_t shared = KeyTable::none - 1;

// FNV-1a (Fowler, Noll and Vo), 64 bits, with the last step of MurmurHash3, which mixes all bits.
class Hash {
 public:
  explicit Hash(char kind) { add_byte(kind); }

  // Whatever is added next stands apart from `text`.
  Hash& add(std::string_view text) {
    for (char c : text) add_byte(c);
    add_byte('\xff');  // in no UTF-8
    return *this;
  }

  std::uint64_t value() const {
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 33) * 0xff51afd7ed558ccdULL;
    mixed = (mixed ^ mixed >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return mixed ^ mixed >> 33;
  }

 private:
  void add_byte(char c) { state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

// Adds the folded words of `text`, and gives how many there are.
std::size_t add_words(Hash& hash, std::string_view text) {
  Analyzer analyzer(text);
  std::size_t count = 0;
  for (Term term; analyzer.next(term); ++count) hash.add(term.text);
  return count;
}

std::uint64_t words_of(std::string_view text) {
  Hash hash('w');
  add_words(hash, text);
  return hash.value();
}

std::string_view body_of(const Release& release) {
  return release.text.empty() ? release.summary : release.text;
}

std::string_view source_of(const Release& release) {
  return release.sources.empty() ? std::string_view() : std::string_view(release.sources[0]);
}

std::string_view primary_language(const Release& release) {
  return std::string_view(release.language).substr(0, release.language.find('-'));
}

bool other_language(const Release& a, const Release& b) {
  const std::string_view one = primary_language(a), two = primary_language(b);
  return !one.empty() && !two.empty() && one != two;
}

// A UUID, alone or with something behind a slash.
bool is_uuid(std::string_view id) {
  constexpr std::size_t size = 36;
  if (id.size() < size || (id.size() > size && id[size] != '/')) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool fits =
        dash ? id[i] == '-'
             : std::string_view("0123456789abcdefABCDEF").find(id[i]) != std::string_view::npos;
    if (!fits) return false;
  }
  return true;
}

// Whether ids of this form name one thing in the world.
bool is_global(std::string_view id) {
  return id.find("://") != std::string_view::npos || id.starts_with("tag:") ||
         id.starts_with("urn:") || is_uuid(id);
}

// Whether the id of `release` is made from its date and title, by tidy or by an importer.
bool has_made_id(const Release& release) {
  const std::string day = to_iso(release.published);
  std::string_view id = release.id;
  if (day.empty()) return id.starts_with('/') || id.starts_with("undated-");
  if (!id.starts_with(day)) return false;
  id.remove_prefix(day.size());
  return id.starts_with('/') || id.starts_with('-');
}

std::string made_id(const Release& release) {
  Release unnamed;
  unnamed.title = release.title;
  unnamed.text = release.text.substr(0, 200);
  unnamed.published = release.published;
  tidy(unnamed);
  return unnamed.id;
}

// "" for what is no address, and for front pages.
std::string address(std::string_view url) {
  std::string canonical = canonical_url(url);
  if (canonical.find_first_of("/?") == std::string::npos) canonical.clear();
  return canonical;
}

std::string_view host_of(std::string_view canonical) {
  return canonical.substr(0, canonical.find_first_of("/?"));
}

bool id_is_address(const Release& release) {
  return is_web_url(release.id) && release.id.find('#') == std::string::npos &&
         canonical_url(release.id) == canonical_url(release.url);
}

bool has_own_id(const Release& release) { return !id_is_address(release) && !has_made_id(release); }

std::uint64_t address_key(std::string_view canonical) { return Hash('a').add(canonical).value(); }

// Of an id in a source, with or without the name of the source before it.
std::uint64_t id_key(std::string_view source, std::string_view id) {
  if (is_global(id)) return Hash('g').add(id).value();
  if (!source.empty() && id.starts_with(source) && id.substr(source.size()).starts_with('/'))
    id.remove_prefix(source.size() + 1);
  return Hash('i').add(source).add(id).value();
}

std::uint64_t file_key(std::uint32_t file, std::string_view id) {
  return Hash('f').add(std::to_string(file)).add(id).value();
}

std::uint64_t output_key(std::string_view id) { return Hash('o').add(id).value(); }

// None where there are too few words.
std::optional<std::uint64_t> text_key(const Release& release) {
  Hash hash('t');
  const std::string_view body = body_of(release);
  hash.add(release.language.empty() ? detect_language(body) : primary_language(release));
  const std::size_t words = add_words(hash, release.title);
  if (words + add_words(hash, body) < least_words) return std::nullopt;
  return hash.value();
}

// None without a title or an exact day.
std::optional<std::uint64_t> title_key(const Release& release) {
  if (release.title.empty() || release.published.precision != Precision::day) return std::nullopt;
  Hash hash('d');
  hash.add(source_of(release)).add(to_iso(release.published));
  if (add_words(hash, release.title) == 0) hash.add(release.title);
  return hash.value();
}

bool equal_titles(const Release& a, const Release& b) {
  if (a.title.empty() && b.title.empty()) return words_of(body_of(a)) == words_of(body_of(b));
  return a.title == b.title || (!a.title.empty() && words_of(a.title) == words_of(b.title));
}

bool equal_texts(const Release& a, const Release& b) {
  return words_of(body_of(a)) == words_of(body_of(b));
}

bool shows_something(const Release& release) {
  return release.status == Status::withdrawn || !release.title.empty() ||
         !release.summary.empty() || !release.text.empty() || !release.url.empty();
}

}  // namespace

Result<Release> parse_item(std::string_view item) {
  const std::string padded = std::string(item).append(feed_padding, '\0');
  std::optional<Release> parsed;
  const Result<FeedReport> report = read_feed(std::string_view(padded).substr(0, item.size()), {},
                                              [&parsed](Release& release, std::string&) {
                                                parsed = std::move(release);
                                                return true;
                                              });
  if (!report) return report.error();
  if (!parsed) return Error{ErrorCode::not_a_feed, "A kept release could not be read back."};
  return *std::move(parsed);
}

Result<bool> Merger::keep(Release release) {
  tidy(release);
  if (keys_.find(output_key(release.id)) != KeyTable::none) release.id = unused_id(release);
  const auto number = static_cast<std::uint32_t>(entries_.size());
  Result<bool> done = put(number, release);
  if (!done) return done;
  entries_[number].kept_hash = entries_[number].hash;
  keys_.set(output_key(release.id), number);
  add_keys(release, number);
  return true;
}

void Merger::begin_file() {
  ++file_;
  made_ids_.clear();
}

Result<std::optional<std::string>> Merger::add(Release release) {
  std::optional<std::string> remark = tidy(release);
  if (!shows_something(release))
    return std::optional<std::string>("Not taken: it has no title, summary, text or link.");
  enrich_(release);
  if (const std::string item = write_item(release); valid_utf8_prefix(item) < item.size())
    return std::optional<std::string>("Not taken: its text is not UTF-8.");

  const std::string id = release.id;
  Found found = find(release);
  if (!found) return found.error();
  std::optional<Match>& match = found.value();
  const auto number = match ? match->number : static_cast<std::uint32_t>(entries_.size());
  if (!match) {
    release.id = unused_id(release);
    keys_.set(output_key(release.id), number);
  }

  Reference reference{number, release.translation_of, file_key(file_, release.translation_of),
                      id_key(source_of(release), release.translation_of)};
  if (!reference.id.empty()) {
    Result<std::optional<std::string>> target = resolve(reference);
    if (!target) return target.error();
    if (target.value()) {
      release.translation_of = *target.value();
    } else {
      references_.push_back(std::move(reference));
    }
  }

  add_keys(release, number);
  if (match) {
    ++met_again_;
    release = combine(std::move(match->stored), std::move(release), match->meeting);
    enrich_(release);
    add_keys(release, number);
  }
  if (release.translation_of == release.id) release.translation_of.clear();
  if (!is_global(id) || release.id != id) keys_.set(file_key(file_, id), number);
  if (Result<bool> done = put(number, release); !done) return done.error();
  return remark;
}

Result<bool> Merger::finish() {
  for (const Reference& reference : references_) {
    Result<std::optional<std::string>> target = resolve(reference);
    if (!target) return target.error();
    if (!target.value()) continue;
    Result<std::string> item = store_.read(reference.number);
    if (!item) return item.error();
    Result<Release> release = parse_item(item.value());
    if (!release) return release.error();
    if (release->translation_of != reference.id) continue;  // a later version says otherwise
    release.value().translation_of = *target.value();
    if (release->translation_of == release->id) release.value().translation_of.clear();
    if (Result<bool> done = put(reference.number, release.value()); !done) return done;
  }
  references_.clear();
  return true;
}

std::vector<std::uint32_t> Merger::newest_first() const {
  std::vector<std::uint32_t> order(entries_.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    return entries_[a].day > entries_[b].day;
  });
  return order;
}

MergeCounts Merger::counts() const {
  MergeCounts counts;
  counts.met_again = met_again_;
  for (const Entry& entry : entries_) {
    if (entry.kept_hash == 0) {
      ++counts.added;
    } else if (entry.kept_hash == entry.hash) {
      ++counts.unchanged;
    } else {
      ++counts.updated;
    }
  }
  return counts;
}

Merger::Found Merger::find(Release& release) {
  if (is_global(release.id) && !id_is_address(release)) {
    Found found = find_by_id(release, &Merger::same_global_id);
    if (!found || found.value()) return found;
  }
  if (Found found = find_by_address(release); !found || found.value()) return found;
  if (id_is_address(release) && !has_own_name(release)) release.id = made_id(release);
  if (!is_global(release.id) && !has_made_id(release)) {
    Found found = find_by_id(release, &Merger::same_local_id);
    if (!found || found.value()) return found;
  }
  if (const std::optional<std::uint64_t> key = text_key(release)) {
    Found found = find_by_key(*key, release, &Merger::same_text);
    if (!found || found.value()) return found;
  }
  if (has_made_id(release)) {
    number_made_id(release);
    if (Found found = find_by_id(release, &Merger::same_made_id); !found || found.value())
      return found;
  }
  if (const std::optional<std::uint64_t> key = title_key(release))
    return find_by_key(*key, release, &Merger::same_title);
  return std::optional<Match>();
}

Merger::Found Merger::find_by_key(std::uint64_t key, const Release& release, Rule rule) {
  const std::uint32_t number = keys_.find(key);
  if (number == KeyTable::none || number == shared) return std::optional<Match>();
  Result<std::string> item = store_.read(number);
  if (!item) return item.error();
  Result<Release> stored = parse_item(item.value());
  if (!stored) return stored.error();
  if (!(this->*rule)(stored.value(), release, entries_[number].file == file_))
    return std::optional<Match>();
  const bool copy = rule == &Merger::same_text && source_of(stored.value()) != source_of(release);
  return std::optional<Match>(
      {number, std::move(stored).value(), copy ? Meeting::copy : Meeting::update});
}

// Also notes of an address that it names no release.
Merger::Found Merger::find_by_address(const Release& release) {
  for (std::string_view url : {release.url, release.id}) {
    const std::string canonical = address(url);
    if (canonical.empty()) continue;
    const std::uint64_t key = address_key(canonical);
    Found found = find_by_key(key, release, &Merger::same_address);
    if (!found || found.value()) return found;
    if (keys_.find(key) != KeyTable::none) keys_.set(key, shared);
  }
  return std::optional<Match>();
}

// Systems give all translations of a release one id. Where another release has the id it goes with
// the language.
Merger::Found Merger::find_by_id(Release& release, Rule rule) {
  const std::uint64_t key = id_key(source_of(release), release.id);
  Found found = find_by_key(key, release, rule);
  const bool taken = keys_.find(key) != KeyTable::none;
  if (!found || found.value() || !taken || release.language.empty()) return found;
  release.id.append("/").append(release.language);
  return find_by_key(id_key(source_of(release), release.id), release, rule);
}

// The second release of a file with the same made id gets a number behind its id, and so on: the
// same numbers whenever the file is read.
void Merger::number_made_id(Release& release) {
  const std::uint64_t key = Hash('m').add(source_of(release)).add(release.id).value();
  const std::uint32_t before = made_ids_.find(key);
  const std::uint32_t times = before == KeyTable::none ? 1 : before + 1;
  made_ids_.set(key, times);
  if (times > 1) release.id.append("/").append(std::to_string(times));
}

bool Merger::same_global_id(const Release& stored, const Release& release, bool) const {
  if (!other_language(stored, release)) return true;
  const std::string canonical = address(release.url);
  return !canonical.empty() && canonical == address(stored.url);
}

bool Merger::same_address(const Release& stored, const Release& release, bool same_file) const {
  if (equal_titles(stored, release)) return true;
  if (stored.id == release.id && has_own_id(release)) return true;
  return !same_file && !(has_own_id(stored) && has_own_id(release));
}

bool Merger::same_local_id(const Release& stored, const Release& release, bool same_file) const {
  if (!same_global_id(stored, release, same_file)) return false;
  const std::string one = canonical_url(stored.url), two = canonical_url(release.url);
  if (!one.empty() && !two.empty() && host_of(one) != host_of(two)) return false;
  return !release.sources.empty() || stored.published == release.published ||
         equal_titles(stored, release);
}

bool Merger::same_text(const Release& stored, const Release& release, bool) const {
  const Date one = stored.published, two = release.published;
  if (!one.known() || !two.known()) return true;
  const std::int32_t apart = std::max(one.first - last_day(two), two.first - last_day(one));
  return apart <= (source_of(stored) == source_of(release) ? 0 : most_days_to_copy);
}

bool Merger::same_made_id(const Release& stored, const Release& release, bool same_file) const {
  return !other_language(stored, release) && (!same_file || equal_texts(stored, release));
}

bool Merger::same_title(const Release& stored, const Release& release, bool same_file) const {
  return !(has_own_name(stored) && has_own_name(release)) &&
         same_made_id(stored, release, same_file);
}

// Whether an id or an address tells it from all others.
bool Merger::has_own_name(const Release& release) const {
  if (has_own_id(release)) return true;
  const std::string canonical = address(release.url);
  return !canonical.empty() && keys_.find(address_key(canonical)) != shared;
}

std::string Merger::unused_id(const Release& release) {
  const auto is_free = [this](std::string_view id) {
    return keys_.find(output_key(id)) == KeyTable::none;
  };
  if (is_free(release.id)) return release.id;
  const std::string_view source = source_of(release);
  if (!source.empty() && !is_global(release.id)) {
    std::string id = std::string(source).append("/").append(release.id);
    if (is_free(id)) return id;
  }
  const std::string made = made_id(release);
  std::string id = made;
  const std::uint64_t key = Hash('s').add(made).value();
  const std::uint32_t before = suffixes_.find(key);
  std::uint32_t number = before == KeyTable::none ? 1 : before;
  while (!is_free(id)) id = std::string(made).append("/").append(std::to_string(++number));
  suffixes_.set(key, number);
  return id;
}

// The id of the release that is meant, where it is there.
Result<std::optional<std::string>> Merger::resolve(const Reference& reference) {
  std::uint32_t number = keys_.find(reference.key_in_file);
  if (number == KeyTable::none) number = keys_.find(reference.key_in_source);
  if (number == KeyTable::none) return std::optional<std::string>();
  Result<std::string> item = store_.read(number);
  if (!item) return item.error();
  Result<Release> release = parse_item(item.value());
  if (!release) return release.error();
  return std::optional<std::string>(release->id);
}

Result<bool> Merger::put(std::uint32_t number, const Release& release) {
  const std::string item = write_item(release);
  const std::uint64_t hash = Hash('h').add(item).value() | 1;  // never 0
  if (number == entries_.size() || entries_[number].hash != hash) {
    if (Result<bool> written = store_.write(number, item); !written) return written;
  }
  if (number == entries_.size()) entries_.emplace_back();
  Entry& entry = entries_[number];
  entry.hash = hash;
  entry.day = release.published.first;
  entry.file = file_;
  return true;
}

void Merger::add_keys(const Release& release, std::uint32_t number) {
  for (std::string_view url : {release.url, release.id}) {
    const std::string canonical = address(url);
    if (canonical.empty()) continue;
    const std::uint64_t key = address_key(canonical);
    const std::uint32_t known = keys_.find(key);
    keys_.set(key, known == KeyTable::none || known == number ? number : shared);
  }
  if (!id_is_address(release)) keys_.set(id_key(source_of(release), release.id), number);
  if (const std::optional<std::uint64_t> key = text_key(release)) keys_.set(*key, number);
  if (const std::optional<std::uint64_t> key = title_key(release)) keys_.set(*key, number);
}

}  // namespace dateline
