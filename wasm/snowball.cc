// core/text/snowball.h where each algorithm is a module of its own (stemmer.c): a call goes by
// JavaScript (stemmers.js), a word there and its stem back, in a tenth of a microsecond.

#include "text/snowball.h"

// In stemmers.js. The word of `size` letters at `word` becomes its stem, for which there is room
// for most_stem letters: how many these are, or -1 as stem() says false.
extern "C" int dateline_stem(unsigned language, char* word, std::size_t size);

namespace dateline {

void Snowball::Closer::operator()(SN_env*) const {}

Snowball::Snowball(StemLanguage language) : language_(language) {}

bool Snowball::stem(std::string& word) {
  const std::size_t size = word.size();
  word.resize(most_stem);
  const int stem = dateline_stem(static_cast<unsigned>(language_), word.data(), size);
  word.resize(stem < 0 ? size : static_cast<std::size_t>(stem));
  return stem >= 0;
}

}  // namespace dateline
