/** `node config/run.mjs workers/collect/src/main.ts`: one part of Earshot as a process of its own. */
import { checkNode, SetupError } from "./check-node.mjs";

try {
  checkNode(process.versions.node);
  const { loadProgram } = await import("./load-program.mjs");
  const [path] = process.argv.splice(2, 1);
  await loadProgram(path);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`earshot: ${error.message}\n`);
  process.exitCode = 1;
}
