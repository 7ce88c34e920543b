import type { Severity } from "../status.ts";
import type { WorkingCalendar } from "./calendar.ts";
import type { ClockKind, PauseCause } from "./clock.ts";
import { russia } from "./holidays/russia.ts";
import { takeHolidays } from "./holidays/take-holidays.ts";

export const severities = [1, 2, 3, 4, 5] as const satisfies readonly Severity[];

/** What a first response is: that somebody takes the post on, or that it is answered or dismissed. */
export const firstResponses = ["taken", "answered"] as const;
export type FirstResponse = (typeof firstResponses)[number];

/** How clocks run: a document that is saved as a whole, in versions. */
export interface ClockPolicy {
  /** Minutes of working time by clock and severity; null for no clock. */
  targets: Readonly<Record<ClockKind, Readonly<Record<Severity, number | null>>>>;
  /** Key of the calendar by severity; null for round the clock. */
  calendarOf: Readonly<Record<Severity, string | null>>;
  calendars: readonly WorkingCalendar[];
  firstResponse: FirstResponse;
  /** Clocks that hold still meanwhile. */
  pauses: Readonly<Record<PauseCause, readonly ClockKind[]>>;
  /** A post that came so many hours after it was published is history and gets no clocks; null for none. */
  historyAfterHours: number | null;
}

/** A policy with the instant (milliseconds since 1970) from which it holds. */
export interface PolicyVersion {
  from: number;
  policy: ClockPolicy;
}

const nine = [{ from: "09:00", to: "18:00" }];
const officeWeek = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };

/** What holds until somebody saves something else. */
export const defaultPolicy: ClockPolicy = {
  targets: {
    first_response: { 1: 1440, 2: 480, 3: 240, 4: 60, 5: 15 },
    next_response: { 1: 1440, 2: 480, 3: 240, 4: 60, 5: 15 },
    resolution: { 1: 2400, 2: 1440, 3: 960, 4: 480, 5: 240 },
  },
  calendarOf: { 1: "office", 2: "office", 3: "office", 4: null, 5: null },
  calendars: [
    {
      key: "office",
      name: "Рабочие часы",
      zone: "Europe/Moscow",
      week: officeWeek,
      days: takeHolidays({ week: officeWeek, days: [] }, russia, "ru"),
    },
  ],
  firstResponse: "taken",
  pauses: { waiting: ["next_response", "resolution"], snoozed: [] },
  historyAfterHours: 72,
};

/** The calendar that a severity goes by; null for round the clock. */
export function calendarFor(policy: ClockPolicy, severity: Severity): WorkingCalendar | null {
  const key = policy.calendarOf[severity];
  return policy.calendars.find((each) => each.key === key) ?? null;
}

/** Target in milliseconds; null when there is no clock for the severity. */
export function targetFor(policy: ClockPolicy, kind: ClockKind, severity: Severity): number | null {
  const minutes = policy.targets[kind][severity];
  return minutes === null ? null : minutes * 60_000;
}

/** The policy that held at an instant. `versions` in order of time. */
export function policyAt(versions: readonly PolicyVersion[], at: number): ClockPolicy {
  return versions.findLast(({ from }) => from <= at)?.policy ?? defaultPolicy;
}
