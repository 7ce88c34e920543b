import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";

test("every call gives a database of its own, and drop() removes it", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(one.url).not.toBe(two.url);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  await client.query("create table only_here ()");
  await client.end();
  await Promise.all([one.drop(), two.drop()]);

  const admin = new Client({ connectionString: inject("postgres").adminUrl });
  await admin.connect();
  const left = await admin.query("select 1 from pg_database where datname = any($1)", [
    [one.url, two.url].map((url) => new URL(url).pathname.slice(1)),
  ]);
  await admin.end();
  expect(left.rowCount).toBe(0);
});
