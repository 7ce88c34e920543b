import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { backUpDatabase } from "@earshot/cli/backup/back-up-database";
import { toConfig } from "@earshot/runtime/env";
import { canMount, mountSmallDisk, type SmallDisk } from "../support/machine.ts";
import { sql, useBackups } from "./rig.ts";

const use = useBackups();
const disks: SmallDisk[] = [];
afterEach(async () => {
  for (const disk of disks.splice(0)) await disk.remove();
});

async function backUpTo(bytes: number): Promise<{ said: string; left: string[] }> {
  const disk = await mountSmallDisk(bytes);
  disks.push(disk);
  const database = await use.newDatabase();
  // Hardly to be compressed: half of its length at best.
  const value = JSON.stringify(randomBytes(6_000_000).toString("hex"));
  await sql(database, "insert into setting values ('noise', $1, now())", [value]);
  const said = await backUpDatabase({
    config: toConfig({}),
    databaseUrl: database,
    dataDir: disk.folder,
    file: path.join(disk.folder, "full.earshot"),
    passphrase: null,
    say: () => undefined,
  }).then(
    () => "written",
    (error: Error) => error.message,
  );
  return { said, left: await readdir(disk.folder) };
}

test.skipIf(!(await canMount()))(
  "a disk that is too small is named before, or when it is full; nothing stays there (needs the right to mount one)",
  async () => {
    const tooSmall = await backUpTo(1_000_000);
    expect(tooSmall.said).toMatch(/^The disk of \S+ has only 1 MB left, and the backup may need \d+ MB\./);
    expect(tooSmall.left).toEqual([]);
    const full = await backUpTo(5_000_000);
    expect(full.said).toMatch(/^The disk of \S+ is full: no backup was written\.$/);
    expect(full.left).toEqual([]);
  },
);
