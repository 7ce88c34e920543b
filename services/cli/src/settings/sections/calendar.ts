import type { Platform } from "@earshot/core/collect/platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import {
  addCalendarEntry,
  changeCalendarEntry,
  removeCalendarEntry,
} from "@earshot/db/queries/calendar/calendar-change";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { readKeptPlans } from "@earshot/db/queries/kept-respond";
import { filled, sorted } from "../filled.ts";
import type { GivenPlan } from "../monitor-file.ts";
import type { Plan } from "../plan-apply.ts";
import { once, readNumbers, refused, type Line } from "./named.ts";

/** An entry of the calendar as a file says it; it is known by beginning and title. */
export interface FullPlan {
  kind: CalendarKind;
  title: string;
  at: string;
  till: string | null;
  allDay: boolean;
  note: string;
  platform: Platform | null;
  link: string | null;
  terms: string[];
  state: CalendarState;
  owner: string | null;
  about: string | null;
}

export function planKey({ at, title }: { at: string; title: string }): string {
  return `${at} ${nameKey(title)}`;
}

/** What people wrote; what was imported comes again from where it came. */
export async function readPlans(db: Db): Promise<FullPlan[]> {
  const plans = (await readKeptPlans(db)).map(({ plan, about, owner }) => ({
    kind: plan.kind,
    title: plan.title,
    at: plan.at.toISOString(),
    till: plan.till?.toISOString() ?? null,
    allDay: plan.isAllDay,
    note: plan.note,
    platform: plan.platform,
    link: plan.link,
    terms: plan.terms,
    state: plan.state,
    owner,
    about,
  }));
  return once(plans, planKey);
}

export function wantPlan(before: FullPlan | null, given: GivenPlan): FullPlan {
  return {
    kind: given.kind,
    title: given.title,
    at: given.at,
    till: given.till === undefined ? (before?.till ?? null) : given.till,
    allDay: given.allDay ?? before?.allDay ?? false,
    note: given.note ?? before?.note ?? "",
    platform: given.platform === undefined ? (before?.platform ?? null) : given.platform,
    link: given.link === undefined ? (before?.link ?? null) : given.link,
    terms: (given.terms ?? before?.terms ?? []).filter((term) => term !== ""),
    state: given.state ?? before?.state ?? "planned",
    owner: given.owner === undefined ? (before?.owner ?? null) : given.owner,
    about: given.about === undefined ? (before?.about ?? null) : given.about,
  };
}

export function planLine({ ...fields }: FullPlan): Line {
  return { name: fields.title, fields };
}

export function writePlans(plans: readonly FullPlan[]) {
  return sorted(plans, planKey).map(({ allDay, note, state, ...rest }) =>
    filled({
      ...rest,
      allDay: allDay || null,
      note: note || null,
      state: state === "planned" ? null : state,
    }),
  );
}

/** Writes and takes away entries as planned; the log is told by whoever does it. */
export async function applyPlans(tx: Db, plan: Plan, now: Date): Promise<void> {
  const differences = plan.differences.filter(({ section }) => section === "calendar");
  if (differences.length === 0) return;
  const by = byCommandLine();
  const numbers = await readNumbers(tx, "the calendar");
  const rows = new Map(
    (await readKeptPlans(tx))
      .toReversed()
      .map(({ plan: row }) => [planKey({ at: row.at.toISOString(), title: row.title }), row]),
  );
  for (const { kind, key, name } of differences) {
    const row = rows.get(key);
    if (kind === "remove") {
      if (row) await removeCalendarEntry(tx, by, { calendarEntryId: row.calendarEntryId, now });
      continue;
    }
    const wanted = plan.wanted.calendar.find((each) => planKey(each) === key);
    if (!wanted) throw new Error(`a difference speaks of the plan ${key}, which nobody wants`);
    const { at, till, allDay, owner, about, ...said } = wanted;
    const fields = {
      ...said,
      at: new Date(at),
      till: till === null ? null : new Date(till),
      isAllDay: allDay,
      ownerId: numbers.personId(owner),
      entityId: numbers.entityId(about),
    };
    const saved = row
      ? await changeCalendarEntry(tx, by, {
          calendarEntryId: row.calendarEntryId,
          version: row.version,
          fields,
          now,
        })
      : await addCalendarEntry(tx, by, { fields, now });
    if (!saved.ok) refused("the plan", name, saved.reason);
  }
}
