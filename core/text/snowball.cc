#include "text/snowball.h"

#include <runtime/api.h>
#include <src_c/stem_ISO_8859_1_dutch.h>
#include <src_c/stem_ISO_8859_1_english.h>
#include <src_c/stem_ISO_8859_1_french.h>
#include <src_c/stem_ISO_8859_1_portuguese.h>
#include <src_c/stem_ISO_8859_1_spanish.h>

namespace dateline {
namespace {

struct Algorithm {
  SN_env* (*create)();
  int (*stem)(SN_env*);
};

// In the order of StemLanguage.
constexpr Algorithm algorithms[stem_language_count] = {
    {english_ISO_8859_1_create_env, english_ISO_8859_1_stem},
    {spanish_ISO_8859_1_create_env, spanish_ISO_8859_1_stem},
    {french_ISO_8859_1_create_env, french_ISO_8859_1_stem},
    {portuguese_ISO_8859_1_create_env, portuguese_ISO_8859_1_stem},
    {dutch_ISO_8859_1_create_env, dutch_ISO_8859_1_stem},
};

const Algorithm& algorithm_of(StemLanguage language) {
  return algorithms[static_cast<std::size_t>(language)];
}

}  // namespace

void Snowball::Closer::operator()(SN_env* env) const { SN_close_env(env, 0); }

Snowball::Snowball(StemLanguage language)
    : language_(language), env_(algorithm_of(language).create()) {}

bool Snowball::stem(std::string& word) {
  if (env_ == nullptr) return false;
  const auto* letters = reinterpret_cast<const symbol*>(word.data());
  if (SN_set_current(env_.get(), static_cast<int>(word.size()), letters) < 0 ||
      algorithm_of(language_).stem(env_.get()) < 0) {
    env_.reset();  // left half changed
    return false;
  }
  word.assign(env_->p, env_->p + env_->l);
  return true;
}

}  // namespace dateline
