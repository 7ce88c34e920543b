import { beforeAll, describe, expect, test } from "vitest";
import { accountsOf, cardOfAccount, findCard } from "@earshot/db/queries/author-card";
import { readAnswers, readAuthor } from "@earshot/db/queries/author-detail";
import { renameAuthor, setStanding } from "@earshot/db/queries/author-edit";
import { ourEntityIds, reckonDueCards } from "@earshot/db/queries/author-figures";
import { countAuthors, listAuthors, type AuthorListAsked } from "@earshot/db/queries/author-list";
import { mergeCards, refuseProposal, splitCard } from "@earshot/db/queries/author-merge";
import { addAuthorNote, changeAuthorNote } from "@earshot/db/queries/author-notes";
import { postsToAnalyse } from "@earshot/db/queries/analyse";
import { openPostsOfCardEvent } from "@earshot/db/queries/save-priorities";
import { readProposals } from "@earshot/db/queries/author-proposals";
import { undoCardEvent } from "@earshot/db/queries/author-undo";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { countUnread, listInbox } from "@earshot/db/queries/inbox";
import { changeStatus } from "@earshot/db/queries/triage-change";
import { explainQueries } from "../support/explain-queries.ts";
import { collected, later, makeEntity, makeActor, makeSource, now, triaged, useDatabase } from "../db/rig.ts";

const use = useDatabase();
let sourceId = 0;
let ours = 0;
let rival = 0;
let anna: ChangedBy<"triage">;
let boris: ChangedBy<"triage">;

beforeAll(async () => {
  sourceId = await makeSource(use.db);
  ours = await makeEntity(use.db, "Дом");
  rival = await makeEntity(use.db, "Сарай", { kind: "competitor" });
  anna = (await makeActor(use.db, "anna")).by("triage");
  boris = (await makeActor(use.db, "boris")).by("triage");
});

interface Wrote {
  handle: string;
  platform?: "telegram" | "vk" | "x";
  name?: string;
  bio?: string | null;
  followers?: number | null;
  sentiments?: ("negative" | "neutral" | "positive")[];
  about?: number;
}

let made = 0;
/** Posts of an account, one for each sentiment. @returns the number of its card, and of its posts */
async function wrote(given: Wrote): Promise<{ cardId: number; postIds: number[]; authorId: number }> {
  const { handle, platform = "telegram", sentiments = ["neutral"], about = ours } = given;
  const author = {
    handle,
    name: given.name ?? handle,
    url: null,
    bio: given.bio ?? null,
    followers: given.followers ?? null,
  };
  const saved = await triaged(
    use.db,
    sourceId,
    sentiments.map((sentiment) => ({
      post: collected({ namespace: platform, platform, externalId: `${handle}/${(made += 1)}`, author }),
      entities: [about],
      analysis: { sentiments: [{ entityId: about, sentiment, probabilities: null }] },
    })),
  );
  await reckonDueCards(use.db, now, 10_000);
  const { rows } = await use.pool.query(
    "select author_id, card_id from author where handle = $1 and platform = $2",
    [handle, platform],
  );
  return {
    cardId: Number(rows[0].card_id),
    authorId: Number(rows[0].author_id),
    postIds: saved.map(({ postId }) => postId),
  };
}

const asked: AuthorListAsked = {
  search: "",
  standings: [],
  isBlocked: false,
  isSuspected: false,
  hasProposals: false,
  order: "posts",
  after: null,
  limit: 50,
};

async function versionOf(cardId: number): Promise<number> {
  return (await readAuthor(use.db, cardId))?.card.version ?? 0;
}

async function merge(cardId: number, otherId: number, by = anna) {
  return mergeCards(use.db, by, { cardId, otherId, expected: await versionOf(cardId), now });
}

describe("the list", () => {
  test("counts posts and what was said of ours alone, and is read page by page", async () => {
    const loud = await wrote({
      handle: "loud",
      followers: 5,
      sentiments: Array.from({ length: 12 }, () => "negative"),
    });
    await wrote({ handle: "rivals_foe", sentiments: ["negative"], about: rival });
    const fan = await wrote({ handle: "calm", followers: 900, sentiments: ["positive", "neutral"] });
    const [first] = await listAuthors(use.db, { ...asked, limit: 1 });
    expect(first).toMatchObject({ cardId: loud.cardId, posts: 12, negative: 12, derivedStanding: "critic" });
    // The weighing of posts hears of it too, though no person has said anything of that author.
    const weighed = await postsToAnalyse(use.db, loud.postIds.slice(0, 1));
    expect(weighed).toMatchObject([{ authorStanding: { standing: "critic", isByPerson: false } }]);
    const after = { value: first?.value ?? 0, cardId: first?.cardId ?? 0 };
    const rest = await listAuthors(use.db, { ...asked, after });
    expect(rest.map(({ name }) => name)).toEqual(["calm", "rivals_foe"]);
    expect(rest[1]).toMatchObject({ posts: 1, negative: 0 });
    const top = async (order: AuthorListAsked["order"]) =>
      (await listAuthors(use.db, { ...asked, order }))[0]?.cardId;
    expect([await top("followers"), await top("negative")]).toEqual([fan.cardId, loud.cardId]);
    expect(await countAuthors(use.db, asked)).toEqual({ count: 3, isMore: false });
  });

  test.each(["last", "followers", "negative", "positive", "posts"] as const)(
    "sorted by %s, pages of one come to the same as the whole",
    async (order) => {
      const whole = await listAuthors(use.db, { ...asked, order });
      const paged: number[] = [];
      for (let after: AuthorListAsked["after"] = null; ;) {
        const [row] = await listAuthors(use.db, { ...asked, order, after, limit: 1 });
        if (!row) break;
        paged.push(row.cardId);
        after = { value: row.value, cardId: row.cardId };
      }
      expect(paged).toEqual(whole.map(({ cardId }) => cardId));
    },
  );

  test("finds by the beginning of a name or a handle, and by what the team says", async () => {
    const { cardId } = await wrote({ handle: "ivan_ptitsyn", name: "Иван Птицын" });
    const found = async (search: string) =>
      (await listAuthors(use.db, { ...asked, search })).map((each) => each.cardId);
    expect(await found("птиц")).toEqual([cardId]);
    expect(await found("@ivan_pt")).toEqual([cardId]);
    await setStanding(use.db, anna, {
      cardId,
      expected: 1,
      standing: "journalist",
      reason: "пишет в «Вечёрку»",
      now,
    });
    const journalists = await listAuthors(use.db, { ...asked, standings: ["journalist"] });
    expect(journalists.map((each) => each.cardId)).toEqual([cardId]);
  });
});

describe("what people say of a person", () => {
  test("is refused where a colleague said something since, and can be taken back", async () => {
    const { cardId } = await wrote({ handle: "two_minds" });
    const said = await setStanding(use.db, anna, {
      cardId,
      expected: 1,
      standing: "ally",
      reason: null,
      now,
    });
    expect(said).toMatchObject({ ok: true, version: 2 });
    const late = { cardId, expected: 1, name: "Дважды", now };
    expect(await renameAuthor(use.db, boris, late)).toEqual({ ok: false, reason: "stale" });
    await renameAuthor(use.db, boris, { ...late, expected: 2 });
    expect((await listAuthors(use.db, { ...asked, search: "Дважды" })).length).toBe(1);
    const undone = await undoCardEvent(use.db, boris, {
      eventId: said.ok ? said.eventId : 0,
      list: null,
      now,
    });
    expect(undone.ok).toBe(true);
    expect((await readAuthor(use.db, cardId))?.card).toMatchObject({ standing: null, name: "Дважды" });
    const again = await undoCardEvent(use.db, boris, {
      eventId: said.ok ? said.eventId : 0,
      list: null,
      now,
    });
    expect(again).toEqual({ ok: false, reason: "already_undone" });
  });

  test("whom a note speaks to finds it in the inbox, until it is rewritten to somebody else or deleted", async () => {
    const { cardId } = await wrote({ handle: "spoken of", name: "Тая" });
    const told = { anna: anna.may.personId, boris: boris.may.personId };
    const inbox = async () => (await listInbox(use.db, told.boris, { limit: 10 })).mentions;
    const text = `<@${told.boris}> звонила, <@${told.anna}> знает`;
    const unknown = { cardId, text: "<@404404> кто?", now };
    expect(await addAuthorNote(use.db, anna, unknown)).toEqual({ ok: false, reason: "unknown_person" });
    await addAuthorNote(use.db, anna, { cardId, text, now });
    expect(await inbox()).toMatchObject([
      { cardId, postId: null, about: "Тая", text, at: now, readAt: null },
    ]);
    expect(await countUnread(use.db, told.anna)).toBe(0);
    const noteId = (await readAuthor(use.db, cardId))?.notes[0]?.authorNoteId ?? 0;
    const change = { noteId, expected: 1, mayAny: false, now };
    await changeAuthorNote(use.db, anna, { ...change, text: null });
    expect(await countUnread(use.db, told.boris)).toBe(0);
    await changeAuthorNote(use.db, anna, { ...change, expected: 2, text: null, isRestored: true });
    expect(await countUnread(use.db, told.boris)).toBe(1);
    await changeAuthorNote(use.db, anna, { ...change, expected: 3, text: "звонила" });
    expect(await inbox()).toEqual([]);
  });

  test("a note is changed by whoever wrote it, and not over another change of it", async () => {
    const { cardId } = await wrote({ handle: "noted" });
    await addAuthorNote(use.db, anna, { cardId, text: "Любит звонки", now });
    const noteId = (await readAuthor(use.db, cardId))?.notes[0]?.authorNoteId ?? 0;
    const change = { noteId, expected: 1, text: "Любит письма", mayAny: false, now };
    expect(await changeAuthorNote(use.db, boris, change)).toEqual({ ok: false, reason: "not_yours" });
    expect((await changeAuthorNote(use.db, anna, change)).ok).toBe(true);
    expect(await changeAuthorNote(use.db, anna, { ...change, text: "…" })).toEqual({
      ok: false,
      reason: "stale",
    });
  });
});

describe("one person over platforms", () => {
  test("is proposed with the reason, and a refusal holds for ever", async () => {
    const tg = await wrote({ handle: "petr_sedov", name: "Пётр Седов" });
    const vk = await wrote({ handle: "petr_sedov", name: "Петр Седов", platform: "vk" });
    await wrote({ handle: "sedov77", name: "Пётр Седов", platform: "x" });
    const proposals = await readProposals(use.db, tg.cardId);
    expect(proposals.map(({ cardId, reasons }) => [cardId, reasons[0]?.kind])).toEqual([
      [vk.cardId, "handle_and_name"],
    ]);
    expect(
      (await listAuthors(use.db, { ...asked, hasProposals: true })).map((each) => each.cardId),
    ).toContain(vk.cardId);
    const refused = await refuseProposal(use.db, anna, {
      cardId: tg.cardId,
      otherId: vk.cardId,
      expected: 1,
      now,
    });
    expect(await readProposals(use.db, vk.cardId)).toEqual([]);
    await undoCardEvent(use.db, anna, { eventId: refused.ok ? refused.eventId : 0, list: null, now });
    expect((await readProposals(use.db, vk.cardId)).length).toBe(1);
  });

  test("a bio that names the other account is a reason too", async () => {
    const vk = await wrote({ handle: "baker_vk", name: "Пекарь", platform: "vk" });
    const tg = await wrote({
      handle: "hot_bread",
      name: "Горячий хлеб",
      bio: "Пеку. Я во ВКонтакте: vk.com/baker_vk",
    });
    const [forth] = await readProposals(use.db, tg.cardId);
    const [back] = await readProposals(use.db, vk.cardId);
    expect([forth?.cardId, back?.cardId]).toEqual([vk.cardId, tg.cardId]);
    expect(forth?.reasons).toEqual([{ kind: "bio_link", from: tg.authorId, to: vk.authorId }]);
  });

  test("merged, shows all posts and both sides' notes; parted again, each has its own", async () => {
    const one = await wrote({ handle: "olga_tg", sentiments: ["negative", "neutral"] });
    const two = await wrote({ handle: "olga_vk", platform: "vk", sentiments: ["positive"] });
    await addAuthorNote(use.db, anna, { cardId: one.cardId, text: "с Телеграма", now });
    await addAuthorNote(use.db, boris, { cardId: two.cardId, text: "из ВК", now });
    await setStanding(use.db, anna, {
      cardId: two.cardId,
      expected: 2,
      standing: "customer",
      reason: "чек",
      now,
    });
    const merged = await merge(one.cardId, two.cardId);
    const card = await readAuthor(use.db, one.cardId);
    expect(card?.figures).toMatchObject({ posts: 3, negative: 1, positive: 1 });
    expect(card?.card.standing).toBe("customer");
    expect(card?.notes.map(({ text }) => text)).toEqual(["из ВК", "с Телеграма"]);
    expect(await findCard(use.db, two.cardId)).toBe(one.cardId);
    expect(await merge(two.cardId, one.cardId)).toMatchObject({ ok: false });
    await undoCardEvent(use.db, boris, { eventId: merged.ok ? merged.eventId : 0, list: null, now });
    const [left, right] = [await readAuthor(use.db, one.cardId), await readAuthor(use.db, two.cardId)];
    expect([left?.figures.posts, right?.figures.posts]).toEqual([2, 1]);
    expect([left?.card.standing, right?.card.standing]).toEqual([null, "customer"]);
    expect(right?.notes.map(({ text }) => text)).toEqual(["из ВК"]);
  });

  test("accounts that are split off are never proposed again, and come back with an undo", async () => {
    const one = await wrote({ handle: "twin_name", name: "Близнец" });
    const two = await wrote({ handle: "twin_name", name: "Близнец", platform: "vk" });
    await merge(one.cardId, two.cardId);
    const expected = await versionOf(one.cardId);
    const all = (await accountsOf(use.db, one.cardId)).map(({ authorId }) => authorId);
    const whole = await splitCard(use.db, anna, { cardId: one.cardId, authorIds: all, expected, now });
    expect(whole).toEqual({ ok: false, reason: "nothing_left" });
    const split = await splitCard(use.db, anna, {
      cardId: one.cardId,
      authorIds: [two.authorId],
      expected,
      now,
    });
    expect(await cardOfAccount(use.db, two.authorId)).toBe(two.cardId);
    expect(await readProposals(use.db, one.cardId)).toEqual([]);
    await undoCardEvent(use.db, anna, { eventId: split.ok ? split.eventId : 0, list: null, now });
    expect(await cardOfAccount(use.db, two.authorId)).toBe(one.cardId);
  });

  test("two people who merge at once make one card of it, and one of them is told", async () => {
    const one = await wrote({ handle: "race_tg" });
    const two = await wrote({ handle: "race_vk", platform: "vk" });
    const both = await Promise.all([merge(one.cardId, two.cardId), merge(two.cardId, one.cardId, boris)]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
  });
});

test("a card counts the posts of all its accounts in every way that it shows, and walks through no table for it", async () => {
  const one = await wrote({ handle: "tallied", sentiments: ["negative", "neutral"] });
  const two = await wrote({ handle: "tallied_too", platform: "vk", sentiments: ["positive"] });
  const { cardId } = one;
  await mergeCards(use.db, anna, { cardId, otherId: two.cardId, expected: 1, now });
  const postIds = [...one.postIds, ...two.postIds].toSorted((a, b) => b - a);
  const plansOf = (work: () => Promise<unknown>) => explainQueries(use.pool, work, "tiny");
  const planned = await plansOf(() => readAnswers(use.db, cardId, [ours]));
  planned.push(...(await plansOf(() => readAuthor(use.db, cardId))));
  const large = ["triage", "triage_event", "author", "author_card"];
  expect(planned.filter(({ walked }) => walked.some((table) => large.includes(table)))).toEqual([]);
  const card = await readAuthor(use.db, cardId);
  expect(card?.accounts.map(({ posts }) => posts)).toEqual([2, 1]);
  expect(card).toMatchObject({
    figures: { posts: 3, negative: 1, neutral: 1, positive: 1 },
    months: [{ month: "2026-11", posts: 3, negative: 1 }],
    byDirection: [{ count: 3 }],
    byStatus: [{ status: "new", count: 3 }],
    newest: postIds.map((postId) => ({ postId })),
  });
});

test("an answer shows how long it took and what the person wrote next", async () => {
  const { cardId, postIds } = await wrote({ handle: "asker", sentiments: ["negative"] });
  await changeStatus(use.db, anna.may, {
    postId: postIds[0] ?? 0,
    status: "answered",
    version: 1,
    now: later(45),
  });
  const next = collected({
    namespace: "telegram",
    platform: "telegram",
    externalId: "asker/thanks",
    author: { handle: "asker", name: "asker", url: null, bio: null, followers: null },
    publishedAt: later(60),
  });
  await triaged(use.db, sourceId, [
    {
      post: next,
      entities: [ours],
      analysis: { sentiments: [{ entityId: ours, sentiment: "positive", probabilities: null }] },
    },
  ]);
  const [answer] = await readAnswers(use.db, cardId, await ourEntityIds(use.db));
  expect(answer).toMatchObject({
    waitedMs: 45 * 60_000,
    by: "anna",
    status: "answered",
    next: { sentiments: ["positive"] },
  });
});

test("what people say of an author is known when open posts are weighed, of all accounts that the change is about", async () => {
  const one = await wrote({ handle: "weighed_one", sentiments: ["neutral", "negative"] });
  const two = await wrote({ handle: "weighed_two", platform: "vk" });
  const standingOf = async (postId: number) =>
    (await postsToAnalyse(use.db, [postId])).map(({ authorStanding }) => authorStanding);
  const [first = 0, second = 0] = one.postIds;
  const said = await setStanding(use.db, anna, {
    cardId: one.cardId,
    expected: 1,
    standing: "journalist",
    reason: null,
    now,
  });
  if (!said.ok) throw new Error(said.reason);
  expect(await standingOf(first)).toEqual([{ standing: "journalist", isByPerson: true }]);
  expect(new Set(await openPostsOfCardEvent(use.db, said.eventId, 10))).toEqual(new Set([first, second]));
  const merged = await mergeCards(use.db, anna, {
    cardId: one.cardId,
    expected: said.version,
    otherId: two.cardId,
    now,
  });
  if (!merged.ok) throw new Error(merged.reason);
  expect(await standingOf(two.postIds[0] ?? 0)).toEqual([{ standing: "journalist", isByPerson: true }]);
  const parted = await undoCardEvent(use.db, anna, { eventId: merged.eventId, list: null, now });
  if (!parted.ok) throw new Error(parted.reason);
  expect(await openPostsOfCardEvent(use.db, parted.eventId, 10)).toHaveLength(3);
});
