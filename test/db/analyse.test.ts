import { expect, test } from "vitest";
import { postsToAnalyse } from "@earshot/db/queries/analyse";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { saveAnalyses } from "@earshot/db/queries/save-analyses";
import { openPostsSince, savePriorities } from "@earshot/db/queries/save-priorities";
import { correct } from "@earshot/db/queries/triage-change";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { mentionRows } from "@earshot/db/queries/triage-row";
import {
  analysed,
  analysisOf,
  collected,
  engaged,
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

test("what the analysis reads: author and parent with their roles, source, mentions, parent text", async () => {
  const sourceId = await makeSource(use.db, {
    tier: 1,
    audience: 5000,
    name: "Gazette",
    url: "https://gazette.example/",
  });
  const boss = await makeEntity(use.db, "Марина Тёркина", { kind: "executive" });
  const handle = { kind: "handle", role: "match", needsContext: false, isCaseSensitive: false } as const;
  await makeEntity(use.db, "Blogger", { kind: "opinion_leader", terms: [{ ...handle, text: "@Blogger" }] });
  const named = { handle: null, name: "марина теркина", url: null, bio: null, followers: null };
  const saved = await triaged(use.db, sourceId, [
    {
      post: collected({ externalId: "parent", text: "Parent text", author: named, publishedAt: later(-120) }),
      entities: [boss],
    },
    {
      post: collected({
        externalId: "answer",
        platform: "telegram",
        parentExternalId: "parent",
        author: { ...named, handle: "blogger", followers: 10 },
        engagement: engaged({ likes: 3 }),
      }),
      entities: [boss],
    },
  ]);
  const [parent, answer] = await postsToAnalyse(use.db, saved.map((post) => post.postId).toReversed());
  expect(parent).toMatchObject({ authorRole: "executive", parent: null, isReply: false });
  expect(answer).toMatchObject({
    isReply: true,
    authorRole: "opinion_leader",
    engagement: { likes: 3, views: null },
    author: { handle: "blogger", followers: 10 },
    source: { name: "Gazette", tier: 1, audience: 5000 },
    parent: { postId: saved[0]?.postId, text: "Parent text", authorRole: "executive" },
    mentions: [{ entityId: boss, kind: "executive", role: "main" }],
    current: { direction: "none", directionBy: "machine" },
  });
});

test("a post arrives once, with its history; the same analysis again adds nothing to it", async () => {
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Arriving");
  const [saved] = await triaged(use.db, sourceId, [
    { post: collected({ externalId: "arrives" }), entities: [entity] },
  ]);
  const postId = saved?.postId ?? 0;
  expect(await analysed(use.db, new Map([[postId, {}]]))).toEqual({ arrived: [], changed: [postId] });
  expect((await loadHistory(use.db, postId)).events.map((event) => event.kind)).toEqual(["arrived"]);
  await analysed(use.db, new Map([[postId, { severity: 4, model: "test-2" }]]));
  const history = (await loadHistory(use.db, postId)).events.toReversed();
  expect(
    history.map((event) => [event.kind, event.from["severity"], event.to["severity"], event.by]),
  ).toEqual([
    ["arrived", undefined, 2, null],
    ["analysed", 2, 4, null],
  ]);
});

test("a person's word is never overwritten by a machine", async () => {
  const sourceId = await makeSource(use.db);
  const [a, b] = [await makeEntity(use.db, "Person A"), await makeEntity(use.db, "Person B")];
  const actor = await makePerson(use.db, "analyse");
  const [saved] = await triaged(use.db, sourceId, [
    { post: collected({ externalId: "said" }), entities: [a, b] },
  ]);
  const postId = saved?.postId ?? 0;
  await correct(use.db, actor, {
    postId,
    version: 1,
    direction: "clarification",
    also: ["crisis"],
    sentiments: [{ entityId: a, sentiment: "positive" }],
    now,
  });
  const probabilities = { negative: 0.9, neutral: 0.05, positive: 0.05 };
  const machine = {
    direction: "announcement",
    also: [],
    confidence: 0.3,
    isUnsure: true,
    severity: 4,
    sentiments: [a, b].map((entityId) => ({ entityId, sentiment: "negative", probabilities }) as const),
  } as const;
  await analysed(use.db, new Map([[postId, machine]]));
  const [row] = await mentionRows(use.db, [postId]);
  expect(row).toMatchObject({
    direction: "clarification",
    also: ["crisis"],
    confidence: 1,
    isUnsure: false,
    directionBy: "person",
    severity: 4,
    severityBy: "machine",
  });
  expect(row?.entities.map((each) => [each.entityId, each.sentiment, each.sentimentBy])).toEqual([
    [a, "positive", "person"],
    [b, "negative", "machine"],
  ]);
  const { rows } = await use.pool.query(
    "select sentiments, entity_sentiments from triage where post_id = $1",
    [postId],
  );
  expect(rows).toEqual([
    { sentiments: ["negative", "positive"], entity_sentiments: [`${a}:positive`, `${b}:negative`] },
  ]);
  await correct(use.db, actor, { postId, version: row?.version ?? 0, severity: 1, now });
  await analysed(use.db, new Map([[postId, machine]]));
  expect((await mentionRows(use.db, [postId]))[0]).toMatchObject({ severity: 1, severityBy: "person" });
});

test("an analysis of a text that was edited or unmatched meanwhile is dropped", async () => {
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Dropped");
  const posts = ["dropped-1", "dropped-2", "dropped-3"].map((externalId) => collected({ externalId }));
  const saved = await savePosts(use.db, { sourceId, posts, now });
  const matches = saved.map(({ postId, month }) => ({ postId, month, matches: [matchOf(entity)] }));
  const due = await saveMatches(use.db, { version: 1, now, matches });
  const loaded = await postsToAnalyse(use.db, due);
  const [edited, unmatched, kept] = posts;
  if (!edited || !unmatched || !kept) throw new Error("There are three.");
  await savePosts(use.db, { sourceId, posts: [{ ...edited, text: "edited" }], now });
  await saveMatches(use.db, {
    version: 2,
    now,
    matches: matches.slice(1, 2).map((each) => ({ ...each, matches: [] })),
  });
  const analyses = loaded.map((post) => analysisOf(post));
  expect(await saveAnalyses(use.db, { now, analyses })).toEqual({ arrived: [saved[2]?.postId], changed: [] });
});

test("analyses, corrections and new matches of the same posts at once end without a deadlock", async () => {
  const sourceId = await makeSource(use.db);
  const [a, b] = [await makeEntity(use.db, "Race A"), await makeEntity(use.db, "Race B")];
  const actor = await makePerson(use.db, "race");
  const posts = Array.from({ length: 40 }, (_, n) => collected({ externalId: `race-${n}` }));
  const saved = await triaged(
    use.db,
    sourceId,
    posts.map((post) => ({ post, entities: [a, b] })),
  );
  const ids = saved.map((post) => post.postId);
  const sentiments = [{ entityId: a, sentiment: "negative" as const }];
  const work = [1, 2, 3].flatMap((round) => [
    analysed(use.db, new Map(ids.map((id) => [id, { priority: round }]))),
    analysed(use.db, new Map(ids.toReversed().map((id) => [id, { priority: round / 2 }]))),
    saveMatches(use.db, {
      version: round,
      now,
      matches: saved
        .toReversed()
        .map(({ postId, month }) => ({ postId, month, matches: [matchOf(round % 2 ? a : b)] })),
    }),
    savePosts(use.db, {
      sourceId,
      posts: posts.map((post) => ({ ...post, engagement: engaged({ likes: round }) })),
      now,
    }),
    savePriorities(use.db, {
      now,
      priorities: ids.toReversed().map((postId) => ({ postId, priority: round, factors: [] })),
    }),
    ...ids.slice(0, 10).map((postId) => correct(use.db, actor, { postId, version: round, sentiments, now })),
  ]);
  const ended = await Promise.allSettled(work);
  expect(ended.filter((each) => each.status === "rejected")).toEqual([]);
});

test("a new priority is saved where it differs, without a new version; counters reach the row", async () => {
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Moving");
  const post = collected({ externalId: "moving", engagement: engaged({ likes: 1 }) });
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [entity] }]);
  const postId = saved?.postId ?? 0;
  const priorities = [{ postId, priority: 3.25, factors: [] }];
  expect(await savePriorities(use.db, { now, priorities })).toEqual([postId]);
  expect(await savePriorities(use.db, { now, priorities })).toEqual([]);
  await savePosts(use.db, {
    sourceId,
    posts: [{ ...post, engagement: engaged({ likes: 9, comments: 0 }) }],
    now,
  });
  expect((await mentionRows(use.db, [postId]))[0]).toMatchObject({
    version: 1,
    priority: 3.25,
    engagement: { likes: 9, comments: 0, shares: null, views: null },
  });
  expect(await openPostsSince(use.db, later(-61), 100)).toContain(postId);
  expect(await openPostsSince(use.db, later(-59), 100)).not.toContain(postId);
  const actor = await makePerson(use.db, "moving");
  await correct(use.db, actor, { postId, version: 1, severity: 5, now: later(-30) });
  expect(await openPostsSince(use.db, later(-59), 100)).toContain(postId);
});
