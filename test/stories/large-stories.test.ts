import { beforeAll, expect, test } from "vitest";
import { heldFrom } from "@earshot/core/analyse/arrange-stories";
import { settleStories } from "@earshot/db/queries/stories-arrange";
import { writeLinks } from "@earshot/db/queries/stories-links";
import { later, makeEntity, makeSource, now, useDatabase } from "../db/rig.ts";
import { addPosts, groupAll, makeText, readPlaces } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };
const size = heldFrom + 4;

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Text");
});

/** Posts of one text, which become one story. */
async function addMany(name: string, text: string, count: number, from = -600): Promise<number[]> {
  const posts = Array.from({ length: count }, (_, at) => ({
    externalId: `${name}-${at}`,
    text,
    publishedAt: later(from + at),
  }));
  const ids = await addPosts(use.db, place, posts);
  await groupAll(use.db);
  return ids;
}

interface Row {
  lead_id: number;
  posts: number;
  originals: number;
  first_at: Date;
  last_at: Date;
}

/** What the row of the story of a post says, and what its posts say. */
async function storyOf(postId: number): Promise<Row> {
  const [place] = await readPlaces(use.pool, [postId]);
  const { rows } = await use.pool.query<Row>(
    `select lead_id::integer, post_count as posts, original_count as originals, first_at, last_at from story where story_id = $1
     union all
     select (array_agg(post_id order by published_at, post_id) filter (where not is_reprint))[1]::integer, count(*)::integer,
       count(*) filter (where not is_reprint)::integer, min(published_at), max(published_at)
     from triage where story_id = $1`,
    [place?.storyId],
  );
  const [row, truth] = rows;
  expect(row).toEqual(truth);
  if (row === undefined) throw new Error("the post is in no story");
  return row;
}

test("a large story takes posts in without being read: its row stays true to them, and reading all of it changes nothing", async () => {
  const text = makeText(31);
  const [lead = 0, second = 0] = await addMany("grow", text, size);
  expect(await storyOf(lead)).toMatchObject({ lead_id: lead, posts: size, originals: 1 });
  for (const round of [1, 2, 3]) {
    await addMany(`later-${round}`, text, 4, -200 + round * 10);
    expect(await storyOf(lead)).toMatchObject({ lead_id: lead, posts: size + round * 4, originals: 1 });
  }
  const [earlier = 0] = await addMany("earlier", text, 1, -900);
  const grown = await storyOf(second);
  expect(grown).toMatchObject({ lead_id: earlier, posts: size + 13, originals: 1, first_at: later(-900) });
  expect(await settleStories(use.db, [second], null, now)).toEqual([]);
  expect(await storyOf(second)).toEqual(grown);
});

test("a small story is taken into a large one, which keeps its number", async () => {
  const [lead = 0] = await addMany("large", makeText(32), size);
  const [small = 0] = await addMany("small", makeText(33), 5);
  const [{ storyId } = { storyId: null }] = await readPlaces(use.pool, [lead]);
  await writeLinks(use.db, [{ postId: lead, otherId: small, similarity: 1, kind: "same" }]);
  await settleStories(use.db, [lead, small], new Set([small]), now);
  expect((await readPlaces(use.pool, [small]))[0]?.storyId).toBe(storyId);
  expect(await storyOf(lead)).toMatchObject({ posts: size + 5 });
});

test("two large stories that a post joins become one, all their posts", async () => {
  const [one = 0] = await addMany("one", makeText(34), size);
  const [other = 0] = await addMany("other", makeText(35), size);
  const [between = 0] = await addMany("between", makeText(36), 1);
  await writeLinks(use.db, [
    { postId: one, otherId: between, similarity: 1, kind: "same" },
    { postId: other, otherId: between, similarity: 1, kind: "same" },
  ]);
  await settleStories(use.db, [one, other, between], new Set([between]), now);
  expect(await storyOf(one)).toMatchObject({ posts: 2 * size + 1 });
  expect((await readPlaces(use.pool, [other]))[0]).toEqual({
    ...(await readPlaces(use.pool, [one]))[0],
    postId: other,
    isReprint: true,
  });
});

test("a large story that nothing joins stays as it is", async () => {
  const [lead = 0] = await addMany("alone", makeText(37), size);
  const before = await storyOf(lead);
  expect(await settleStories(use.db, [lead], new Set(), now)).toEqual([]);
  expect(await storyOf(lead)).toEqual(before);
});
