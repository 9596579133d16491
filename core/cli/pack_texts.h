// An archive whose texts wait in a file without a name while its pack is made, and are read chunk
// by chunk: memory holds the columns, one chunk and what index/writer takes for it, and each term
// and each id once.

#ifndef DATELINE_CLI_PACK_TEXTS_H_
#define DATELINE_CLI_PACK_TEXTS_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/builder.h"
#include "cli/spool.h"
#include "index/layout.h"
#include "pack/writer.h"

namespace dateline {

class PackTexts : public PackWork {
 public:
  // About how many bytes of texts are in memory at once. While their index is made, it takes four
  // times as many.
  static constexpr std::size_t chunk_bytes = std::size_t{96} << 20;

  // The file is on the disk of `path`.
  static Result<std::unique_ptr<PackTexts>> create(const std::string& path,
                                                   std::size_t most_bytes = chunk_bytes);
  ~PackTexts() override;
  PackTexts(const PackTexts&) = delete;
  PackTexts& operator=(const PackTexts&) = delete;

  // Releases are added here; with the last of them, finish() makes the archive. It fails where a
  // text could not be written.
  ArchiveBuilder& builder() { return builder_; }
  Result<bool> finish();

  // Of finish().
  const Archive& archive() const { return archive_; }

  std::span<const std::uint32_t> chunks() const override { return chunks_; }
  Result<bool> load(std::size_t chunk) override;
  Result<IndexView> keep(IndexBytes index) override;

 private:
  // What the builder calls.
  struct Take {
    PackTexts* texts;
    void operator()(const Release& release) const { texts->write(release); }
  };

  PackTexts(std::string path, std::size_t most_bytes, Spool spool);
  void write(const Release& release);
  Result<ByteSpan> keep_on_disk(const IndexBytes& index);

  std::string path_;
  std::size_t most_bytes_;
  Spool spool_;
  std::optional<Error> failed_;
  std::vector<std::uint32_t> sizes_;  // of the releases, as they were added, on the disk
  Take take_{this};
  ArchiveBuilder builder_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> chunks_;
  std::optional<std::size_t> loaded_;
  std::optional<PartLog> log_;
  Archive archive_;
  std::deque<IndexBytes> kept_;
  std::vector<ByteSpan> mapped_;
};

}  // namespace dateline

#endif  // DATELINE_CLI_PACK_TEXTS_H_
