import { expect, test } from "vitest";
import { postsToAnalyse, unanalysedPosts } from "@earshot/db/queries/analyse";
import { savePosts } from "@earshot/db/queries/collect";
import { postsToMatch, saveMatches, unmatchedPosts } from "@earshot/db/queries/match";
import {
  advanceRematch,
  finishRematch,
  latestRematch,
  postsForRematch,
  startRematch,
} from "@earshot/db/queries/rematch";
import { correct } from "@earshot/db/queries/triage-change";
import { mentionRows } from "@earshot/db/queries/triage-row";
import {
  collected,
  later,
  makeEntity,
  makePerson,
  makeSource,
  matchOf,
  now,
  triaged,
  useDatabase,
} from "./rig.ts";

const use = useDatabase();

async function stored(externalId: string) {
  const sourceId = await makeSource(use.db);
  const [saved] = await savePosts(use.db, { sourceId, posts: [collected({ externalId })], now });
  if (!saved) throw new Error("Nothing was saved.");
  return { postId: saved.postId, month: saved.month };
}

async function entitiesOf(postId: number): Promise<number[]> {
  const { rows } = await use.pool.query("select entity_id from mention where post_id = $1 order by 1", [
    postId,
  ]);
  return rows.map((row) => row.entity_id);
}

test("mentions follow the matcher: added, kept, removed; what differs is due for analysis", async () => {
  const [a, b, c] = [
    await makeEntity(use.db, "A"),
    await makeEntity(use.db, "B"),
    await makeEntity(use.db, "C"),
  ];
  const place = await stored("follow");
  const save = (entities: number[], version: number) =>
    saveMatches(use.db, {
      version,
      now,
      matches: [{ ...place, matches: entities.map((entity) => matchOf(entity)) }],
    });
  expect(await save([a, b], 1)).toEqual([place.postId]);
  await use.pool.query("update post set analysed_at = now() where post_id = $1", [place.postId]);
  expect(await save([a, b], 2)).toEqual([]);
  expect(await save([b, c], 3)).toEqual([place.postId]);
  expect(await entitiesOf(place.postId)).toEqual([b, c]);
  expect(await save([], 4)).toEqual([]);
  expect(await entitiesOf(place.postId)).toEqual([]);
  expect(await save([], 4)).toEqual([]);
});

test("a post that speaks of nobody any more leaves triage, but not if a person has worked on it", async () => {
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Leaving");
  const actor = await makePerson(use.db, "match");
  const posts = await triaged(use.db, sourceId, [
    { post: collected({ externalId: "untouched" }), entities: [entity] },
    { post: collected({ externalId: "corrected" }), entities: [entity] },
    { post: collected({ externalId: "felt" }), entities: [entity] },
  ]);
  const [untouched = 0, corrected = 0, felt = 0] = posts.map((post) => post.postId);
  await correct(use.db, actor, { postId: corrected, version: 1, severity: 5, now });
  const sentiments = [{ entityId: entity, sentiment: "negative" as const }];
  await correct(use.db, actor, { postId: felt, version: 1, sentiments, now });
  await saveMatches(use.db, {
    version: 2,
    now,
    matches: posts.map(({ postId, month }) => ({ postId, month, matches: [] })),
  });
  const rows = await mentionRows(use.db, [untouched, corrected, felt]);
  expect(rows.map((row) => [row.postId, row.entities.map((each) => each.sentiment)])).toEqual([
    [corrected, []],
    [felt, ["negative"]],
  ]);
  const { rows: left } = await use.pool.query("select from triage_event where post_id = $1", [untouched]);
  expect(left).toEqual([]);
});

test.each([
  ["taken on", "assignee_id = 7"],
  ["tagged", "tag_ids = '{3}'"],
  ["noted", "note_count = 1"],
])(
  "a post that a person has %s stays in triage, speaks of nothing, and its history says so",
  async (how, state) => {
    const sourceId = await makeSource(use.db);
    const entity = await makeEntity(use.db, `Left of ${how}`);
    const [post] = await triaged(use.db, sourceId, [
      { post: collected({ externalId: `stays-${how}` }), entities: [entity] },
    ]);
    const { postId = 0, month = "" } = post ?? {};
    await use.pool.query(`update triage set ${state} where post_id = $1`, [postId]);
    await saveMatches(use.db, { version: 3, now, matches: [{ postId, month, matches: [] }] });
    const { rows } = await use.pool.query("select entity_ids from triage where post_id = $1", [postId]);
    expect(rows).toEqual([{ entity_ids: [] }]);
    const { rows: events } = await use.pool.query(
      `select "from", "to" from triage_event where post_id = $1 and kind = 'matched'`,
      [postId],
    );
    expect(events).toEqual([{ from: { entities: [`Left of ${how}`] }, to: { entities: [] } }]);
  },
);

test("the sweeps find what waits too long, and only that", async () => {
  const entity = await makeEntity(use.db, "Sweep");
  const place = await stored("waiting");
  expect(await unmatchedPosts(use.db, now, 100)).not.toContain(place.postId);
  expect(await unmatchedPosts(use.db, later(1), 100)).toContain(place.postId);
  await saveMatches(use.db, {
    version: 1,
    now: later(2),
    matches: [{ ...place, matches: [matchOf(entity)] }],
  });
  expect(await unmatchedPosts(use.db, later(9), 100)).not.toContain(place.postId);
  expect(await unanalysedPosts(use.db, later(2), 100)).not.toContain(place.postId);
  expect(await unanalysedPosts(use.db, later(3), 100)).toContain(place.postId);
});

test("unknown ids and none at all are no error", async () => {
  expect(await postsToMatch(use.db, [])).toEqual([]);
  expect(await postsToMatch(use.db, [987_654_321])).toEqual([]);
  expect(await postsToAnalyse(use.db, [987_654_321])).toEqual([]);
  expect(await saveMatches(use.db, { version: 1, now, matches: [] })).toEqual([]);
});

test("a walk over history sees each post once, skips what is matched already, and ends", async () => {
  const first = await stored("walk-1");
  const second = await stored("walk-2");
  const third = await stored("walk-3");
  await saveMatches(use.db, { version: 9, now, matches: [{ ...second, matches: [] }] });
  const found: number[] = [];
  let afterId: number | null = first.postId - 1;
  while (afterId !== null) {
    const step: Awaited<ReturnType<typeof postsForRematch>> = await postsForRematch(use.db, {
      afterId,
      limit: 1,
      version: 9,
    });
    found.push(...step.postIds);
    afterId = step.nextAfterId;
  }
  expect(found).toEqual([first.postId, third.postId]);
});

test("a run is begun once per version, ends older ones, and counts no step twice", async () => {
  const old = await startRematch(use.db, 20, now);
  const run = await startRematch(use.db, 21, now);
  expect(await startRematch(use.db, 21, later(1))).toEqual(run);
  const { rows } = await use.pool.query("select state from rematch_run where rematch_run_id = $1", [
    old.rematchRunId,
  ]);
  expect(rows).toEqual([{ state: "superseded" }]);
  const { rematchRunId } = run;
  for (const lastPostId of [10, 10, 30])
    await advanceRematch(use.db, { rematchRunId, lastPostId, looked: 5 });
  await finishRematch(use.db, rematchRunId, later(2));
  expect(await latestRematch(use.db)).toMatchObject({
    done: 10,
    lastPostId: 30,
    state: "done",
    finishedAt: later(2),
  });
});
