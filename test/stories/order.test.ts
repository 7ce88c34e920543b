import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { arrangeStories } from "@earshot/core/analyse/arrange-stories";
import { mergeStories, splitStory } from "@earshot/db/queries/stories-change";
import { later, makeEntity, makePerson, makeSource, now, useDatabase } from "../db/rig.ts";
import { addPosts, groupAll, groupThese, makeText, partition, readPlaces } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };
const letters = "abcdefghi".split("");

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Text");
});

/** Three texts, each in versions that are edited further and further, with an excerpt and a headline. */
function versions(round: number): { title: string | null; text: string }[] {
  return [0, 1, 2].flatMap((subject) => {
    const text = makeText(1000 + round * 10 + subject);
    const words = text.split(" ");
    return [
      { title: null, text },
      { title: null, text: words.slice(0, 22).join(" ") },
      { title: null, text: `Новости ${words.slice(4).join(" ")} подробности позже` },
    ];
  });
}

async function addRound(round: number): Promise<Record<string, number>> {
  const ids = await addPosts(
    use.db,
    place,
    versions(round).map((post, at) => ({
      ...post,
      externalId: `${round}-${at}`,
      publishedAt: later(-100 + ((at * 7) % 9)),
    })),
  );
  return Object.fromEntries(ids.map((id, at) => [letters[at] ?? "?", id]));
}

test("any order, in batches of any size and by several at once, gives the same stories", async () => {
  let round = 0;
  let expected: string | null = null;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...letters.keys()], { minLength: letters.length }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (order, batch, isAtOnce) => {
        const names = await addRound(round++);
        const ids = order.map((at) => Object.values(names)[at] ?? 0);
        const batches = Array.from({ length: Math.ceil(ids.length / batch) }, (_, at) =>
          ids.slice(at * batch, (at + 1) * batch),
        );
        if (isAtOnce) await Promise.all(batches.map((each) => groupThese(use.db, each)));
        else for (const each of batches) await groupThese(use.db, each);
        const found = await partition(use.pool, names);
        expected ??= found;
        expect(found).toBe(expected);
      },
    ),
    { numRuns: 8, seed: 7 },
  );
  expect(expected).toBe("a b* c* | d* e f* | g* h* i");
});

test("links and decisions in any order are arranged alike, and nobody stands beside whom he is kept from", () => {
  const id = fc.integer({ min: 1, max: 9 });
  const link = fc
    .record({ postId: id, otherId: id, similarity: fc.constantFrom(0.3, 0.5, 0.5, 0.9) })
    .filter(({ postId, otherId }) => postId !== otherId);
  const sides = fc
    .uniqueArray(id, { minLength: 2, maxLength: 5 })
    .chain((ids) => fc.integer({ min: 1, max: ids.length }).map((at) => [ids.slice(0, at), ids.slice(at)]));
  const shown = (given: Parameters<typeof arrangeStories>[0]) =>
    arrangeStories(given)
      .map(({ postIds, reprintIds }) => `${postIds.join()}:${reprintIds.join()}`)
      .sort();
  fc.assert(
    fc.property(
      fc.array(link, { maxLength: 14 }),
      fc.array(sides, { maxLength: 4 }),
      fc.gen(),
      (links, all, gen) => {
        const mixed = <T>(given: readonly T[]): T[] =>
          gen(fc.shuffledSubarray, [...given], { minLength: given.length });
        const posts = Array.from({ length: 9 }, (_, at) => ({
          postId: at + 1,
          publishedAt: new Date((at * 5) % 9),
          isDated: true,
          tier: 2 as const,
        }));
        const decisions = all.map((each, at) => ({
          decisionId: at,
          sides: each.filter((side) => side.length > 0),
        }));
        const roles = new Map();
        const expected = shown({ posts, links, decisions, roles });
        expect(
          shown({ posts: mixed(posts), links: mixed(links), decisions: mixed(decisions), roles }),
        ).toEqual(expected);
        const newest = decisions.at(-1)?.sides ?? [];
        const groups = expected.map((story) => (story.split(":")[0] ?? "").split(",").map(Number));
        for (const group of groups)
          expect(newest.filter((side) => side.some((postId) => group.includes(postId))).length).toBeLessThan(
            2,
          );
      },
    ),
    { numRuns: 300 },
  );
});

test("what people decided holds in every order, and after everything is grouped anew", async () => {
  const { db, pool } = use;
  const actor = await makePerson(db, "anna");
  const names = await addRound(500);
  await groupAll(db);
  const { c = 0, g = 0 } = names;
  const [first, , , fourth, , , seventh] = await readPlaces(pool, Object.values(names));
  const storyOf = { a: first?.storyId ?? 0, d: fourth?.storyId ?? 0, g: seventh?.storyId ?? 0 };
  await mergeStories(db, actor, { storyIds: [storyOf.a, storyOf.d], postIds: [], now });
  await splitStory(db, actor, { storyId: storyOf.a, postIds: [c], isEachAlone: false, now });
  await splitStory(db, actor, { storyId: storyOf.g, postIds: [g], isEachAlone: false, now });
  const decided = "a b* d* e f* | c | g | h* i";
  expect(await partition(pool, names)).toBe(decided);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(Object.values(names), { minLength: 9 }), async (order) => {
      await pool.query("update triage set story_id = null, is_reprint = false");
      for (const table of ["story", "story_link", "story_print", "story_band"])
        await pool.query(`delete from ${table}`);
      await pool.query(
        "insert into story_due (post_id, at) select post_id, found_at from triage on conflict do nothing",
      );
      for (const id of order) await groupThese(db, [id]);
      expect(await partition(pool, names)).toBe(decided);
    }),
    { numRuns: 3, seed: 3 },
  );
});
