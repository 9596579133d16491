#include "archive/records.h"

#include <algorithm>

#include "archive/release.h"

namespace dateline {

void append_record(const Release& release, StringColumn& rows) {
  std::string authors;
  for (const std::string& author : release.authors) {
    authors.push_back('\n');
    for (char c : author) authors.push_back(c == '\n' ? ' ' : c);
  }
  const std::string modified = to_iso(release.modified);
  const std::string_view texts[] = {// in the order of RecordField
                                    release.id,    release.url,      release.title, release.summary,
                                    release.text,  release.dateline, release.note,  release.kind,
                                    release.image, modified,         authors};
  for (const std::string_view text : texts) rows.push_back(text);
  rows.push_back({});  // telling
}

std::string_view RecordTable::get(std::uint32_t release, RecordField field) const {
  std::size_t at = 0;
  if (with_packs && chunks_.size() > 1) {
    const auto above = std::upper_bound(begins_.begin(), begins_.end(), release);
    at = static_cast<std::size_t>(above - begins_.begin()) - 1;
  }
  if (with_packs && log_ != nullptr &&
      !log_->use(first_part_ + static_cast<std::uint32_t>(at), chunks_[at] != nullptr))
    return {};
  const std::uint32_t row = release - begins_[at];
  return (*chunks_[at])[row * record_fields + static_cast<std::uint32_t>(field)];
}

}  // namespace dateline
