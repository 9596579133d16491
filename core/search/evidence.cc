#include "search/evidence.h"

#include <algorithm>
#include <span>

#include "base/sort.h"
#include "search/match.h"

namespace dateline {
namespace {

bool in_field(ClauseField wanted, std::size_t field) {
  switch (wanted) {
    case ClauseField::any:
      return true;
    case ClauseField::title:
      return field == static_cast<std::size_t>(Field::title);
    case ClauseField::place:
      return field == static_cast<std::size_t>(Field::places);
    case ClauseField::topic:
      return field == static_cast<std::size_t>(Field::topics);
  }
  return false;
}

}  // namespace

Evidence::Evidence(const IndexView& index) : index_(index), weights_(index.release_count()) {
  for (std::size_t field = 0; field < field_count; ++field) {
    const double b = ranking.length_normalisation[field];
    const double average = index.average_length(static_cast<Field>(field));
    for (std::size_t code = 0; code < 256; ++code) {
      const double length = decode_length(static_cast<std::uint8_t>(code));
      const double norm = average > 0 ? 1 - b + b * length / average : 1;
      field_weights_[field][code] = ranking.weights[field] / norm;
    }
  }
}

void Evidence::clear() {
  for (std::uint32_t release : releases_) weights_[release] = 0;
  releases_.clear();
}

void Evidence::add_word(const Word& word, ClauseField wanted) {
  constexpr std::size_t text = static_cast<std::size_t>(Field::text);
  PostingsReader postings = index_.postings(word.entry);
  while (postings.next_block()) {
    const std::span<const std::uint32_t> releases = postings.releases();
    for (std::size_t i = 0; i < releases.size(); ++i) {
      if (!counts_in(index_, word, releases[i])) continue;
      const Frequencies& frequencies = postings.frequencies(i);
      const std::uint8_t* lengths = index_.lengths(releases[i]);
      double sum = 0;
      if (wanted == ClauseField::any && postings.text_only(i)) {
        sum = frequencies[text] * field_weights_[text][lengths[text]];
      } else {
        for (std::size_t field = 0; field < field_count; ++field) {
          if (in_field(wanted, field))
            sum += frequencies[field] * field_weights_[field][lengths[field]];
        }
      }
      if (sum > 0) add(releases[i], word.weight * sum);
    }
  }
}

// Takes the rarest term's places as where the phrase may begin, and drops those that another term
// does not agree with.
void Evidence::add_phrase(const std::vector<std::vector<Word>>& words, ClauseField field) {
  const std::uint32_t length = static_cast<std::uint32_t>(words.size());
  std::uint32_t rarest = 0;
  std::uint64_t fewest = ~std::uint64_t{0};
  for (std::uint32_t i = 0; i < length; ++i) {
    std::uint64_t releases = 0;
    for (const Word& word : words[i]) releases += word.entry.release_count;
    if (releases < fewest) {
      fewest = releases;
      rarest = i;
    }
  }
  std::vector<Occurrence> begins = find_begins(words[rarest], rarest, field);
  for (std::uint32_t i = 0; i < length && !begins.empty(); ++i) {
    if (i != rarest) keep_begins(words[i], i, begins);
  }
  for (const Occurrence& begin : begins) {
    const std::size_t at = begin.field();
    add(begin.release, field_weights_[at][index_.lengths(begin.release)[at]]);
  }
}

// Where a phrase would begin that has one of `words` as its word number `offset`. Ascending.
std::vector<Occurrence> Evidence::find_begins(const std::vector<Word>& words, std::uint32_t offset,
                                              ClauseField wanted) const {
  std::vector<Occurrence> begins;
  for (const Word& word : words) {
    PostingsReader postings = index_.postings_with_positions(word.entry);
    while (postings.next_block()) {
      for (std::size_t i = 0; i < postings.releases().size(); ++i) {
        const std::uint32_t release = postings.releases()[i];
        if (!counts_in(index_, word, release)) continue;
        for (std::uint32_t place : postings.places(i)) {
          const Occurrence occurrence{release, place};
          if (occurrence.position() >= offset && in_field(wanted, occurrence.field())) {
            begins.push_back({release, place - offset});
          }
        }
      }
    }
  }
  if (words.size() < 2) return begins;
  std::vector<std::uint32_t> order(begins.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  sort_numbers(order, [&](std::uint32_t a, std::uint32_t b) {
    return begins[a].release != begins[b].release ? begins[a].release < begins[b].release
                                                  : begins[a].place < begins[b].place;
  });
  std::vector<Occurrence> sorted;
  for (std::uint32_t i : order) sorted.push_back(begins[i]);
  return sorted;
}

// Keeps those of `begins`, ascending, from where one of `words` is `offset` words on.
void Evidence::keep_begins(const std::vector<Word>& words, std::uint32_t offset,
                           std::vector<Occurrence>& begins) const {
  std::vector<std::uint8_t> kept(begins.size(), 0);
  for (const Word& word : words) {
    PostingsReader postings = index_.postings_with_positions(word.entry);
    std::size_t at = 0;  // in begins
    while (at < begins.size() && postings.next_block_from(begins[at].release)) {
      const std::span<const std::uint32_t> releases = postings.releases();
      for (std::size_t i = 0; i < releases.size(); ++i) {
        // A phrase that ends in a beginning has very many words that few releases have.
        at = static_cast<std::size_t>(
            std::partition_point(
                begins.begin() + static_cast<std::ptrdiff_t>(at), begins.end(),
                [&](const Occurrence& begin) { return begin.release < releases[i]; }) -
            begins.begin());
        if (at == begins.size()) break;
        if (begins[at].release != releases[i] || !counts_in(index_, word, releases[i])) continue;
        for (std::uint32_t place : postings.places(i)) {
          while (at < begins.size() && begins[at].release == releases[i] &&
                 begins[at].place + offset < place)
            ++at;
          if (at == begins.size() || begins[at].release != releases[i]) break;
          if (begins[at].place + offset == place) kept[at] = 1;
        }
      }
    }
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    if (kept[i]) begins[count++] = begins[i];
  }
  begins.resize(count);
}

}  // namespace dateline
