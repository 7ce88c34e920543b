import { and, desc, eq, gt, isNotNull, lt, sql } from "drizzle-orm";
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

/** Events told at once; a post that people argue about has hundreds. */
const pageLength = 50;

/** What people did to a post since a version of it, newest first; without a version the newest. A handful is enough to see why. */
export async function loadPeopleEvents(
  db: Db,
  postId: number,
  sinceVersion: number | null,
): Promise<HistoryEvent[]> {
  return eventRows(db)
    .where(
      and(
        eq(triageEvent.postId, postId),
        isNotNull(triageEvent.personId),
        sinceVersion === null ? isNotNull(triageEvent.version) : gt(triageEvent.version, sinceVersion),
      ),
    )
    .orderBy(desc(triageEvent.triageEventId))
    .limit(5);
}

/** What happened to a post, newest first: the newest events, or those before `before`. */
export async function loadHistory(
  db: Db,
  postId: number,
  before?: number,
): Promise<{ events: HistoryEvent[]; hasMore: boolean }> {
  const rows = await eventRows(db)
    .where(
      and(
        eq(triageEvent.postId, postId),
        before === undefined ? undefined : lt(triageEvent.triageEventId, before),
      ),
    )
    .orderBy(desc(triageEvent.triageEventId))
    .limit(pageLength + 1);
  return { events: rows.slice(0, pageLength), hasMore: rows.length > pageLength };
}

function eventRows(db: Db) {
  return db
    .select({
      eventId: triageEvent.triageEventId,
      at: triageEvent.at,
      by: person.name,
      kind: triageEvent.kind,
      from: triageEvent.from,
      to: triageEvent.to,
      note: triageEvent.note,
      undoes: triageEvent.undoes,
      isUndone: sql<boolean>`exists (
        select from triage_event later where later.undoes = ${sql.raw("triage_event.triage_event_id")})`,
    })
    .from(triageEvent)
    .leftJoin(person, eq(person.personId, triageEvent.personId));
}
