import { expect, test } from "vitest";
import { migrate } from "@earshot/db/migrate";
import { ensurePartitions } from "@earshot/db/partitions";
import { now, useDatabase } from "./rig.ts";

const use = useDatabase();

async function applied() {
  return (await use.pool.query("select name, applied_at, checksum from migration order by name")).rows;
}

test("migrating again, and several at once, changes nothing", async () => {
  const before = await applied();
  await Promise.all([migrate(use.url), migrate(use.url), migrate(use.url)]);
  expect(await applied()).toEqual(before);
  expect(before.length).toBeGreaterThan(3);
  for (const { name } of before) expect(name).toMatch(/^\d{4}(-[a-z]+)+$/);
});

test("an empty database that several processes start on at once is migrated once", async () => {
  const empty = new URL(use.url);
  empty.pathname += "_empty";
  const name = empty.pathname.slice(1);
  await use.pool.query(`create database ${name}`);
  await Promise.all([migrate(empty.href), migrate(empty.href)]);
  await use.pool.query(`drop database ${name} with (force)`);
});

test("a migration that was changed afterwards, or that is unknown, is said and not guessed at", async () => {
  const [first] = await applied();
  await use.pool.query("update migration set checksum = 'other' where name = $1", [first.name]);
  await expect(migrate(use.url)).rejects.toThrow(/was changed after it had been applied/);
  await use.pool.query("update migration set checksum = $2 where name = $1", [first.name, first.checksum]);
  await use.pool.query("insert into migration values ('9999-of-tomorrow', now(), '')");
  await expect(migrate(use.url)).rejects.toThrow(/does not know. Start a newer version/);
  await use.pool.query("delete from migration where name = '9999-of-tomorrow'");
});

test("a month whose posts lie in the default partition gets a partition that takes them over", async () => {
  await use.pool.query(
    `insert into post (post_id, month, source_id, namespace, external_id, platform, text, published_at, found_at, content_hash)
     values (900001, '2031-05-01', 1, 'n', 'stray', 'news', 'kept', '2031-05-09', $1, 'h')`,
    [now],
  );
  await ensurePartitions(use.db, {
    from: new Date("2031-04-30T00:00:00Z"),
    to: new Date("2031-06-01T00:00:00Z"),
  });
  const { rows } = await use.pool.query(
    "select tableoid::regclass::text as partition, text from post where post_id = 900001",
  );
  expect(rows).toEqual([{ partition: "post_2031_05", text: "kept" }]);
  const { rows: made } = await use.pool.query(
    "select relname from pg_class where relkind = 'r' and relname ~ '^(post|mention)_2031' order by 1",
  );
  expect(made.map((row) => row.relname)).toEqual(
    ["mention", "post"].flatMap((table) => ["04", "05", "06"].map((month) => `${table}_2031_${month}`)),
  );
});
