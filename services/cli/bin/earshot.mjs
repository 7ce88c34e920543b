#!/usr/bin/env node
/**
 * Entry of every `earshot` command. Makes the clone ready (dependencies, for `start` also the page), then hands over to
 * the TypeScript program in the same process, so that signals reach it directly.
 */
import { buildPage, checkNode, installDependencies, SetupError } from "../../../config/install.mjs";

function say(line) {
  process.stderr.write(`${line}\n`);
}

try {
  checkNode();
  await installDependencies(say);
  if (process.argv[2] === "start" && !process.argv.includes("--help")) await buildPage(say);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`earshot: ${error.message}`);
  process.exit(1);
}

const { register } = await import("tsx/esm/api");
register();
const { runCommand } = await import("../src/main.ts");
await runCommand(process.argv);
