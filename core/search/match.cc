#include "search/match.h"

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

  // Takes the rarest word's places as where the phrase may begin, and drops those that another word does not agree with.
  void gather_phrase(const Clause& clause) {
    const std::uint32_t length = static_cast<std::uint32_t>(clause.terms.size());
    std::vector<std::vector<TermEntry>> words;  // for each term of the phrase
    std::uint32_t rarest = 0;
    for (std::uint32_t i = 0; i < length; ++i) {
      const bool prefix = clause.prefix && i + 1 == length;
      words.push_back(find_words(index_, clause.terms[i], prefix));
      if (words[i].empty()) return;
      if (!prefix && words[i][0].release_count < words[rarest][0].release_count) rarest = i;
    }
    std::vector<Occurrence> begins = find_begins(words[rarest][0], rarest);
    for (std::uint32_t i = 0; i < length && !begins.empty(); ++i) {
      if (i != rarest) keep_begins(words[i], i, begins);
    }
    for (const Occurrence& begin : begins) {
      const std::size_t field = begin.field();
      evidence_.add(begin.release, field_weights_[field][index_.lengths(begin.release)[field]]);
    }
  }

  // Where a phrase would begin that has `word` as its word number `offset`. Ascending.
  std::vector<Occurrence> find_begins(const TermEntry& word, std::uint32_t offset) const {
    std::vector<Occurrence> begins;
    PostingsReader postings = index_.postings(word);
    while (postings.next_block()) {
      for (std::size_t i = 0; i < postings.releases().size(); ++i) {
        for (std::uint32_t place : postings.places(i)) {
          if ((place & Occurrence::max_position) >= offset) begins.push_back({postings.releases()[i], place - offset});
        }
      }
    }
    return begins;
  }

  // Keeps those of `begins`, ascending, from where one of `words` is `offset` words on.
  void keep_begins(const std::vector<TermEntry>& words, std::uint32_t offset, std::vector<Occurrence>& begins) const {
    std::vector<bool> kept(begins.size(), false);
    for (const TermEntry& word : words) {
      PostingsReader postings = index_.postings(word);
      std::size_t at = 0;  // in begins
      while (at < begins.size() && postings.next_block_from(begins[at].release)) {
        const std::span<const std::uint32_t> releases = postings.releases();
        for (std::size_t i = 0; i < releases.size(); ++i) {
          while (at < begins.size() && begins[at].release < releases[i]) ++at;
          if (at == begins.size()) break;
          if (begins[at].release != releases[i]) continue;
          for (std::uint32_t place : postings.places(i)) {
            while (at < begins.size() && begins[at].release == releases[i] && begins[at].place + offset < place) ++at;
            if (at == begins.size() || begins[at].release != releases[i]) break;
            if (begins[at].place + offset == place) kept[at] = true;
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

  const IndexView& index_;
  Evidence evidence_;
  std::array<std::array<double, 256>, field_count> field_weights_;
};

}  // namespace

Matches match(const IndexView& index, const Query& query) { return Matcher(index).match(query); }

}  // namespace dateline
