// Lays the parts of a pack into files, and takes what the pack that is there has already.

#ifndef DATELINE_CLI_PACK_FILES_H_
#define DATELINE_CLI_PACK_FILES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "pack/root.h"

namespace dateline {

class PackFiles {
 public:
  // Files are written into `folder`.
  explicit PackFiles(std::string folder);

  // The parts of a kind in the order of their numbers, compressed.
  Result<bool> add(PartKind kind, ByteSpan stored);

  // The sizes of the parts of a kind that were added.
  std::vector<std::uint32_t> sizes(PartKind kind) const;

  // To be called once, with the last part added: fills files, runs and stored_bytes of `root`.
  Result<bool> finish(PackRoot& root);

  std::uint64_t new_bytes() const { return new_bytes_; }  // of files that were not there
  // Of the pack that was there; nothing where there was one that cannot be read, as of another
  // version.
  std::optional<std::vector<std::string>> old_files() const {
    return knows_old_files_ ? std::optional(old_files_) : std::nullopt;
  }

 private:
  struct Place {
    std::uint32_t file, begin, size;
  };
  struct File {
    std::string name;
    bool old = false;                  // of the pack that was there
    std::uint64_t size = 0, used = 0;  // of an old one: all, and what parts of this pack lie in
  };
  // A file that is being filled.
  struct Growing {
    std::uint32_t file = 0;
    Bytes bytes;  // none: there is no file
  };

  void read_old_pack();
  bool take_old(ByteSpan stored, Place& place);
  Result<Place> append(PartKind kind, ByteSpan stored);
  Result<bool> end_file(Growing& growing);
  Result<bool> leave_old_files();

  std::string folder_;
  bool knows_old_files_ = true;
  std::vector<std::string> old_files_;
  std::unordered_multimap<std::uint64_t, Place> old_records_;  // by hash
  std::vector<File> files_;
  std::array<std::vector<Place>, part_kinds> places_;
  std::array<Growing, part_kinds> growing_;
  std::uint64_t new_bytes_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_CLI_PACK_FILES_H_
