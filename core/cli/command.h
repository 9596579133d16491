// A command of the command line: one file each, named in the table of main.cc.

#ifndef DATELINE_CLI_COMMAND_H_
#define DATELINE_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>

namespace dateline {

enum ExitCode { exit_done = 0, exit_problems = 1, exit_usage = 2 };

// What a command does when its options are read. Gives an ExitCode.
using Run = std::function<int()>;

// Each declares its options on `app` and gives what runs with them.
Run import_command(CLI::App& app);
Run pack_command(CLI::App& app);
Run search_command(CLI::App& app);
Run verify_command(CLI::App& app);

}  // namespace dateline

#endif  // DATELINE_CLI_COMMAND_H_
