#!/usr/bin/env node
/*
 * Entry of every `earshot` command. Makes the clone ready (dependencies, for `start` also the page), then hands over to
 * the TypeScript program in the same process, so that signals reach it directly. Whatever an old Node.js cannot read is
 * imported only after its version was checked.
 */
import { checkNode, SetupError } from "../../../config/check-node.mjs";

const isStart = process.argv[2] === "start" && process.argv.indexOf("--help") < 0;

async function main() {
  checkNode(process.versions.node);
  const setup = await import("../../../config/install.mjs");
  // Ctrl-C while `start` gets ready is as orderly an end as later; any other command was cut off.
  setup.stopOnSignals(isStart ? 0 : 130);
  await setup.installDependencies();
  if (isStart) await setup.buildPage();
  const { loadProgram } = await import("../../../config/load-program.mjs");
  const { runCommand } = await loadProgram("services/cli/src/main.ts");
  await runCommand(process.argv);
}

main().catch((error) => {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write("earshot: " + error.message + "\n");
  process.exit(1);
});
