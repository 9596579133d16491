#include "base/error.h"

namespace dateline {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::bad_encoding:
      return "bad-encoding";
    case ErrorCode::bad_json:
      return "bad-json";
    case ErrorCode::too_deep:
      return "too-deep";
    case ErrorCode::too_large:
      return "too-large";
    case ErrorCode::not_a_feed:
      return "not-a-feed";
    case ErrorCode::corrupt:
      return "corrupt";
    case ErrorCode::bad_request:
      return "bad-request";
    case ErrorCode::not_found:
      return "not-found";
    case ErrorCode::not_ready:
      return "not-ready";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::io:
      return "io";
  }
  return "unknown";
}

}  // namespace dateline
