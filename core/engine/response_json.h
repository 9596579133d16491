// The engine's answers as JSON, the same bytes native and in WebAssembly. The shapes are those of
// web/src/engine/protocol.ts; ranges are in UTF-16 code units there, since JavaScript's strings
// are.

#ifndef DATELINE_ENGINE_RESPONSE_JSON_H_
#define DATELINE_ENGINE_RESPONSE_JSON_H_

#include <string>

#include "base/error.h"
#include "engine/export.h"
#include "feed/read_feed.h"
#include "search/search.h"

namespace dateline {

std::string to_json(const Response& response, const Archive& archive);  // of which it is
std::string to_json(const FeedReport& report);
std::string to_json(const Scope& scope);
std::string to_json(const Export& file);
std::string to_json(
    const Error& error);  // {"error":{"code","message","offset"}}, offset -1 where there is none

}  // namespace dateline

#endif  // DATELINE_ENGINE_RESPONSE_JSON_H_
