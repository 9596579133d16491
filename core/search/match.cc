#include "search/match.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

#include "base/math.h"

namespace dateline {
namespace {

// The words that one term of a clause stands for: itself, and where it is a prefix all that it begins.
std::vector<TermEntry> find_words(const IndexView& index, std::string_view term, bool prefix) {
  std::vector<TermEntry> words;
  for (auto at = index.seek(term); at.valid() && at.term().text.starts_with(term); at.next()) {
    if (!prefix && at.term().text != term) break;
    words.push_back(at.term());
  }
  return words;
}

std::uint64_t count_postings(const std::vector<TermEntry>& words) {
  std::uint64_t count = 0;
  for (const TermEntry& word : words) count += word.release_count;
  return count;
}

// How often, by weight, each release has one clause.
class Evidence {
 public:
  explicit Evidence(std::uint32_t release_count) : weights_(release_count, 0) {}

  void add(std::uint32_t release, double weight) {
    if (weights_[release] == 0) releases_.push_back(release);
    weights_[release] += weight;
  }
  double weight(std::uint32_t release) const { return weights_[release]; }
  const std::vector<std::uint32_t>& releases() const { return releases_; }
  void clear() {
    for (std::uint32_t release : releases_) weights_[release] = 0;
    releases_.clear();
  }

 private:
  std::vector<double> weights_;
  std::vector<std::uint32_t> releases_;  // those with a weight, in order of first appearance
};

class Matcher {
 public:
  explicit Matcher(const IndexView& index) : index_(index), evidence_(index.release_count()) {
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

  Matches match(const Query& query) {
    const std::uint32_t count = index_.release_count();
    Matches matches;
    matches.scores.resize(count, 0);
    std::vector<std::uint8_t> having(count, 0);  // how many of the clauses a release has
    std::uint8_t wanted = 0;
    for (const Clause& clause : query.clauses) {
      if (clause.excluded) continue;
      ++wanted;
      gather(clause);
      if (evidence_.releases().empty()) matches.notes.push_back({"unknown-word", clause.text});
      const double df = static_cast<double>(evidence_.releases().size());
      const double idf = natural_log(1 + (count - df + 0.5) / (df + 0.5));
      for (std::uint32_t release : evidence_.releases()) {
        const double weight = evidence_.weight(release);
        matches.scores[release] += idf * weight * (ranking.saturation + 1) / (weight + ranking.saturation);
        ++having[release];
      }
      evidence_.clear();
    }
    for (std::uint8_t& each : having) each = each == wanted;
    for (const Clause& clause : query.clauses) {
      if (!clause.excluded) continue;
      gather(clause);
      for (std::uint32_t release : evidence_.releases()) having[release] = 0;
      evidence_.clear();
    }
    matches.matched = std::move(having);
    return matches;
  }

 private:
  // Fills evidence_ with what the releases have of one clause.
  void gather(const Clause& clause) {
    if (clause.terms.size() == 1) {
      for (const TermEntry& word : find_words(index_, clause.terms[0], clause.prefix)) {
        gather_word(word, word.text == clause.terms[0] ? 1 : ranking.prefix_weight);
      }
    } else {
      gather_phrase(clause);
    }
  }

  void gather_word(const TermEntry& word, double weight) {
    constexpr std::size_t text = static_cast<std::size_t>(Field::text);
    PostingsReader postings = index_.postings(word);
    while (postings.next_block()) {
      const std::span<const std::uint32_t> releases = postings.releases();
      for (std::size_t i = 0; i < releases.size(); ++i) {
        const Frequencies& frequencies = postings.frequencies(i);
        const std::uint8_t* lengths = index_.lengths(releases[i]);
        double sum = 0;
        if (postings.text_only(i)) {
          sum = frequencies[text] * field_weights_[text][lengths[text]];
        } else {
          for (std::size_t field = 0; field < field_count; ++field) {
            sum += frequencies[field] * field_weights_[field][lengths[field]];
          }
        }
        evidence_.add(releases[i], weight * sum);
      }
    }
  }

  // Takes the rarest word's places as where the phrase may begin, and keeps those that every other word agrees with.
  void gather_phrase(const Clause& clause) {
    struct Part {
      std::uint32_t offset;  // from the first word of the phrase
      std::vector<TermEntry> words;
      std::uint64_t count;
    };
    std::vector<Part> parts;
    for (std::uint32_t i = 0; i < clause.terms.size(); ++i) {
      std::vector<TermEntry> words = find_words(index_, clause.terms[i], clause.prefix && i + 1 == clause.terms.size());
      if (words.empty()) return;
      const std::uint64_t count = count_postings(words);
      parts.push_back({i, std::move(words), count});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.count < b.count; });

    std::vector<Occurrence> begins = find_begins(parts[0].words, parts[0].offset, nullptr);
    for (std::size_t i = 1; i < parts.size() && !begins.empty(); ++i) {
      const std::vector<Occurrence> also = find_begins(parts[i].words, parts[i].offset, &begins);
      std::vector<Occurrence> both;
      std::set_intersection(begins.begin(), begins.end(), also.begin(), also.end(), std::back_inserter(both), before);
      begins = std::move(both);
    }
    for (const Occurrence& begin : begins) {
      const std::size_t field = begin.field();
      evidence_.add(begin.release, field_weights_[field][index_.lengths(begin.release)[field]]);
    }
  }

  static bool before(const Occurrence& a, const Occurrence& b) {
    return a.release != b.release ? a.release < b.release : a.place < b.place;
  }

  // Where a phrase would begin that has one of `words` as its word number `offset`; only in releases of `within`, where
  // that is given. Ascending.
  std::vector<Occurrence> find_begins(const std::vector<TermEntry>& words, std::uint32_t offset,
                                      const std::vector<Occurrence>* within) const {
    std::vector<Occurrence> begins;
    for (const TermEntry& word : words) {
      PostingsReader postings = index_.postings(word);
      std::size_t wanted = 0;  // in `within`
      const auto next_block = [&] {
        if (within == nullptr) return postings.next_block();
        return wanted < within->size() && postings.next_block_from((*within)[wanted].release);
      };
      while (next_block()) {
        const std::span<const std::uint32_t> releases = postings.releases();
        for (std::size_t i = 0; i < releases.size(); ++i) {
          if (within != nullptr) {
            while (wanted < within->size() && (*within)[wanted].release < releases[i]) ++wanted;
            if (wanted == within->size()) break;
            if ((*within)[wanted].release != releases[i]) continue;
          }
          for (std::uint32_t place : postings.places(i)) {
            Occurrence begin;
            begin.release = releases[i];
            begin.place = place - offset;
            if ((place & Occurrence::max_position) >= offset) begins.push_back(begin);
          }
        }
      }
    }
    if (words.size() > 1) std::sort(begins.begin(), begins.end(), before);
    return begins;
  }

  const IndexView& index_;
  Evidence evidence_;
  std::array<std::array<double, 256>, field_count> field_weights_;
};

}  // namespace

Matches match(const IndexView& index, const Query& query) { return Matcher(index).match(query); }

}  // namespace dateline
