import { beforeAll, expect, test } from "vitest";
import type { Authorized } from "@earshot/core/triage/authorized";
import { getStory } from "@earshot/db/queries/story-detail";
import { listStories, readStoryCursor } from "@earshot/db/queries/stories";
import {
  mergeStories,
  renameStory,
  setStoryRole,
  splitStory,
  undoStoryDecision,
} from "@earshot/db/queries/stories-change";
import { changeStoryStatus } from "@earshot/db/queries/stories-status";
import { assign, changeStatus } from "@earshot/db/queries/triage-change";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { engaged, later, makeEntity, makePerson, makeSource, now, useDatabase } from "../db/rig.ts";
import { addPosts, groupAll, groupThese, makeText, partition, readPlaces } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };
const people: { anna?: Authorized<"triage">; boris?: Authorized<"triage"> } = {};

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Text");
  people.anna = await makePerson(use.db, "anna");
  people.boris = await makePerson(use.db, "boris");
});

function who(name: "anna" | "boris"): Authorized<"triage"> {
  const found = people[name];
  if (!found) throw new Error("nobody was made");
  return found;
}

/** Groups of three posts each, as many as there are numbers. */
async function addStories(...numbers: number[]): Promise<Record<string, number>> {
  const names: Record<string, number> = {};
  for (const [at, number] of numbers.entries()) {
    const ids = await addPosts(
      use.db,
      place,
      [0, 1, 2].map((copy) => ({
        externalId: `${number}-${copy}`,
        text: makeText(number),
        publishedAt: later(-500 + at * 10 + copy),
        engagement:
          copy === 0 ? engaged({ views: 100, likes: 0 }) : engaged({ views: copy === 1 ? 20 : null }),
      })),
    );
    for (const [copy, id] of ids.entries()) names[`${"abcd"[at]}${copy}`] = id;
  }
  await groupAll(use.db);
  return names;
}

async function storyOf(postId: number): Promise<number> {
  const [found] = await readPlaces(use.pool, [postId]);
  return found?.storyId ?? 0;
}

test("a merge joins stories and single posts; undone, each has its own number again", async () => {
  const { db, pool } = use;
  const names = await addStories(1, 2);
  const [single = 0] = await addPosts(db, place, [{ externalId: "single", text: makeText(3) }]);
  await groupAll(db);
  const { a0 = 0, b0 = 0 } = names;
  const [first, second] = [await storyOf(a0), await storyOf(b0)];
  const merged = await mergeStories(db, who("anna"), { storyIds: [first, second], postIds: [single], now });
  expect(await partition(pool, { ...names, single })).toBe("a0 a1* a2* b0 b1* b2* single");
  expect((await getStory(db, second))?.story).toMatchObject({ storyId: first, size: 7, originals: 3 });
  const { events } = await loadHistory(db, b0, undefined);
  expect(events[0]).toMatchObject({ kind: "story", by: "anna", to: { storyId: first, decision: "merge" } });
  if (!merged.ok) throw new Error(merged.reason);
  await undoStoryDecision(db, who("boris"), { decisionId: merged.decisionId, now });
  expect(await partition(pool, { ...names, single })).toBe("a0 a1* a2* | b0 b1* b2* | single");
  expect([await storyOf(a0), await storyOf(b0)]).toEqual([first, second]);
  expect(await undoStoryDecision(db, who("anna"), { decisionId: merged.decisionId, now })).toEqual({
    ok: false,
    reason: "already_undone",
  });
});

test("posts split out stay out, together or each alone, also from copies that come later", async () => {
  const { db, pool } = use;
  const names = await addStories(10);
  const { a0 = 0, a1 = 0, a2 = 0 } = names;
  const storyId = await storyOf(a0);
  const out = await splitStory(db, who("anna"), { storyId, postIds: [a1, a2], isEachAlone: true, now });
  expect(await partition(pool, names)).toBe("a0 | a1 | a2");
  const [late = 0] = await addPosts(db, place, [{ externalId: "10-late", text: makeText(10) }]);
  await groupAll(db);
  expect((await partition(pool, { ...names, late })).split(" | ")).toHaveLength(3);
  if (!out.ok) throw new Error(out.reason);
  await undoStoryDecision(db, who("anna"), { decisionId: out.decisionId, now });
  expect(await partition(pool, { ...names, late })).toBe("a0* a1* a2* late");
});

test("the newest decision holds where two contradict each other", async () => {
  const { db, pool } = use;
  const names = await addStories(20, 21);
  const { a0 = 0, b0 = 0, b1 = 0, b2 = 0 } = names;
  const storyId = await storyOf(a0);
  await mergeStories(db, who("anna"), { storyIds: [storyId, await storyOf(b0)], postIds: [], now });
  await splitStory(db, who("boris"), { storyId, postIds: [b0, b1, b2], isEachAlone: false, now });
  expect(await partition(pool, names)).toBe("a0 a1* a2* | b0 b1* b2*");
  await mergeStories(db, who("anna"), { storyIds: [], postIds: [a0, b0], now });
  expect(await partition(pool, names)).toBe("a0 a1* a2* b0 b1* b2*");
  await groupThese(db, Object.values(names));
  expect(await partition(pool, names)).toBe("a0 a1* a2* b0 b1* b2*");
});

test("an edited post stays where a person put it", async () => {
  const { db, pool } = use;
  const names = await addStories(25, 26);
  const { a0 = 0, b0 = 0 } = names;
  await mergeStories(db, who("anna"), { storyIds: [await storyOf(a0), await storyOf(b0)], postIds: [], now });
  await pool.query("update post set text = $2, revision = revision + 1 where post_id = $1", [
    b0,
    makeText(27),
  ]);
  await pool.query("insert into story_due (post_id, at) values ($1, $2)", [b0, now]);
  await groupAll(db);
  expect(await partition(pool, names)).toBe("a0 a1* a2* b0 b1 b2*");
});

test("a person's word about originals and reprints holds, and can be given back", async () => {
  const { db, pool } = use;
  const names = await addStories(30);
  const { a0 = 0, a2 = 0 } = names;
  const storyId = await storyOf(a0);
  await setStoryRole(db, who("anna"), { storyId, postIds: [a2], role: "original", now });
  expect(await partition(pool, names)).toBe("a0 a1* a2");
  await setStoryRole(db, who("anna"), { storyId, postIds: [a0], role: "reprint", now });
  expect(await partition(pool, names)).toBe("a0* a1 a2");
  await setStoryRole(db, who("anna"), { storyId, postIds: [a0, a2], role: null, now });
  expect(await partition(pool, names)).toBe("a0 a1* a2*");
  expect((await getStory(db, storyId))?.story).toMatchObject({ originals: 1, reprints: 2, leadId: a0 });
});

test("a name follows most of the posts it was given to", async () => {
  const { db } = use;
  const { a0 = 0, a2 = 0, b0 = 0 } = await addStories(40, 41);
  const storyId = await storyOf(a0);
  const named = await renameStory(db, who("anna"), { storyId, name: "Пожар", now });
  const { events } = await loadHistory(db, a0, undefined);
  expect(events[0]).toMatchObject({ kind: "story", to: { decision: "rename", name: "Пожар" } });
  await mergeStories(db, who("anna"), { storyIds: [await storyOf(b0), storyId], postIds: [], now });
  expect((await getStory(db, storyId))?.story).toMatchObject({ name: "Пожар", size: 6 });
  await splitStory(db, who("anna"), { storyId: await storyOf(a0), postIds: [a2], isEachAlone: false, now });
  expect((await getStory(db, await storyOf(a0)))?.story.name).toBe("Пожар");
  if (!named.ok) throw new Error(named.reason);
  await undoStoryDecision(db, who("anna"), { decisionId: named.decisionId, now });
  expect((await getStory(db, await storyOf(a0)))?.story.name).toBeNull();
});

test("undone, a merge gives the number back to the story that had it, not to the one with the older posts", async () => {
  const { db } = use;
  const copies = (number: number) =>
    addPosts(
      db,
      place,
      [0, 1, 2].map((copy) => ({
        externalId: `${number}-${copy}`,
        text: makeText(number),
        publishedAt: later(copy),
      })),
    );
  const [older = 0] = await copies(17);
  const [newer = 0] = await copies(18);
  await groupAll(db, { batch: 3, order: (ids) => ids.toReversed() });
  const numbers = [await storyOf(newer), await storyOf(older)];
  expect(numbers[0]).toBeLessThan(numbers[1] ?? 0);
  const merged = await mergeStories(db, who("anna"), { storyIds: numbers, postIds: [], now });
  if (!merged.ok) throw new Error(merged.reason);
  expect(merged.storyId).toBe(numbers[0]);
  await undoStoryDecision(db, who("anna"), { decisionId: merged.decisionId, now });
  expect([await storyOf(newer), await storyOf(older)]).toEqual(numbers);
});

test("the status of a story leaves alone what is closed or taken, says so, and can be undone", async () => {
  const { db, pool } = use;
  const { a0 = 0, a1 = 0, a2 = 0, b0 = 0, b1 = 0, b2 = 0 } = await addStories(50, 51);
  const storyId = await storyOf(a0);
  await mergeStories(db, who("anna"), { storyIds: [storyId, await storyOf(b0)], postIds: [], now });
  const [closed, taken] = [
    await changeStatus(db, who("boris"), { postId: a1, version: 1, status: "answered", now }),
    await assign(db, who("boris"), { postId: a2, version: 1, assigneeId: who("boris").personId, now }),
  ];
  expect([closed.ok, taken.ok]).toEqual([true, true]);
  const change = {
    storyId,
    status: "dismissed",
    reason: "noise",
    withClosed: false,
    withTaken: false,
  } as const;
  const done = await changeStoryStatus(db, who("anna"), { ...change, now: later(1) });
  expect(done).toMatchObject({
    ok: true,
    changed: [a0, b0, b1, b2],
    skipped: [
      { reason: "closed", count: 1 },
      { reason: "taken", count: 1 },
    ],
  });
  expect(await changeStoryStatus(db, who("anna"), { ...change, now: later(2) })).toMatchObject({
    ok: false,
    reason: "unchanged",
  });
  await changeStatus(db, who("boris"), { postId: b2, version: 2, status: "waiting", now: later(3) });
  if (!done.ok) throw new Error(done.reason);
  const undone = await undoStoryDecision(db, who("anna"), { decisionId: done.decisionId, now: later(4) });
  expect(undone).toMatchObject({ ok: true, skipped: 1 });
  const { rows } = await pool.query<{ status: string }>(
    "select status from triage where post_id = any($1) order by post_id",
    [[a0, a1, a2, b0, b1, b2]],
  );
  expect(rows.map((row) => row.status)).toEqual(["new", "answered", "new", "new", "new", "waiting"]);
});

test("what cannot be done is refused and changes nothing", async () => {
  const { db } = use;
  const { a0 = 0, a1 = 0, a2 = 0, b0 = 0 } = await addStories(60, 61);
  const storyId = await storyOf(a0);
  const anna = who("anna");
  const refusals = [
    await mergeStories(db, anna, { storyIds: [storyId, 999_999], postIds: [], now }),
    await mergeStories(db, anna, { storyIds: [storyId], postIds: [a1], now }),
    await splitStory(db, anna, { storyId, postIds: [b0], isEachAlone: false, now }),
    await splitStory(db, anna, { storyId, postIds: [a0, a1, a2], isEachAlone: false, now }),
    await setStoryRole(db, anna, { storyId, postIds: [b0], role: "reprint", now }),
    await undoStoryDecision(db, anna, { decisionId: 999_999, now }),
  ];
  expect(refusals.map((each) => (each.ok ? "done" : each.reason))).toEqual([
    "missing",
    "unchanged",
    "foreign",
    "nothing_left",
    "foreign",
    "missing",
  ]);
});

test("the list goes by urgency, page by page, and sums keep what is unknown apart from 0", async () => {
  const { db, pool } = use;
  const { a0 = 0 } = await addStories(70);
  await pool.query("update triage set priority = 50 where post_id = $1", [a0]);
  const seen: number[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const at = cursor === undefined ? null : readStoryCursor(cursor);
    const page = await listStories(db, { scope: "open" }, { cursor: at, limit: 2 });
    seen.push(...page.stories.map((each) => each.storyId));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen[0]).toBe(await storyOf(a0));
  const all = await listStories(db, { scope: "all", q: `${makeText(70).split(" ")[3]}` }, { limit: 10 });
  expect(all.stories).toHaveLength(1);
  expect(all.stories[0]).toMatchObject({
    views: { total: 120, known: 2 },
    likes: { total: 0, known: 1 },
    shares: { total: null, known: 0 },
    open: 3,
    priority: 50,
  });
  expect(all.stories[0]?.flow.reprints.reduce((sum, count) => sum + count, 0)).toBe(2);
});
