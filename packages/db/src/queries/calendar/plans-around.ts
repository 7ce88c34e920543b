import { and, asc, eq, gte, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { calendarEntry } from "../../schema/calendar-entry.ts";

/** What a draft is held against of the calendar; times are ISO 8601. */
export interface PlansAround {
  quietPeriods: { from: string; to: string; reason: string; terms: string[] | null }[];
  calendar: { at: string; platform: string | null; title: string }[];
}

const dayMs = 24 * 3_600_000;
/** What is announced later than this is no secret that a draft could give away. */
const aheadDays = 30;
const entriesMax = 200;

/**
 * Quiet periods that run at that instant, and what is planned from a day before it until 30 days after it: the form that
 * `checkDraft` takes. What is cancelled or done counts no more.
 */
export async function readPlansAround(db: Db, now: Date): Promise<PlansAround> {
  const { at, till, kind, state } = calendarEntry;
  const [quiet, planned] = await Promise.all([
    db
      .select()
      .from(calendarEntry)
      .where(and(eq(kind, "quiet"), ne(state, "cancelled"), lte(at, now), or(isNull(till), gte(till, now))))
      .orderBy(asc(at))
      .limit(entriesMax),
    db
      .select()
      .from(calendarEntry)
      .where(
        and(
          inArray(kind, ["post", "campaign", "event"]),
          eq(state, "planned"),
          gte(at, new Date(now.getTime() - dayMs)),
          lte(at, new Date(now.getTime() + aheadDays * dayMs)),
        ),
      )
      .orderBy(asc(at))
      .limit(entriesMax),
  ]);
  return {
    quietPeriods: quiet.map((entry) => ({
      from: entry.at.toISOString(),
      to: (entry.till ?? entry.at).toISOString(),
      reason: entry.note === "" ? entry.title : entry.note,
      terms: entry.terms.length === 0 ? null : entry.terms,
    })),
    calendar: planned.map((entry) => ({
      at: entry.at.toISOString(),
      platform: entry.platform,
      title: entry.title,
    })),
  };
}
