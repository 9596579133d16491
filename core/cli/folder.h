// A folder that a command fills and keeps: only what changed is written, and what the command made
// before and makes no longer is removed. Nothing else in the folder is touched.
//
//   Result<OutputFolder> folder = OutputFolder::open("site", ".dateline-feeds", false);
//   folder.value().put({"rss/all.xml", text, ""});       // as often as there are files
//   folder.value().finish();

#ifndef DATELINE_CLI_FOLDER_H_
#define DATELINE_CLI_FOLDER_H_

#include <cstddef>
#include <map>
#include <string>

#include "base/error.h"
#include "publish/output.h"

namespace dateline {

class OutputFolder {
 public:
  // Makes the folder where there is none. `manifest` is the name of the file in it that lists what
  // the command made: a path a line, and behind it the key of the file, where it has one. Where
  // `overwrite` is not set, a file that is there but not listed is never written over.
  static Result<OutputFolder> open(const std::string& folder, const std::string& manifest,
                                   bool overwrite);

  // The keys and paths of the run before.
  const EarlierPaths& earlier() const { return earlier_; }

  Result<bool> put(const PublishedFile& file);

  // Removes what was listed and not put this time, and folders that are empty then. An
  // interrupted run loses nothing: the next one knows all files that it wrote.
  Result<bool> finish();

  struct Counts {
    std::size_t files = 0, written = 0, removed = 0;
  };
  const Counts& counts() const { return counts_; }

 private:
  OutputFolder(std::string folder, std::string manifest, bool overwrite)
      : folder_(std::move(folder)), manifest_(std::move(manifest)), overwrite_(overwrite) {}

  std::string place_of(const std::string& path) const { return folder_ + "/" + path; }
  Result<bool> read_manifest();
  Result<bool> note(const std::string& path);

  std::string folder_, manifest_;
  bool overwrite_;
  std::map<std::string, std::string> listed_;  // path -> key, of earlier runs
  std::map<std::string, std::string> put_;     // of this one
  EarlierPaths earlier_;
  Counts counts_;
};

// The keys and paths that a manifest in `folder` lists; none where there is no such file.
EarlierPaths read_paths(const std::string& folder, const std::string& manifest);

}  // namespace dateline

#endif  // DATELINE_CLI_FOLDER_H_
