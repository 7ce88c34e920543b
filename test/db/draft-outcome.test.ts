import { beforeAll, expect, test } from "vitest";
import { decideDraft, sendForApproval } from "@earshot/db/queries/drafts/draft-decide";
import { readDraft } from "@earshot/db/queries/drafts/draft-event";
import { matchPublished, readOutcome } from "@earshot/db/queries/drafts/draft-outcome";
import { publishDraft } from "@earshot/db/queries/drafts/draft-publish";
import { createDraft } from "@earshot/db/queries/drafts/draft-write";
import { savePosts } from "@earshot/db/queries/collect";
import { readWeek } from "@earshot/db/queries/minute/minute-wish";
import { collected, later, makeActor, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
let sourceId = 0;
let ours = 0;
beforeAll(async () => {
  sourceId = await makeSource(use.db);
  ours = await makeEntity(use.db, "Дом");
});

const author = { handle: "marina", name: "Марина", url: null, bio: null, followers: null };

async function said(
  externalId: string,
  given: { minute: number; sentiment: "negative" | "positive"; isReply?: boolean; by?: string },
): Promise<number> {
  const { minute, sentiment, isReply = true, by = "marina" } = given;
  const links = isReply ? { parentExternalId: "first", rootExternalId: "first" } : {};
  const who = { ...author, handle: by, name: by };
  const post = collected({ externalId, publishedAt: later(minute), author: who, ...links });
  const analysis = { sentiments: [{ entityId: ours, sentiment, probabilities: null }] };
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [ours], analysis }]);
  return saved?.postId ?? 0;
}

test("a published answer is known by its link once it is collected, and followed: time, thread, what its author wrote next", async () => {
  const head = await makeActor(use.db, "olga", "head");
  await use.pool.query("update person set role = $1 where person_id = $2", ["head", head.personId]);
  const by = head.by("respond");
  const postId = await said("first", { minute: -60, sentiment: "negative", isReply: false });
  await said("angry", { minute: -30, sentiment: "negative", by: "oleg" });
  const frame = { speaker: "company", entityId: null, channel: "thread", language: "ru" } as const;
  const words = { text: "Спасибо, разбираемся.", findings: [], engine: "test", title: null };
  const given = { ...frame, ...words, postId, promptId: null, dueAt: null, now };
  const made = await createDraft(use.db, by, given);
  if (!made.ok) throw new Error(made.reason);
  const { draftId } = made;
  await sendForApproval(use.db, by, { draftId, version: 1, findings: [], now });
  const url = "https://www.feed.example/answer/#comments";
  const done = await publishDraft(use.db, by, { draftId, version: 2, url, at: null, now });
  expect(done).toMatchObject({ ok: true });
  expect(await matchPublished(use.db, now)).toEqual([]);

  const answer = collected({
    externalId: "answer",
    url: "http://feed.example/answer",
    publishedAt: now,
    parentExternalId: "first",
    rootExternalId: "first",
  });
  const [own] = await savePosts(use.db, { sourceId, posts: [answer], now });
  expect(await matchPublished(use.db, now)).toEqual([draftId]);
  expect(await matchPublished(use.db, now)).toEqual([]);

  const next = await said("thanks", { minute: 20, sentiment: "positive" });
  const row = await readDraft(use.db, draftId);
  expect(row?.publishedPostId).toBe(own?.postId);
  expect(row && (await readOutcome(use.db, row))).toMatchObject({
    minutesAfterPost: 60,
    before: { negative: 2, neutral: 0, positive: 0 },
    after: { negative: 0, neutral: 0, positive: 1 },
    authorPosts: [{ postId: next, sentiment: "positive" }],
  });
});

test("one's own week begins at midnight of one's own wall, and counts what was decided on any way", async () => {
  const writer = await makeActor(use.db, "vera");
  const head = await makeActor(use.db, "nina", "head");
  await use.pool.query("update person set role = 'head' where person_id = $1", [head.personId]);
  const decide = async (at: string, via: "max" | "page"): Promise<void> => {
    const moment = new Date(at);
    const frame = { speaker: "company", entityId: null, channel: "thread", language: "ru" } as const;
    const words = { text: "Спасибо, разбираемся.", findings: [], engine: "test", title: "Ответ" };
    const given = { ...frame, ...words, postId: null, promptId: null, dueAt: null, now: moment };
    const made = await createDraft(use.db, writer.by("respond"), given);
    if (!made.ok) throw new Error(made.reason);
    const { draftId } = made;
    await sendForApproval(use.db, writer.by("respond"), { draftId, version: 1, findings: [], now: moment });
    const decision = { draftId, version: 2, isApproved: true, words: "", via, now: moment };
    const by = { personId: head.personId, actor: head.by("respond").actor };
    expect(await decideDraft(use.db, by, decision)).toMatchObject({ ok: true });
  };
  // Monday begins in Moscow at nine in the evening of a UTC Sunday.
  await decide("2026-11-22T20:30:00Z", "page");
  await decide("2026-11-22T21:30:00Z", "max");
  const weekIn = (zone: string) =>
    readWeek(use.db, { personId: head.personId, zone, now: new Date("2026-11-22T22:00:00Z") });
  expect(await weekIn("Europe/Moscow")).toMatchObject({ week: "2026-11-23", approved: 1 });
  expect(await weekIn("UTC")).toMatchObject({ week: "2026-11-16", approved: 2 });
});
