import type { CollectedPost } from "@earshot/core/collect/post";
import { saveEach } from "@earshot/collect/save-each";
import { savePosts } from "@earshot/db/queries/collect";
import { latestRematch } from "@earshot/db/queries/rematch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { feed, openSite } from "./published-feed.ts";
import type { Site } from "./published-feed.ts";
import { collectedPost } from "../support/collected-post.ts";
import { openRig } from "./rig.ts";
import type { Rig } from "./rig.ts";

let site: Site;
let rig: Rig;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
  await rig.watch("Клапан", ["клапан"]);
  await sweepAfter(0);
});

afterAll(async () => {
  await rig.close();
  await site.close();
});

function post(externalId: string, text: string): CollectedPost {
  return collectedPost({ externalId, text, publishedAt: rig.clock.at });
}

async function sweepAfter(minutes: number): Promise<void> {
  rig.clock.at = new Date(rig.clock.at.getTime() + minutes * 60_000);
  await rig.queues.enqueue("sweep-match", {});
  await rig.queues.drainIdle();
}

test("posts saved by a process that died before matching are found by the sweep, once they have waited", async () => {
  const sourceId = await rig.addFeed(`${site.origin}/dead`);
  const posts = [post("s1", "Клапан течёт."), post("s2", "Ничего.")];
  const saved = await savePosts(rig.database.db, { sourceId, posts, now: rig.clock.at });
  await sweepAfter(0.5);
  expect(rig.analysed).toEqual([]);
  await sweepAfter(5);
  expect(rig.analysed).toEqual([saved[0]?.postId]);
  expect(await rig.rows("select 1 from post where matched_at is null")).toEqual([]);
});

test("a queue that lost everything: due sources are rung for again from the database alone", async () => {
  site.answer("/lost", feed([{ id: "l1", title: "Клапан", at: "2026-03-02T09:00:00Z" }]));
  const sourceId = await rig.addFeed(`${site.origin}/lost`);
  await rig.database.pool.query("update source set lease_until = $1 where source_id = $2", [
    new Date(rig.clock.at.getTime() + 60_000),
    sourceId,
  ]);
  await rig.tickAfter(0);
  expect(await rig.source(sourceId)).toMatchObject({ state: "new", post_count: 0 });
  await rig.tickAfter(2);
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", post_count: 1 });
});

test("a new term finds history, in steps, although nobody asked for the walk", async () => {
  const sourceId = await rig.addFeed(`${site.origin}/history`);
  const posts = Array.from({ length: 1_200 }, (_, i) =>
    post(`h${i}`, i % 100 === 0 ? "Насосы гудят." : "Тихо."),
  );
  await savePosts(rig.database.db, { sourceId, posts, now: rig.clock.at });
  await sweepAfter(5);
  const pump = await rig.watch("Насос", ["насос"]);
  await sweepAfter(1);
  const found = await rig.rows<{ post_id: string }>("select post_id from mention where entity_id = $1", [
    pump,
  ]);
  expect(found.length).toBe(12);
  expect(rig.analysed).toEqual(expect.arrayContaining(found.map((row) => Number(row.post_id))));
  expect(await latestRematch(rig.database.db)).toMatchObject({ state: "done", done: 1_203, total: 1_203 });
});

test("a post that PostgreSQL will not take costs only itself, and is named", async () => {
  const sourceId = await rig.addFeed(`${site.origin}/refused`);
  // Too long for an index entry once it cannot be compressed.
  const tooLong = Array.from({ length: 2_000 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000)),
  ).join("");
  const posts = [post("k1", "a"), post("k2", "b"), post(tooLong, "c"), post("k3", "d"), post("k4", "e")];
  const { saved, refusals } = await saveEach(rig.database.db, { sourceId, posts, now: rig.clock.at });
  expect(saved.map((one) => one.outcome)).toEqual(["added", "added", "added", "added"]);
  expect(refusals).toEqual([expect.stringMatching(/^Post .{100} was refused: /u)]);
});
