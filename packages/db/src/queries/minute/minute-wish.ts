import { mondayOf, wallDay } from "@earshot/core/respond/minute/minute";
import { and, eq, gte, ne, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draftEvent } from "../../schema/draft-event.ts";
import { draftStep } from "../../schema/draft-step.ts";
import { minuteSetting, reflection } from "../../schema/minute.ts";
import { storable } from "../../storable.ts";

/** When somebody wants the morning message. */
export interface MinuteWish {
  isOn: boolean;
  /** Minutes since midnight. */
  atMinute: number;
  zone: string;
}

/** Of whoever has said nothing else. */
const usualWish: MinuteWish = { isOn: false, atMinute: 8 * 60, zone: "Europe/Moscow" };

export async function readWish(db: Db, personId: number): Promise<MinuteWish> {
  const [row] = await db.select().from(minuteSetting).where(eq(minuteSetting.personId, personId));
  return row ? { isOn: row.isOn, atMinute: row.atMinute, zone: row.zone } : usualWish;
}

export async function saveWish(db: Db, given: MinuteWish & { personId: number; now: Date }): Promise<void> {
  const { now, ...wish } = given;
  await db
    .insert(minuteSetting)
    .values({ ...wish, updatedAt: now })
    .onConflictDoUpdate({ target: minuteSetting.personId, set: { ...wish, updatedAt: now } });
}

/** One's own week: what one decided and how fast, and what one wrote about it. */
export interface OwnWeek {
  week: string;
  approved: number;
  declined: number;
  asked: number;
  /** From being asked to deciding; null when nothing was decided. */
  medianMinutes: number | null;
  text: string;
}

/** The week of that instant, on the wall of the person. */
export async function readWeek(
  db: Db,
  given: { personId: number; zone: string; now: Date },
): Promise<OwnWeek> {
  const { personId, zone, now } = given;
  const week = mondayOf(wallDay(now, zone).day);
  const since = sql`${week}::date::timestamp at time zone ${zone}::text`;
  const [figures] = await db
    .select({
      approved: sql<number>`count(*) filter (where ${draftStep.state} = 'approved')::integer`,
      declined: sql<number>`count(*) filter (where ${draftStep.state} = 'declined')::integer`,
      median: sql<number | null>`percentile_cont(0.5) within group (order by
        extract(epoch from ${draftStep.decidedAt} - ${draftStep.askedAt}) / 60)::float8`,
    })
    .from(draftStep)
    .where(and(eq(draftStep.decidedBy, personId), ne(draftStep.via, "own"), gte(draftStep.decidedAt, since)));
  const asked = await db.$count(
    draftEvent,
    and(eq(draftEvent.personId, personId), eq(draftEvent.kind, "asked"), gte(draftEvent.at, since)),
  );
  const [written] = await db
    .select({ text: reflection.text })
    .from(reflection)
    .where(and(eq(reflection.personId, personId), eq(reflection.week, week)));
  return {
    week,
    approved: figures?.approved ?? 0,
    declined: figures?.declined ?? 0,
    asked,
    medianMinutes: figures?.median == null ? null : Math.round(figures.median),
    text: written?.text ?? "",
  };
}

/** Keeps what somebody wrote for themselves; the last word of a week holds. */
export async function saveReflection(
  db: Db,
  given: { personId: number; week: string; text: string; now: Date },
): Promise<void> {
  const { personId, week, now } = given;
  const set = { text: storable(given.text), writtenAt: now };
  await db
    .insert(reflection)
    .values({ personId, week, ...set })
    .onConflictDoUpdate({ target: [reflection.personId, reflection.week], set });
}
