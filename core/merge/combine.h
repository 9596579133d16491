// Two versions of a release become one.

#ifndef DATELINE_MERGE_COMBINE_H_
#define DATELINE_MERGE_COMBINE_H_

#include <cstdint>

#include "archive/release.h"

namespace dateline {

enum class Meeting : std::uint8_t {
  update,  // of its publisher: the version that was changed last counts
  copy,    // by another publisher: the earlier one counts
};

// What is kept of `earlier`, which is there already, and `later`, which came behind it.
//  - The id is that of the earlier: links by id live on. The address is that of the version that
//    counts.
//  - The version that counts is the one with the later date_modified (or else date_published; one
//    without either is the oldest), of equal ones the later. Of equal ones a withdrawn version
//    counts whatever its place: a feed that still has a release does not undo its withdrawal.
//  - What the version that counts lacks the other one gives, so that an excerpt replaces no text.
//    Note, status and embargo are those of the version that counts; but a release stays corrected,
//    with its note, where that version states nothing.
//  - Sources are those of both, the earlier's first.
//  - What a publisher states goes before what was derived.
Release combine(Release earlier, Release later, Meeting meeting);

}  // namespace dateline

#endif  // DATELINE_MERGE_COMBINE_H_
