#include "index/writer.h"

#include <limits>
#include <memory>
#include <utility>

#include "base/string_table.h"
#include "index/dictionary.h"
#include "index/postings.h"
#include "index/view.h"
#include "text/analyzer.h"
#include "text/language.h"

namespace dateline {
namespace {

// All words of all releases, in reading order: which term. The words of one value stand side by
// side, so where they are is kept once for all of them.
struct Words {
  struct Value {
    std::size_t end;  // behind its last word
    std::uint32_t release;
    std::uint32_t place;  // of its first word, as Occurrence::place
  };
  std::vector<std::uint32_t> terms;
  std::vector<Value> values;
};

class FieldReader {
 public:
  FieldReader(StringTable& table, Words& words) : table_(table), words_(words) {}

  // For the releases to come.
  void set_marks(Marks marks) { marks_ = marks; }

  void begin(std::uint32_t release, Field field) {
    release_ = release;
    field_ = field;
    base_ = 0;
    length_ = 0;
  }

  // Adds a value of the field; a field may have several.
  void read(std::string_view text) {
    const std::size_t begin = words_.terms.size();
    Analyzer analyzer(text, marks_);
    std::uint32_t position = base_;
    for (Term term; position <= Occurrence::max_position && analyzer.next(term); ++position) {
      words_.terms.push_back(table_.add(term.text));
    }
    const auto count = static_cast<std::uint32_t>(words_.terms.size() - begin);
    words_.values.push_back({words_.terms.size(), release_, Occurrence::make_place(field_, base_)});
    base_ = position + value_gap;
    length_ += count;
  }

  // Terms of the field so far.
  std::uint32_t length() const { return length_; }

 private:
  StringTable& table_;
  Words& words_;
  std::uint32_t release_ = 0;
  Field field_ = Field::title;
  Marks marks_ = Marks::folded;
  std::uint32_t base_ = 0;
  std::uint32_t length_ = 0;
};

// Puts the words of `value`, of which `next` is the first, where their terms' next words go.
void scatter(const Words& words, const Words::Value& value, std::size_t next, std::uint32_t* ends,
             Occurrence* by_term) {
  for (std::uint32_t place = value.place; next < value.end; ++next, ++place) {
    by_term[ends[words.terms[next]]++] = {value.release, place};
  }
}

// How a release is to be analysed: in the language that it says it is in, or else in the one that
// its words tell.
std::uint8_t language_of(const Archive& archive, std::uint32_t release) {
  std::string_view tag = archive.value(Facet::language, release);
  if (tag.empty()) {
    const std::string_view text = archive.text(release);
    tag = detect_language(text.empty() ? archive.summary(release) : text);
  }
  if (tag.empty()) tag = detect_language(archive.title(release));
  return analysis_language(tag);
}

// A function that is called often and never inlined. In V8 the first, slow code of a WebAssembly
// function runs until its call ends, so loops over all words are better functions of their own; but
// the optimiser for size inlines whatever it sees called in one place only.
template <class Function>
Function* apart(Function* function) {
  Function* volatile hidden = function;
  return hidden;
}

}  // namespace

Result<IndexBytes> write_index(const Archive& archive, std::uint32_t begin, std::uint32_t end) {
  IndexBytes index;
  StringTable table;
  Words words;
  IndexHeader header;
  header.release_count = end - begin;

  // 1. Every word, in reading order. Words are rarely shorter than six bytes on average, the space
  // behind them counted.
  std::size_t expected = 0;
  for (std::uint32_t release = begin; release < end; ++release)
    expected += archive.text(release).size() / 6;
  words.terms.reserve(expected);
  FieldReader reader(table, words);
  const auto end_field = [&](std::size_t field) {
    index.lengths.push_back(encode_length(reader.length()));
    header.length_sums[field] += reader.length();
  };
  for (std::uint32_t release = begin; release < end; ++release) {
    const std::uint8_t language = language_of(archive, release);
    index.languages.push_back(language);
    reader.set_marks(marks_of(language));
    const auto text = [&](Field field, std::string_view value) {
      reader.begin(release - begin, field);
      reader.read(value);
      end_field(static_cast<std::size_t>(field));
    };
    const auto values = [&](Field field, const FacetColumn& facet) {
      reader.begin(release - begin, field);
      for (std::uint32_t value : facet.of_release[release]) reader.read(facet.values[value]);
      end_field(static_cast<std::size_t>(field));
    };
    text(Field::title, archive.title(release));
    text(Field::summary, archive.summary(release));
    text(Field::text, archive.text(release));
    values(Field::places, archive.facet(Facet::place));
    values(Field::topics, archive.facet(Facet::topic));
  }
  if (words.terms.size() > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorCode::too_large, "The archive has more than 4,294,967,295 words; split it."};
  }

  // 2. The same, by term: a counting sort keeps reading order within each.
  const std::vector<std::uint32_t> order = table.sorted();
  // First counts, then where each term's next word goes.
  std::vector<std::uint32_t> ends(table.size());
  for (std::uint32_t term : words.terms) ++ends[term];
  std::uint32_t place = 0;
  for (std::uint32_t term : order) place += std::exchange(ends[term], place);
  // Not zeroed first.
  const std::unique_ptr<Occurrence[]> by_term(new Occurrence[words.terms.size()]);
  const auto scatter_value = apart(scatter);
  std::size_t next = 0;
  for (const Words::Value& value : words.values) {
    scatter_value(words, value, next, ends.data(), by_term.get());
    next = value.end;
  }
  words = Words();

  // 3. Postings and dictionary.
  const auto write_list = apart(write_postings);
  DictionaryWriter dictionary;
  place = 0;
  for (std::uint32_t term : order) {
    const std::size_t postings_begin = index.postings.size();
    const std::size_t positions_begin = index.positions.size();
    const std::uint32_t count =
        write_list(std::span<const Occurrence>(by_term.get() + place, ends[term] - place),
                   index.postings, index.positions);
    dictionary.add(table[term], count,
                   static_cast<std::uint32_t>(index.postings.size() - postings_begin),
                   static_cast<std::uint32_t>(index.positions.size() - positions_begin));
    place = ends[term];
  }
  std::move(dictionary).finish(index.directory, index.dictionary);
  if (index.postings.size() > std::numeric_limits<std::uint32_t>::max() ||
      index.positions.size() > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorCode::too_large, "The index is over 4 GB; split the archive."};
  }

  for (std::uint8_t language : index.languages) header.languages |= 1u << language;
  index.header = header.write();
  return index;
}

}  // namespace dateline
