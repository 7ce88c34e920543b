import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { stages } from "@earshot/pipeline/stages";

const root = fileURLToPath(new URL("../..", import.meta.url));

const workerMay = ["core", "text", "sources", "documents", "db", "pipeline", "runtime"];
const apiMay = [...workerMay, "contract"];

/** Who may import whom, of ours. */
const mayImport: Record<string, string[]> = {
  "packages/core": [],
  "packages/runtime": [],
  "packages/text": ["core"],
  "packages/contract": ["core"],
  "packages/db": ["core"],
  "packages/pipeline": ["core", "runtime"],
  "packages/sources": ["core", "text", "runtime"],
  "packages/documents": ["core"],
  "packages/world": ["core"],
  "workers/collect": workerMay,
  "workers/analyse": workerMay,
  "workers/report": workerMay,
  "workers/notify": workerMay,
  "services/api": apiMay,
  "services/web": ["contract", "core"],
  "services/cli": [...apiMay, "world", "collect", "analyse", "report", "notify", "api"],
};

const workersAndApi = ["collect", "analyse", "report", "notify", "api"];

/** Libraries that one room alone may touch. */
const homes: Record<string, string[]> = {
  natural: ["packages/text"],
  lvovich: ["packages/text"],
  bullmq: ["packages/pipeline"],
  ioredis: ["packages/pipeline", "test"],
  "rss-parser": ["packages/sources", "test"],
  "drizzle-orm": ["packages/db"],
  undici: ["packages/runtime"],
  fastify: ["services/api"],
  pdfmake: ["packages/documents"],
  pptxgenjs: ["packages/documents"],
};

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function folders(): string[] {
  return ["packages", "workers", "services"].flatMap((room) =>
    readdirSync(join(root, room))
      .map((name) => `${room}/${name}`)
      .filter((folder) => existsSync(join(root, folder, "package.json"))),
  );
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
}

/** Walks by itself: what is linked into node_modules is a hundred times as much as ours. */
function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : sourceFiles(path);
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : [];
  });
}

/** Threads and what stands beside `src` too, where a library may be named without an import. */
function codeOf(folder: string): string {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? "" : codeOf(path);
      return /\.(tsx?|mjs|css|html)$/.test(entry.name) ? readFileSync(join(root, path), "utf8") : "";
    })
    .join("\n");
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s+["']([^"']+)["']/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

test.each(folders())("%s declares only what the import table allows", (folder) => {
  const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
  const ours = Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => name.startsWith("@earshot/"))
    .map((name) => name.slice("@earshot/".length));
  expect(mayImport[folder], `${folder} has no line in the import table`).toBeDefined();
  expect(ours.filter((name) => !mayImport[folder]?.includes(name))).toEqual([]);
});

test.each(folders())("%s reaches other packages only by name and keeps libraries at home", (folder) => {
  const { name, dependencies = {}, devDependencies = {} } = manifestOf(folder);
  const declared = new Set(Object.keys({ ...dependencies, ...devDependencies }));
  const wrong: string[] = [];
  for (const file of sourceFiles(folder)) {
    for (const target of importsOf(file)) {
      if (target.startsWith(".")) {
        const reached = relative(join(root, folder), resolve(root, dirname(file), target));
        if (reached.startsWith(`..${sep}`)) wrong.push(`${file} leaves its package: ${target}`);
        continue;
      }
      if (target.startsWith("node:") || target === name) continue;
      // The one tool of tests stands at the root, for all of them.
      if (target === "vitest" && /\.test\.tsx?$/.test(file)) continue;
      const library = target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");
      if (!declared.has(library)) wrong.push(`${file} imports undeclared ${library}`);
      const home = homes[library];
      if (home && !home.includes(folder)) wrong.push(`${file} imports ${library}, which lives in ${home[0]}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each([...folders(), "test"])("%s declares nothing that it does not use", (folder) => {
  const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
  const code = codeOf(folder);
  const isNamed = (library: string) => code.includes(`"${library}"`) || code.includes(`"${library}/`);
  const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (library) => !library.startsWith("@types/") && !isNamed(library),
  );
  expect(unused).toEqual([]);
});

test("in the command line only start composes workers and API", () => {
  const wrong = sourceFiles("services/cli").filter(
    (file) =>
      !/[\\/]start(\.ts|[\\/])/.test(file) &&
      importsOf(file).some((target) => workersAndApi.some((name) => target.startsWith(`@earshot/${name}/`))),
  );
  expect(wrong).toEqual([]);
});

test.each(stages)("stage $name has its core folder, queue and worker", (stage) => {
  expect(existsSync(join(root, "packages/core/src", stage.name))).toBe(true);
  if (stage.worker === null) return;
  const folder = stage.worker.replace("@earshot/", "workers/");
  expect(existsSync(join(root, folder, "src/main.ts"))).toBe(true);
});

test("no file has a name that says nothing", () => {
  const banned = /^(utils?|helpers?|common|shared|misc|manager|base|types|index)\.(ts|tsx)$/;
  const wrong = [...folders(), "test"]
    .flatMap(sourceFiles)
    .filter((file) => banned.test(file.split(sep).at(-1) ?? ""));
  expect(wrong).toEqual([]);
});

test("no file is longer than a reader keeps in mind: 300 lines, 400 of a test", () => {
  const isTest = /\.test\.tsx?$|^test[\\/]/;
  const wrong = [...folders(), "test"].flatMap(sourceFiles).flatMap((file) => {
    const lines = readFileSync(join(root, file), "utf8").trimEnd().split("\n").length;
    return lines > (isTest.test(file) ? 400 : 300) ? [`${file}: ${lines} lines`] : [];
  });
  expect(wrong).toEqual([]);
});
