#include "pack_session.h"

#include <utility>
#include <vector>

#include "base/json_writer.h"
#include "engine/request.h"
#include "engine/response_json.h"

namespace dateline {
namespace {

// The last member.
void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
  json.key(key).begin_array();
  for (const std::string& name : names) json.string(name);
  json.end_array().end_object();
}

std::string not_open() { return to_json(Error{ErrorCode::not_ready, "The pack is not open yet."}); }

}  // namespace

std::string PackSession::open(ByteSpan root) {
  if (engine_) return to_json(Error{ErrorCode::not_ready, "The pack is open already."});
  Result<Engine> opened = Engine::open_pack(root);
  if (!opened) return to_json(opened.error());
  engine_ = std::move(opened).value();
  JsonWriter json;
  json.begin_object().key("scope").raw(to_json(engine_->scope(std::nullopt)));
  write_names(json, "files", engine_->files());
  return std::move(json).take();
}

std::string PackSession::supply(std::string_view part, ByteSpan bytes) {
  if (!engine_) return not_open();
  const Result<bool> supplied = engine_->supply(part, bytes);
  return supplied ? "{}" : to_json(supplied.error());
}

std::string PackSession::run(std::string_view request) {
  if (!engine_) return not_open();
  const Result<Request> parsed = parse_request(request);
  if (!parsed) return to_json(parsed.error());
  const std::vector<std::string> parts = engine_->plan(parsed.value());
  if (parts.empty()) return to_json(engine_->run(parsed.value()), engine_->archive());
  JsonWriter json;
  json.begin_object();
  write_names(json, "parts", parts);
  return std::move(json).take();
}

}  // namespace dateline
