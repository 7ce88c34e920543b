import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { incident } from "../schema/incident.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { headOf } from "./incident-change.ts";
import { noteDeed } from "./incident-event.ts";
import { isHeld, letEvidenceGo } from "./incident-hold.ts";
import { lockIncident } from "./incident-open.ts";
import { notifyTriage } from "./notify.ts";
import { emptyPosts } from "./tombstone.ts";

export type HoldOutcome = { ok: true; letGo: number } | { ok: false; reason: "missing" | "unchanged" };

/**
 * Releases the legal hold of an incident, or puts it on again. With the release go the texts of posts that their platform took back meanwhile and
 * that no other incident holds; the hashes of their evidence stay. What went does not come back with the hold.
 * @returns posts whose text went
 */
export async function setIncidentHold(
  db: Db,
  by: ChangedBy<"erase_data">,
  given: { incidentId: number; isHeld: boolean; reason: string; now: Date },
): Promise<HoldOutcome> {
  const { incidentId, now } = given;
  return db.transaction(async (tx) => {
    const row = await lockIncident(tx, incidentId);
    if (row === null) return { ok: false, reason: "missing" };
    if ((row.releasedAt === null) === given.isHeld) return { ok: false, reason: "unchanged" };
    await tx
      .update(incident)
      .set({ releasedAt: given.isHeld ? null : now, version: row.version + 1 })
      .where(eq(incident.incidentId, incidentId));
    const letGo = given.isHeld ? 0 : await letPostsGo(tx, incidentId);
    const facts = { isHeld: given.isHeld, letGo };
    const note = given.reason;
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "hold", facts, note, now });
    const audited = {
      what: given.isHeld ? "incident.hold_restored" : "incident.hold_released",
      targetKind: "incident",
      targetId: incidentId,
      targetName: row.title,
      from: { isHeld: !given.isHeld },
      to: { isHeld: given.isHeld, reason: note, ...(letGo > 0 ? { letGo } : {}), ...headOf(row) },
    };
    await recordAudit(tx, by.actor, audited, now);
    return { ok: true, letGo };
  });
}

/** Posts of the incident that their platform took back and nobody holds any more. */
async function letPostsGo(db: Db, incidentId: number): Promise<number> {
  const rows = await readRows<{ post_id: string; month: string; is_here: boolean }>(
    db,
    sql`
    select e.post_id, coalesce(k.month, '2000-01-01')::text as month, k.post_id is not null as is_here
    from (select distinct post_id from evidence where incident_id = ${incidentId}
      union select post_id from incident_post where incident_id = ${incidentId}) e
    left join post_key k on k.post_id = e.post_id
    left join post p on p.post_id = k.post_id and p.month = k.month
    where (k.post_id is null or p.deleted_at is not null) and not ${isHeld(sql`e.post_id`)}
    order by e.post_id`,
  );
  const postIds = rows.map((row) => Number(row.post_id));
  if (postIds.length === 0) return 0;
  const places = rows.flatMap((row) =>
    row.is_here ? [{ postId: Number(row.post_id), month: row.month }] : [],
  );
  await emptyPosts(db, places);
  await letEvidenceGo(db, postIds);
  await notifyTriage(db, postIds, false);
  return postIds.length;
}
