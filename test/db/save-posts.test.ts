import { expect, test } from "vitest";
import type { PostAuthor } from "@earshot/core/collect/post";
import { connectDatabase } from "@earshot/db/database";
import { savePosts, savePostsOf } from "@earshot/db/queries/collect";
import { postsToMatch, saveMatches, unmatchedPosts } from "@earshot/db/queries/match";
import { listSources } from "@earshot/db/queries/sources";
import { collected, engaged, later, makeSource, now, useDatabase } from "./rig.ts";

const use = useDatabase();

async function rowOf(externalId: string) {
  const { rows } = await use.pool.query("select * from post where external_id = $1", [externalId]);
  expect(rows).toHaveLength(1);
  return rows[0];
}

test("saving the same again changes nothing", async () => {
  const sourceId = await makeSource(use.db);
  const posts = ["same-1", "same-2", "same-3"].map((externalId) => collected({ externalId, author: anna }));
  const first = await savePosts(use.db, { sourceId, posts, now });
  const before = await rowOf("same-1");
  const second = await savePosts(use.db, { sourceId, posts, now: later(5) });
  expect(first.map((post) => post.outcome)).toEqual(["added", "added", "added"]);
  expect(second).toEqual(first.map((post) => ({ ...post, outcome: "seen" })));
  expect(await rowOf("same-1")).toEqual(before);
  const { rows } = await use.pool.query("select count(*)::int as authors from author where handle = '@anna'");
  expect(rows).toEqual([{ authors: 1 }]);
  expect((await listSources(use.db)).find((source) => source.sourceId === sourceId)?.postCount).toBe(3);
});

const anna: PostAuthor = { handle: "@anna", name: "Anna", url: null, bio: null, followers: null };

test("a post that occurs twice in one answer is one post: the latest edit, else the first", async () => {
  const sourceId = await makeSource(use.db);
  const posts = [
    collected({ externalId: "twice", text: "old", editedAt: null }),
    collected({ externalId: "other" }),
    collected({ externalId: "twice", text: "new", editedAt: later(-1) }),
    collected({ externalId: "twice", text: "also without a date" }),
  ];
  const saved = await savePosts(use.db, { sourceId, posts, now });
  expect(saved.map((post) => post.outcome)).toEqual(["added", "added", "seen", "seen"]);
  expect(new Set([saved[0]?.postId, saved[2]?.postId, saved[3]?.postId]).size).toBe(1);
  expect((await rowOf("twice")).text).toBe("new");
});

test("an edit keeps the old text and makes matching due again", async () => {
  const sourceId = await makeSource(use.db);
  const post = collected({ externalId: "edit", title: "Title", text: "first" });
  const [added] = await savePosts(use.db, { sourceId, posts: [post], now });
  await saveMatches(use.db, { version: 1, now, matches: [{ ...place(added), matches: [] }] });
  expect(await unmatchedPosts(use.db, later(60), 100)).not.toContain(added?.postId);
  const [edited] = await savePosts(use.db, { sourceId, posts: [{ ...post, text: "second" }], now: later(9) });
  expect(edited).toEqual({ ...added, outcome: "edited" });
  const row = await rowOf("edit");
  expect([row.text, row.revision, row.matched_at, row.edited_at]).toEqual(["second", 2, null, later(9)]);
  const { rows } = await use.pool.query(
    "select revision, title, text, at from post_revision where post_id = $1",
    [added?.postId],
  );
  expect(rows).toEqual([{ revision: 1, title: "Title", text: "first", at: later(9) }]);
  expect(await unmatchedPosts(use.db, later(60), 100)).toContain(added?.postId);
});

function place(saved: { postId: number; month: string } | undefined) {
  if (!saved) throw new Error("Nothing was saved.");
  return { postId: saved.postId, month: saved.month };
}

test("a match of a text that was edited meanwhile is dropped", async () => {
  const sourceId = await makeSource(use.db);
  const post = collected({ externalId: "overtaken" });
  const [added] = await savePosts(use.db, { sourceId, posts: [post], now });
  const [read] = await postsToMatch(use.db, [place(added).postId]);
  await savePosts(use.db, { sourceId, posts: [{ ...post, text: "changed" }], now });
  await saveMatches(use.db, {
    version: 1,
    now,
    matches: [{ ...place(added), revision: read?.revision ?? 0, matches: [] }],
  });
  expect((await rowOf("overtaken")).matched_at).toBeNull();
});

test("a counter that is not given never overwrites one that is, and 0 is a number", async () => {
  const sourceId = await makeSource(use.db);
  const post = collected({ externalId: "counted", engagement: engaged({ likes: 7, views: 0 }) });
  const steps = [
    { counters: { likes: null, comments: 0 }, isChanged: true, row: ["7", "0", null, "0"] },
    { counters: {}, isChanged: false, row: ["7", "0", null, "0"] },
    { counters: { likes: 0, shares: 3 }, isChanged: true, row: ["0", "0", "3", "0"] },
  ];
  await savePosts(use.db, { sourceId, posts: [post], now });
  for (const { counters, isChanged, row: expected } of steps) {
    const [seen] = await savePosts(use.db, {
      sourceId,
      posts: [{ ...post, engagement: engaged(counters) }],
      now,
    });
    expect([seen?.outcome, seen?.isEngagementChanged]).toEqual(["seen", isChanged]);
    const row = await rowOf("counted");
    expect([row.likes, row.comments, row.shares, row.views]).toEqual(expected);
  }
});

test.each([
  { at: "1246-03-04T00:00:00Z", partition: "post_ancient" },
  { at: "0001-01-01T00:00:00Z", partition: "post_ancient" },
  { at: "2019-12-31T23:59:59.999Z", partition: "post_ancient" },
  { at: "2020-01-01T00:00:00Z", partition: "post_2020_01" },
  { at: "2026-02-28T23:59:59.999Z", partition: "post_2026_02" },
  { at: "2026-03-01T00:00:00Z", partition: "post_2026_03" },
  { at: "2999-12-31T23:00:00Z", partition: "post_2999_12" },
])("published at $at: lies in $partition", async ({ at, partition }) => {
  const sourceId = await makeSource(use.db);
  const post = collected({ externalId: `month-${at}`, publishedAt: new Date(at) });
  const [saved] = await savePosts(use.db, { sourceId, posts: [post], now });
  expect(saved?.outcome).toBe("added");
  const { rows } = await use.pool.query(
    "select tableoid::regclass::text as partition, published_at from post where post_id = $1",
    [saved?.postId],
  );
  expect(rows).toEqual([{ partition, published_at: new Date(at) }]);
});

test("a source that changes the date of a post does not double it", async () => {
  const sourceId = await makeSource(use.db);
  const post = collected({ externalId: "redated" });
  const [added] = await savePosts(use.db, { sourceId, posts: [post], now });
  const moved = { ...post, publishedAt: new Date("2026-09-01T00:00:00Z") };
  expect(await savePosts(use.db, { sourceId, posts: [moved], now })).toEqual([{ ...added, outcome: "seen" }]);
});

test("a post that two sources saw is one post with two sightings", async () => {
  const wall = await makeSource(use.db, { url: "https://wall.example/" });
  const search = await makeSource(use.db, { url: "https://search.example/" });
  const post = collected({ externalId: "shared", namespace: "vk" });
  const [first] = await savePosts(use.db, { sourceId: wall, posts: [post], now });
  const [second] = await savePosts(use.db, { sourceId: search, posts: [post], now });
  expect([first?.postId, first?.outcome, second?.outcome]).toEqual([second?.postId, "added", "seen"]);
  const { rows } = await use.pool.query("select source_id from sighting where post_id = $1 order by 1", [
    first?.postId,
  ]);
  expect(rows.map((row) => row.source_id)).toEqual([wall, search]);
});

test("what PostgreSQL cannot store is replaced instead of refused", async () => {
  const sourceId = await makeSource(use.db);
  const text = "a\u0000b \ud83d c 👍 \udc4d";
  const post = collected({ externalId: "odd\u0000", title: "\ud800", text, tags: ["\u0000"] });
  const [saved] = await savePosts(use.db, { sourceId, posts: [post], now });
  expect(saved?.outcome).toBe("added");
  const row = await rowOf("odd");
  expect([row.title, row.text]).toEqual(["\ufffd", "ab \ufffd c 👍 \ufffd"]);
});

test("what is known of an author grows, and is not forgotten when a later post says less", async () => {
  const sourceId = await makeSource(use.db);
  const authored = (externalId: string, author: Partial<PostAuthor>) =>
    collected({ externalId, platform: "vk", author: { ...anna, handle: "Boris", name: "Boris", ...author } });
  await savePosts(use.db, { sourceId, posts: [authored("by-1", { followers: 10 })], now });
  await savePosts(use.db, {
    sourceId,
    posts: [authored("by-2", { handle: "@boris", name: "Boris B." })],
    now,
  });
  const { rows } = await use.pool.query("select name, followers from author where key = '@boris'");
  expect(rows).toEqual([{ name: "Boris B.", followers: "10" }]);
  expect((await rowOf("by-1")).author_id).toBe((await rowOf("by-2")).author_id);
});

test("many savings of the same posts at once, in any order, give each post once and no deadlock", async () => {
  const sources = await Promise.all(
    [1, 2, 3, 4].map((n) => makeSource(use.db, { url: `https://at-once-${n}.example/` })),
  );
  const posts = Array.from({ length: 120 }, (_, n) =>
    collected({
      externalId: `race-${(n * 37) % 120}`,
      namespace: "race",
      text: `Version 0 of ${n}`,
      author: { ...anna, handle: `racer-${(n * 11) % 17}`, followers: n },
      engagement: engaged({ likes: n }),
    }),
  );
  const database = connectDatabase(use.url, { max: 8 });
  const rounds = [1, 2].flatMap((round) =>
    sources.map((sourceId, at) => {
      const turned = [...posts.slice(at * 30), ...posts.slice(0, at * 30)];
      const changed = turned.map((post, n) => ({
        ...post,
        text: `${post.text} by ${round}`,
        engagement: engaged({ likes: n + round }),
      }));
      return savePosts(database.db, { sourceId, posts: at % 2 ? changed.toReversed() : changed, now });
    }),
  );
  const saved = await Promise.all(rounds);
  await database.close();
  const added = saved.flat().filter((post) => post.outcome === "added");
  expect(new Set(added.map((post) => post.postId)).size).toBe(120);
  expect(added).toHaveLength(120);
  const { rows } = await use.pool.query(
    `select (select count(*)::int from post where namespace = 'race') as posts,
      (select count(*)::int from sighting s join post_key k using (post_id) where k.namespace = 'race') as sightings,
      (select count(*)::int from post p where namespace = 'race'
        and revision <> 1 + (select count(*) from post_revision r where r.post_id = p.post_id)) as torn`,
  );
  expect(rows).toEqual([{ posts: 120, sightings: 480, torn: 0 }]);
});

test("posts of many months at once make their partitions once", async () => {
  const sourceId = await makeSource(use.db);
  const posts = Array.from({ length: 24 }, (_, month) =>
    collected({ externalId: `years-${month}`, publishedAt: new Date(Date.UTC(2021, month, 15)) }),
  );
  const saved = await Promise.all([1, 2, 3, 4].map(() => savePosts(use.db, { sourceId, posts, now })));
  expect(saved.flat().filter((post) => post.outcome === "added")).toHaveLength(24);
  const { rows } = await use.pool.query("select count(*)::int as stray from post_default");
  expect(rows).toEqual([{ stray: 0 }]);
});

test("sources that are saved together: a post of both is one, told as new to the first; a source that is gone saves nothing", async () => {
  const sourceOf = (name: string) => makeSource(use.db, { url: `https://${name}.example/` });
  const [first, second, gone] = [await sourceOf("first"), await sourceOf("second"), await sourceOf("gone")];
  await use.pool.query("update source set retired_at = now() where source_id = $1", [gone]);
  const [shared, own, lost] = ["together-1", "together-2", "together-3"].map((externalId) =>
    collected({ externalId }),
  );
  if (!shared || !own || !lost) throw new Error("three posts");
  const all = [
    { sourceId: first, posts: [shared] },
    { sourceId: gone, posts: [lost] },
    { sourceId: second, posts: [own, shared] },
  ];
  const save = () => use.db.transaction((tx) => savePostsOf(tx, all, now));
  const outcomes = (saved: Awaited<ReturnType<typeof save>>) =>
    saved.map((each) => each.map(({ outcome }) => outcome));
  const saved = await save();
  expect(outcomes(saved)).toEqual([["added"], [], ["added", "seen"]]);
  expect(outcomes(await save())).toEqual([["seen"], [], ["seen", "seen"]]);
  const postId = saved[0]?.[0]?.postId;
  const { rows } = await use.pool.query(
    "select p.source_id, array_agg(s.source_id order by 1) as seen from post p join sighting s using (post_id) where post_id = $1 group by 1",
    [postId],
  );
  expect(rows).toEqual([{ source_id: first, seen: [first, second] }]);
  const counts = await use.pool.query(
    "select post_count from source where source_id = any($1) order by source_id",
    [[first, second, gone]],
  );
  expect(counts.rows.map((row) => row.post_count)).toEqual([1, 2, 0]);
});
