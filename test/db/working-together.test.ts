import type { DeskChange } from "@earshot/core/triage/desk-change";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { authorize } from "@earshot/core/triage/authorized";
import { readAuthorHistory } from "@earshot/db/queries/author-history";
import { addBlock, authorOfPost, endBlock, listBlocks, previewBlock } from "@earshot/db/queries/blocks";
import { readBulkChange, startBulkChange, startBulkUndo } from "@earshot/db/queries/bulk-change";
import { stepBulkChange } from "@earshot/db/queries/bulk-step";
import { dropExpiredHolds, holdPost, listHolds, releasePost } from "@earshot/db/queries/holds";
import { countUnread } from "@earshot/db/queries/inbox";
import { findSimilarCases } from "@earshot/db/queries/similar-cases";
import { wakePosts } from "@earshot/db/queries/snoozed";
import { listStars, setStar } from "@earshot/db/queries/stars";
import { listMentions } from "@earshot/db/queries/triage";
import { changePost } from "@earshot/db/queries/triage-change";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { mentionRows } from "@earshot/db/queries/triage-row";
import { undo } from "@earshot/db/queries/triage-undo";
import { expect, test } from "vitest";
import { collected, later, makeEntity, makePerson, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
let made = 0;

/** Posts in triage, and two people who work on them. */
async function scene(count = 1, given: Partial<Parameters<typeof collected>[0]> = {}) {
  made += 1;
  const sourceId = await makeSource(use.db, { url: `https://feed-${made}.example/` });
  const entity = await makeEntity(use.db, `Plant ${made}`);
  const anna = await makePerson(use.db, `anna-${made}`);
  const petr = await makePerson(use.db, `petr-${made}`);
  const posts = Array.from({ length: count }, (_, n) => ({
    post: collected({ externalId: `post-${made}-${n}`, ...given }),
    entities: [entity],
  }));
  const postIds = (await triaged(use.db, sourceId, posts)).map(({ postId }) => postId);
  const [postId = 0] = postIds;
  return { postId, postIds, entity, sourceId, anna, petr };
}

type Scene = Awaited<ReturnType<typeof scene>>;
type Actor = Scene["anna"];

const rowOf = async (postId: number) => {
  const [row] = await mentionRows(use.db, [postId]);
  if (!row) throw new Error("It is in triage.");
  return row;
};
const versionsOf = async (postIds: readonly number[]) =>
  (await mentionRows(use.db, postIds)).map(({ postId, version }) => ({ postId, version }));
const kindsOf = async (postId: number) => (await loadHistory(use.db, postId)).events.map(({ kind }) => kind);

async function bulk(actor: Actor, posts: { postId: number; version: number | null }[], change: DeskChange) {
  const started = await startBulkChange(use.db, actor, { posts, change, now });
  if (!started.ok) throw new Error(started.reason);
  return finish(actor, started.bulkChangeId);
}

async function finish(actor: Actor, bulkChangeId: number) {
  for (;;) {
    await stepBulkChange(use.db, actor, { bulkChangeId, limit: 2, now });
    const progress = await readBulkChange(use.db, actor.personId, bulkChangeId);
    if (!progress) throw new Error("It was started.");
    if (progress.left === 0) return progress;
  }
}

test("a post is held, seen by others, kept from them, and taken over with a line in its history", async () => {
  const { postId, anna, petr } = await scene();
  const hold = { postId, isTakeOver: false, now };
  expect((await holdPost(use.db, anna, hold)).ok).toBe(true);
  expect(await holdPost(use.db, petr, hold)).toMatchObject({ ok: false, reason: "held" });
  expect(await listHolds(use.db, now)).toMatchObject([{ postId, name: `anna-${made}` }]);
  const close: DeskChange = { kind: "status", status: "answered" };
  const given = { postId, version: 1, now };
  expect(await changePost(use.db, petr, { ...given, change: close })).toEqual({ ok: false, reason: "held" });
  const label: DeskChange = { kind: "correct", severity: 5 };
  expect((await changePost(use.db, petr, { ...given, change: label })).ok).toBe(true);
  expect((await holdPost(use.db, petr, { ...hold, isTakeOver: true })).ok).toBe(true);
  expect(await kindsOf(postId)).toContain("take_over");
  await releasePost(use.db, anna, postId);
  expect(await listHolds(use.db, now)).toMatchObject([{ name: `petr-${made}` }]);
  expect(await dropExpiredHolds(use.db, later(2))).toBe(1);
  expect((await changePost(use.db, anna, { ...given, change: close })).ok).toBe(true);
});

test("a post that is put off leaves the open list, is not among the closed, and comes back by itself once", async () => {
  const { postId, entity, anna } = await scene();
  const ids = async (filter = {}) =>
    (await listMentions(use.db, { entity: [entity], ...filter }, { limit: 10 })).mentions.map(
      (row) => row.postId,
    );
  const until = later(30).toISOString();
  const change: DeskChange = { kind: "snooze", until };
  await changePost(use.db, anna, { postId, version: 1, change, now });
  expect(await ids()).toEqual([]);
  expect(await ids({ status: ["answered", "dismissed"] })).toEqual([]);
  expect(await ids({ asleep: true })).toEqual([postId]);
  const tag: DeskChange = { kind: "correct", severity: 4 };
  await changePost(use.db, anna, { postId, version: 2, change: tag, now });
  expect(await ids()).toEqual([]);
  expect(await wakePosts(use.db, later(29), 10)).toEqual([]);
  const woken = await Promise.all([wakePosts(use.db, later(30), 10), wakePosts(use.db, later(30), 10)]);
  expect(woken.flat()).toEqual([postId]);
  expect(await ids()).toEqual([postId]);
  expect((await kindsOf(postId))[0]).toBe("woken");
  expect((await changePost(use.db, anna, { postId, version: 3, change: tag, now })).ok).toBe(false);
});

test("an escalation stands in the inbox of those who were called; undone it is gone, redone there again", async () => {
  const { postId, anna, petr } = await scene();
  const change: DeskChange = { kind: "escalate", to: [petr.personId], reason: "The minister calls" };
  const called = await changePost(use.db, anna, { postId, version: 1, change, now });
  expect(await countUnread(use.db, petr.personId)).toBe(1);
  expect(await rowOf(postId)).toMatchObject({ escalatedTo: [petr.personId], noteCount: 1 });
  const back = await undo(use.db, anna, { postId, now });
  expect([await countUnread(use.db, petr.personId), (await rowOf(postId)).noteCount]).toEqual([0, 0]);
  if (!called.ok || !back.ok) throw new Error("Both are done.");
  expect((await undo(use.db, anna, { postId, eventId: back.eventId, now })).ok).toBe(true);
  expect([await countUnread(use.db, petr.personId), (await rowOf(postId)).noteCount]).toEqual([1, 1]);
  const nobody: DeskChange = { kind: "escalate", to: [404_404], reason: "?" };
  expect(await changePost(use.db, anna, { postId, version: 4, change: nobody, now })).toMatchObject({
    reason: "unknown_person",
  });
});

test("a bulk change says what was left out and why, and is undone and redone as a whole", async () => {
  const { postIds, anna, petr } = await scene(6);
  const [first = 0, second = 0, third = 0, fourth = 0] = postIds;
  const seen = await versionsOf(postIds);
  const version = 1;
  await holdPost(use.db, petr, { postId: first, isTakeOver: false, now });
  const waiting: DeskChange = { kind: "status", status: "waiting" };
  const answered: DeskChange = { kind: "status", status: "answered" };
  await changePost(use.db, petr, { postId: second, version, change: waiting, now });
  await changePost(use.db, petr, { postId: third, version, change: { kind: "correct", severity: 5 }, now });
  const done = await bulk(anna, [...seen, { postId: 404_404, version }], answered);
  expect(done).toMatchObject({ total: 7, left: 0, changed: 4 });
  expect(done.skipped).toHaveLength(3);
  expect(done.skipped).toEqual(
    expect.arrayContaining([
      { reason: "held", by: `petr-${made}`, count: 1 },
      { reason: "stale", by: `petr-${made}`, count: 1 },
      { reason: "missing", by: null, count: 1 },
    ]),
  );
  const again = await bulk(anna, await versionsOf([third, fourth]), answered);
  expect(again.skipped).toEqual([{ reason: "unchanged", by: null, count: 2 }]);

  const reopened = (await versionsOf([fourth]))[0]?.version ?? 0;
  await changePost(use.db, petr, { postId: fourth, version: reopened, change: waiting, now });
  const { bulkChangeId } = done;
  const back = await startBulkUndo(use.db, anna, { bulkChangeId, now });
  if (!back.ok) throw new Error(back.reason);
  expect(await finish(anna, back.bulkChangeId)).toMatchObject({
    total: 4,
    changed: 3,
    skipped: [{ reason: "changed_since", by: `petr-${made}`, count: 1 }],
  });
  expect(await rowOf(third)).toMatchObject({ status: "new", severity: 5 });
  expect(await startBulkUndo(use.db, anna, { bulkChangeId, now })).toEqual({
    ok: false,
    reason: "already_undone",
  });
  const redone = await startBulkUndo(use.db, anna, { bulkChangeId: back.bulkChangeId, now });
  if (!redone.ok) throw new Error(redone.reason);
  expect(await finish(anna, redone.bulkChangeId)).toMatchObject({ changed: 3, skipped: [] });
  expect(await rowOf(third)).toMatchObject({ status: "answered" });
});

test("a bulk change that is sent twice is one, and two who go on with it at once make each post once", async () => {
  const { postIds, anna } = await scene(8);
  const requestKey = "0f8fad5b-d9cb-469f-a165-7086772895ff";
  const change: DeskChange = { kind: "irrelevant", because: "job_ad" };
  const given = { posts: await versionsOf(postIds), change, requestKey, now };
  const [one, two] = await Promise.all([
    startBulkChange(use.db, anna, given),
    startBulkChange(use.db, anna, given),
  ]);
  expect(one).toEqual(two);
  if (!one.ok) throw new Error(one.reason);
  const step = () => stepBulkChange(use.db, anna, { bulkChangeId: one.bulkChangeId, limit: 3, now });
  const changed = (await Promise.all([step(), step(), step(), step()])).flat();
  expect(changed.toSorted((a, b) => a - b)).toEqual(postIds.toSorted((a, b) => a - b));
  expect(await rowOf(postIds[0] ?? 0)).toMatchObject({
    status: "dismissed",
    irrelevantBecause: "job_ad",
    version: 2,
  });
});

test("a post that was ticked without being seen is changed as it is, whoever changed it before", async () => {
  const { postIds, anna, petr } = await scene(2);
  const [first = 0, second = 0] = postIds;
  const answered = { kind: "status", status: "answered" } as const;
  expect(await changePost(use.db, petr, { postId: first, version: 1, now, change: answered })).toMatchObject({
    ok: true,
  });
  const unseen = [
    { postId: first, version: null },
    { postId: second, version: null },
    { postId: 404_404, version: null },
  ];
  const done = await bulk(anna, unseen, { kind: "status", status: "waiting" });
  expect(done).toMatchObject({ changed: 2, skipped: [{ reason: "missing", count: 1 }] });
  expect([await rowOf(first), await rowOf(second)]).toMatchObject([
    { status: "waiting" },
    { status: "waiting" },
  ]);
});

test("stars are one's own", async () => {
  const { postId, anna, petr } = await scene();
  const own = authorize({ personId: anna.personId, role: "pr" }, "own_account");
  if (!own) throw new Error("Everybody may.");
  expect(await setStar(use.db, own, { postId, isStarred: true, now })).toBe(true);
  expect(await setStar(use.db, own, { postId: 404_404, isStarred: true, now })).toBe(false);
  expect([await listStars(use.db, anna.personId), await listStars(use.db, petr.personId)]).toEqual([
    [postId],
    [],
  ]);
  await setStar(use.db, own, { postId, isStarred: false, now });
  expect(await listStars(use.db, anna.personId)).toEqual([]);
});

test("a blocked author and a blocked site: old posts on demand, new ones as they come, all given back", async () => {
  const author = { handle: "spammer", name: "Spammer", url: null, bio: null, followers: null };
  const { postId, sourceId, entity, anna } = await scene(1, {
    author,
    url: "https://news.spam.example/1",
  });
  const may = authorize({ personId: anna.personId, role: "pr" }, "edit_sources");
  if (!may) throw new Error("PR may.");
  const by: ChangedBy<"edit_sources"> = {
    may,
    actor: { personId: anna.personId, via: "person", address: null },
  };
  const arrive = async (name: string, given: object) => {
    const post = collected({ externalId: `${name}-${made}`, ...given });
    return (await triaged(use.db, sourceId, [{ post, entities: [entity] }]))[0]?.postId ?? 0;
  };
  const target = { kind: "author", authorId: (await authorOfPost(use.db, postId)) ?? 0 } as const;
  expect(await previewBlock(use.db, target, now)).toMatchObject({
    name: "Spammer",
    open: 1,
    recent: 1,
    ours: 0,
    isOwn: false,
    newest: [{ postId }],
  });
  const setStanding = async (standing: string | null) =>
    use.pool.query(
      `insert into author_card (card_id, standing) select card_id, $1 from author where author_id = $2
        on conflict (card_id) do update set standing = excluded.standing`,
      [standing, target.authorId],
    );
  await setStanding("ours");
  expect(await previewBlock(use.db, target, now)).toMatchObject({ isOwn: true });
  await setStanding(null);
  const blocked = await addBlock(use.db, by, { target, reason: "ads", isForOpen: true, now });
  expect(blocked).toMatchObject({ ok: true, hidden: 1 });
  expect(await rowOf(postId)).toMatchObject({ status: "dismissed", irrelevantBecause: "blocked" });
  const next = await arrive("next", { author, url: "https://elsewhere.example/2" });
  expect(await rowOf(next)).toMatchObject({ status: "dismissed", irrelevantBecause: "blocked" });
  const taken = await undo(use.db, anna, {
    postId: next,
    eventId: (await loadHistory(use.db, next)).events.find(({ kind }) => kind === "blocked")?.eventId,
    now,
  });
  expect(taken.ok).toBe(true);
  if (!blocked.ok) throw new Error(blocked.reason);
  const { blockId } = blocked;
  expect(await endBlock(use.db, by, { blockId, givesBack: true, now })).toMatchObject({ hidden: 1 });
  expect(await rowOf(postId)).toMatchObject({ status: "new", irrelevantBecause: null, blockedBy: null });

  const site = { kind: "site", host: "spam.example" } as const;
  const onSite = await addBlock(use.db, by, { target: site, reason: null, isForOpen: false, now });
  expect(onSite).toMatchObject({ ok: true, hidden: 0 });
  const below = await arrive("below", { url: "https://www.news.SPAM.example/3" });
  const beside = await arrive("beside", { url: "https://notspam.example/4" });
  expect((await rowOf(below)).status).toBe("dismissed");
  expect((await rowOf(beside)).status).toBe("new");
  expect(await previewBlock(use.db, site, now)).toMatchObject({ name: "spam.example", recent: 2 });
  expect(await listBlocks(use.db)).toMatchObject([
    { name: "spam.example", hidden: 1, endedAt: null },
    { name: "Spammer", hidden: 0, endedBy: `anna-${made}` },
  ]);
});

test("like cases are found by rare words, with what was answered, each story once; the author's posts are counted", async () => {
  const author = { handle: "reader", name: "Reader", url: null, bio: null, followers: null };
  const { sourceId, entity, anna } = await scene();
  const texts = [
    "Дымоходная заслонка обрушилась на Крапивинской улице",
    "На Крапивинской улице ночью обрушилась дымоходная заслонка",
    "Открыта новая столовая",
  ];
  const [asked = 0, like = 0, other = 0] = (
    await triaged(
      use.db,
      sourceId,
      texts.map((text, n) => ({
        post: collected({ externalId: `like-${n}`, text, author, url: null }),
        entities: [entity],
      })),
    )
  ).map(({ postId }) => postId);
  const change: DeskChange = { kind: "status", status: "answered", reason: "Прислали бригаду" };
  for (const postId of [like, other]) await changePost(use.db, anna, { postId, version: 1, change, now });
  const { cases, isWhole } = await findSimilarCases(use.db, asked);
  expect(isWhole).toBe(true);
  expect(cases).toMatchObject([
    { postId: like, status: "answered", closed: { by: `anna-${made}`, words: "Прислали бригаду" } },
  ]);
  expect(await readAuthorHistory(use.db, asked)).toMatchObject({
    posts: 3,
    isBlocked: false,
    others: [{ status: "answered" }, { status: "answered" }],
  });
});
