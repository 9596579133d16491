// What dateline says of itself: help, the man page and the completions are all of one source, and
// leave nothing out.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = `${root}build/native/dateline`;

const run = (...args) => spawnSync(program, args, { encoding: "utf8" });

function output(...args) {
  const { status, stdout, stderr } = run(...args);
  assert.equal(status, 0, stderr);
  return stdout;
}

// The commands and their options, as help lists them.
const commands = output("help")
  .split("Subcommands:\n")[1]
  .split("\n")
  .map((line) => /^ {2}(\S+)/.exec(line)?.[1])
  .filter(Boolean);
const options = new Map(
  commands.map((command) => [
    command,
    [...output("help", command).matchAll(/^ {2}(-[^ ]+)/gm)].flatMap((match) => match[1].split(",")),
  ]),
);

// What bash completes `words` with, the last of them being typed.
function complete(...words) {
  const script = [
    'source <("$0" completion bash)',
    "complete -p dateline >/dev/null || exit 3",
    'COMP_WORDS=("$@")',
    "COMP_CWORD=$(($# - 1))",
    "_dateline",
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join("\n");
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, program, ...words], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "");
  return stdout.split("\n").filter(Boolean);
}

test("help lists every command with its options", () => {
  assert.ok(commands.includes("import") && commands.includes("search"));
  for (const command of commands) {
    assert.ok(options.get(command).includes("--help"), command);
    assert.equal(output("help", command), output(command, "--help"));
  }
});

test("an unknown command is a wrong usage, and the known ones are told", () => {
  for (const args of [["serch"], ["help", "serch"], ["serch", "--help"]]) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.equal(stderr, `dateline: there is no command "serch"; the commands are ${commands.join(", ")}.\n`);
  }
});

test("the man page has every command, option and example", () => {
  const page = output("man");
  assert.match(page, /^\.TH DATELINE 1 /);
  assert.ok(/^[\n\x20-\x7e]*$/.test(page), "it is plain ASCII");
  assert.doesNotMatch(page, /^\.(?!TH|SH|SS|TP|P|EX|EE)/m);
  for (const code of [0, 1, 2]) assert.match(page, new RegExp(`^\\\\fB${code}\\\\fR$`, "m"));
  for (const command of commands) {
    const section = page.split(`\n.SS ${command}\n`)[1]?.split(/\n\.S[SH] /)[0];
    assert.ok(section, command);
    for (const option of options.get(command)) {
      assert.ok(section.includes(`\\fB${option.replaceAll("-", "\\-")}\\fR`), `${command} ${option}`);
    }
    const examples = output("help", command).match(/^ {2}(dateline|source) .*$/gm) ?? [];
    assert.ok(examples.length > 0, `${command} has examples`);
    assert.equal(section.match(/^ {2}(dateline|source) /gm).length, examples.length, command);
  }
});

test("every completion has every command and option", () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const script = output("completion", shell);
    for (const command of commands) {
      assert.match(script, new RegExp(`\\b${command}\\b`));
      for (const option of options.get(command)) {
        const written = shell !== "fish" ? option : option.startsWith("--") ? `-l ${option.slice(2)}` : `-s ${option.slice(1)}`;
        assert.match(script, new RegExp(`[ '|({,*)]${written}[ '|)},[]`), `${shell}: ${command} ${option}`);
      }
    }
  }
  assert.equal(run("completion", "csh").status, 2);
  assert.equal(run("completion").status, 2);
});

test("bash completes commands, options and their values", () => {
  assert.deepEqual(complete("dateline", ""), [...commands, "-h", "--help", "--version"]);
  assert.deepEqual(complete("dateline", "sea"), ["search"]);
  for (const command of commands) {
    assert.deepEqual(complete("dateline", command, "-").sort(), [...options.get(command)].sort());
  }
  assert.deepEqual(complete("dateline", "search", "x.json", "--sort", "n"), ["newest"]);
  assert.deepEqual(complete("dateline", "search", "--sort", "=", "o"), ["oldest"]);
  assert.ok(complete("dateline", "search", "--sort", "=").includes("relevance"));
  assert.deepEqual(complete("dateline", "completion", ""), ["bash", "zsh", "fish"]);
  // Files are bash's own business.
  assert.deepEqual(complete("dateline", "import", "-o", ""), []);
  assert.deepEqual(complete("dateline", "import", ""), []);
  assert.deepEqual(complete("dateline", "nothing", ""), []);
});
