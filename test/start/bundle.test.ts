import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";
import { projectFolder } from "./earshot-process.ts";

/** A project of one program, started as those of Earshot are. */
let project: TemporaryFolder;
const file = (name: string): string => path.join(project.folder, name);
const cache = "node_modules/.cache/earshot";

beforeAll(async () => {
  project = await temporaryFolder();
  for (const folder of ["config", "packages/one/src", "services", "workers", "node_modules"])
    await mkdir(file(folder), { recursive: true });
  for (const name of ["bundle.mjs", "load-program.mjs", "run.mjs", "check-node.mjs"])
    await cp(path.join(projectFolder, "config", name), file(`config/${name}`));
  await symlink(path.join(projectFolder, "node_modules/tsx"), file("node_modules/tsx"));
  await writeFile(file("pnpm-lock.yaml"), "");
  await writeFile(file("package.json"), '{ "type": "module" }');
  await writeFile(
    file("packages/one/src/main.ts"),
    `import { readFileSync } from "node:fs";
    import { word } from "./word.ts";
    interface Said { word: string; beside: string }
    const said: Said = { word: word(), beside: readFileSync(new URL("../beside.txt", import.meta.url), "utf8") };
    console.log(JSON.stringify({ ...said, stack: new Error("here").stack }));`,
  );
  await writeFile(file("packages/one/beside.txt"), "beside it");
  await say("first");
});

afterAll(() => project.remove());

const say = (word: string): Promise<void> =>
  writeFile(file("packages/one/src/word.ts"), `export const word = (): string => "${word}";`);

async function run(): Promise<{ word: string; beside: string; stack: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    file("config/run.mjs"),
    "packages/one/src/main.ts",
  ]);
  return JSON.parse(stdout);
}

async function bundles(): Promise<string[]> {
  return (await readdir(file(cache), { withFileTypes: true }))
    .filter((each) => each.isDirectory())
    .map(({ name }) => name);
}

test("a program is bundled once, finds the files beside its source, and its stacks name its source", async () => {
  const both = await Promise.all([run(), run()]);
  for (const said of both) {
    expect(said).toMatchObject({ word: "first", beside: "beside it" });
    expect(said.stack).toMatch(/packages\/one\/src\/main\.ts:5:/);
  }
  expect(await bundles()).toHaveLength(1);
});

test("no start sees a source as it was, also when its time was set back", async () => {
  await run();
  const old = new Date("2020-01-01");
  await say("other");
  await utimes(file("packages/one/src/word.ts"), old, old);
  expect((await run()).word).toBe("other");
  expect(await bundles()).toHaveLength(2);

  // Only touched: the bundle is still that of the sources.
  await utimes(file("packages/one/src/word.ts"), new Date(), new Date());
  expect((await run()).word).toBe("other");
  expect(await bundles()).toHaveLength(2);
});

test("a copy of the project elsewhere does not use the bundle of the first", async () => {
  await run();
  const record = await readFile(file(`${cache}/bundle.json`), "utf8");
  await writeFile(file(`${cache}/bundle.json`), record.replaceAll(project.folder, "/elsewhere"));
  expect((await run()).beside).toBe("beside it");
});

test("where no bundle can be kept the sources are loaded", async () => {
  await rm(file(cache), { recursive: true, force: true });
  await writeFile(file(cache), "");
  expect(await run()).toMatchObject({ word: expect.any(String), beside: "beside it" });
  await rm(file(cache));
});
