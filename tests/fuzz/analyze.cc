// Any bytes as text: terms in order, inside the text, within their length, and folding them again changes nothing.

#include <cstdlib>
#include <string>

#include "text/analyzer.h"
#include "text/fold.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::Analyzer analyzer({reinterpret_cast<const char*>(data), size});
  std::uint32_t begin = 0, position = 0;
  for (dateline::Term term; analyzer.next(term);) {
    if (term.begin < begin || term.end <= term.begin || term.end > size) std::abort();
    if (term.position != position++) std::abort();
    if (term.text.empty() || term.text.size() > dateline::max_term_bytes) std::abort();
    std::string folded;
    dateline::append_folded(term.text, folded);
    if (folded != term.text) std::abort();
    begin = term.begin;
  }
  return 0;
}
