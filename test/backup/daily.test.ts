import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { backUpIfDue } from "@earshot/cli/backup/daily-backup";
import { verifyBackup } from "@earshot/cli/backup/read-backup";
import { connectDatabase } from "@earshot/db/database";
import { toConfig } from "@earshot/runtime/env";
import { sql, useBackups } from "./rig.ts";

const use = useBackups();

test("one backup a day, the newest seven kept, none when that is set", async () => {
  const url = await use.newDatabase();
  const database = connectDatabase(url, { max: 1 });
  const dataDir = use.path("daily");
  const at = (day: number, hour: number): Promise<string | null> =>
    backUpIfDue({
      config: toConfig({}),
      databaseUrl: url,
      dataDir,
      database,
      now: () => new Date(Date.UTC(2026, 10, day, hour)),
    });
  const first = await at(1, 3);
  expect(first).toBe(`${dataDir}/backups/daily-20261101T030000Z.earshot`);
  const { total } = await verifyBackup(
    first ?? "",
    () => Promise.reject(new Error("It is not encrypted.")),
    () => undefined,
  );
  expect(total.tables).toBeGreaterThan(20);
  expect(await at(1, 23)).toBeNull();
  for (let day = 2; day <= 9; day += 1) expect(await at(day, 3)).not.toBeNull();
  const left = (await readdir(`${dataDir}/backups`))
    .map((name) => name.slice(0, "daily-20261101".length))
    .toSorted();
  expect(left).toEqual([3, 4, 5, 6, 7, 8, 9].map((day) => `daily-2026110${day}`));
  await sql(url, "insert into setting values ('keep.backups_days', '0', now())");
  expect(await at(20, 3)).toBeNull();
  await database.close();
});
