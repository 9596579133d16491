// What the command line understands, taken from the declarations that --help is made of: the man
// page and the completions say the same, and nothing is written twice.

#ifndef DATELINE_CLI_USAGE_H_
#define DATELINE_CLI_USAGE_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dateline {

struct OptionUsage {
  std::vector<std::string> names;  // "-o", "--output"; of what has its place instead: "files"
  bool in_place = false;           // given without a name, by its place
  bool takes_value = false;
  bool required = false;
  bool repeats = false;             // takes several values
  std::string placeholder;          // for the value: "TEXT"
  std::vector<std::string> values;  // the only ones there are; else empty
  std::string range;                // "1 - 100", of a number that has limits
  std::string description;
};

struct CommandUsage {
  std::string name;
  std::string summary;
  std::vector<OptionUsage> options;  // in the order of --help
  std::string footer;                // examples
};

// Of the commands of `program`, in their order.
std::vector<CommandUsage> usage_of_commands(const CLI::App& program);

// Of `program` itself or one of its commands.
CommandUsage usage_of(const CLI::App& app);

}  // namespace dateline

#endif  // DATELINE_CLI_USAGE_H_
