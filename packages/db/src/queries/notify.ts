import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";

/** PostgreSQL refuses payloads of 8,000 bytes; 400 ids of up to 16 digits stay below. */
const idsPerPayload = 400;

/** Tells all listeners, once the transaction is committed, which posts of the triage list are new or different. */
export async function notifyTriage(db: Db, postIds: readonly number[], isArrival: boolean): Promise<void> {
  for (let from = 0; from < postIds.length; from += idsPerPayload) {
    const payload = JSON.stringify({ postIds: postIds.slice(from, from + idsPerPayload), isArrival });
    await db.execute(sql`select pg_notify('triage_changed', ${payload})`);
  }
}

/** Tells all listeners that tags, saved views or the people of the desk are different. */
export async function notifyDesk(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('desk_changed', '{}')`);
}

/** Tells all listeners that the inboxes of these people are different. */
export async function notifyInbox(db: Db, personIds: readonly number[]): Promise<void> {
  if (personIds.length === 0) return;
  const payload = JSON.stringify({ personIds: personIds.slice(0, idsPerPayload) });
  await db.execute(sql`select pg_notify('inbox_changed', ${payload})`);
}

/** Tells all listeners that somebody took a post in hand or let one go. */
export async function notifyHolds(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('holds_changed', '{}')`);
}

/** Tells all listeners that alerts, their rules or what became of their deliveries are different. */
export async function notifyAlerts(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('alerts_changed', '')`);
}
