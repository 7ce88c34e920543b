import { and, asc, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { storable } from "../storable.ts";
import { recordAudit, recordAudits, type Audited } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import type { ChangeSource, ChangeSources } from "./source-change.ts";
import { noteStates } from "./source-span.ts";
import {
  addSource as addUnasked,
  listColumns,
  notifySources,
  type AddedSource,
  type SaveSource,
  type SourceListRow,
} from "./sources.ts";

/** Who changes sources: somebody whose permission was checked, or a command. */
export type SourceEditor = ChangedByAnyone<"edit_sources">;

/** Fields that the audit log tells apart. */
const auditedFields = [
  "name",
  "platform",
  "tier",
  "audience",
  "folder",
  "tags",
  "note",
  "language",
  "keepDays",
  "readsComments",
  "ownerEntityId",
] as const satisfies readonly (keyof SourceListRow)[];

/** Adds a source that is due at once; `exists` when its address is read already. A retired one comes back with its posts. */
export async function addSourceAs(
  db: Db,
  editor: SourceEditor,
  given: SaveSource,
  now: Date,
): Promise<AddedSource> {
  return db.transaction(async (tx) => {
    const added = await addUnasked(tx, given, now);
    if (added.ok) {
      const { sourceId, name, url, tier, folder } = added.source;
      const audited = { what: "source.added", targetKind: "source", targetId: sourceId, targetName: name };
      await recordAudit(tx, editor.actor, { ...audited, to: { url, tier, folder } }, now);
    }
    return added;
  });
}

/** Changes what is named; pausing ends checks until it is taken back, which makes the source due at once. Null when it is unknown. */
export async function changeSource(
  db: Db,
  editor: SourceEditor,
  sourceId: number,
  change: ChangeSource,
  now: Date,
): Promise<SourceListRow | null> {
  const changed = await changeEach(db, editor, [sourceId], () => change, now);
  return changed[0] ?? null;
}

/** The same for several; those that are unknown or retired are left out of the answer. */
export async function changeSources(
  db: Db,
  editor: SourceEditor,
  sourceIds: readonly number[],
  change: ChangeSources,
  now: Date,
): Promise<SourceListRow[]> {
  const { addTags = [], removeTags = [], ...facts } = change;
  const removed = new Set(removeTags.map((tag) => tag.toLowerCase()));
  const tagsOf = (before: SourceListRow): string[] => {
    const kept = before.tags.filter((tag) => !removed.has(tag.toLowerCase()));
    const has = new Set(kept.map((tag) => tag.toLowerCase()));
    return [...kept, ...addTags.filter((tag) => !has.has(tag.toLowerCase()))].slice(0, 20);
  };
  return changeEach(
    db,
    editor,
    sourceIds,
    (before) => ({ ...facts, ...(addTags.length + removed.size > 0 ? { tags: tagsOf(before) } : {}) }),
    now,
  );
}

/** Sources changed in one transaction: while it lasts their visits wait. */
const sourcesAtOnce = 200;

async function changeEach(
  db: Db,
  editor: SourceEditor,
  sourceIds: readonly number[],
  decide: (before: SourceListRow) => ChangeSource,
  now: Date,
): Promise<SourceListRow[]> {
  return inBatches(sourceIds, (some) =>
    db.transaction(async (tx) => {
      const before = await lockSources(tx, some, false);
      const after = await saveChanges(tx, before, decide, now);
      const audited = before.flatMap((row) => describeChange(row, after.get(row.sourceId) ?? row));
      await recordAudits(tx, editor.actor, audited, now);
      if (after.size > 0) await notifySources(tx);
      return before.map((row) => after.get(row.sourceId) ?? row);
    }),
  );
}

async function inBatches(
  sourceIds: readonly number[],
  work: (some: readonly number[]) => Promise<SourceListRow[]>,
): Promise<SourceListRow[]> {
  const ids = [...new Set(sourceIds)].sort((a, b) => a - b);
  const rows: SourceListRow[] = [];
  for (let at = 0; at < ids.length; at += sourcesAtOnce)
    rows.push(...(await work(ids.slice(at, at + sourcesAtOnce))));
  return rows;
}

/** One statement for all that change alike. Returns those that were written, by number. */
async function saveChanges(
  tx: Db,
  before: readonly SourceListRow[],
  decide: (before: SourceListRow) => ChangeSource,
  now: Date,
): Promise<Map<number, SourceListRow>> {
  const alike = new Map<string, { change: ChangeSource; ids: number[] }>();
  for (const row of before) {
    const change = decide(row);
    if (Object.values(change).every((value) => value === undefined)) continue;
    const key = JSON.stringify(change);
    const group = alike.get(key) ?? { change, ids: [] };
    group.ids.push(row.sourceId);
    alike.set(key, group);
  }
  const after = new Map<number, SourceListRow>();
  for (const { change, ids } of alike.values()) {
    const { isPaused, ...facts } = change;
    const rows = await tx
      .update(source)
      .set({ ...storableFacts(facts), ...pauseChange(isPaused, now) })
      .where(inArray(source.sourceId, ids))
      .returning(listColumns);
    if (isPaused !== undefined) await noteStates(tx, ids, now);
    for (const row of rows) after.set(row.sourceId, row);
  }
  return after;
}

/** The lines of the audit log for one source; none when nothing is different. */
function describeChange(before: SourceListRow, after: SourceListRow): Audited[] {
  const target = { targetKind: "source", targetId: after.sourceId, targetName: after.name };
  const fields = auditedFields.filter((field) => String(before[field]) !== String(after[field]));
  const pick = (row: SourceListRow) => Object.fromEntries(fields.map((field) => [field, row[field]]));
  const [was, is] = [before.state === "paused", after.state === "paused"];
  return [
    ...(fields.length === 0
      ? []
      : [{ what: "source.changed", ...target, from: pick(before), to: pick(after) }]),
    ...(was === is ? [] : [{ what: is ? "source.paused" : "source.resumed", ...target }]),
  ];
}

function storableFacts(facts: Omit<ChangeSource, "isPaused">) {
  return {
    ...facts,
    ...(facts.name === undefined ? {} : { name: storable(facts.name) }),
    ...(facts.note === undefined ? {} : { note: storable(facts.note) }),
  };
}

function pauseChange(isPaused: boolean | undefined, now: Date) {
  if (isPaused === undefined) return {};
  const isTurned = isPaused ? sql`${source.state} <> 'paused'` : sql`${source.state} = 'paused'`;
  const state = isPaused ? sql`'paused'` : sql`'new'`;
  return {
    state: sql`case when ${isTurned} then ${state} else ${source.state} end`,
    stateSince: sql`case when ${isTurned} then ${now}::timestamptz else ${source.stateSince} end`,
    nextCheckAt: isPaused
      ? source.nextCheckAt
      : sql`case when ${isTurned} then ${now}::timestamptz else ${source.nextCheckAt} end`,
  };
}

/** Ends the reading of sources; their posts stay. Returns those that were read until now. */
export async function retireSources(
  db: Db,
  editor: SourceEditor,
  sourceIds: readonly number[],
  now: Date,
): Promise<SourceListRow[]> {
  return inBatches(sourceIds, (some) =>
    db.transaction(async (tx) => {
      const rows = await setRetired(tx, await lockSources(tx, some, false), now, now, {});
      await recordEach(tx, editor, "source.retired", rows, now);
      return rows;
    }),
  );
}

/** Takes retired sources up again where they were left, due at once; one that was paused stays so. */
export async function restoreSources(
  db: Db,
  editor: SourceEditor,
  sourceIds: readonly number[],
  now: Date,
): Promise<SourceListRow[]> {
  return inBatches(sourceIds, (some) =>
    db.transaction(async (tx) => {
      const retired = await lockSources(tx, some, true);
      const rows = await setRetired(tx, retired, null, now, {
        nextCheckAt: now,
        leaseUntil: null,
        errorCount: 0,
      });
      await recordEach(tx, editor, "source.restored", rows, now);
      return rows;
    }),
  );
}

async function setRetired(
  tx: Db,
  rows: readonly SourceListRow[],
  retiredAt: Date | null,
  now: Date,
  more: Partial<typeof source.$inferInsert>,
): Promise<SourceListRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ sourceId }) => sourceId);
  const set = await tx
    .update(source)
    .set({ retiredAt, ...more })
    .where(inArray(source.sourceId, ids))
    .returning(listColumns);
  await noteStates(tx, ids, now);
  await notifySources(tx);
  return set.sort((a, b) => a.sourceId - b.sourceId);
}

/** In the order of their numbers, so that two who change the same ones wait and never lock each other out. */
async function lockSources(
  tx: Db,
  sourceIds: readonly number[],
  isRetired: boolean,
): Promise<SourceListRow[]> {
  if (sourceIds.length === 0) return [];
  return tx
    .select(listColumns)
    .from(source)
    .where(
      and(
        inArray(source.sourceId, [...sourceIds]),
        isRetired ? isNotNull(source.retiredAt) : isNull(source.retiredAt),
      ),
    )
    .orderBy(asc(source.sourceId))
    .for("update");
}

async function recordEach(
  tx: Db,
  { actor }: SourceEditor,
  what: string,
  rows: readonly SourceListRow[],
  now: Date,
): Promise<void> {
  const audited = rows.map(({ sourceId, name, url }) => ({
    what,
    targetKind: "source",
    targetId: sourceId,
    targetName: name,
    to: { url },
  }));
  await recordAudits(tx, actor, audited, now);
}
