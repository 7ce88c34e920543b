import { expect, test } from "vitest";
import { authorize } from "@earshot/core/triage/authorized";
import { commandLine } from "@earshot/db/queries/audit";
import { mergeTags } from "@earshot/db/queries/merge-tags";
import { addTag, changeTag, countTags, listTags, retireTag } from "@earshot/db/queries/tags";
import { assign, changeTags } from "@earshot/db/queries/triage-change";
import { undo } from "@earshot/db/queries/triage-undo";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { mentionRows } from "@earshot/db/queries/triage-row";
import { collected, later, makeEntity, makePerson, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
const by = commandLine;
let made = 0;

async function scene() {
  made += 1;
  const n = made;
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Plant");
  const actor = await makePerson(use.db, `desk-${n}`);
  const head = authorize({ personId: actor.personId, role: "head" }, "edit_settings");
  if (!head) throw new Error("A head may edit settings.");
  const post = collected({ externalId: `desk-${n}` });
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [entity] }]);
  const postId = saved?.postId ?? 0;
  const row = async () => {
    const [found] = await mentionRows(use.db, [postId]);
    if (!found) throw new Error("It is in triage.");
    return found;
  };
  const tag = async (name: string) => {
    const saved = await addTag(use.db, actor, { name: `${name} ${n}`, by, now });
    if (!saved.ok) throw new Error(saved.reason);
    return saved.tag;
  };
  return { postId, actor, head, row, tag };
}

const audited = async (what: string, name: string) =>
  (await use.pool.query("select from audit_event where what = $1 and target_name = $2", [what, name]))
    .rowCount;

test("a post is given to somebody, taken back by undo, and its history says so", async () => {
  const { postId, actor, row } = await scene();
  const other = await makePerson(use.db, `taker-${made}`);
  const given = await assign(use.db, actor, { postId, version: 1, assigneeId: other.personId, now });
  expect(given).toMatchObject({ ok: true, version: 2 });
  expect((await row()).assignee).toEqual({
    personId: other.personId,
    name: `taker-${made}`,
    hasLeft: false,
  });
  await use.pool.query("update person set disabled_at = now() where person_id = $1", [other.personId]);
  expect((await row()).assignee?.hasLeft).toBe(true);
  expect((await undo(use.db, actor, { postId, now: later(1) })).ok).toBe(true);
  expect((await row()).assignee).toBeNull();
  const [undone, event] = (await loadHistory(use.db, postId)).events;
  expect(event).toMatchObject({
    kind: "assign",
    from: { assigneeId: null },
    to: { assigneeId: other.personId },
    isUndone: true,
  });
  expect(undone?.undoes).toBe(event?.eventId);
});

test("only people who are here and may work on posts are given any", async () => {
  const { postId, actor } = await scene();
  const gone = await makePerson(use.db, `gone-${made}`);
  await use.pool.query("update person set disabled_at = now() where person_id = $1", [gone.personId]);
  const { personId: viewerId } = await makePerson(use.db, `viewer-${made}`);
  await use.pool.query("update person set role = 'viewer' where person_id = $1", [viewerId]);
  for (const assigneeId of [gone.personId, viewerId, 404_404]) {
    expect(await assign(use.db, actor, { postId, version: 1, assigneeId, now })).toEqual({
      ok: false,
      reason: "cannot_take",
    });
  }
  const change = { postId, assigneeId: actor.personId, now };
  expect(await assign(use.db, actor, { ...change, version: 9 })).toEqual({ ok: false, reason: "stale" });
  expect(await assign(use.db, actor, { ...change, version: 1, assigneeId: null })).toEqual({
    ok: false,
    reason: "unchanged",
  });
});

test("of two who take a post at once, one is told that it is taken", async () => {
  const { postId, actor, row } = await scene();
  const other = await makePerson(use.db, `rival-${made}`);
  const outcomes = await Promise.all(
    [actor, other].map((each) =>
      assign(use.db, each, { postId, version: 1, assigneeId: each.personId, now }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const winner = outcomes[0]?.ok ? actor : other;
  expect((await row()).assignee?.personId).toBe(winner.personId);
});

test("tags are put on and taken off, each undone by itself", async () => {
  const { postId, actor, row, tag } = await scene();
  const [red, blue] = [await tag("red"), await tag("blue")];
  const first = await changeTags(use.db, actor, { postId, version: 1, add: [red.tagId, blue.tagId], now });
  const second = await changeTags(use.db, actor, { postId, version: 2, remove: [red.tagId], now });
  if (!first.ok || !second.ok) throw new Error("Both are allowed.");
  expect((await row()).tagIds).toEqual([blue.tagId]);
  expect(await undo(use.db, actor, { postId, eventId: first.eventId, now })).toEqual({
    ok: false,
    reason: "changed_since",
  });
  expect((await undo(use.db, actor, { postId, now })).ok).toBe(true);
  expect((await row()).tagIds).toEqual([red.tagId, blue.tagId]);
  expect((await undo(use.db, actor, { postId, now })).ok).toBe(true);
  expect((await row()).tagIds).toEqual([]);
});

test("names of tags are the same in any letter case and with ё or е; colours are given out in turn", async () => {
  const { actor } = await scene();
  const yo = await addTag(use.db, actor, { name: "  Ёлка   новая ", by, now });
  if (!yo.ok) throw new Error(yo.reason);
  expect(yo.tag.name).toBe("Ёлка новая");
  expect(await addTag(use.db, actor, { name: "ЕЛКА НОВАЯ", by, now })).toEqual({
    ok: false,
    reason: "taken",
    tagId: yo.tag.tagId,
  });
  const at = await Promise.all([1, 2, 3].map(() => addTag(use.db, actor, { name: "at once", by, now })));
  expect(at.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await audited("tag.added", "Ёлка новая")).toBe(1);
});

test("a tag is renamed, coloured, retired and brought back; posts keep it, none gets it meanwhile", async () => {
  const { postId, actor, head, row, tag } = await scene();
  const [old, other] = [await tag("old"), await tag("other")];
  await changeTags(use.db, actor, { postId, version: 1, add: [old.tagId], now });
  const renamed = await changeTag(use.db, head, { tagId: old.tagId, name: "Fresh", colour: "pink", by, now });
  expect(renamed).toMatchObject({ ok: true, tag: { name: "Fresh", colour: "pink" } });
  expect(await changeTag(use.db, head, { tagId: old.tagId, name: other.name, by, now })).toMatchObject({
    reason: "taken",
    tagId: other.tagId,
  });
  expect((await retireTag(use.db, head, { tagId: old.tagId, isRetired: true, by, now })).ok).toBe(true);
  expect((await row()).tagIds).toEqual([old.tagId]);
  const again = await scene();
  expect(
    await changeTags(use.db, actor, { postId: again.postId, version: 1, add: [old.tagId], now }),
  ).toEqual({ ok: false, reason: "unknown_tag" });
  // The name is free while it is retired; then it cannot come back under it.
  const namesake = await addTag(use.db, actor, { name: "fresh", by, now });
  const back = { tagId: old.tagId, isRetired: false, by, now };
  expect(await retireTag(use.db, head, back)).toMatchObject({ ok: false, reason: "taken" });
  if (namesake.ok) await retireTag(use.db, head, { ...back, tagId: namesake.tag.tagId, isRetired: true });
  expect((await retireTag(use.db, head, back)).ok).toBe(true);
  expect(await audited("tag.retired", "Fresh")).toBe(1);
});

test("a merged tag gives its place to the other on every post, and its removal is not undone any more", async () => {
  const one = await scene();
  const two = await scene();
  const { actor, head, tag } = two;
  const [from, into] = [await tag("from"), await tag("into")];
  await changeTags(use.db, actor, { postId: one.postId, version: 1, add: [from.tagId], now });
  await changeTags(use.db, actor, { postId: two.postId, version: 1, add: [from.tagId, into.tagId], now });
  const removed = await changeTags(use.db, actor, {
    postId: one.postId,
    version: 2,
    remove: [from.tagId],
    now,
  });
  if (!removed.ok) throw new Error(removed.reason);
  await undo(use.db, actor, { postId: one.postId, now });
  const merge = { tagId: from.tagId, intoId: into.tagId, by, now };
  expect(await mergeTags(use.db, head, merge)).toEqual({ ok: true, postCount: 2 });
  expect((await one.row()).tagIds).toEqual([into.tagId]);
  expect((await two.row()).tagIds).toEqual([into.tagId]);
  const counts = await countTags(use.db);
  expect(counts.filter(({ tagId }) => tagId === from.tagId || tagId === into.tagId)).toEqual([
    { tagId: from.tagId, count: 0, isExact: true },
    { tagId: into.tagId, count: 2, isExact: true },
  ]);
  expect((await listTags(use.db)).find(({ tagId }) => tagId === from.tagId)).toMatchObject({
    isRetired: true,
    mergedInto: into.tagId,
  });
  const [event] = (await loadHistory(use.db, one.postId)).events;
  expect(event).toMatchObject({ kind: "tag_merged", to: { tags: { [into.tagId]: true } } });
  expect(await undo(use.db, actor, { postId: one.postId, eventId: event?.eventId, now })).toEqual({
    ok: false,
    reason: "not_undoable",
  });
  expect(await mergeTags(use.db, head, { ...merge, intoId: from.tagId })).toEqual({
    ok: false,
    reason: "same",
  });
  expect(await mergeTags(use.db, head, { ...merge, tagId: into.tagId, intoId: from.tagId })).toEqual({
    ok: false,
    reason: "retired",
  });
  expect(await audited("tag.merged", from.name)).toBe(1);
});

test("tags are applied and merged at once without waiting in a circle, and none is left on any post", async () => {
  const { actor, head, tag } = await scene();
  const [from, into] = [await tag("busy"), await tag("calm")];
  const posts = await Promise.all(Array.from({ length: 6 }, scene));
  await Promise.all([
    ...posts.map(({ postId }) => changeTags(use.db, actor, { postId, version: 1, add: [from.tagId], now })),
    mergeTags(use.db, head, { tagId: from.tagId, intoId: into.tagId, by, now }),
  ]);
  const { rowCount } = await use.pool.query("select from triage where tag_ids @> array[$1::integer]", [
    from.tagId,
  ]);
  expect(rowCount).toBe(0);
});
