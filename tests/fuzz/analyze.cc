// Any bytes as text: terms in order, inside the text, within their length, and folding them again
// changes nothing; with marks kept they begin with the same terms. Every stem is folded, too, and
// any text has a language or none.

#include <cstdlib>
#include <string>

#include "text/analyzer.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/stemmer.h"

namespace {

bool is_folded(std::string_view text) {
  std::string folded;
  dateline::append_folded(text, folded);
  return folded == text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  dateline::Stemmer stemmers[] = {dateline::Stemmer(dateline::StemLanguage::english),
                                  dateline::Stemmer(dateline::StemLanguage::spanish),
                                  dateline::Stemmer(dateline::StemLanguage::french),
                                  dateline::Stemmer(dateline::StemLanguage::portuguese),
                                  dateline::Stemmer(dateline::StemLanguage::dutch)};
  dateline::Analyzer analyzer(text), marked_analyzer(text, dateline::Marks::kept);
  dateline::Term marked;
  std::uint32_t begin = 0, position = 0;
  for (dateline::Term term; analyzer.next(term);) {
    if (term.begin < begin || term.end <= term.begin || term.end > size) std::abort();
    if (term.position != position++) std::abort();
    if (term.text.empty() || term.text.size() > dateline::max_term_bytes) std::abort();
    if (!is_folded(term.text)) std::abort();
    for (dateline::Stemmer& stemmer : stemmers) {
      if (!is_folded(stemmer.stem(term.text))) std::abort();
    }
    if (!marked_analyzer.next(marked) || marked.begin != term.begin) std::abort();
    if (marked.text.size() > dateline::max_term_bytes || !marked.text.starts_with(term.text))
      std::abort();
    begin = term.begin;
  }
  dateline::detect_language(text);
  return 0;
}
