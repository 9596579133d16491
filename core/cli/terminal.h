// Text for a terminal.

#ifndef DATELINE_CLI_TERMINAL_H_
#define DATELINE_CLI_TERMINAL_H_

#include <string>
#include <string_view>

namespace dateline {

// `text` with a space for each control character: those of an archive must not reach a terminal.
std::string printable(std::string_view text);

}  // namespace dateline

#endif  // DATELINE_CLI_TERMINAL_H_
