import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { canMount, mountSmallDisk } from "../support/machine.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { projectFolder, runToEnd } from "./earshot-process.ts";

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function newFolder(): Promise<string> {
  const { folder, remove } = await temporaryFolder();
  toClose.push(remove);
  return folder;
}

/** A start that must end by itself, on free ports unless said otherwise: its exit code and the sentence. */
async function refusedStart(env: Record<string, string>): Promise<{ code: number | null; sentence: string }> {
  const { code, err } = await runToEnd(["start"], {
    env: { EARSHOT_PORT: "0", EARSHOT_WORLD_PORT: "0", ...env },
  });
  expect(err).not.toMatch(/^ {4}at /m);
  return { code, sentence: /^earshot: (.*)\n$/m.exec(err)?.[1] ?? err };
}

test("a port that another program has", async () => {
  const other = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  toClose.push(() => new Promise((resolve) => other.close(resolve)));
  const { port } = other.address() as AddressInfo;
  expect(await refusedStart({ EARSHOT_PORT: String(port), EARSHOT_DATA_DIR: await newFolder() })).toEqual({
    code: 1,
    sentence: `Another program listens on 127.0.0.1:${port} already. Stop that program, or choose another port with EARSHOT_PORT.`,
  });
});

test("a folder that cannot be written", async () => {
  const file = path.join(await newFolder(), "a-file");
  await writeFile(file, "");
  const { code, sentence } = await refusedStart({ EARSHOT_DATA_DIR: path.join(file, "data") });
  expect(sentence).toMatch(/^The folder \S+ cannot be written: .*EARSHOT_DATA_DIR\.$/);
  expect(code).toBe(1);
});

test.skipIf(!(await canMount()))("a disk that is full (needs the right to mount one)", async () => {
  const disk = await mountSmallDisk(20_000_000);
  toClose.push(disk.remove);
  const { code, sentence } = await refusedStart({ EARSHOT_DATA_DIR: path.join(disk.folder, "data") });
  expect(sentence).toMatch(/^The disk of \S+ has only \d+ MB left, .*EARSHOT_DATA_DIR\.$/);
  expect(code).toBe(1);
});

test("a database that is not there, without its password", async () => {
  const { code, sentence } = await refusedStart({
    DATABASE_URL: "postgres://earshot:geheim@127.0.0.1:1/earshot",
    EARSHOT_DATA_DIR: await newFolder(),
  });
  expect(sentence).toMatch(/^The database at 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED.*\.$/);
  expect(sentence).not.toContain("geheim");
  expect(code).toBe(1);
});

test("a setting that means nothing", async () => {
  expect(await refusedStart({ EARSHOT_PORT: "many" })).toEqual({
    code: 1,
    sentence:
      'The environment has a value that cannot be used: EARSHOT_PORT="many". Use a number from 1 to 65535, or 0 for any free port.',
  });
});

test("a Node.js that is too old, which can still read what says so", async () => {
  const versions = ["12.22.12", "18.20.8", "20.18.3", "20.19.0", "22.1.0", "24.0.0"];
  const script = `import { checkNode } from ${JSON.stringify(path.join(projectFolder, "config/check-node.mjs"))};
    for (const version of ${JSON.stringify(versions)}) {
      try { checkNode(version); console.log(version + " fine"); } catch (error) { console.log(error.message); }
    }`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  const lines = stdout.trim().split("\n");
  expect(lines.filter((line) => line.endsWith(" fine"))).toHaveLength(3);
  expect(lines[0]).toBe(
    "Earshot needs Node.js 20.19 or newer; this is 12.22.12. Install a newer one from https://nodejs.org and run the command again.",
  );
  for (const file of ["services/cli/bin/earshot.mjs", "config/check-node.mjs"]) {
    const code = await readFile(path.join(projectFolder, file), "utf8");
    // What came after 2018, and imports of anything that may use it.
    expect(code).not.toMatch(/\?\.|\?\?|^await |^\s*static |#\w+\(/m);
    expect([...code.matchAll(/^import .* from "(.*)"/gm)].map(([, from]) => from)).toEqual(
      file.startsWith("config") ? [] : ["../../../config/check-node.mjs"],
    );
  }
});

test("a registry that cannot be reached", async () => {
  const clone = await newFolder();
  for (const file of [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "config",
    "services/cli/bin",
  ]) {
    await mkdir(path.dirname(path.join(clone, file)), { recursive: true });
    await cp(path.join(projectFolder, file), path.join(clone, file), { recursive: true });
  }
  for (const room of ["packages", "workers"]) await mkdir(path.join(clone, room));
  const { code, out, err } = await runToEnd(["doctor", "--json"], {
    clone,
    env: {
      npm_config_registry: "http://127.0.0.1:9",
      npm_config_cache: path.join(clone, "cache"),
      npm_config_fetch_retries: "0",
    },
  });
  expect(err).toMatch(/^earshot: The dependencies could not be installed; .*registry of npm.*\.$/m);
  expect({ code, out }).toEqual({ code: 1, out: "" });
});
