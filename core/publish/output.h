// What publishing gives: a folder of files, one at a time, so that none waits in memory.

#ifndef DATELINE_PUBLISH_OUTPUT_H_
#define DATELINE_PUBLISH_OUTPUT_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/error.h"

namespace dateline {

struct PublishedFile {
  std::string path;           // in the folder: a to z, 0 to 9, "-", "." and "/"
  std::string_view contents;  // valid during the call
  std::string key;            // what it is about, where its path is to be kept for that; or ""
};

// Takes a file. After an error no more come, and who gave it hands the error on.
using Output = std::function<Result<bool>(const PublishedFile&)>;

// The paths of the run before, by key.
using EarlierPaths = std::map<std::string, std::string>;

}  // namespace dateline

#endif  // DATELINE_PUBLISH_OUTPUT_H_
