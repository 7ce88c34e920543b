import { beforeAll, expect, test } from "vitest";
import { heldFrom } from "@earshot/core/analyse/arrange-stories";
import { savePosts } from "@earshot/db/queries/collect";
import { removeDemo } from "@earshot/db/queries/demo";
import { saveMatches } from "@earshot/db/queries/match";
import { listStories } from "@earshot/db/queries/stories";
import { removeEmptyStories, removeOldPrints } from "@earshot/db/queries/stories-tidy";
import { analysed, collected, later, makeEntity, makeSource, matchOf, now, useDatabase } from "../db/rig.ts";
import { addPosts, groupAll, groupThese, makeText, partition, readPlaces } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Text");
});

test("a text and its reprints become one story; a post of its own has none", async () => {
  const { db } = use;
  const [a = 0, b = 0, c = 0] = await addPosts(db, place, [
    { externalId: "one-a", text: makeText(1) },
    { externalId: "one-b", text: `${makeText(1)} Источник: Сводка` },
    { externalId: "one-c", text: makeText(2) },
  ]);
  await groupAll(db);
  expect(await partition(use.pool, { a, b, c })).toBe("a b* | c");
});

test("an earlier original that is found later takes its place, with the counts", async () => {
  const { db } = use;
  const texts = { text: makeText(10) };
  const [b = 0, c = 0] = await addPosts(db, place, [
    { externalId: "late-b", ...texts, publishedAt: later(-20) },
    { externalId: "late-c", ...texts, publishedAt: later(-10) },
  ]);
  await groupAll(db);
  expect(await partition(use.pool, { b, c })).toBe("b c*");
  const [a = 0] = await addPosts(db, place, [{ externalId: "late-a", ...texts, publishedAt: later(-30) }]);
  await groupAll(db);
  expect(await partition(use.pool, { a, b, c })).toBe("a b* c*");
  const { stories } = await listStories(db, { scope: "all" }, { limit: 100 });
  const story = stories.find((each) => each.leadId === a);
  expect(story).toMatchObject({
    size: 3,
    originals: 1,
    reprints: 2,
    firstAt: later(-30),
    lastAt: later(-10),
  });
});

test("a date that no source gave makes nobody the original", async () => {
  const { db } = use;
  const text = makeText(11);
  const [a = 0, b = 0] = await addPosts(db, place, [
    { externalId: "undated", text, publishedAt: later(-90), dateFlag: "missing" },
    { externalId: "dated", text, publishedAt: later(-10) },
  ]);
  await groupAll(db);
  expect(await partition(use.pool, { a, b })).toBe("a* b");
});

test("an edit takes a post out of its story, and back", async () => {
  const { db } = use;
  const [a = 0, b = 0, c = 0] = await addPosts(db, place, [
    { externalId: "edit-a", text: makeText(20) },
    { externalId: "edit-b", text: makeText(20) },
    { externalId: "edit-c", text: makeText(20) },
  ]);
  await groupAll(db);
  await edit("edit-a", a, makeText(21));
  expect(await partition(use.pool, { a, b, c })).toBe("a | b c*");
  await edit("edit-a", a, makeText(20));
  expect(await partition(use.pool, { a, b, c })).toBe("a b* c*");
});

test("a story of hundreds takes a post in and lets an edited one go; an earlier original takes its place, and leaves it", async () => {
  const { db, pool } = use;
  const text = makeText(22);
  const many = await addPosts(
    db,
    place,
    Array.from({ length: heldFrom + 2 }, (_, at) => ({ externalId: `many-${at}`, text })),
  );
  await groupAll(db);
  const [a = 0, b = 0] = many;
  const last = many.at(-1) ?? 0;
  const sizes = async () => {
    const [found] = await readPlaces(pool, [a]);
    const { stories } = await listStories(db, { scope: "all" }, { limit: 100 });
    const story = stories.find((each) => each.storyId === found?.storyId);
    return story && { lead: story.leadId, size: story.size, originals: story.originals };
  };
  expect(await sizes()).toEqual({ lead: a, size: heldFrom + 2, originals: 1 });
  await edit(`many-${many.length - 1}`, last, makeText(23));
  const [first = 0] = await addPosts(db, place, [
    { externalId: "many-first", text, publishedAt: later(-900) },
  ]);
  await groupAll(db);
  expect(await partition(pool, { first, a, b, last })).toBe("a* b* first | last");
  expect(await sizes()).toEqual({ lead: first, size: heldFrom + 2, originals: 1 });
  await edit("many-first", first, makeText(24));
  expect(await sizes()).toEqual({ lead: a, size: heldFrom + 1, originals: 1 });
});

async function edit(externalId: string, postId: number, text: string): Promise<void> {
  const { db } = use;
  const [saved] = await savePosts(db, {
    sourceId: place.sourceId,
    posts: [collected({ externalId, text, publishedAt: later(-600) })],
    now,
  });
  if (!saved) throw new Error("the edit was not saved");
  await saveMatches(db, {
    version: 1,
    now,
    matches: [{ postId, month: saved.month, matches: [matchOf(place.entityId)] }],
  });
  await analysed(db, new Map([[postId, {}]]));
  await groupAll(db);
}

test("an edit between reading and grouping leaves the post due", async () => {
  const { db, pool } = use;
  const [a = 0] = await addPosts(db, place, [{ externalId: "race-a", text: makeText(30) }]);
  await pool.query("update post set revision = revision + 1 where post_id = $1", [a]);
  await pool.query("update story_due set mark = mark where post_id = $1", [a]);
  await groupThese(db, [a]);
  const left = await pool.query("select 1 from story_due where post_id = $1", [a]);
  expect(left.rowCount).toBe(0);
});

test("a deleted post keeps its place, but nothing is compared with it any more", async () => {
  const { db, pool } = use;
  const [a = 0, b = 0] = await addPosts(db, place, [
    { externalId: "gone-a", text: makeText(40) },
    { externalId: "gone-b", text: makeText(40) },
  ]);
  await groupAll(db);
  await pool.query("update post set deleted_at = $2, text = '' where post_id = $1", [a, now]);
  await groupAll(db);
  expect(await partition(pool, { a, b })).toBe("a b*");
  const kept = await pool.query("select post_id from story_print where post_id = any($1)", [[a, b]]);
  expect(kept.rows.map((row: { post_id: string }) => Number(row.post_id))).toEqual([b]);
});

test("a post that leaves triage leaves its story; the one that is left is no story", async () => {
  const { db, pool } = use;
  const [a = 0, b = 0] = await addPosts(db, place, [
    { externalId: "out-a", text: makeText(50) },
    { externalId: "out-b", text: makeText(50) },
  ]);
  await groupAll(db);
  const { rows } = await pool.query<{ month: string }>("select month::text from post where post_id = $1", [
    a,
  ]);
  const month = rows[0]?.month ?? "";
  await saveMatches(db, { version: 2, now, matches: [{ postId: a, month, matches: [] }] });
  await groupAll(db);
  expect(await readPlaces(pool, [a, b])).toEqual([{ postId: b, storyId: null, isReprint: false }]);
});

test("analysers that group reprints of the same second end in one story", async () => {
  const { db } = use;
  const names = Object.fromEntries(
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const text = `${makeText(60 + (at % 3))} ${"ещё ".repeat(at)}раз`;
        const [id = 0] = await addPosts(db, place, [
          { externalId: `same-${at}`, text, publishedAt: later(-60) },
        ]);
        return [`${"abc"[at % 3]}${at}`, id] as const;
      }),
    ),
  );
  const ids = Object.values(names);
  await Promise.all(ids.map((id) => groupThese(db, [id])));
  const groups = (await partition(use.pool, names)).split(" | ");
  expect(groups.map((group) => [group.split(" ").length, new Set(group.match(/[abc]/g)).size])).toEqual([
    [4, 1],
    [4, 1],
    [4, 1],
  ]);
  expect(groups.map((group) => group.match(/\*/g)?.length)).toEqual([3, 3, 3]);
});

test("what is too old is no longer found, and keeps its story", async () => {
  const { db, pool } = use;
  const [a = 0, b = 0, c = 0] = await addPosts(db, place, [
    { externalId: "old-a", text: makeText(70) },
    { externalId: "old-b", text: makeText(70) },
    { externalId: "old-c", text: makeText(71) },
  ]);
  await groupAll(db);
  while (!(await removeOldPrints(db, later(10))).isLast);
  await removeEmptyStories(db);
  const bands = await pool.query("select 1 from story_band where post_id = any($1)", [[a, b, c]]);
  expect(bands.rowCount).toBe(0);
  const prints = await pool.query("select 1 from story_print where post_id = $1", [c]);
  expect(prints.rowCount).toBe(0);
  expect(await partition(pool, { a, b, c })).toBe("a b* | c");
});

test("removing the demo removes its stories and what was decided about them", async () => {
  const { db, pool } = use;
  const sourceId = await makeSource(db, { url: "https://demo.example/", isDemo: true });
  const demo = { sourceId, entityId: place.entityId };
  const at = { namespace: "https://demo.example/" };
  await addPosts(db, demo, [
    { externalId: "demo-a", text: makeText(80), ...at },
    { externalId: "demo-b", text: makeText(80), ...at },
  ]);
  await groupAll(db);
  const before = await pool.query<{ count: number }>("select count(*)::int from story where post_count > 0");
  await removeDemo(db);
  const after = await pool.query<{ count: number }>("select count(*)::int from story where post_count > 0");
  expect((before.rows[0]?.count ?? 0) - (after.rows[0]?.count ?? 0)).toBe(1);
});
