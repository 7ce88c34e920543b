import type { Authorized } from "@earshot/core/triage/authorized";
import { nameKey, nextColour, tidyName, type TagColour } from "@earshot/core/triage/tag";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { tag } from "../schema/tag.ts";
import { storable } from "../storable.ts";
import type { Actor } from "./audit.ts";
import { recordAudit } from "./audit.ts";
import { notifyDesk } from "./notify.ts";

export interface Tag {
  tagId: number;
  name: string;
  colour: TagColour;
  isRetired: boolean;
  mergedInto: number | null;
}

/** `taken` names the tag in use that has the name already. */
export type SavedTag =
  | { ok: true; tag: Tag }
  | { ok: false; reason: "missing" | "unchanged" }
  | { ok: false; reason: "taken"; tagId: number };

/** All tags, retired ones too, by name. */
export async function listTags(db: Db): Promise<Tag[]> {
  const rows = await db.select().from(tag).orderBy(asc(tag.nameKey), asc(tag.tagId));
  return rows.map(viewTag);
}

/** On how many posts each tag stands; counted up to 10,000, where `isExact` ends. */
export async function countTags(db: Db): Promise<{ tagId: number; count: number; isExact: boolean }[]> {
  const limit = 10_000;
  const rows = await readRows<{ id: number; count: number }>(
    db,
    sql`
    select t.tag_id as id, counted.count from tag t cross join lateral (
      select count(*)::integer as count from (
        select from triage_place where keys @> array[-t.tag_id] limit ${limit + 1}) found) counted
    order by t.tag_id`,
  );
  return rows.map(({ id, count }) => ({ tagId: id, count: Math.min(count, limit), isExact: count <= limit }));
}

/** Makes a tag; without a colour it gets the one that is used least. A name in use is refused. */
export async function addTag(
  db: Db,
  actor: Authorized<"triage">,
  given: { name: string; colour?: TagColour | undefined; by: Actor; now: Date },
): Promise<SavedTag> {
  return db.transaction(async (tx) => {
    const name = storable(tidyName(given.name));
    const used = await tx.select({ colour: tag.colour }).from(tag).where(isNull(tag.retiredAt));
    const [made] = await tx
      .insert(tag)
      .values({
        name,
        nameKey: nameKey(name),
        colour: given.colour ?? nextColour(used.map((each) => each.colour)),
        createdAt: given.now,
        createdBy: actor.personId,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) return taken(tx, name, 0);
    const { colour } = made;
    const to = { name, colour };
    await note(tx, given.by, { what: "tag.added", tag: made, to }, given.now);
    return { ok: true, tag: viewTag(made) };
  });
}

/** Renames a tag or gives it another colour. */
export async function changeTag(
  db: Db,
  _actor: Authorized<"edit_settings">,
  given: { tagId: number; name?: string | undefined; colour?: TagColour | undefined; by: Actor; now: Date },
): Promise<SavedTag> {
  return db.transaction(async (tx) => {
    const before = await lockTag(tx, given.tagId);
    if (!before) return { ok: false, reason: "missing" };
    const name = given.name === undefined ? before.name : storable(tidyName(given.name));
    const colour = given.colour ?? before.colour;
    if (name === before.name && colour === before.colour) return { ok: false, reason: "unchanged" };
    if (before.retiredAt === null) {
      const other = await taken(tx, name, before.tagId);
      if (!other.ok && other.reason === "taken") return other;
    }
    const to = { name, colour };
    const [after] = await tx
      .update(tag)
      .set({ ...to, nameKey: nameKey(name) })
      .where(eq(tag.tagId, before.tagId))
      .returning();
    const from = { name: before.name, colour: before.colour };
    await note(tx, given.by, { what: "tag.changed", tag: before, from, to }, given.now);
    return { ok: true, tag: viewTag(after ?? before) };
  });
}

/** Takes a tag out of use, or puts it back. Posts that carry it keep it. */
export async function retireTag(
  db: Db,
  _actor: Authorized<"edit_settings">,
  given: { tagId: number; isRetired: boolean; by: Actor; now: Date },
): Promise<SavedTag> {
  return db.transaction(async (tx) => {
    const before = await lockTag(tx, given.tagId);
    if (!before) return { ok: false, reason: "missing" };
    if ((before.retiredAt !== null) === given.isRetired) return { ok: false, reason: "unchanged" };
    if (!given.isRetired) {
      const other = await taken(tx, before.name, before.tagId);
      if (!other.ok && other.reason === "taken") return other;
    }
    const [after] = await tx
      .update(tag)
      .set({ retiredAt: given.isRetired ? given.now : null, mergedInto: null })
      .where(eq(tag.tagId, before.tagId))
      .returning();
    const what = given.isRetired ? "tag.retired" : "tag.restored";
    await note(tx, given.by, { what, tag: before }, given.now);
    return { ok: true, tag: viewTag(after ?? before) };
  });
}

export async function lockTag(db: Db, tagId: number): Promise<typeof tag.$inferSelect | null> {
  const [found] = await db.select().from(tag).where(eq(tag.tagId, tagId)).for("update");
  return found ?? null;
}

/** The tag in use, other than this one, that has the name. */
async function taken(db: Db, name: string, tagId: number): Promise<SavedTag> {
  const [other] = await db
    .select({ tagId: tag.tagId })
    .from(tag)
    .where(and(eq(tag.nameKey, nameKey(name)), isNull(tag.retiredAt), ne(tag.tagId, tagId)));
  return other ? { ok: false, reason: "taken", tagId: other.tagId } : { ok: false, reason: "missing" };
}

/** Audit, and word to every open page. */
export async function note(
  db: Db,
  by: Actor,
  change: {
    what: string;
    tag: typeof tag.$inferSelect;
    from?: Record<string, unknown>;
    to?: Record<string, unknown>;
  },
  now: Date,
): Promise<void> {
  const { what, from = {}, to = {} } = change;
  const target = { targetKind: "tag", targetId: change.tag.tagId, targetName: change.tag.name };
  await recordAudit(db, by, { what, ...target, from, to }, now);
  await notifyDesk(db);
}

export function viewTag(row: typeof tag.$inferSelect): Tag {
  const { tagId, name, colour, mergedInto } = row;
  return { tagId, name, colour, mergedInto, isRetired: row.retiredAt !== null };
}
