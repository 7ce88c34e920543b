import type { Command } from "commander";
import { expect, test } from "vitest";
import { createProgram } from "./main.ts";

function withSubcommands(command: Command, path: string): [string, Command][] {
  const below = command.commands.flatMap((each) => withSubcommands(each, `${path} ${each.name()}`));
  return [[path, command], ...below];
}

test.each(withSubcommands(createProgram(), "earshot"))(
  "%s --help ends with examples that can be typed",
  (path, command) => {
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    const examples = help
      .slice(help.search(/^Examples?:$/m))
      .split("\n")
      .filter((line) => line.startsWith("  $ "));
    expect(examples.length).toBeGreaterThan(0);
    const words = path.split(" ").slice(1).join(" ");
    expect(examples.some((line) => line.includes(words) || line.includes("npm start"))).toBe(true);
  },
);
