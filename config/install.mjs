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
import { SetupError } from "./check-node.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Longest that a program which was told to stop may take; then it is killed. */
const stopTimeoutMs = 3_000;

/** Without these npm keeps silent about a registry that it cannot reach for more than a minute. */
const quickToFail = { npm_config_fetch_retry_mintimeout: "1000", npm_config_fetch_retry_maxtimeout: "5000" };

let isStopping = false;
/** The program that is waited for. */
let running = null;

/**
 * From now on SIGINT and SIGTERM end this process with `exitCode`, after the program that it waits for. Whoever takes
 * over removes these listeners. A Ctrl-C may arrive twice: from the terminal, and passed on by npm.
 */
export function stopOnSignals(exitCode) {
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    say("Stopped.");
    if (running === null) process.exit(exitCode);
    running.once("exit", () => process.exit(exitCode));
    running.kill("SIGTERM");
    setTimeout(() => running.kill("SIGKILL"), stopTimeoutMs);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

/** Installs the dependencies when the lock file or a manifest changed since the last time. */
export async function installDependencies() {
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
    "The dependencies could not be installed; the lines above say why. Make sure that this machine reaches the registry of npm and has free disk, and run the command again",
  );
  writeOrExplain(stamp, wanted);
}

/** Builds the page when its sources, or those of the packages it is made from, changed. */
export async function buildPage() {
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
    [vite, "build", "--logLevel=error"],
    "The page could not be built; the lines above say why",
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

/** Progress goes to standard error, so that a command's own output stays clean. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a program with its output on standard error; `failure` is what its failing means to the person who waits. */
function run(command, args, failure, cwd = root) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new SetupError(
      `The folder ${root} cannot be written to. Give yourself write access to it or clone Earshot elsewhere.`,
    );
  }
  return new Promise((resolve, reject) => {
    running = spawn(command, args, {
      cwd,
      stdio: ["ignore", 2, 2],
      env: { ...quickToFail, ...process.env, CI: "true" },
    });
    running.on("error", (error) => {
      const isMissing = error.code === "ENOENT";
      reject(
        new SetupError(
          isMissing ? `The program ${command} was not found: install npm.` : `${failure} (${error.message}).`,
        ),
      );
    });
    running.on("exit", (code, signal) => {
      running = null;
      if (isStopping) return;
      if (code === 0) resolve();
      else reject(new SetupError(`${failure} (${command} ended with ${code ?? signal}).`));
    });
  });
}
