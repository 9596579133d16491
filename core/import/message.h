// Parts of the sentences that importers say.

#ifndef DATELINE_IMPORT_MESSAGE_H_
#define DATELINE_IMPORT_MESSAGE_H_

#include <string>
#include <string_view>

namespace dateline {

// The begin of `text` in quotation marks, cut where it is long.
std::string quoted_begin(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_IMPORT_MESSAGE_H_
