// Snowball's algorithms (snowballstem.org), behind what stemmer.h makes of them. Native programs
// link their C (snowball.cc), which comes unchanged from npm's node-snowball. In browsers each is a
// module of its own, made of the same C, that comes where an archive has the language
// (wasm/snowball.cc).

#ifndef DATELINE_TEXT_SNOWBALL_H_
#define DATELINE_TEXT_SNOWBALL_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

struct SN_env;  // Snowball's state

namespace dateline {

enum class StemLanguage : std::uint8_t { english, spanish, french, portuguese, dutch };
inline constexpr std::size_t stem_language_count = 5;

// The letters of a word that is to be stemmed, at most, and those of its stem: hardly any grows.
inline constexpr std::size_t most_stemmed = 64, most_stem = 80;

class Snowball {
 public:
  explicit Snowball(StemLanguage language);

  // Makes its stem of a word of at most `most_stemmed` letters, both in ISO 8859-1. False, and the
  // word is as it was, where memory has run out, or in a browser where the language's module is not
  // here: that is noted, and no answer holds that was reckoned without it.
  bool stem(std::string& word);

 private:
  struct Closer {
    void operator()(SN_env* env) const;
  };

  StemLanguage language_;
  std::unique_ptr<SN_env, Closer> env_;
};

}  // namespace dateline

#endif  // DATELINE_TEXT_SNOWBALL_H_
