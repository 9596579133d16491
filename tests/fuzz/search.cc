// Any bytes as a request over a small archive: no crash, and an answer or an error.

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "engine/engine.h"
#include "engine/response_json.h"
#include "text/utf8.h"

namespace {

// Releases in languages that are stemmed, that keep marks, and that have no spaces; translations, a
// tombstone, and one that is hidden until its hour.
constexpr std::uint32_t all_groups = 9;
constexpr std::string_view feed =
    R"([{"id":"1","title":"Art competition in Jamaica","date_published":"2021-07-21","language":"en","summary":"An \"open\" call","content_text":"Young people paint the sea. Migrants, migration: COVID-19 and 10,000 shelters sheltered 2,500 people in the U.S.","tags":["Art","Climate change"],"_dateline":{"places":["Jamaica","Saint Lucia"],"source":"IOM Jamaica"}},)"
    R"({"id":"2","title":"Concurso de arte: las migraciones","date_published":"2021-07","language":"es","content_text":"Una migración, refugio y refugios.","_dateline":{"translation_of":"1"}},)"
    R"({"id":"3","title":"Secret hideaway","_dateline":{"embargo_until":"2030-01-01T00:00:00Z"}},)"
    R"({"id":"4","title":"Gone","_dateline":{"status":"withdrawn","note":"By mistake"}},)"
    R"({"id":"5","title":"Thành Nghiêng và nghiễng","date_published":"2019","language":"vi","content_text":"Việt Nam viet nam","_dateline":{"places":["Việt Nam"]}},)"
    R"({"id":"6","title":"残疾人权利公约","date_published":"2020-02-29","language":"zh","content_text":"权利 migration 公约"},)"
    R"({"id":"7","title":"สิทธิผู้ย้ายถิ่น","language":"th","date_published":"2018-01-02"},)"
    R"({"id":"8","title":"الهجرة والمهاجرون","language":"ar","date_published":"2017-05-06","content_text":"هجرة هِجْرَة"},)"
    R"({"id":"9","title":"L’aide aux réfugiés","language":"fr","date_published":"2016-03","content_text":"D'abord l'aide, puis les migrants. Migration.","tags":["art"],"_dateline":{"source":"OIM"}},)"
    R"({"id":"10","title":"Art and shelter","content_text":"the sea, the sea, the sea; migrants paint shelters","date_published":"2021-01-01","_dateline":{"places":["Haiti"]}}])";

dateline::Engine make_engine() {
  const std::string bytes = std::string(feed) + std::string(dateline::feed_padding, '\0');
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
  const dateline::Archive& archive = engine.archive();
  if (response.total > all_groups || response.complete > response.total ||
      response.hits.size() > request->page_size) {
    std::abort();
  }
  std::set<std::uint32_t> groups;
  for (const dateline::Hit& hit : response.hits) {
    if (!archive.is_shown(hit.release, request->now)) std::abort();
    if (!groups.insert(archive.group(hit.release)).second) std::abort();
  }
  const std::string json = dateline::to_json(response, archive);
  if (dateline::valid_utf8_prefix(json) != json.size()) std::abort();
  return 0;
}
