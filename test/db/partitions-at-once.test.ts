import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase, type Database } from "@earshot/db/database";
import { ensureMonths } from "@earshot/db/partitions";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const atOnce = 8;
const months = ["2026-08-01", "2026-09-01", "2026-10-01"];

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.url, { max: atOnce });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

test("many visits that need the same months at once make each month once and none fails", async () => {
  const visits = Array.from({ length: atOnce * 4 }, (_, at) =>
    // Each with an order of its own, as the posts of feeds come.
    ensureMonths(database.db, [...months.slice(at % 3), ...months.slice(0, at % 3)]),
  );
  expect(await Promise.allSettled(visits)).toEqual(
    visits.map(() => ({ status: "fulfilled", value: undefined })),
  );
  const { rows } = await database.pool.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'post'::regclass and inhrelid::regclass::text like 'post_2026%' order by 1`,
  );
  expect(rows.map((row) => row.name)).toEqual(["post_2026_08", "post_2026_09", "post_2026_10"]);
});
