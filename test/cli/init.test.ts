import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "../start/earshot-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let database: TestDatabase;
let caller: TemporaryFolder;
beforeAll(async () => {
  [database, caller] = await Promise.all([createTestDatabase(), temporaryFolder()]);
});
afterAll(async () => {
  await Promise.all([database.drop(), caller.remove()]);
});

/** `script` lends a terminal to a program; it belongs to util-linux. */
function hasScript(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
}

/** What is asked, in order, and what is typed then. */
const answers: [question: RegExp, keys: string][] = [
  [/Language/, "\r"],
  [/называется компания/, "Печка\r"],
  [/Другие написания/, "Pechka, #печка\r"],
  [/Руководители/, "Анна Орлова\r"],
  [/Адреса лент/, "https://news.example/feed.xml\r"],
  [/Применить сейчас/, "\r"],
  [/Готово/, ""],
];

test.skipIf(!hasScript())(
  "init asks, writes a file and applies it (needs `script` of util-linux)",
  async () => {
    const entry = path.join(projectFolder, "services/cli/bin/earshot.mjs");
    const terminal = spawn(
      "script",
      ["-qec", `stty cols 100; node '${entry}' init --output mine.yaml`, "/dev/null"],
      {
        cwd: caller.folder,
        env: { ...process.env, INIT_CWD: caller.folder, DATABASE_URL: database.url, TERM: "xterm" },
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    const left = [...answers];
    let screen = "";
    terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
      const [question, keys] = left[0] ?? [/$^/, ""];
      if (!question.test(screen)) return;
      screen = "";
      left.shift();
      terminal.stdin.write(keys);
    });
    const [code] = await once(terminal, "exit");
    expect(left).toEqual([]);
    expect(code).toBe(0);
    const written = await readFile(path.join(caller.folder, "mine.yaml"), "utf8");
    expect(written).toMatch(
      /name: Печка[^]*kind: hashtag[^]*name: Анна Орлова[^]*url: https:\/\/news\.example/,
    );
  },
);
