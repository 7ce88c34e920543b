import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../start/earshot-process.ts";
import { useBackups } from "./rig.ts";

// Processes take their time to begin on a busy machine.
const use = useBackups();

/** `script` lends a terminal to a program; it belongs to util-linux. */
function hasScript(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
}

/** Types each answer when its question is on the screen. @returns all that the screen showed */
async function onTerminal(
  databaseUrl: string,
  command: string,
  answers: [question: RegExp, keys: string][],
): Promise<string> {
  const entry = path.join(projectFolder, "services/cli/bin/earshot.mjs");
  const terminal = spawn("script", ["-qec", `node '${entry}' ${command}`, "/dev/null"], {
    cwd: use.path(""),
    env: {
      ...process.env,
      INIT_CWD: use.path(""),
      DATABASE_URL: databaseUrl,
      EARSHOT_DATA_DIR: use.path("data"),
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const left = [...answers];
  let screen = "";
  let seen = 0;
  terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [next] = left;
    const found = next?.[0].exec(screen.slice(seen));
    if (!next || !found) return;
    seen = screen.length;
    left.shift();
    terminal.stdin.write(next[1]);
  });
  await once(terminal, "exit");
  return screen;
}

test.skipIf(!hasScript())(
  "a passphrase is asked for twice, never shown, and opens the file (needs `script` of util-linux)",
  async () => {
    const database = await use.newDatabase();
    const screen = await onTerminal(database, "backup asked.earshot --encrypt", [
      [/Passphrase of the backup: /, "тайное слово\r"],
      [/The same again: /, "тайное слово\r"],
    ]);
    expect(screen).toMatch(/asked\.earshot: .*, encrypted, in/);
    expect(screen).not.toContain("тайное");
    const shown = await onTerminal(database, "backup --verify asked.earshot", [
      [/Passphrase of the backup: /, "тайное слово\r"],
    ]);
    expect(shown).toMatch(/asked\.earshot is whole: .*, encrypted\./);
    expect(shown).not.toContain("тайное");
    const differing = await onTerminal(database, "backup other.earshot --encrypt", [
      [/Passphrase of the backup: /, "тайное слово\r"],
      [/The same again: /, "тайное слов\r"],
    ]);
    expect(differing).toContain("earshot: The two passphrases differ. Nothing was written.");
  },
);

test("a passphrase from a file, one that is too short, and none where nobody can be asked", async () => {
  const database = await use.newDatabase();
  await writeFile(use.path("secret.txt"), "from a file\n");
  await writeFile(use.path("short.txt"), "short\n");
  const written = await use.earshot(database, ["backup", "filed.earshot", "--passphrase-file", "secret.txt"]);
  expect(written.out).toMatch(/filed\.earshot: .*, encrypted, in/);
  const short = await use.earshot(database, ["backup", "s.earshot", "--passphrase-file", "short.txt"]);
  expect(short.err).toMatch(/^earshot: The passphrase is too short: use 8 characters or more\.$/m);
  const nobody = await use.earshot(database, ["backup", "n.earshot", "--encrypt"]);
  expect(nobody.err).toMatch(/^earshot: The passphrase is asked for on a terminal, and there is none\./m);
});
