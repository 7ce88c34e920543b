/**
 * The programs of Earshot as JavaScript in a few files: finding, translating and linking a thousand files of TypeScript costs
 * Node.js 20 more than half of a start. Made when one of the sources changed, kept in `node_modules/.cache/earshot`.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, isAbsolute, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "node_modules/.cache/earshot");
/** Says which of the bundles there is the one of the sources as they were last seen. */
const record = join(folder, "bundle.json");

/** What decides over the bundle beside the sources: how it is made, and where packages and rooms lie. */
const frame = ["config/bundle.mjs", "pnpm-lock.yaml"];

/** Packages of many small modules; all others stay files of their own, found from where their importer stands. */
const bundledPackages = new Set(["zod", "drizzle-orm", "fastify-type-provider-zod"]);

/** A bundle that no start has made anew for that long belongs to sources of the past. */
const keptMs = 7 * 86_400_000;

/**
 * The address to import instead of a program (`services/cli/src/main.ts`) or a thread (`…/feed-thread.mjs`), made now if need be.
 * Null when it cannot be made, such as in a folder that nobody may write: then the sources themselves do.
 */
export async function bundleOf(program) {
  const kept = readRecord();
  try {
    const name = kept !== null && isFresh(kept) ? kept.name : await makeBundle();
    const file = join(folder, name, `${outputName(program)}.mjs`);
    return existsSync(file) ? pathToFileURL(file).href : null;
  } catch {
    return null;
  }
}

function readRecord() {
  try {
    const kept = JSON.parse(readFileSync(record, "utf8"));
    // Addresses inside name the folder it was made in.
    return kept.root === root && existsSync(join(folder, kept.name)) ? kept : null;
  } catch {
    return null;
  }
}

/** `services/cli/src/main.ts` is "cli", `…/feed-thread.mjs` is "feed-thread". */
function outputName(program) {
  return program.endsWith("/src/main.ts") ? basename(join(program, "../..")) : basename(program, ".mjs");
}

/** Whether all sources are as they were. What only looks touched, as after a copy, is read and compared. */
function isFresh(kept) {
  let isTouched = false;
  for (const input of kept.inputs) {
    const now = stampOf(join(root, input.path));
    if (now === input.stamp) continue;
    if (now === null || digest(readFileSync(join(root, input.path))) !== input.digest) return false;
    input.stamp = now;
    isTouched = true;
  }
  if (isTouched) writeRecord(kept);
  return true;
}

/** The time of the last change of any kind, which no program can set back. Null: the file is gone. */
function stampOf(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}

function digest(text) {
  return createHash("sha256").update(text).digest("base64");
}

/** Whole or not at all, also where two starts write at once. */
function writeRecord(kept) {
  try {
    const half = `${record}.${process.pid}`;
    writeFileSync(half, JSON.stringify(kept));
    renameSync(half, record);
  } catch {
    // A folder that nobody may write: the next start compares again.
  }
}

/** Makes the bundle and returns its name, which is made of what is in the sources. */
async function makeBundle() {
  const require = createRequire(import.meta.url);
  const { build, stop } = createRequire(require.resolve("tsx"))("esbuild");
  mkdirSync(folder, { recursive: true });
  const half = mkdtempSync(join(folder, "making-"));
  // Who installs is not always who runs it.
  chmodSync(half, 0o755);
  const inputs = new Map();
  const read = (file) => {
    // Before it is read: what changes meanwhile is seen at the next start.
    const stamp = stampOf(file);
    const text = readFileSync(file, "utf8");
    const path = relative(root, file);
    inputs.set(path, { path, stamp, digest: digest(text) });
    return text;
  };
  try {
    for (const path of [...frame, ...manifests()]) read(join(root, path));
    await build({
      entryPoints: Object.fromEntries(programs().map((path) => [outputName(path), join(root, path)])),
      outdir: half,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      platform: "node",
      target: "node20.19",
      format: "esm",
      // Those of Node.js itself.
      conditions: [],
      sourcemap: true,
      sourcesContent: false,
      logLevel: "silent",
      // A thread asks for it before it loads what reads TypeScript.
      define: { "process.features.typescript": "true" },
      plugins: [{ name: "earshot", setup: (plugin) => keepPlaces(plugin, read) }],
    });
    const sorted = [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const name = digest(JSON.stringify([root, sorted.map((input) => [input.path, input.digest])]))
      .replaceAll(/\W/g, "")
      .slice(0, 20);
    if (!existsSync(join(folder, name))) renameSync(half, join(folder, name));
    writeRecord({ root, name, inputs: sorted });
    removeOld(name);
    return name;
  } finally {
    rmSync(half, { recursive: true, force: true });
    await stop();
  }
}

function rooms() {
  return ["packages", "services", "workers"].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => `${kind}/${name}`),
  );
}

function manifests() {
  return rooms()
    .map((room) => `${room}/package.json`)
    .filter((path) => existsSync(join(root, path)));
}

/** What is started by itself: programs of rooms, and threads, which find each other's files beside their own. */
function programs() {
  return rooms()
    .filter((room) => room !== "services/web" && existsSync(join(root, room, "src")))
    .flatMap((room) =>
      readdirSync(join(root, room, "src"), { recursive: true, encoding: "utf8" }).map(
        (path) => `${room}/src/${path}`,
      ),
    )
    .filter((path) => path.endsWith("/src/main.ts") || path.endsWith("-thread.mjs"));
}

/** Files beside a source are found wherever it is bundled, and packages by whose they are: no package sees those of all others. */
function keepPlaces(plugin, read) {
  plugin.onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => {
    if (path.includes("/node_modules/")) return null;
    const contents = read(path).replaceAll(
      /(new URL\("\.\/[a-z-]+-thread\.mjs", )?import\.meta\.url/g,
      (own, thread) => (thread === undefined ? JSON.stringify(pathToFileURL(path).href) : own),
    );
    return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
  });
  plugin.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...importer }) => {
    if (pluginData === "asked" || path.startsWith("node:") || path.startsWith("@earshot/")) return null;
    const found = await plugin.resolve(path, { ...importer, pluginData: "asked" });
    if (!isAbsolute(found.path)) return { path, external: true };
    if (bundledPackages.has(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(found.path)?.[1] ?? ""))
      return null;
    const isRequired = importer.kind === "require-call";
    return { path: isRequired ? found.path : pathToFileURL(found.path).href, external: true };
  });
}

function removeOld(name) {
  for (const other of readdirSync(folder, { withFileTypes: true })) {
    if (!other.isDirectory() || other.name === name) continue;
    const path = join(folder, other.name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > keptMs)
      rmSync(path, { recursive: true, force: true });
  }
}
