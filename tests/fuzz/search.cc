// Any bytes as a request over a small archive: no crash, and an answer or an error.

#include <cstdlib>
#include <string>

#include "engine/engine.h"
#include "engine/response_json.h"

namespace {

dateline::Engine make_engine() {
  const std::string feed =
      R"([{"id":"1","title":"Art competition in Jamaica","date_published":"2021-07-21","language":"en","content_text":"Young people paint the sea.","tags":["Art"],"_dateline":{"places":["Jamaica"]}},)"
      R"({"id":"2","title":"Concurso de arte","date_published":"2021-07","language":"es","_dateline":{"translation_of":"1"}},)"
      R"({"id":"3","title":"Secret","_dateline":{"embargo_until":"2030-01-01T00:00:00Z"}},)"
      R"({"id":"4","title":"Gone","_dateline":{"status":"withdrawn","note":"By mistake"}}])";
  const std::string bytes = feed + std::string(dateline::feed_padding, '\0');
  auto engine = dateline::Engine::open_feed(std::string_view(bytes).substr(0, feed.size()));
  if (!engine) std::abort();
  return std::move(engine).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dateline::Engine engine = make_engine();
  const auto request = dateline::parse_request({reinterpret_cast<const char*>(data), size});
  if (!request) return 0;
  const dateline::Response response = engine.run(request.value());
  if (response.total > 4 || response.hits.size() > request->page_size) std::abort();
  dateline::to_json(response, engine.archive());
  return 0;
}
