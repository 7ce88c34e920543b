import { expect, test } from "vitest";
import { changeStatus, correct } from "@earshot/db/queries/triage-change";
import { undo } from "@earshot/db/queries/triage-undo";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { mentionRows } from "@earshot/db/queries/triage-row";
import {
  analysed,
  collected,
  later,
  makeEntity,
  makePerson,
  makeSource,
  now,
  triaged,
  useDatabase,
} from "./rig.ts";

const use = useDatabase();
let made = 0;

/** A post in triage about one entity, and a person who works on it. */
async function scene() {
  made += 1;
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Plant");
  const actor = await makePerson(use.db, `person-${made}`);
  const post = collected({ externalId: `post-${made}` });
  const analysis = { direction: "crisis", also: ["clarification"], confidence: 0.6, isUnsure: true } as const;
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [entity], analysis }]);
  const postId = saved?.postId ?? 0;
  const row = async () => {
    const [found] = await mentionRows(use.db, [postId]);
    if (!found) throw new Error("It is in triage.");
    return found;
  };
  return { postId, entity, actor, row };
}

test("a change of status moves the version, is remembered with its reason, and is undone by an event", async () => {
  const { postId, actor, row } = await scene();
  const changed = await changeStatus(use.db, actor, {
    postId,
    version: 1,
    status: "dismissed",
    reason: "spam",
    now,
  });
  if (!changed.ok) throw new Error(changed.reason);
  expect(changed).toEqual({ ok: true, postId, version: 2, eventId: changed.eventId });
  expect(await row()).toMatchObject({ status: "dismissed", version: 2 });
  const undone = await undo(use.db, actor, { postId, now: later(1) });
  expect(undone).toMatchObject({ ok: true, version: 3 });
  expect(await row()).toMatchObject({ status: "new", version: 3 });
  expect((await loadHistory(use.db, postId)).events.toReversed().slice(1)).toEqual([
    {
      eventId: changed.eventId,
      at: now,
      by: `person-${made}`,
      kind: "status",
      from: { status: "new" },
      to: { status: "dismissed" },
      note: "spam",
      undoes: null,
      isUndone: true,
    },
    expect.objectContaining({
      kind: "undo",
      from: { status: "dismissed" },
      to: { status: "new" },
      undoes: changed.eventId,
      isUndone: false,
    }),
  ]);
});

test("a correction of everything, and back again", async () => {
  const { postId, actor, entity, row } = await scene();
  const before = await row();
  const corrected = await correct(use.db, actor, {
    postId,
    version: 1,
    direction: "announcement",
    also: [],
    severity: 5,
    sentiments: [{ entityId: entity, sentiment: "negative" }],
    note: "read it",
    now,
  });
  expect(corrected.ok).toBe(true);
  expect(await row()).toMatchObject({
    direction: "announcement",
    also: [],
    confidence: 1,
    isUnsure: false,
    directionBy: "person",
    severity: 5,
    severityBy: "person",
    entities: [{ sentiment: "negative", sentimentBy: "person" }],
  });
  const found = async (sentiment: string) =>
    (
      await use.pool.query("select from triage where post_id = $1 and $2 = any(entity_sentiments)", [
        postId,
        `${entity}:${sentiment}`,
      ])
    ).rowCount;
  expect(await found("negative")).toBe(1);
  expect((await undo(use.db, actor, { postId, now })).ok).toBe(true);
  expect(await row()).toEqual({ ...before, version: 3 });
  expect(await found("neutral")).toBe(1);
});

test("refusals", async () => {
  const { postId, actor, entity } = await scene();
  const status = { postId, version: 1, now };
  expect(await changeStatus(use.db, actor, { ...status, postId: 404_404, status: "waiting" })).toEqual({
    ok: false,
    reason: "missing",
  });
  expect(await changeStatus(use.db, actor, { ...status, version: 7, status: "waiting" })).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(await changeStatus(use.db, actor, { ...status, status: "new" })).toEqual({
    ok: false,
    reason: "unchanged",
  });
  expect(await correct(use.db, actor, { ...status, version: 7, severity: 1 })).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(
    await correct(use.db, actor, {
      ...status,
      severity: 1,
      sentiments: [{ entityId: entity + 999, sentiment: "negative" }],
    }),
  ).toEqual({ ok: false, reason: "unknown_entity" });
  expect(await undo(use.db, actor, { postId: 404_404, now })).toEqual({ ok: false, reason: "missing" });
  expect(await undo(use.db, actor, { postId, now })).toEqual({ ok: false, reason: "nothing_to_undo" });
  const [arrived] = (await loadHistory(use.db, postId)).events;
  expect(await undo(use.db, actor, { postId, eventId: arrived?.eventId, now })).toEqual({
    ok: false,
    reason: "not_undoable",
  });
  expect((await loadHistory(use.db, postId)).events).toHaveLength(1);
});

test("of two who set the same at once one is told that it is stale; who sets something else keeps both", async () => {
  const { postId, actor, row } = await scene();
  const other = await makePerson(use.db, "other");
  const change = { postId, version: 1, now };
  const outcomes = await Promise.all([
    changeStatus(use.db, actor, { ...change, status: "in_progress" }),
    changeStatus(use.db, other, { ...change, status: "dismissed" }),
    correct(use.db, other, { ...change, severity: 4 }),
  ]);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([{ ok: false, reason: "stale" }]);
  expect(outcomes[2]?.ok).toBe(true);
  expect(await row()).toMatchObject({ severity: 4, version: 3 });
});

test("what a machine did meanwhile is no reason to refuse a person", async () => {
  const { postId, actor, row } = await scene();
  await analysed(use.db, new Map([[postId, { severity: 5, direction: "opinion_leader" }]]));
  expect(await row()).toMatchObject({ version: 2 });
  expect((await correct(use.db, actor, { postId, version: 1, severity: 3, now })).ok).toBe(true);
});

test("a change that is sent twice is made once, whatever came between", async () => {
  const { postId, actor, row } = await scene();
  const requestKey = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const given = { postId, version: 1, now, requestKey };
  const first = await changeStatus(use.db, actor, { ...given, status: "waiting" });
  await changeStatus(use.db, actor, { postId, version: 2, status: "in_progress", now });
  const again = await changeStatus(use.db, actor, { ...given, status: "waiting" });
  if (!first.ok || !again.ok) throw new Error("Both are answered.");
  expect(again.eventId).toBe(first.eventId);
  expect(await row()).toMatchObject({ status: "in_progress", version: 3 });
});

test("an undo is undone, and that too, as often as one likes", async () => {
  const { postId, actor, row } = await scene();
  await changeStatus(use.db, actor, { postId, version: 1, status: "waiting", now });
  for (const status of ["new", "waiting", "new", "waiting"]) {
    const { events } = await loadHistory(use.db, postId);
    expect((await undo(use.db, actor, { postId, eventId: events[0]?.eventId, now })).ok).toBe(true);
    expect(await row()).toMatchObject({ status });
  }
  expect((await undo(use.db, actor, { postId, now })).ok).toBe(true);
  expect(await row()).toMatchObject({ status: "new" });
});

test("undo: the newest of one's own first, none twice, another's by its number", async () => {
  const { postId, actor, row } = await scene();
  const other = await makePerson(use.db, "undoer");
  const mine = await changeStatus(use.db, actor, { postId, version: 1, status: "in_progress", now });
  const theirs = await correct(use.db, other, { postId, version: 2, severity: 4, now });
  if (!mine.ok || !theirs.ok) throw new Error("Both are allowed.");
  expect((await undo(use.db, actor, { postId, now })).ok).toBe(true);
  expect(await row()).toMatchObject({ status: "new", severity: 4 });
  expect(await undo(use.db, actor, { postId, now })).toEqual({ ok: false, reason: "nothing_to_undo" });
  expect(await undo(use.db, actor, { postId, eventId: mine.eventId, now })).toEqual({
    ok: false,
    reason: "already_undone",
  });
  expect((await undo(use.db, actor, { postId, eventId: theirs.eventId, now })).ok).toBe(true);
  expect(await row()).toMatchObject({ severity: 2, severityBy: "machine" });
});

test("an event whose field changed again since is not undone; one on another field is", async () => {
  const { postId, actor, row } = await scene();
  const first = await changeStatus(use.db, actor, { postId, version: 1, status: "in_progress", now });
  const second = await correct(use.db, actor, { postId, version: 2, direction: "none", now });
  const third = await changeStatus(use.db, actor, { postId, version: 3, status: "waiting", now });
  if (!first.ok || !second.ok || !third.ok) throw new Error("All are allowed.");
  expect(await undo(use.db, actor, { postId, eventId: first.eventId, now })).toEqual({
    ok: false,
    reason: "changed_since",
  });
  expect((await undo(use.db, actor, { postId, eventId: second.eventId, now })).ok).toBe(true);
  expect((await undo(use.db, actor, { postId, eventId: third.eventId, now })).ok).toBe(true);
  expect((await undo(use.db, actor, { postId, eventId: first.eventId, now })).ok).toBe(true);
  expect(await row()).toMatchObject({
    status: "new",
    direction: "crisis",
    directionBy: "machine",
    version: 7,
  });
});

test("one event, undone by many at once, is undone once", async () => {
  const { postId, actor } = await scene();
  await changeStatus(use.db, actor, { postId, version: 1, status: "dismissed", now });
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => undo(use.db, actor, { postId, now })));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

test("a correction can be undone after the machine has read the post again", async () => {
  const { postId, actor, row } = await scene();
  await correct(use.db, actor, { postId, version: 1, severity: 5, now });
  await analysed(use.db, new Map([[postId, { severity: 1, direction: "opinion_leader" }]]));
  expect((await undo(use.db, actor, { postId, now })).ok).toBe(true);
  expect(await row()).toMatchObject({ severity: 2, severityBy: "machine", direction: "opinion_leader" });
});
