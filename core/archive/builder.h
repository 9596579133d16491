// Collects releases, in any order and from any number of feeds, and turns them into an Archive.
//
//   ArchiveBuilder builder;
//   builder.add(std::move(release));        // as often as there are releases
//   Archive archive = std::move(builder).build();

#ifndef DATELINE_ARCHIVE_BUILDER_H_
#define DATELINE_ARCHIVE_BUILDER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/release.h"
#include "base/function_ref.h"
#include "base/string_table.h"

namespace dateline {

// Makes `release` as an archive keeps it:
//  - white space at both ends of every text goes; empty and repeated sources, places, topics and
//    authors go
//  - a URL that is not http or https goes
//  - without an id it gets its URL as id, or else one made from its date and title
//  - a withdrawn release keeps id, date, facets, language, URL and note, and loses everything else
// Returns a sentence on what was dropped that a publisher should know, if anything was: a URL.
std::optional<std::string> tidy(Release& release);

class ArchiveBuilder {
 public:
  ArchiveBuilder() = default;

  // For archives whose texts are kept elsewhere: `take_texts`, which must outlive the builder, gets
  // each release that is taken. The archive will have no records.
  using TakeTexts = FunctionRef<void(const Release&)>;
  explicit ArchiveBuilder(TakeTexts take_texts) : take_texts_(take_texts) {}

  // Takes `release`, tidied. Returns what tidy returns; or that its id was met before, then it is
  // not taken.
  std::optional<std::string> add(Release release);

  std::size_t size() const { return releases_.size(); }

  // In the order in which they were added; valid until the next call that changes the builder.
  std::span<const Release> releases() const { return releases_; }

  // Forgets all but the first `size` releases. Not where the texts are kept elsewhere.
  void truncate(std::size_t size);

  // Which release, counted as they were added, becomes number 0, 1, … of the archive.
  std::vector<std::uint32_t> order() const;

  // Newest first; undated releases last; equal dates in the order in which they were added.
  // Releases joined by translation_of, directly or through others, become one group.
  Archive build() &&;

 private:
  std::vector<Release> releases_;
  StringTable ids_;  // of the releases, with the same numbers
  std::optional<TakeTexts> take_texts_;
};

}  // namespace dateline

#endif  // DATELINE_ARCHIVE_BUILDER_H_
