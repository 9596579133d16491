// A store of releases in a file without a name: memory holds where each is, 12 bytes a release.

#ifndef DATELINE_CLI_SPOOL_H_
#define DATELINE_CLI_SPOOL_H_

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "merge/merger.h"

namespace dateline {

class Spool : public ReleaseStore {
 public:
  // On the disk of `path`, where the archive will be.
  static Result<Spool> create(const std::string& path);
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;
  ~Spool() override;

  Result<std::string> read(std::uint32_t number) override;
  Result<bool> write(std::uint32_t number, std::string_view item) override;

 private:
  explicit Spool(std::FILE* file) : file_(file) {}
  Result<bool> flush();

  std::FILE* file_;
  std::vector<std::uint64_t> begins_;
  std::vector<std::uint32_t> sizes_;
  std::string buffer_;         // the end of the file, not yet written
  std::uint64_t written_ = 0;  // bytes before it
};

}  // namespace dateline

#endif  // DATELINE_CLI_SPOOL_H_
