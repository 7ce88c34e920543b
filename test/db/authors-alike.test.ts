import { expect, test } from "vitest";
import { authorsAlike } from "@earshot/db/queries/authors-alike";
import { useDatabase } from "./rig.ts";

const use = useDatabase();

test("authors are found by account, by how it begins and by name, and none is read that is not asked for", async () => {
  await use.pool.query(`
    insert into author (platform, key, handle, name, followers, updated_at)
    select 'vk', 'k' || n, 'user_' || n, 'Name ' || n, n, now() from generate_series(1, 50000) n`);
  await use.pool.query(`
    insert into author (platform, key, handle, name, followers, updated_at) values
    ('telegram', 'a', '@Dezhkin_Pishet', 'x', 900, now()),
    ('vk', 'a', 'dezhk1n', 'y', 5, now()),
    ('x', 'b', 'dezhkin_pies', 'z', null, now()),
    ('x', 'c', 'ark77', 'Аркадий Дёжкин', 70, now()),
    ('x', 'd', null, 'Аркадий Дёжкин', 70, now())`);
  await use.pool.query("analyze author");
  const { found, scans } = await use.db.transaction(async (tx) => {
    const found = await authorsAlike(tx, {
      handles: ["dezhk1n", "user_7", "100%_nobody"],
      prefixes: ["dezhkin", "a%"],
      names: ["аркадий дёжкин"],
    });
    const { rows: scans } = await tx.execute(
      "select seq_scan from pg_stat_xact_user_tables where relname = 'author'",
    );
    return { found, scans };
  });
  expect(found.map(({ handle, followers }) => [handle, followers])).toEqual([
    ["@Dezhkin_Pishet", 900],
    ["ark77", 70],
    ["user_7", 7],
    ["dezhk1n", 5],
    ["dezhkin_pies", null],
  ]);
  expect(scans).toEqual([{ seq_scan: "0" }]);
});
