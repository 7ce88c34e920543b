import type { Authorized } from "@earshot/core/triage/authorized";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { tag } from "../schema/tag.ts";
import type { Actor } from "./audit.ts";
import { notifyTriage } from "./notify.ts";
import { lockTag, note } from "./tags.ts";

export type MergedTags =
  | { ok: true; postCount: number }
  | { ok: false; reason: "missing" | "same" | "retired" };

/**
 * Puts one tag in the place of another on every post, and takes the other out of use. The history of each post says so; row versions stay,
 * since what somebody is about to change on such a post is not touched by it.
 */
export async function mergeTags(
  db: Db,
  actor: Authorized<"edit_settings">,
  given: { tagId: number; intoId: number; by: Actor; now: Date },
): Promise<MergedTags> {
  const { tagId, intoId, now } = given;
  if (tagId === intoId) return { ok: false, reason: "same" };
  return db.transaction(async (tx) => {
    // In the order of their numbers, as every change of several tags takes them.
    const held = new Map<number, Awaited<ReturnType<typeof lockTag>>>();
    for (const id of [tagId, intoId].sort((a, b) => a - b)) held.set(id, await lockTag(tx, id));
    const from = held.get(tagId);
    const into = held.get(intoId);
    if (!from || !into) return { ok: false, reason: "missing" };
    if (into.retiredAt !== null) return { ok: false, reason: "retired" };
    const moved = await readRows<{ post_id: string }>(
      tx,
      sql`
      with held as (
        select post_id from triage
        where post_id = any(array(select post_id from triage_place where keys @> array[-${tagId}::integer]))
          and tag_ids @> array[${tagId}::integer]
        order by post_id for update
      ), moved as (
        update triage set updated_at = ${now}::timestamptz, tag_ids = (
          select array_agg(distinct id order by id)
          from unnest(array_replace(tag_ids, ${tagId}::integer, ${intoId}::integer)) as id)
        where post_id in (select post_id from held)
        returning post_id
      )
      insert into triage_event (post_id, at, person_id, kind, "from", "to")
      select post_id, ${now}::timestamptz, ${actor.personId}::integer, 'tag_merged',
        jsonb_build_object('tags', jsonb_build_object(${String(tagId)}::text, true)),
        jsonb_build_object('tags', jsonb_build_object(${String(intoId)}::text, true))
      from moved order by post_id
      returning post_id`,
    );
    await tx
      .update(tag)
      .set({ retiredAt: from.retiredAt ?? now, mergedInto: intoId })
      .where(eq(tag.tagId, tagId));
    const audited = { what: "tag.merged", tag: from, to: { into: into.name, postCount: moved.length } };
    await note(tx, given.by, audited, now);
    await notifyTriage(
      tx,
      moved.map((row) => Number(row.post_id)),
      false,
    );
    return { ok: true, postCount: moved.length };
  });
}
