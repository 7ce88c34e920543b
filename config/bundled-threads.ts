import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** As much of esbuild as is used here; it comes along with what loads TypeScript. */
interface Compiler {
  build(settings: object): Promise<{ outputFiles: { text: string }[] }>;
}

type Loading = { path: string };

const require = createRequire(import.meta.url);
const compiler = createRequire(require.resolve("tsx"))("esbuild") as Compiler;
const folder = fileURLToPath(new URL("../node_modules/.cache/earshot-threads/", import.meta.url));
const started = /new URL\("(\.\/[a-z-]+-thread\.mjs)", import\.meta\.url\)/g;

/**
 * Threads that tests start have their program from one file, made once for a run: each that loads it as TypeScript costs half a
 * second more. That they also start so is shown wherever a test starts a process.
 */
export function bundledThreads() {
  const made = new Map<string, Promise<string>>();
  return {
    name: "bundled-threads",
    async transform(code: string, id: string): Promise<string | null> {
      if (!code.includes("-thread.mjs")) return null;
      let changed = code;
      for (const [asked, entry = ""] of code.matchAll(started)) {
        const file = path.resolve(path.dirname(id), entry);
        const bundle = made.get(file) ?? bundleOf(file);
        made.set(file, bundle);
        changed = changed.replace(asked, `new URL(${JSON.stringify(await bundle)})`);
      }
      return changed;
    },
  };
}

/** The address of a file that does what `entry` does; named by what is in it, so that runs at once do not meet. */
async function bundleOf(entry: string): Promise<string> {
  const { outputFiles } = await compiler.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    // The entry asks for it before it loads what reads TypeScript.
    define: { "process.features.typescript": "true" },
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    plugins: [{ name: "own-addresses", setup: keepOwnAddresses }],
  });
  const text = outputFiles.map((file) => file.text).join("");
  const name = `${path.basename(entry, ".mjs")}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  const file = path.join(folder, `${name}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  }
  return pathToFileURL(file).href;
}

/** Files are read beside the source that names them, wherever it is bundled. */
function keepOwnAddresses(build: {
  onLoad(filter: { filter: RegExp }, load: (file: Loading) => { contents: string; loader: string }): void;
}): void {
  build.onLoad({ filter: /\.ts$/ }, (file) => ({
    contents: readFileSync(file.path, "utf8").replaceAll(
      "import.meta.url",
      JSON.stringify(pathToFileURL(file.path).href),
    ),
    loader: "ts",
  }));
}
