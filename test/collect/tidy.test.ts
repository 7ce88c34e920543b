import type { CollectedPost } from "@earshot/core/collect/post";
import { savePosts } from "@earshot/db/queries/collect";
import { saveSetting } from "@earshot/db/queries/settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectedPost } from "../support/collected-post.ts";
import { openRig } from "./rig.ts";
import type { Rig } from "./rig.ts";

let rig: Rig;
let sourceId: number;

beforeAll(async () => {
  rig = await openRig([]);
  await rig.watch("Клапан", ["клапан"]);
  sourceId = await rig.addFeed("http://127.0.0.1:9/never");
});
afterAll(() => rig.close());

function post(externalId: string, text: string): CollectedPost {
  return collectedPost({ externalId, text, publishedAt: rig.clock.at });
}

async function daysPass(days: number): Promise<void> {
  rig.clock.at = new Date(rig.clock.at.getTime() + days * 86_400_000);
  await rig.queues.enqueue("tidy", {});
  await rig.queues.drainIdle();
}

async function save(posts: CollectedPost[]): Promise<void> {
  const saved = await savePosts(rig.database.db, { sourceId, posts, now: rig.clock.at });
  await rig.queues.enqueue("match-posts", { postIds: saved.map((each) => each.postId) });
  await rig.queues.drainIdle();
}

async function storedIds(): Promise<string[]> {
  const rows = await rig.rows<{ external_id: string }>("select external_id from post order by external_id");
  return rows.map((row) => row.external_id);
}

test("a post that speaks of nothing watched is kept for 90 days, one that does for good", async () => {
  await save([post("a-matched", "Клапан течёт."), post("b-unmatched", "Погода хорошая.")]);
  await daysPass(89);
  await save([post("c-later", "Снова солнце.")]);
  expect(await storedIds()).toEqual(["a-matched", "b-unmatched", "c-later"]);
  await daysPass(2);
  expect(await storedIds()).toEqual(["a-matched", "c-later"]);
  expect(await rig.rows("select 1 from post_key where external_id = 'b-unmatched'")).toEqual([]);
});

test("how long it is kept is a setting that takes effect with the next round", async () => {
  await save([post("d-short", "Туман.")]);
  await saveSetting(rig.database.db, "keep.unmatched_days", 10, rig.clock.at);
  await daysPass(11);
  expect(await storedIds()).toEqual(["a-matched"]);
  await saveSetting(rig.database.db, "keep.unmatched_days", 90, rig.clock.at);
});

test("a source can keep its posts for less or more time, and a post stays while any source that saw it keeps it", async () => {
  const days = (id: number, kept: number | null) =>
    rig.rows("update source set keep_days = $2 where source_id = $1", [id, kept]);
  const other = await rig.addFeed("http://127.0.0.1:9/other");
  const author = { handle: "@anna", name: "Анна", url: null, bio: null, followers: null };
  await days(sourceId, 5);
  const both = post("e-both", "Град.");
  await save([{ ...post("e-own", "Иней."), author }, both]);
  await savePosts(rig.database.db, { sourceId: other, posts: [both], now: rig.clock.at });
  await daysPass(6);
  expect(await storedIds()).toEqual(["a-matched", "e-both"]);
  expect(await rig.rows("select 1 from author where handle = '@anna'")).toEqual([]);
  await days(other, 365);
  await daysPass(200);
  expect(await storedIds()).toEqual(["a-matched", "e-both"]);
  await days(other, null);
  await daysPass(1);
  expect(await storedIds()).toEqual(["a-matched"]);
  await days(sourceId, null);
});

test("a post that nobody has matched yet is not let go, however old", async () => {
  await savePosts(rig.database.db, {
    sourceId,
    posts: [post("d-waiting", "Ещё не читано.")],
    now: rig.clock.at,
  });
  await daysPass(200);
  expect(await storedIds()).toContain("d-waiting");
});

test("the log of attempts is shortened by age and by number", async () => {
  await rig.rows(
    `insert into source_check (source_id, at, outcome, took_ms, received, added, edited, refused)
     select $1, $2::timestamptz - n * interval '1 minute', 'ok', 1, 0, 0, 0, 0 from generate_series(1, 5100) n`,
    [sourceId, rig.clock.at],
  );
  await daysPass(0);
  const [kept] = await rig.rows<{ count: number }>(
    "select count(*)::int as count from source_check where source_id = $1",
    [sourceId],
  );
  expect(kept?.count).toBe(5000);
  await daysPass(31);
  const [left] = await rig.rows<{ count: number }>(
    "select count(*)::int as count from source_check where source_id = $1",
    [sourceId],
  );
  expect(left?.count).toBe(0);
});
