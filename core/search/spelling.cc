// The nearest spellings: Vocabulary::nearest of words.h. Apart from the rest, since every word of
// the dictionary that is about as long passes through here.

#include <algorithm>
#include <limits>

#include "base/sort.h"
#include "search/words.h"
#include "text/utf8.h"

namespace dateline {
namespace {

void read_code_points(std::string_view text, std::u32string& points) {
  points.clear();
  for (std::size_t at = 0; at < text.size();) points.push_back(decode_utf8(text, at));
}

// The edit distances between one word and many others, which come in order: what a word shares with
// the one before it is not reckoned again.
class EditDistance {
 public:
  EditDistance(std::u32string_view word, std::uint32_t limit) : word_(word), limit_(limit) {
    rows_.resize(word.size() + 1);
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i] = static_cast<std::uint8_t>(i);
  }

  // At most `limit`, or anything above it.
  std::uint32_t to(std::u32string_view other) {
    const std::size_t width = word_.size() + 1;
    std::size_t same = 0;
    while (same < other.size() && same < other_.size() && other[same] == other_[same]) ++same;
    // Every word that goes on from here is too far away, too.
    if (same >= too_far_) return limit_ + 1;
    too_far_ = std::numeric_limits<std::size_t>::max();
    other_ = other;
    rows_.resize(width * (other.size() + 1));
    for (std::size_t row = same + 1; row <= other.size(); ++row) {
      std::uint8_t* now = rows_.data() + row * width;
      const std::uint8_t* above = now - width;
      now[0] = static_cast<std::uint8_t>(row);
      std::uint8_t least = now[0];
      for (std::size_t i = 1; i < width; ++i) {
        const bool equal = other[row - 1] == word_[i - 1];
        now[i] = std::min({static_cast<std::uint8_t>(above[i] + 1),
                           static_cast<std::uint8_t>(now[i - 1] + 1),
                           static_cast<std::uint8_t>(above[i - 1] + !equal)});
        if (row > 1 && i > 1 && other[row - 1] == word_[i - 2] && other[row - 2] == word_[i - 1]) {
          now[i] = std::min(now[i], static_cast<std::uint8_t>((above - width)[i - 2] + 1));
        }
        least = std::min(least, now[i]);
      }
      // Nor does a swap help later on: it costs one more than the row above, which has the limit at
      // least.
      if (least > limit_) {
        too_far_ = row;
        return limit_ + 1;
      }
    }
    return rows_[width * other.size() + width - 1];
  }

 private:
  std::u32string_view word_;
  std::uint32_t limit_;
  std::u32string other_;
  std::vector<std::uint8_t> rows_;  // of other_, word_.size() + 1 each
  std::size_t too_far_ =
      std::numeric_limits<std::size_t>::max();  // letters of other_ with which all is too far
};

constexpr std::size_t least_letters = 5, one_edit_letters = 7, most_spellings = 3;

}  // namespace

// Passes all words on whose length is within `limit` of that of `letters`, and that begin with the
// same letter or with another.
void Vocabulary::each_word_like(std::u32string_view letters, std::uint32_t limit, bool same_first,
                                UseWord use) const {
  std::string first;
  append_utf8(first, letters[0]);
  if (const TermTable* spellings = index_.spellings()) {
    const auto least = static_cast<char>(letters.size() - limit);
    const auto most = static_cast<char>(letters.size() + limit);
    for (char length = least; length <= most; ++length)
      spellings->want(same_first ? first + length : "");
    if (index_.incomplete()) return;
    for (auto at = spellings->seek(same_first ? first + least : ""); at.valid(); at.next()) {
      const std::string_view key = at.term().text;
      std::size_t begin = 0;
      decode_utf8(key, begin);
      const char length = begin < key.size() ? key[begin] : '\0';
      const bool same = key.substr(0, begin) == first;
      if (same_first && (!same || length > most)) break;
      if (same == same_first && length >= least && length <= most)
        use(key.substr(begin + 1), at.term().release_count);
    }
    return;
  }
  for (auto at = index_.seek(same_first ? first : ""); at.valid(); at.next()) {
    const bool same = at.term().text.starts_with(first);
    if (same == same_first) use(at.term().text, at.term().release_count);
    if (same_first && !same) break;
  }
}

std::vector<Word> Vocabulary::nearest(std::string_view term,
                                      FunctionRef<bool(const TermEntry&)> may_use) {
  std::vector<Word> best;
  std::u32string letters, other;
  read_code_points(without_marks(term), letters);
  if (letters.size() < least_letters || term.find_first_of("0123456789") != term.npos) return best;
  const std::uint32_t limit = letters.size() <= one_edit_letters ? 1 : 2;
  for (const bool same_first : {true, false}) {
    EditDistance distance(letters, limit);
    std::vector<std::string> words;
    std::vector<std::uint64_t> ranks;  // of each, the smaller the better: edits, then how rare
    each_word_like(letters, limit, same_first, [&](std::string_view text, std::uint32_t count) {
      read_code_points(without_marks(text), other);
      if (other.size() + limit < letters.size() || other.size() > letters.size() + limit) return;
      const std::uint32_t edits = distance.to(other);
      if (edits > limit) return;
      words.emplace_back(text);
      ranks.push_back(std::uint64_t{edits} << 32 | (0xffffffffu - count));
    });
    std::vector<std::uint32_t> order(words.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    sort_numbers(order, [&](std::uint32_t a, std::uint32_t b) {
      return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : words[a] < words[b];
    });
    std::uint64_t fewest = 0;  // edits
    for (const std::uint32_t i : order) {
      const std::uint64_t edits = ranks[i] >> 32;
      if (!best.empty() && edits != fewest) break;  // only the fewest
      const std::optional<TermEntry> entry = index_.find(words[i]);
      if (!entry || !may_use(*entry)) continue;
      fewest = edits;
      best.push_back({*entry, word_weights.spelling[edits > 1]});
      if (best.size() == most_spellings) break;
    }
    if (!best.empty() || index_.incomplete()) break;
  }
  return best;
}

}  // namespace dateline
