#include "cli/usage.h"

#include <algorithm>

namespace dateline {
namespace {

// What stands between the first `open` and the last `close`, or "".
std::string between(const std::string& text, char open, char close) {
  const std::size_t begin = text.find(open), end = text.rfind(close);
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return text.substr(begin + 1, end - begin - 1);
}

// CLI11 describes a value by its type and what is allowed: "TEXT:{auto,listing}", "UINT:INT in [1 -
// 100]".
void read_type(const std::string& type, OptionUsage& usage) {
  usage.placeholder = type.substr(0, type.find_first_of(": "));
  const std::string values = between(type, '{', '}');
  if (!values.empty()) usage.values = CLI::detail::split(values, ',');
  usage.range = between(type, '[', ']');
}

OptionUsage usage_of(const CLI::Option& option) {
  OptionUsage usage;
  usage.in_place = !option.nonpositional();
  if (usage.in_place) usage.names.push_back(option.get_name(true));
  for (const std::string& name : option.get_snames()) usage.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) usage.names.push_back("--" + name);
  usage.takes_value = option.get_type_size() != 0 && option.get_items_expected_max() != 0;
  usage.required = option.get_required();
  usage.repeats = option.get_items_expected_max() > 1;
  if (usage.takes_value) read_type(option.get_type_name(), usage);
  usage.description = option.get_description();
  return usage;
}

}  // namespace

CommandUsage usage_of(const CLI::App& app) {
  CommandUsage usage{app.get_name(), app.get_description(), {}, app.get_footer()};
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) usage.options.push_back(usage_of(*option));
  }
  std::stable_partition(usage.options.begin(), usage.options.end(),
                        [](const OptionUsage& option) { return option.in_place; });
  return usage;
}

std::vector<CommandUsage> usage_of_commands(const CLI::App& program) {
  std::vector<CommandUsage> commands;
  const auto has_name = [](const CLI::App* app) { return !app->get_name().empty(); };
  for (const CLI::App* command : program.get_subcommands(has_name))
    commands.push_back(usage_of(*command));
  return commands;
}

}  // namespace dateline
