import type { IncidentEventKind } from "@earshot/core/triage/incident/incident";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { incident } from "../schema/incident.ts";
import { incidentEvent } from "../schema/incident-event.ts";
import { storable } from "../storable.ts";

/** What happened in an incident. Facts never hold a secret; they are read by today's names. */
export interface IncidentDeed {
  incidentId: number;
  personId: number | null;
  kind: IncidentEventKind;
  facts?: Record<string, unknown>;
  note?: string | null;
  now: Date;
  /** When it happened; without it, now. */
  at?: Date;
}

/** Appends to the timeline of an incident and tells all listeners. Call it in the transaction of the change. */
export async function noteDeed(db: Db, deed: IncidentDeed): Promise<void> {
  const { incidentId, personId, kind, facts = {}, note = null, now, at = now } = deed;
  await db
    .insert(incidentEvent)
    .values({ incidentId, at, notedAt: now, personId, kind, facts, note: storable(note) });
  await db.update(incident).set({ changedAt: now }).where(eq(incident.incidentId, incidentId));
  await notifyIncidents(db, [incidentId]);
}

/** Tells all listeners, once the transaction is committed, which incidents are different. */
export async function notifyIncidents(db: Db, incidentIds: readonly number[]): Promise<void> {
  if (incidentIds.length === 0) return;
  const payload = JSON.stringify({ incidentIds: incidentIds.slice(0, 400) });
  await db.execute(sql`select pg_notify('incidents_changed', ${payload})`);
}
