/**
 * Makes a clone ready to run: dependencies by the pinned pnpm, and the built page. Plain JavaScript without
 * dependencies, because it runs before there are any. Both steps are skipped when what they are made from is unchanged.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Lowest version of Node.js that Earshot runs on; the same figure as `engines` in package.json. */
const lowestNode = [20, 19];

/** A failure that a person can mend: shown as one sentence, without a stack. */
export class SetupError extends Error {}

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNewEnough = major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1]);
  if (!isNewEnough) {
    throw new SetupError(
      `Earshot needs Node.js ${lowestNode.join(".")} or newer; this is ${version}. Install a newer one from https://nodejs.org and run the command again.`,
    );
  }
}

/** Installs the dependencies when the lock file or a manifest changed since the last time. */
export async function installDependencies(say) {
  const stamp = join(root, "node_modules", ".earshot-installed");
  const wanted =
    hashFiles(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests()]) +
    process.versions.modules;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  // Not in the field packageManager: pnpm would then insist on a copy of itself in the lock file, which mirrors may lack.
  const pnpm = `pnpm@${JSON.parse(readFileSync(join(root, "package.json"), "utf8")).config.pnpm}`;
  say(`Installing dependencies with ${pnpm} (once, about a minute) …`);
  await run(
    "npx",
    ["-y", pnpm, "install", "--frozen-lockfile", "--reporter=append-only"],
    "the dependencies could not be installed",
  );
  writeOrExplain(stamp, wanted);
}

/** Builds the page when its sources, or those of the packages it is made from, changed. */
export async function buildPage(say) {
  const stamp = join(root, "services/web/dist/.earshot-built");
  const wanted = hashFiles([
    "pnpm-lock.yaml",
    ...["services/web", "packages/contract", "packages/core"].flatMap(sources),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Building the page …");
  const vite = join(root, "services/web/node_modules/vite/bin/vite.js");
  await run(
    process.execPath,
    [vite, "build", "--logLevel=warn"],
    "the page could not be built",
    join(root, "services/web"),
  );
  writeOrExplain(stamp, wanted);
}

function manifests() {
  return ["packages", "services", "workers"]
    .flatMap((room) => readdirSync(join(root, room)).map((name) => `${room}/${name}/package.json`))
    .concat("test/package.json")
    .filter((path) => existsSync(join(root, path)));
}

function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path) && !path.endsWith(".test.ts"))
    .sort();
}

function hashFiles(paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function writeOrExplain(path, text) {
  try {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new SetupError(
      `The folder ${root} cannot be written to (${error.code}). Give yourself write access to it or clone Earshot elsewhere.`,
    );
  }
}

/** Runs a program with its output on standard error, so that a command's own output stays clean. */
function run(command, args, failure, cwd = root) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new SetupError(
      `The folder ${root} cannot be written to. Give yourself write access to it or clone Earshot elsewhere.`,
    );
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", 2, 2], env: { ...process.env, CI: "true" } });
    child.on("error", (error) => reject(new SetupError(`Setting up failed, ${failure}: ${error.message}`)));
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else if (signal === "SIGINT" || signal === "SIGTERM") reject(new SetupError("Stopped."));
      else
        reject(
          new SetupError(
            `Setting up failed: ${failure} (exit code ${code ?? signal}); the lines above say why.`,
          ),
        );
    });
  });
}
