import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { calendarLink } from "../../schema/calendar-link.ts";
import { person } from "../../schema/person.ts";
import { recordAudit, type Actor } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";

export interface CalendarLinkRow {
  /** The first characters, by which its owner tells it from another. */
  visibleStart: string;
  madeAt: Date;
  lastUsedAt: Date | null;
}

/** One's own address; null where there is none. */
export async function findOwnCalendarLink(db: Db, personId: number): Promise<CalendarLinkRow | null> {
  const [found] = await db.select().from(calendarLink).where(eq(calendarLink.personId, personId));
  return found ?? null;
}

/** Makes one's own address; the one before it holds no more. Only the hash of its token is kept. */
export async function makeCalendarLink(
  db: Db,
  by: ChangedBy<"own_account">,
  given: { tokenHash: string; visibleStart: string; now: Date },
): Promise<void> {
  const { personId } = by.may;
  const { now, ...shown } = given;
  const facts = { ...shown, madeAt: now, lastUsedAt: null };
  await db.transaction(async (tx) => {
    await tx
      .insert(calendarLink)
      .values({ ...facts, personId })
      .onConflictDoUpdate({ target: calendarLink.personId, set: facts });
    await audit(tx, by.actor, "made", given);
  });
}

/** Ends one's own address for good. False where there is none. */
export async function revokeCalendarLink(db: Db, by: ChangedBy<"own_account">, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .delete(calendarLink)
      .where(eq(calendarLink.personId, by.may.personId))
      .returning({ visibleStart: calendarLink.visibleStart });
    if (!ended) return false;
    await audit(tx, by.actor, "revoked", { ...ended, now });
    return true;
  });
}

/** Notes that somebody reads by the address of this token; false where it is unknown, revoked, or its owner has left. */
export async function useCalendarLink(db: Db, tokenHash: string, now: Date): Promise<boolean> {
  const [found] = await db
    .select({ personId: calendarLink.personId })
    .from(calendarLink)
    .innerJoin(person, eq(person.personId, calendarLink.personId))
    .where(and(eq(calendarLink.tokenHash, tokenHash), isNull(person.disabledAt)));
  if (!found) return false;
  await db
    .update(calendarLink)
    .set({ lastUsedAt: now })
    .where(and(eq(calendarLink.personId, found.personId), eq(calendarLink.tokenHash, tokenHash)));
  return true;
}

async function audit(
  tx: Db,
  actor: Actor,
  deed: "made" | "revoked",
  { visibleStart, now }: { visibleStart: string; now: Date },
): Promise<void> {
  const target = { targetKind: "calendar_link", targetId: null, targetName: `${visibleStart}…` };
  await recordAudit(tx, actor, { what: `calendar_link.${deed}`, ...target }, now);
}
