// dateline completion: scripts by which bash, zsh and fish complete what is typed behind
// "dateline".

#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/usage.h"

namespace dateline {
namespace {

std::string join(const std::vector<std::string>& words, const char* separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

// `text` with a backslash before each of `special`.
std::string escape(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

// For bash and zsh: within single quotation marks nothing is special but these.
std::string quote(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string quote_fish(std::string_view text) { return "'" + escape(text, "\\'") + "'"; }

std::string list_names(const CommandUsage& command) {
  std::vector<std::string> names;
  for (const OptionUsage& option : command.options) {
    if (!option.in_place) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return join(names, " ");
}

// What may stand in a place of its own: the values of the first such option that has any.
std::string list_place_values(const CommandUsage& command) {
  for (const OptionUsage& option : command.options) {
    if (option.in_place && !option.values.empty()) return join(option.values, " ");
  }
  return {};
}

// --- bash ---

std::string bash_command(const CommandUsage& command) {
  std::string text = "    " + command.name + ")\n      case $previous in\n";
  for (const OptionUsage& option : command.options) {
    if (option.in_place || !option.takes_value) continue;
    text += "        " + join(option.names, "|") + ") ";
    text += option.values.empty() ? "return" : "words=" + quote(join(option.values, " "));
    text += " ;;\n";
  }
  text += "        *)\n          words=" + quote(list_place_values(command)) +
          "\n          [[ $current == -* ]] && words=" + quote(list_names(command)) +
          "\n          ;;\n      esac\n      ;;\n";
  return text;
}

std::string bash_script(const CLI::App& program) {
  std::string names;
  std::string cases;
  for (const CommandUsage& command : usage_of_commands(program)) {
    names += command.name + " ";
    cases += bash_command(command);
  }
  return "# bash completion of dateline; for this shell: source <(dateline completion bash)\n"
         "_dateline() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=\n"
         "  COMPREPLY=()\n"
         "  # --option=value is three words for bash.\n"
         "  [[ $current == = ]] && current=\n"
         "  [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  [[ ${COMP_WORDS[COMP_CWORD]} == = ]] && previous=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command=${COMP_WORDS[1]}\n"
         "  ((COMP_CWORD == 1)) && command=\n"
         "  case $command in\n"
         "    '') words=" +
         quote(names + list_names(usage_of(program))) + " ;;\n" + cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "# Where nothing fits, bash completes the names of files.\n"
         "complete -o default -F _dateline dateline\n";
}

// --- zsh ---

std::string zsh_option(const OptionUsage& option) {
  const std::string value = option.values.empty() ? "_files" : "(" + join(option.values, " ") + ")";
  if (option.in_place) {
    const std::string begin = option.repeats ? "*:" : option.required ? ":" : "::";
    return quote(begin + escape(option.names.front(), ":") + ":" + value);
  }
  std::string rest = "[" + escape(option.description, "[]:\\") + "]";
  if (option.takes_value) rest += ":" + option.placeholder + ":" + value;
  // An option that may stand once keeps its other names from being offered.
  const std::string begin = option.repeats ? "*" : "(" + join(option.names, " ") + ")";
  if (option.names.size() == 1) return quote(begin + option.names.front() + rest);
  return quote(begin) + "{" + join(option.names, ",") + "}" + quote(rest);
}

std::string zsh_arguments(const CommandUsage& command) {
  std::string text = "_arguments -s";
  for (const OptionUsage& option : command.options) text += " \\\n        " + zsh_option(option);
  return text;
}

std::string zsh_script(const CLI::App& program) {
  std::string commands, cases;
  for (const CommandUsage& command : usage_of_commands(program)) {
    commands += "    " + quote(escape(command.name, ":") + ":" + command.summary) + "\n";
    cases += "    " + command.name + ")\n      " + zsh_arguments(command) + "\n      ;;\n";
  }
  return "#compdef dateline\n"
         "# zsh completion of dateline: a file _dateline in a folder of $fpath, or for this "
         "shell:\n"
         "# source <(dateline completion zsh)\n"
         "_dateline() {\n"
         "  local -a commands=(\n" +
         commands +
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    " +
         zsh_arguments(usage_of(program)) +
         "\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _dateline ]]; then\n"
         "  _dateline \"$@\"\n"
         "else\n"
         "  compdef _dateline dateline\n"
         "fi\n";
}

// --- fish ---

std::string fish_option(const std::string& condition, const OptionUsage& option) {
  std::string text = "complete -c dateline -n " + quote_fish(condition);
  if (!option.in_place) {
    for (const std::string& name : option.names)
      text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.values.empty()) {
    text += (option.in_place ? " -f -a " : " -x -a ") + quote_fish(join(option.values, " "));
  } else if (option.takes_value) {
    text += " -r";
  }
  return text + " -d " + quote_fish(option.description) + "\n";
}

std::string fish_script(const CLI::App& program) {
  std::string text =
      "# fish completion of dateline: a file dateline.fish in ~/.config/fish/completions, or for\n"
      "# this shell: dateline completion fish | source\n";
  for (const OptionUsage& option : usage_of(program).options)
    text += fish_option("__fish_use_subcommand", option);
  for (const CommandUsage& command : usage_of_commands(program)) {
    text += "complete -c dateline -n __fish_use_subcommand -f -a " + command.name + " -d " +
            quote_fish(command.summary) + "\n";
    const std::string condition = "__fish_seen_subcommand_from " + command.name;
    for (const OptionUsage& option : command.options) {
      // Files come by themselves.
      if (!option.in_place || !option.values.empty()) text += fish_option(condition, option);
    }
  }
  return text;
}

}  // namespace

Run completion_command(CLI::App& app) {
  auto shell = std::make_shared<std::string>();
  app.add_option("shell", *shell, "The shell that completes")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  app.footer(
      "Examples:\n"
      "  source <(dateline completion bash)\n"
      "  dateline completion zsh > ~/.zfunc/_dateline\n"
      "  dateline completion fish > ~/.config/fish/completions/dateline.fish");
  return [&app, shell] {
    const CLI::App& program = *app.get_parent();
    const std::string script = *shell == "bash"  ? bash_script(program)
                               : *shell == "zsh" ? zsh_script(program)
                                                 : fish_script(program);
    std::fputs(script.c_str(), stdout);
    return exit_done;
  };
}

}  // namespace dateline
