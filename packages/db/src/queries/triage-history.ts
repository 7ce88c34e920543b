import { asc, eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { triageEvent } from "../schema/triage-event.ts";
import type { TriageEventKind } from "../schema/triage-event.ts";

export interface HistoryEvent {
  eventId: number;
  at: Date;
  /** Name of the person; null for the machine. */
  by: string | null;
  kind: TriageEventKind;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
  note: string | null;
  undoes: number | null;
  isUndone: boolean;
}

/** What happened to a post, oldest first. */
export async function loadHistory(db: Db, postId: number): Promise<HistoryEvent[]> {
  const rows = await db
    .select({
      eventId: triageEvent.triageEventId,
      at: triageEvent.at,
      by: person.name,
      kind: triageEvent.kind,
      from: triageEvent.from,
      to: triageEvent.to,
      note: triageEvent.note,
      undoes: triageEvent.undoes,
    })
    .from(triageEvent)
    .leftJoin(person, eq(person.personId, triageEvent.personId))
    .where(eq(triageEvent.postId, postId))
    .orderBy(asc(triageEvent.triageEventId));
  const undone = new Set(rows.map((row) => row.undoes));
  return rows.map((row) => ({ ...row, isUndone: undone.has(row.eventId) }));
}
