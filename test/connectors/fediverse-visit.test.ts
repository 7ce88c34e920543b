import { addSource } from "@earshot/db/queries/sources";
import { startWorld } from "@earshot/world/server";
import type { World } from "@earshot/world/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig } from "../collect/rig.ts";
import type { Rig } from "../collect/rig.ts";

const start = new Date("2026-11-22T12:00:00Z");
const clock = { now: () => start };
let rig: Rig;
let world: World;

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => clock.now() });
  rig = await openRig([new URL(world.url).host]);
  rig.clock.at = start;
  clock.now = () => rig.clock.at;
  await rig.watch("Zaslonka", ["Zaslonka"]);
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

test.each([
  {
    kind: "mastodon",
    url: "https://pies.example/tags/streetfood",
    name: "masto",
    posts: 54,
    answers: 24,
    namespace: "activitypub",
  },
  {
    kind: "bluesky",
    url: "https://bsky.app/search?q=streetfood",
    name: "bsky",
    posts: 34,
    answers: 6,
    namespace: "at",
  },
] as const)(
  "$kind: a month with its threads, then what is new and edited, and no gap",
  async ({ kind, url, name, posts, answers, namespace }) => {
    const facts = { kind, url, name: url, platform: kind, tier: 2, audience: null, folder: null } as const;
    const added = await addSource(
      rig.database.db,
      { ...facts, serviceRoot: world.netUrl(kind), readsComments: true },
      rig.clock.at,
    );
    if (!added.ok) throw new Error("no source");
    const { sourceId } = added.source;
    await rig.tickAfter(0);
    const [stored] = await rig.rows(
      `select count(*)::int as posts, min(namespace) as namespace, count(distinct author_id)::int > 5 as has_authors,
       count(parent_external_id)::int as answers, count(likes)::int > 0 as has_likes,
       count(*) filter (where parent_external_id in (select external_id from post))::int as joined
     from post where source_id = ${sourceId}`,
    );
    expect(stored).toEqual({
      posts,
      namespace,
      has_authors: true,
      answers,
      has_likes: true,
      joined: answers,
    });

    const fresh = world.publish({ sourceId: name, text: `Zaslonka is new on ${kind}` });
    await rig.tickAfter(30);
    world.edit(fresh.id, `Zaslonka is newer on ${kind}`);
    await rig.tickAfter(2);
    await rig.tickAfter(24 * 60);
    const [row] = await rig.rows<{ text: string; mentions: number }>(
      `select text, mention_count::int as mentions from post where source_id = ${sourceId} order by post_id desc limit 1`,
    );
    expect(row).toEqual({ text: `Zaslonka is newer on ${kind}`, mentions: 1 });
    expect(await rig.rows(`select from source_gap where source_id = ${sourceId}`)).toEqual([]);
    expect((await rig.source(sourceId))["state"]).toBe("ok");
  },
);
