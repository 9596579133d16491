#include "archive/release.h"

namespace dateline {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::live: return "live";
    case Status::corrected: return "corrected";
    case Status::withdrawn: return "withdrawn";
    case Status::embargoed: return "embargoed";
  }
  return "live";
}

}  // namespace dateline
