import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { webFolder } from "@earshot/cli/installation";
import { expect, test } from "vitest";

const sources = join(webFolder, "../src");

/** Bytes of script, gzipped, that a browser may have to fetch before the list of triage is seen. */
const bytesMax = 250_000;

/** Everything that is loaded with these files: what they reach without `import()`. */
function loadedWith(
  paths: readonly string[],
  importing: RegExp,
  found = new Map<string, string>(),
): Map<string, string> {
  for (const path of paths) {
    if (found.has(path) || !/\.[jt]sx?$/.test(path) || !existsSync(path)) continue;
    const source = readFileSync(path, "utf8");
    found.set(path, source);
    const imported = [...source.matchAll(importing)].map(([, name = ""]) => join(dirname(path), name));
    loadedWith(imported, importing, found);
  }
  return found;
}

test("the first load speaks with the words that it brings", () => {
  const importing = /^import (?!type\b)(?:[^";]* from )?"(\.[^"]+)";/gm;
  const words = readFileSync(join(sources, "words/en/first.ts"), "utf8");
  const known = new Set(words.match(/first = \{([^}]*)\}/)?.[1]?.match(/\w+/g));
  const strange = [...loadedWith([join(sources, "main.tsx")], importing)].flatMap(([path, source]) =>
    [...source.matchAll(/\bt\(\s*["`](\w+)\./g)].flatMap(([call, area = ""]) =>
      known.has(area) ? [] : [`${path.slice(sources.length)}: ${call}`],
    ),
  );
  expect(strange).toEqual([]);
});

test.runIf(existsSync(join(webFolder, "index.html")))("the first load is small", () => {
  const page = readFileSync(join(webFolder, "index.html"), "utf8");
  const asked = [...page.matchAll(/<script[^>]* src="\/([^"]+\.js)"/g)].map(([, name = ""]) =>
    join(webFolder, name),
  );
  const minified = /(?:from|import)"(\.\/[^"]+\.js)"/g;
  const atOnce = loadedWith(asked, minified);
  // Words come by `import()`, those of one language: the longer ones are counted.
  const words = [...atOnce.values()].flatMap((source) => source.match(/\bfirst-[\w-]+\.js/g) ?? []);
  expect(words).not.toEqual([]);
  const size = (sources: ReadonlyMap<string, string>): number =>
    [...sources.values()].reduce((sum, source) => sum + gzipSync(source, { level: 9 }).length, 0);
  const ofWords = words.map((name) => size(loadedWith([join(webFolder, "assets", name)], minified)));
  const bytes = size(atOnce) + Math.max(...ofWords);
  expect(bytes).toBeLessThanOrEqual(bytesMax);
});
