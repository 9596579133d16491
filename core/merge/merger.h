// One archive from many inputs: the same release met twice is kept once. Releases lie in a store,
// in memory or in a file; the merger keeps only hashes, about 200 bytes a release.
//
//   Merger merger(store, enrich);
//   merger.keep(release);              // each of the archive that is added to
//   merger.begin_file();
//   merger.add(release);               // each of the file
//   merger.finish();
//   for (std::uint32_t n : merger.newest_first()) write(store.read(n));
//
// Two releases are the same by the first of these rules that fits:
//  1. The same id, where ids of that form name one thing in the world: URLs, tag:, urn:, UUIDs. Not
//     where the languages are known to be different and the address is not the same: systems give
//     all translations one id. An id that is just the release's own address counts as an address.
//  2. The same address (merge/canonical_url.h) and the same title or id. Or the same address alone,
//  where
//     they are not of one file and do not both have an id of their own. The front page of a site,
//     and an address of which this tells that several releases have it, name none of them.
//  3. The same id from the same source, as far as (1) allows; not where the addresses are of
//     different hosts. Without a source title or day must be the same, too. Not ids that are made
//     from date and title.
//  4. The same words in title and text (or summary, where there is no text), at least 20 of them,
//     in the same language: on the same day, or within 31 days from another source than the first.
//  5. The same id that is made from date and title, from the same source; or else the same title,
//     day and source, where no more than one of the two has a name of its own (id or address). Not
//     where the languages are known to be different. In one file the texts must be the same, too.
// Releases that were kept apart once stay so: no rule makes one of two that the archive has.
//
// A release whose id another one has keeps it with its source or language: "12" of IOM Haiti is
// "IOM Haiti/12", its Spanish version "12/es". translation_of follows.

#ifndef DATELINE_MERGE_MERGER_H_
#define DATELINE_MERGE_MERGER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/release.h"
#include "base/error.h"
#include "merge/combine.h"
#include "merge/key_table.h"

namespace dateline {

// Where items lie, as write_item writes them, by number.
class ReleaseStore {
 public:
  virtual ~ReleaseStore() = default;
  virtual Result<std::string> read(std::uint32_t number) = 0;
  // `number` is one that was written before, or the next.
  virtual Result<bool> write(std::uint32_t number, std::string_view item) = 0;
};

// A release as `item` has it, which is what write_item wrote.
Result<Release> parse_item(std::string_view item);

struct MergeCounts {
  std::size_t added = 0, updated = 0, unchanged = 0;
  std::size_t met_again = 0;  // how often a release was one that was there
};

class Merger {
 public:
  // `enrich` derives members of a release (enrich/derive.h); it is given every release that is
  // added, and again what comes of two versions.
  Merger(ReleaseStore& store, std::function<void(Release&)> enrich)
      : store_(store), enrich_(std::move(enrich)) {}

  // Takes a release of the archive that is added to as it is; all of them before the first file.
  Result<bool> keep(Release release);

  // What follows is of one more file.
  void begin_file();

  // Takes `release`, which need not be tidied. Gives a remark for its publisher, if there is one:
  // that of tidy, or why it is not taken. Fails where the store does.
  Result<std::optional<std::string>> add(Release release);

  // After the last: settles translation_of of releases that came before what they mean.
  Result<bool> finish();

  // Puts `release` in the place of what is kept under its number. It is not looked for by what is
  // new in it.
  Result<bool> replace(std::uint32_t number, const Release& release) {
    return put(number, release);
  }

  // The order of Archive: newest first, undated last, of one day in order of appearance.
  std::vector<std::uint32_t> newest_first() const;

  std::size_t size() const { return entries_.size(); }
  MergeCounts counts() const;

 private:
  struct Entry {
    std::uint64_t hash = 0;       // of its item
    std::uint64_t kept_hash = 0;  // of its item in the archive that is added to, 0 where it is new
    std::int32_t day = 0;
    std::uint32_t file = 0;  // the last that had it; 0 is the archive that is added to
  };
  struct Match {
    std::uint32_t number;
    Release stored;
    Meeting meeting;
  };
  using Found = Result<std::optional<Match>>;
  // Whether two releases with the same key are the same.
  using Rule = bool (Merger::*)(const Release& stored, const Release& release,
                                bool same_file) const;

  // By all rules, in their order. May give `release` another id, by which it is found the next
  // time.
  Found find(Release& release);
  Found find_by_key(std::uint64_t key, const Release& release, Rule rule);
  Found find_by_id(Release& release, Rule rule);
  Found find_by_address(const Release& release);
  void number_made_id(Release& release);

  bool same_global_id(const Release& stored, const Release& release, bool same_file) const;
  bool same_address(const Release& stored, const Release& release, bool same_file) const;
  bool same_local_id(const Release& stored, const Release& release, bool same_file) const;
  bool same_text(const Release& stored, const Release& release, bool same_file) const;
  bool same_made_id(const Release& stored, const Release& release, bool same_file) const;
  bool same_title(const Release& stored, const Release& release, bool same_file) const;

  bool has_own_name(const Release& release) const;
  std::string unused_id(const Release& release);
  Result<bool> put(std::uint32_t number, const Release& release);
  void add_keys(const Release& release, std::uint32_t number);

  // A translation_of that names a release which was not there yet.
  struct Reference {
    std::uint32_t number;  // of the release that has it
    std::string id;
    std::uint64_t key_in_file, key_in_source;
  };
  Result<std::optional<std::string>> resolve(const Reference& reference);

  ReleaseStore& store_;
  std::function<void(Release&)> enrich_;
  std::vector<Entry> entries_;
  KeyTable keys_;
  KeyTable made_ids_;  // of the file, and how often
  KeyTable suffixes_;  // of ids that had to be numbered, the last number
  std::vector<Reference> references_;
  std::uint32_t file_ = 0;
  std::size_t met_again_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_MERGE_MERGER_H_
