import { addSource } from "@earshot/db/queries/sources";
import { startWorld } from "@earshot/world/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig } from "../collect/rig.ts";
import type { Rig } from "../collect/rig.ts";

const start = new Date("2026-11-22T12:00:00Z");
let rig: Rig;
let world: Awaited<ReturnType<typeof startWorld>>;

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => rig?.clock.at ?? start });
  rig = await openRig([new URL(world.url).host]);
  rig.clock.at = start;
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

async function add(kind: "telegram" | "vk", url: string): Promise<number> {
  const facts = { kind, url, name: url, platform: kind, tier: 2, audience: null, folder: null } as const;
  const reached = { serviceRoot: world.netUrl(kind), readsComments: true };
  const added = await addSource(rig.database.db, { ...facts, ...reached }, rig.clock.at);
  return added.ok ? added.source.sourceId : added.sourceId;
}

test.each<[kind: "telegram" | "vk", url: string, sourceId: string, posts: number, audience: number]>([
  ["telegram", "https://t.me/s/zaslonka_ru", "tg_zaslonka", 32, 48_700],
  ["vk", "https://vk.com/dezhkin_as", "vk_dezhkin", 39, 41_300],
])(
  "%s: posts, comments with parents, and what the platform took back",
  async (kind, url, name, posts, audience) => {
    const sourceId = await add(kind, url);
    for (let visit = 0; visit < 4; visit += 1) await rig.tickAfter(visit * 20);
    const [stored] = await rig.rows(
      `select count(*)::int as posts, count(distinct external_id)::int as ids, count(parent_external_id)::int as answers,
       count(*) filter (where parent_external_id in (select external_id from post))::int as joined,
       count(likes)::int > 0 as has_likes, count(author_id)::int as authors
     from post where source_id = ${sourceId}`,
    );
    const answers = kind === "telegram" ? 22 : 29;
    expect(stored).toEqual({ posts, ids: posts, answers, joined: answers, has_likes: true, authors: posts });
    expect(await rig.source(sourceId)).toMatchObject({ state: "ok", audience: String(audience) });

    const post = world.publish({ sourceId: name, text: "Written and taken back" });
    // A day is the longest that a source rests.
    await rig.tickAfter(25 * 60);
    world.remove(post.id);
    await rig.tickAfter(25 * 60);
    const [gone] = await rig.rows(
      `select deleted_at is not null as is_gone, text from post where source_id = ${sourceId} order by published_at desc limit 1`,
    );
    expect(gone).toEqual({ is_gone: true, text: "" });
    expect(await rig.rows(`select why from source_gap where source_id = ${sourceId}`)).toEqual([]);
    await rig.tickAfter(25 * 60);
    const checks = await rig.rows<{ outcome: string }>(
      `select distinct outcome from source_check where source_id = ${sourceId} order by 1`,
    );
    expect(checks.map(({ outcome }) => outcome)).toEqual(["not_modified", "ok"]);
  },
);
