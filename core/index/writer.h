// Makes the index of an archive.

#ifndef DATELINE_INDEX_WRITER_H_
#define DATELINE_INDEX_WRITER_H_

#include "archive/archive.h"
#include "base/error.h"
#include "index/layout.h"

namespace dateline {

// Indexes titles, summaries, texts, places and topics of the releases `begin` to `end` - 1, which
// the index numbers from 0 (index/merge.h makes one index of several). The same archive gives the
// same bytes. Takes time linear in the text, and while it runs about 16 bytes a word of memory.
// Fails (too_large) over 2^32 - 1 words.
Result<IndexBytes> write_index(const Archive& archive, std::uint32_t begin, std::uint32_t end);

// Of all releases.
inline Result<IndexBytes> write_index(const Archive& archive) {
  return write_index(archive, 0, archive.size());
}

}  // namespace dateline

#endif  // DATELINE_INDEX_WRITER_H_
