// dateline: what a press office does with its archive. Exit: 0 done, 1 the input has problems, 2
// wrong usage.

#include <cstdio>

#include "cli/command.h"

namespace {

struct Command {
  const char* name;
  const char* summary;
  dateline::Run (*declare)(CLI::App&);
};

constexpr Command commands[] = {
    {"import", "Make an archive from what a press office has", dateline::import_command},
    {"lint", "Say what is wrong with an archive, and mend it", dateline::lint_command},
    {"search", "Search an archive or a pack", dateline::search_command},
    {"feeds", "Write RSS and JSON feeds for a site", dateline::feeds_command},
    {"pages", "Write a site of plain pages", dateline::pages_command},
    {"pack", "Make of an archive what readers load piece by piece", dateline::pack_command},
    {"verify", "Check a pack", dateline::verify_command},
    {"man", "Print the manual page", dateline::man_command},
    {"completion", "Print what lets a shell complete commands", dateline::completion_command},
    {"help", "Explain the commands", dateline::help_command},
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Dateline: an archive of press releases that lives inside a web page.", "dateline");
  app.require_subcommand(1);
  app.set_version_flag("--version", DATELINE_VERSION);
  int code = dateline::exit_done;
  for (const Command& command : commands) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    sub->callback([run = command.declare(*sub), &code] { code = run(); });
  }
  if (argc > 1 && argv[1][0] != '-' && dateline::find_command(app, argv[1]) == nullptr)
    return dateline::unknown_command(app, argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? dateline::exit_done : dateline::exit_usage;
  }
  return code;
}
