import { expect, test } from "vitest";
import { runToEnd } from "../start/earshot-process.ts";

const commands = ["start", "init", "apply", "link", "demo reset", "source try", "match", "analyse", "doctor"];

test.concurrent.each(commands)("the help of %s shows how it is called", async (command) => {
  const { code, out } = await runToEnd([...command.split(" "), "--help"]);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^Usage: .*${command.split(" ")[0]}`));
  expect(out).toMatch(/Examples?:\n\s+\$ /);
});
