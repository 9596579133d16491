// Debian's libstemmer, the same version of Snowball, is the oracle.

#include "text/stemmer.h"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <libstemmer.h>
#include <runtime/api.h>
#include <src_c/stem_ISO_8859_1_dutch.h>
#include <src_c/stem_ISO_8859_1_english.h>
#include <src_c/stem_ISO_8859_1_french.h>
#include <src_c/stem_ISO_8859_1_portuguese.h>
#include <src_c/stem_ISO_8859_1_spanish.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/analyzer.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// Loaded at run time: linked, its functions would meet those of the same names in our library.
class Libstemmer {
 public:
  Libstemmer(const char* language, const char* encoding)
      : stemmer_(function<decltype(sb_stemmer_new)>("sb_stemmer_new")(language, encoding)) {}
  ~Libstemmer() { function<decltype(sb_stemmer_delete)>("sb_stemmer_delete")(stemmer_); }
  Libstemmer(const Libstemmer&) = delete;

  bool loaded() const { return stemmer_ != nullptr; }

  std::string stem(const std::string& word) {
    static auto* stem = function<decltype(sb_stemmer_stem)>("sb_stemmer_stem");
    static auto* length = function<decltype(sb_stemmer_length)>("sb_stemmer_length");
    const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stemmed = stem(stemmer_, letters, static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(length(stemmer_))};
  }

 private:
  template <class F>
  static F* function(const char* name) {
    static void* const library = dlopen("libstemmer.so.0d", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
      ADD_FAILURE() << "needs libstemmer-dev: " << dlerror();
      std::abort();
    }
    return reinterpret_cast<F*>(dlsym(library, name));
  }

  sb_stemmer* stemmer_;
};

struct Language {
  StemLanguage number;
  const char* name;
  const char* tag;
  SN_env* (*create)();
  void (*close)(SN_env*);
  int (*stem)(SN_env*);
  const char* dictionary;             // Debian's word list
  std::vector<const char*> archives;  // collections of ../shared/corpora
};

#define SNOWBALL(name) \
  name##_ISO_8859_1_create_env, name##_ISO_8859_1_close_env, name##_ISO_8859_1_stem
const Language languages[stem_language_count] = {
    {StemLanguage::english,
     "english",
     "en",
     SNOWBALL(english),
     "american-english",
     {"bbc-ki", "scifact"}},
    {StemLanguage::spanish, "spanish", "es", SNOWBALL(spanish), "spanish", {"squad-es"}},
    {StemLanguage::french, "french", "fr", SNOWBALL(french), "french", {"piaf-fr"}},
    {StemLanguage::portuguese, "portuguese", "pt", SNOWBALL(portuguese), "portuguese", {}},
    {StemLanguage::dutch, "dutch", "nl", SNOWBALL(dutch), "dutch", {}},
};
#undef SNOWBALL

void PrintTo(const Language& language, std::ostream* out) { *out << language.name; }

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// In lower case as far as Latin-1 has it, which Snowball expects.
std::string lower(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = decode_utf8(word, at);
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7)) c += 0x20;
    append_utf8(out, c);
  }
  return out;
}

// The words, as they are written but in lower case: of the list that is ours, and of Debian's list
// and the collections where they are here.
std::set<std::string> words_of(const Language& language) {
  const std::filesystem::path root = DATELINE_ROOT;
  const std::string own = read(root / "tests/data/words" / (language.name + std::string(".txt")));
  EXPECT_FALSE(own.empty());
  std::string text = own + read(std::filesystem::path("/usr/share/dict") / language.dictionary);
  for (const char* archive : language.archives) {
    text += read(root / "../shared/corpora" / archive / "archive.ndjson");
  }
  std::set<std::string> words;
  Tokenizer tokens(text);
  for (Token token; tokens.next(token);) {
    words.insert(lower(std::string_view(text).substr(token.begin, token.end - token.begin)));
  }
  EXPECT_GT(words.size(), 400u);
  return words;
}

std::string folded(std::string_view word) {
  std::string out;
  append_folded(word, out);
  return out;
}

std::string from_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

// False where a letter is not in ISO 8859-1.
bool to_latin1(std::string_view word, std::string& out) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = decode_utf8(word, at);
    if (c > 0xff) return false;
    out.push_back(static_cast<char>(c));
  }
  return true;
}

bool is_plain(std::string_view word) {
  return word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos;
}

class EveryLanguage : public testing::TestWithParam<Language> {};
INSTANTIATE_TEST_SUITE_P(Stemmer, EveryLanguage, testing::ValuesIn(languages),
                         [](const auto& test) { return test.param.name; });

TEST_P(EveryLanguage, FoldedWordsHaveLibstemmersStems) {
  Libstemmer oracle(GetParam().name, "UTF_8");
  ASSERT_TRUE(oracle.loaded());
  Stemmer stemmer(GetParam().number);
  std::size_t compared = 0;
  for (const std::string& word : words_of(GetParam())) {
    const std::string plain = folded(word);
    if (!is_plain(plain) || plain.size() > 64) {
      EXPECT_EQ(stemmer.stem(plain), plain);
      continue;
    }
    std::string written = plain;
    internal::as_written(GetParam().number, written);
    written = from_latin1(written);
    if (GetParam().number != StemLanguage::portuguese) {
      EXPECT_EQ(folded(written), plain);
    }
    ASSERT_EQ(stemmer.stem(plain), folded(oracle.stem(written))) << word;
    ++compared;
  }
  EXPECT_GT(compared, 400u);
}

// The C that we compile, without our layer.
TEST_P(EveryLanguage, WrittenWordsHaveLibstemmersStems) {
  Libstemmer utf8(GetParam().name, "UTF_8");
  ASSERT_TRUE(utf8.loaded());
  SN_env* env = GetParam().create();
  ASSERT_NE(env, nullptr);
  std::size_t accented = 0;
  for (const std::string& word : words_of(GetParam())) {
    std::string latin1;
    if (!to_latin1(word, latin1)) continue;
    const auto* letters = reinterpret_cast<const symbol*>(latin1.data());
    ASSERT_EQ(SN_set_current(env, static_cast<int>(latin1.size()), letters), 0);
    ASSERT_GE(GetParam().stem(env), 0);
    const std::string_view stem(reinterpret_cast<const char*>(env->p),
                                static_cast<std::size_t>(env->l));
    ASSERT_EQ(from_latin1(stem), utf8.stem(word)) << word;
    accented += !is_plain(word);
  }
  EXPECT_GE(accented, GetParam().number == StemLanguage::english ? 0u : 5u);
  GetParam().close(env);
}

TEST_P(EveryLanguage, RandomWordsHaveLibstemmersStems) {
  Libstemmer oracle(GetParam().name, "UTF_8");
  ASSERT_TRUE(oracle.loaded());
  Stemmer stemmer(GetParam().number);
  std::mt19937 random(7);
  constexpr std::string_view often = "aeiouaeioyngstlrcdmv";
  for (int i = 0; i < 50000; ++i) {
    std::string word;
    for (std::size_t n = random() % 65; n > 0; --n) {
      word += random() % 4 == 0 ? static_cast<char>('a' + random() % 26)
                                : often[random() % often.size()];
    }
    std::string written = word;
    internal::as_written(GetParam().number, written);
    ASSERT_EQ(stemmer.stem(word), folded(oracle.stem(from_latin1(written)))) << word;
    ASSERT_EQ(stemmer.stem(word).empty(), word.empty()) << word;
  }
}

TEST_P(EveryLanguage, OtherWordsComeBackAsTheyAre) {
  Stemmer stemmer(GetParam().number);
  const std::string long_word = std::string(64, 'a') + "s";
  for (const std::string_view word : {"", "19", "covid19", "u.s", "été", "Running", "миграции",
                                      "人权", "\xff\xfe", "a\x01", long_word.c_str()}) {
    EXPECT_EQ(stemmer.stem(word), word);
  }
  EXPECT_EQ(stemmer.stem(std::string_view("s\0s", 3)), std::string_view("s\0s", 3));
}

TEST_P(EveryLanguage, CanBeMoved) {
  Stemmer first(GetParam().number);
  const std::string stem(first.stem("nationales"));
  Stemmer second = std::move(first);
  EXPECT_EQ(second.stem("nationales"), stem);
}

struct Forms {
  StemLanguage language;
  std::vector<const char*> words;  // of one stem when folded
};

TEST(Stemmer, AccentsThatEndingsTellArePutBack) {
  const Forms families[] = {
      {StemLanguage::english, {"organised", "organises", "organising", "organise"}},
      {StemLanguage::spanish, {"migración", "migraciones"}},
      {StemLanguage::spanish, {"reunión", "reuniones"}},
      {StemLanguage::spanish, {"recibían", "recibieron", "recibir"}},
      {StemLanguage::spanish, {"desplazado", "desplazados", "desplazada", "desplazadas"}},
      {StemLanguage::french, {"déplacé", "déplacés", "déplacée", "déplacées", "déplacer"}},
      {StemLanguage::french, {"créèrent", "créée"}},
      {StemLanguage::french, {"frontière", "frontières"}},
      {StemLanguage::french, {"communauté", "communautés"}},
      {StemLanguage::portuguese, {"migração", "migrações"}},
      {StemLanguage::portuguese, {"reunião", "reuniões"}},
      {StemLanguage::portuguese, {"internacional", "internacionais"}},
      {StemLanguage::portuguese, {"possível", "possíveis"}},
      {StemLanguage::portuguese, {"jovem", "jovens"}},
      {StemLanguage::portuguese, {"notável", "notáveis"}},
      {StemLanguage::dutch, {"vluchteling", "vluchtelingen"}},
  };
  for (const Forms& family : families) {
    Stemmer stemmer(family.language);
    const std::string stem(stemmer.stem(folded(family.words[0])));
    for (const char* word : family.words) EXPECT_EQ(stemmer.stem(folded(word)), stem) << word;
  }
}

TEST(Stemmer, OtherWordsStayApart) {
  Stemmer portuguese(StemLanguage::portuguese);
  const std::string bad(portuguese.stem("mal"));
  EXPECT_NE(portuguese.stem("mais"), bad);
  Stemmer spanish(StemLanguage::spanish);
  const std::string news(spanish.stem("noticia"));
  EXPECT_EQ(spanish.stem("noticias"), news);
}

TEST(Stemmer, TagsNameLanguages) {
  for (const Language& language : languages)
    EXPECT_EQ(stem_language(language.tag), language.number);
  EXPECT_EQ(stem_language("EN"), StemLanguage::english);
  EXPECT_EQ(stem_language("Pt-BR"), StemLanguage::portuguese);
  EXPECT_EQ(stem_language("fr-Latn-CA"), StemLanguage::french);
  for (const char* other : {"", "e", "-", "en_US", "eng", "ens-", "de", "und", "\xc5n", "\x05n"}) {
    EXPECT_EQ(stem_language(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace dateline
