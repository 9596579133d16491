// A pack that lies: a root of any bytes, or parts that are changed, with the checksums that belong
// to them. No crash, and an answer or an error to every request.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "base/hash.h"
#include "core/pack/memory_pack.h"
#include "engine/request.h"
#include "engine/response_json.h"
#include "feed/read_feed.h"
#include "pack/reader.h"
#include "text/utf8.h"

namespace {

using dateline::Bytes;
using dateline::ByteSpan;

constexpr std::string_view feed =
    R"([{"id":"1","title":"Art competition in Jamaica","date_published":"2021-07-21","language":"en","summary":"An open call","content_text":"Young people paint the sea. Migrants, migration: shelters sheltered 2,500 people.","tags":["Art","Climate change"],"_dateline":{"places":["Jamaica","Saint Lucia"],"source":"IOM Jamaica"}},)"
    R"({"id":"2","title":"Concurso de arte","date_published":"2021-07","language":"es","content_text":"Una migración, refugio y refugios.","_dateline":{"translation_of":"1"}},)"
    R"({"id":"3","title":"Secret hideaway","_dateline":{"embargo_until":"2030-01-01T00:00:00Z"}},)"
    R"({"id":"4","title":"Gone","_dateline":{"status":"withdrawn","note":"By mistake"}},)"
    R"({"id":"5","title":"Việt Nam","date_published":"2019","language":"vi","content_text":"Việt Nam viet nam"},)"
    R"({"id":"6","title":"Art and shelter","content_text":"the sea, the sea; migrants paint shelters","date_published":"2021-01-01"}])";

dateline::Folder make_pack() {
  const std::string bytes = std::string(feed) + std::string(dateline::feed_padding, '\0');
  dateline::ArchiveBuilder builder;
  if (!dateline::read_feed(std::string_view(bytes).substr(0, feed.size()), {}, builder))
    std::abort();
  const dateline::Indexed indexed(std::move(builder).build());
  return dateline::write_folder(indexed, dateline::tiny);
}

// What is left of the input.
struct Input {
  const std::uint8_t* data;
  std::size_t size;

  std::uint8_t next() {
    if (size == 0) return 0;
    --size;
    return *data++;
  }
};

// Changes up to three bytes of a part.
Bytes changed(ByteSpan part, Input& input) {
  Bytes bytes(part.begin(), part.end());
  for (int n = input.next() % 4; n > 0 && !bytes.empty(); --n) {
    std::size_t at = input.next();
    at = (at << 8 | input.next()) % bytes.size();
    bytes[at] = static_cast<std::uint8_t>(bytes[at] + input.next());
  }
  return bytes;
}

void ask(dateline::PackReader& pack, const dateline::Folder& folder, std::string_view text,
         Input& input) {
  const dateline::Request request = dateline::parse_request(text).value();
  for (int round = 0; round < 8; ++round) {
    const std::vector<std::string> wanted = pack.plan(request);
    for (const std::string& name : wanted) {
      ByteSpan part = folder.part(name);
      if (part.size() < 4) part = ByteSpan(folder.files.at("all")).first(4);
      Bytes lie = changed(part.first(part.size() - 4), input);
      for (std::uint8_t kind = 0; kind < dateline::part_kinds; ++kind) {
        Bytes sealed = lie;
        dateline::put_u32(sealed, dateline::checksum(static_cast<dateline::PartKind>(kind), lie));
        if (pack.supply(name, sealed)) break;
      }
    }
    if (wanted.empty()) break;
  }
  const std::string json = dateline::to_json(pack.run(request), pack.archive());
  if (dateline::valid_utf8_prefix(json) != json.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const dateline::Folder folder = make_pack();
  Input input{data, size};
  Bytes root = changed(ByteSpan(folder.root).first(folder.root.size() - 4), input);
  if (input.next() % 2 == 1) root.assign(input.data, input.data + input.size);
  dateline::put_u32(root, dateline::fnv1a(root));
  auto pack = dateline::PackReader::open(root, 1000);
  if (!pack) return 0;
  for (const std::string_view request :
       {"", "q=sea", "q=art+refugios", "q=migratoin", "q=%22the+sea%22&sort=newest",
        "q=shelt&page=2&size=2", "open=1", "place=Jamaica&from=2020"}) {
    if (!dateline::parse_request(request)) std::abort();
    ask(*pack.value(), folder, request, input);
  }
  return 0;
}
