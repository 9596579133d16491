// Bytes in whatever encoding a publisher's system writes, turned into UTF-8 by iconv(3).

#ifndef DATELINE_IMPORT_ENCODING_H_
#define DATELINE_IMPORT_ENCODING_H_

#include <string>
#include <string_view>

#include "base/error.h"

namespace dateline {

// `bytes` as UTF-8, without a byte order mark. Their encoding is what the first of these tells:
//  1. a byte order mark, of UTF-8, UTF-16 or UTF-32
//  2. `declared`, the label that the text gives itself or came with, "" where there is none. Labels
//     mean what the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/) says: iso-8859-1
//     and us-ascii are windows-1252, gb2312 is gb18030, shift_jis and euc-kr are Microsoft's; how
//     they are spelt ("ISO_8859-1", "latin 1", "cp1252") does not matter. A label of UTF-16 or
//     UTF-32 on text that cannot be that, as it is UTF-8 without a zero byte, is not believed.
//  3. where the zero bytes of the first character are: UTF-16 or UTF-32
//  4. whether they are valid UTF-8
//  5. else it is windows-1252
// UTF-16 and UTF-32 without a mark or a byte order in the label are in the order in which their
// first character is ASCII, or else little-endian.
//
// Each byte that the encoding does not have, or code unit of UTF-16 or UTF-32, becomes U+FFFD; one
// U+FFFD stands for a character that the end cuts.
//
// Fails on a label that is not known (unsupported; the message names it).
Result<std::string> to_utf8(std::string_view bytes, std::string_view declared);

}  // namespace dateline

#endif  // DATELINE_IMPORT_ENCODING_H_
