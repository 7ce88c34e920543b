import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { storable } from "../storable.ts";
import { recordAudits } from "./audit.ts";
import { restoreSources, type SourceEditor } from "./source-edit.ts";
import { keyOf, notifySources, type SaveSource } from "./sources.ts";

/** A source as others look for it: by its address, or the one that it is moving to. */
export interface KnownAddress {
  sourceId: number;
  name: string;
  url: string;
  movedTo: string | null;
  isRetired: boolean;
}

/** Every source there is or was, to tell what a pasted or imported address already is. */
export async function listAddresses(db: Db): Promise<KnownAddress[]> {
  const { sourceId, name, url, movedTo, retiredAt } = source;
  const rows = await db.select({ sourceId, name, url, movedTo, retiredAt }).from(source).orderBy(sourceId);
  return rows.map(({ retiredAt: at, ...row }) => ({ ...row, isRetired: at !== null }));
}

export interface ImportSource extends SaveSource {
  isPaused: boolean;
}

export interface Imported {
  added: { sourceId: number; url: string }[];
  /** Were retired and are read again. */
  restored: number[];
}

const rowsAtOnce = 200;

/**
 * Adds many sources and takes retired ones up again, all or none; each is due at once, so that the collector looks at it when
 * its turn comes. What somebody else added meanwhile is left as it is.
 */
export async function importSources(
  db: Db,
  editor: SourceEditor,
  given: { add: readonly ImportSource[]; restore: readonly number[]; from: string },
  now: Date,
): Promise<Imported> {
  return db.transaction(async (tx) => {
    const restored = await restoreSources(tx, editor, given.restore, now);
    const added: Awaited<ReturnType<typeof insertSome>> = [];
    for (let at = 0; at < given.add.length; at += rowsAtOnce) {
      added.push(...(await insertSome(tx, given.add.slice(at, at + rowsAtOnce), now)));
    }
    await recordImport(tx, editor, added, given.from, now);
    if (added.length > 0) await notifySources(tx);
    return {
      added: added.map(({ sourceId, url }) => ({ sourceId, url })),
      restored: restored.map(({ sourceId }) => sourceId),
    };
  });
}

async function insertSome(tx: Db, some: readonly ImportSource[], now: Date) {
  return tx
    .insert(source)
    .values(
      some.map(({ isPaused, tags, note, ...facts }) => ({
        ...facts,
        key: keyOf(facts),
        name: storable(facts.name),
        tags: [...(tags ?? [])],
        note: storable(note ?? null),
        state: isPaused ? ("paused" as const) : ("new" as const),
        stateSince: now,
        nextCheckAt: now,
        createdAt: now,
      })),
    )
    .onConflictDoNothing({ target: source.key })
    .returning({ sourceId: source.sourceId, url: source.url, name: source.name, folder: source.folder });
}

async function recordImport(
  tx: Db,
  { actor }: SourceEditor,
  added: readonly { sourceId: number; url: string; name: string; folder: string | null }[],
  from: string,
  now: Date,
): Promise<void> {
  const audited = added.map(({ sourceId, name, url, folder }) => ({
    what: "source.added",
    targetKind: "source",
    targetId: sourceId,
    targetName: name,
    to: { url, folder, from },
  }));
  await recordAudits(tx, actor, audited, now);
}
