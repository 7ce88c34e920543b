/** `npm run build`: dependencies, page and bundle, for an image or a server on which parts run as processes of their own. */
import { checkNode, SetupError } from "./check-node.mjs";
import { buildPage, installDependencies, stopOnSignals } from "./install.mjs";

try {
  checkNode(process.versions.node);
  stopOnSignals(130);
  await installDependencies();
  await buildPage();
  const { bundleOf } = await import("./bundle.mjs");
  await bundleOf("services/cli/src/main.ts");
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`earshot: ${error.message}\n`);
  process.exitCode = 1;
}
