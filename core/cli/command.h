// A command of the command line: one file each, named in the table of main.cc.

#ifndef DATELINE_CLI_COMMAND_H_
#define DATELINE_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>

namespace dateline {

enum ExitCode { exit_done = 0, exit_problems = 1, exit_usage = 2 };

// What a command does when its options are read. Gives an ExitCode.
using Run = std::function<int()>;

// Each declares its options on `app`, a command of the program, and gives what runs with them.
Run completion_command(CLI::App& app);
Run feeds_command(CLI::App& app);
Run help_command(CLI::App& app);
Run import_command(CLI::App& app);
Run lint_command(CLI::App& app);
Run man_command(CLI::App& app);
Run pack_command(CLI::App& app);
Run pages_command(CLI::App& app);
Run search_command(CLI::App& app);
Run verify_command(CLI::App& app);

// The command `name` of `program`, or null.
const CLI::App* find_command(const CLI::App& program, const std::string& name);

// Says that `program` has no command `name`, and which it has. Gives exit_usage.
int unknown_command(const CLI::App& program, const std::string& name);

}  // namespace dateline

#endif  // DATELINE_CLI_COMMAND_H_
