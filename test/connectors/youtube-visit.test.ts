import { addSource } from "@earshot/db/queries/sources";
import { startWorld } from "@earshot/world/server";
import { playlistIdOf } from "@earshot/world/net/youtube/youtube-shelf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig } from "../collect/rig.ts";
import type { Rig } from "../collect/rig.ts";

let rig: Rig;
const start = new Date("2026-11-22T12:00:00Z");
let world: Awaited<ReturnType<typeof startWorld>>;

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => start });
  rig = await openRig([new URL(world.url).host]);
  rig.clock.at = start;
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

test("the collector stores videos and comments with parents, counters and authors", async () => {
  const added = await addSource(
    rig.database.db,
    {
      kind: "youtube",
      url: `https://www.youtube.com/playlist?list=${playlistIdOf("yt")}`,
      serviceRoot: world.netUrl("youtube"),
      readsComments: true,
      name: "YouTube",
      platform: "youtube",
      tier: 2,
      audience: null,
      folder: null,
    },
    rig.clock.at,
  );
  expect(added.ok).toBe(true);
  // What the first visit had no time for the second one reads.
  await rig.tickAfter(0);
  await rig.tickAfter(1);
  const [counts] = await rig.rows<{ posts: number; answers: number; spent: number }>(
    `select count(*)::int as posts, count(parent_external_id)::int as answers,
       (select used::int from quota_use where name = 'youtube') as spent from post`,
  );
  expect(counts).toMatchObject({ posts: 20, answers: 7 });
  expect(counts?.spent).toBeGreaterThan(0);
  const rows = await rig.rows(
    `select p.namespace, p.platform, p.title is null as is_comment, a.handle, a.followers::int, p.likes::int, p.views::int
     from post p join author a using (author_id) where a.handle in ('@zhuiko_probuet', '@oleg_zhuet') order by p.published_at limit 2`,
  );
  expect(rows).toEqual([
    expect.objectContaining({
      namespace: "youtube",
      is_comment: false,
      handle: "@zhuiko_probuet",
      followers: 642_000,
    }),
    expect.objectContaining({
      platform: "youtube",
      is_comment: true,
      handle: "@oleg_zhuet",
      likes: 250,
      views: null,
    }),
  ]);
});
