// Reads a pack: answers what can be answered with the parts that are here, and says which are
// wanted for the rest.
//
//   std::unique_ptr<PackReader> pack = PackReader::open(root).value();
//   for (;;) {
//     std::vector<std::string> parts = pack->plan(request);
//     if (parts.empty()) break;
//     for (const std::string& part : parts) pack->supply(part, fetch(part));
//   }
//   Response response = pack->run(request);

#ifndef DATELINE_PACK_READER_H_
#define DATELINE_PACK_READER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/part_log.h"
#include "index/view.h"
#include "pack/root.h"
#include "search/search.h"

namespace dateline {

// Parts are kept up to so many bytes; then those that were not used for longest go.
inline constexpr std::size_t max_part_bytes = std::size_t{64} << 20;

class PackReader {
 public:
  // Fails as read_root. `bytes` need not outlive the call.
  static Result<std::unique_ptr<PackReader>> open(ByteSpan bytes,
                                                  std::size_t most_bytes = max_part_bytes);

  // The files that parts lie in, whole: "FILE:0-BYTES".
  std::vector<std::string> files() const;

  // What `request` wants and is not here, as "FILE:BEGIN-END", END behind the last byte; as it
  // is stored, padded and compressed. What one round brings may show that more is wanted. Empty
  // when run() has everything.
  std::vector<std::string> plan(const Request& request);

  // Takes a part, unpadded and decompressed, whole or not at all: corrupt where it is damaged or
  // another one, not_found where the pack has none of that name.
  Result<bool> supply(std::string_view part, ByteSpan bytes);

  // Answers the request that was planned last: plan() of it was empty.
  Response run(const Request& request) const;
  Explanation explain(const Request& request, std::uint32_t release) const;

  // Of which run() gave the numbers: while there are no columns that of the newest releases alone.
  const Archive& archive() const { return searcher_ ? archive_ : head_archive_; }
  Scope scope(std::optional<std::int64_t> now) const;

  const PackRoot& root() const { return root_; }
  const PartPlaces& places() const { return places_; }
  const IndexView& index() const { return index_; }
  // "FILE:BEGIN-END" of a part by its number.
  std::string part_name(std::uint32_t part) const;
  PartKind kind_of(std::uint32_t part) const;

 private:
  PackReader(PackRoot root, std::size_t most_bytes);

  Result<bool> open_head();
  Result<bool> take(std::uint32_t part, ByteSpan body);
  Result<bool> take_columns(ByteSpan body);
  Result<PartPlaces> read_places(ByteReader& in) const;
  Result<bool> take_terms(std::uint32_t number, ByteSpan body, TermTable& table,
                          const std::vector<std::string>& firsts);
  Result<bool> take_records(std::uint32_t number, ByteSpan body);
  void drop(std::uint32_t part);
  void make_room();
  std::optional<std::uint32_t> find_part(std::string_view name) const;
  bool is_overview(const Request& request) const;
  void want_words(const Request& request);
  void touch(const Response& response) const;

  PackRoot root_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  // of all parts that are here
  // Of parts by number, those of records once there are columns: that there are so many is not
  // believed before there is a byte of each.
  std::vector<Bytes> parts_;        // the bytes of those that are viewed
  std::vector<std::size_t> sizes_;  // of those that are here; 0 elsewhere
  PartPlaces places_;               // with those of records once there are columns
  mutable PartLog log_;
  mutable std::optional<Response> planned_;  // the answer that plan() found to be whole
  Archive archive_, head_archive_;
  Bytes lengths_, languages_;
  PackTables tables_;
  IndexView index_, head_index_;
  std::optional<Searcher> searcher_;  // once there are columns
  std::optional<Searcher> head_searcher_;
};

}  // namespace dateline

#endif  // DATELINE_PACK_READER_H_
