import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { openSnapshot } from "@earshot/db/backup/open-snapshot";
import { migrate } from "@earshot/db/migrate";
import { addPosts, populate } from "./populate.ts";
import { checksums, sql, useBackups } from "./rig.ts";

const use = useBackups();
let database = "";
beforeAll(async () => {
  database = await use.newDatabase();
  await populate(database);
});

/** Adds posts one after the other, each in one transaction with all that belongs to it. */
function startWriting(first: number): { stop(): Promise<number> } {
  const state = { isStopped: false };
  const writing = (async () => {
    let number = first;
    for (; !state.isStopped; number += 1) await addPosts(database, number, [`post ${number}`]);
    return number - 1;
  })();
  return {
    stop() {
      state.isStopped = true;
      return writing;
    },
  };
}

test("a backup taken while posts are written holds a prefix of them, each with all that belongs to it", async () => {
  await addPosts(database, 1_000, ["post 1000"]);
  const writer = startWriting(1_001);
  await use.backUp(database, "busy.earshot");
  const last = await writer.stop();
  const target = await use.emptyDatabase();
  await use.restore(target, "busy.earshot");
  const [counts] = await sql(
    target,
    `select count(*)::int as posts, max(external_id::int) as newest, min(external_id::int) as oldest,
       (select count(*)::int from mention m join post_key using (post_id) where external_id::int >= 1000) as mentions,
       (select count(*)::int from triage t join post_key using (post_id) where external_id::int >= 1000) as triage,
       (select count(*)::int from triage_search s join post_key using (post_id) where external_id::int >= 1000) as words
     from post where external_id::int >= 1000`,
  );
  expect(counts.posts).toBeGreaterThan(0);
  expect(counts.newest).toBeLessThan(last);
  expect(counts).toMatchObject({
    oldest: 1_000,
    posts: counts.newest - 999,
    mentions: counts.posts,
    triage: counts.posts,
    words: counts.posts,
  });
  const orphans = await sql(
    target,
    "select from post_key full join post using (post_id) where post is null or post_key is null",
  );
  expect(orphans).toEqual([]);
});

test("a new month can be made while a backup is open, which still reads all as it was", async () => {
  const snapshot = await openSnapshot(database, { purpose: "backup" });
  const before = await checksums(database);
  await sql(
    database,
    `begin; create table post_2033_01 (like post including defaults including constraints);
     with moved as (delete from post_default where month = '2033-01-01' returning *) insert into post_2033_01 select * from moved;
     alter table post attach partition post_2033_01 for values from ('2033-01-01') to ('2033-02-01'); commit`,
  );
  // Nothing is missing: it returns although the backup holds the lock.
  await migrate(database);
  expect(`${(await snapshot.checksum("post")).rows} rows, ${(await snapshot.checksum("post")).sum}`).toBe(
    before["post"],
  );
  let rows = 0;
  for await (const { table, rows: chunks } of snapshot.tables()) {
    for await (const chunk of chunks)
      if (table.name === "post") rows += chunk.toString("latin1").split("\n").length - 1;
  }
  expect(`${rows} rows`).toBe(before["post"]?.split(",")[0]);
  await snapshot.close();
});

test("a restore refuses while a part of Earshot or a backup is connected", async () => {
  const snapshot = await openSnapshot(database, { purpose: "backup" });
  const restoring = () => use.restore(database, "busy.earshot", { isReplacing: true });
  await expect(restoring()).rejects.toThrow(/^This database is being backed up or migrated just now\./);
  await snapshot.close();
  const worker = new Client({ connectionString: database, application_name: "earshot-collect" });
  await worker.connect();
  await expect(restoring()).rejects.toThrow(
    /^Earshot is running on this database \(earshot-collect\)\. Stop it first/,
  );
  await worker.end();
});
