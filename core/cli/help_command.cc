// dateline help: what --help says.

#include <cstdio>
#include <memory>

#include "cli/command.h"

namespace dateline {

Run help_command(CLI::App& app) {
  auto name = std::make_shared<std::string>();
  app.add_option("command", *name, "The command to explain; all of them where it is missing");
  app.footer(
      "Examples:\n"
      "  dateline help\n"
      "  dateline help import");
  return [&app, name]() -> int {
    const CLI::App* program = app.get_parent();
    const CLI::App* command = name->empty() ? program : find_command(*program, *name);
    if (command == nullptr) return unknown_command(*program, *name);
    // Not command->help(): that explains the command that was typed, which is this one.
    std::string full_name = program->get_name();
    if (command != program) full_name += " " + command->get_name();
    const auto formatter = command->get_formatter();
    std::fputs(formatter->make_help(command, full_name, CLI::AppFormatMode::Normal).c_str(),
               stdout);
    return exit_done;
  };
}

const CLI::App* find_command(const CLI::App& program, const std::string& name) {
  for (const CLI::App* each : program.get_subcommands(nullptr)) {
    if (each->get_name() == name) return each;
  }
  return nullptr;
}

int unknown_command(const CLI::App& program, const std::string& name) {
  std::string list;
  for (const CLI::App* each : program.get_subcommands(nullptr))
    list += (list.empty() ? "" : ", ") + each->get_name();
  std::fprintf(stderr, "dateline: there is no command \"%s\"; the commands are %s.\n", name.c_str(),
               list.c_str());
  return exit_usage;
}

}  // namespace dateline
