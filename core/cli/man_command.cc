// dateline man: the manual page, in the macros of man(7).

#include <cstdio>

#include "cli/command.h"
#include "cli/usage.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// `text` as troff prints it, sign by sign: hyphens that can be copied, no requests, all in ASCII.
std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c == '^') {
      out += "\\(ha";
    } else if (c == '~') {
      out += "\\(ti";
    } else if (c == '"') {
      out += "\\(dq";
    } else if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else {
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(c));
      out += name;
    }
  }
  return out;
}

// A line of text, which is no request even where it begins with a full stop.
std::string line(std::string_view text) {
  const std::string escaped = escape(text);
  return (escaped.starts_with('.') ? "\\&" : "") + escaped + "\n";
}

std::string bold(std::string_view text) { return "\\fB" + escape(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escape(text) + "\\fR"; }

// "One of auto, listing."
std::string allowed(const OptionUsage& option) {
  std::string text;
  for (const std::string& value : option.values)
    text += (text.empty() ? "One of " : ", ") + bold(value);
  if (!option.range.empty()) text = "In the range " + escape(option.range);
  return text.empty() ? text : text + ".\n";
}

std::string man_option(const OptionUsage& option) {
  std::string heading;
  for (const std::string& name : option.names) {
    if (!heading.empty()) heading += ", ";
    heading += option.in_place ? italic(name) : bold(name);
  }
  if (option.takes_value && !option.in_place) heading += " " + italic(option.placeholder);
  std::string text = ".TP\n" + heading + "\n" + line(option.description + ".");
  return text + allowed(option);
}

std::string synopsis(const CommandUsage& command) {
  std::string text = ".P\n" + bold("dateline " + command.name) + " [" + italic("OPTION") + "]...";
  for (const OptionUsage& option : command.options) {
    if (!option.in_place) continue;
    std::string name = italic(option.names.front());
    if (!option.required) name = "[" + name + "]";
    text += " " + name + (option.repeats ? "..." : "");
  }
  return text + "\n";
}

// Indented lines are printed as they are, others are headings of them.
std::string man_footer(const std::string& footer) {
  std::string text;
  bool example = false;
  for (std::string_view rest = footer; !rest.empty();) {
    const std::string_view each = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(each.size() + 1, rest.size()));
    const bool indented = each.starts_with("  ");
    if (example && !indented) text += ".EE\n";
    if (!example && indented) text += ".P\n.EX\n";
    if (!indented && !each.empty()) text += ".P\n" + line(each);
    if (indented) text += line(each);
    example = indented;
  }
  return example ? text + ".EE\n" : text;
}

std::string man_command_section(const CommandUsage& command) {
  std::string text = ".SS " + escape(command.name) + "\n" + line(command.summary + ".");
  text += synopsis(command);
  for (const OptionUsage& option : command.options) text += man_option(option);
  return text + man_footer(command.footer);
}

// "an archive" of "Dateline: an archive.", as whatis(1) wants it.
std::string_view without_name(std::string_view summary) {
  if (summary.ends_with('.')) summary.remove_suffix(1);
  const std::size_t colon = summary.find(": ");
  return colon == std::string_view::npos ? summary : summary.substr(colon + 2);
}

std::string man_page(const CLI::App& program) {
  const CommandUsage usage = usage_of(program);
  std::string text = ".TH DATELINE 1 \"\" \"dateline " DATELINE_VERSION "\" \"User Commands\"\n";
  text += ".SH NAME\ndateline \\- " + line(without_name(usage.summary));
  text += ".SH SYNOPSIS\n" + bold("dateline") + " " + italic("COMMAND") + " [" +
          italic("ARGUMENT") + "]...\n";
  text += ".SH OPTIONS\n";
  for (const OptionUsage& option : usage.options) text += man_option(option);
  text += ".SH COMMANDS\n";
  for (const CommandUsage& command : usage_of_commands(program))
    text += man_command_section(command);
  text +=
      ".SH EXIT STATUS\n"
      ".TP\n\\fB0\\fR\nDone.\n"
      ".TP\n\\fB1\\fR\nThe input has problems; they are told on standard error.\n"
      ".TP\n\\fB2\\fR\nThe command was used wrongly.\n";
  return text;
}

}  // namespace

Run man_command(CLI::App& app) {
  app.footer(
      "Examples:\n"
      "  dateline man > dateline.1\n"
      "  dateline man | man -l -");
  return [&app] {
    std::fputs(man_page(*app.get_parent()).c_str(), stdout);
    return exit_done;
  };
}

}  // namespace dateline
