import { expect, test } from "vitest";
import type { Shift, WorkingCalendar } from "./calendar.ts";
import { checkPolicy } from "./check-policy.ts";
import { defaultPolicy, type ClockPolicy } from "./policy.ts";

const [office] = defaultPolicy.calendars;
if (!office) throw new Error("The default policy has a calendar.");

function withCalendar(given: Partial<WorkingCalendar>): ClockPolicy {
  return { ...defaultPolicy, calendars: [{ ...(office as WorkingCalendar), ...given }] };
}

function monday(...shifts: Shift[]): ClockPolicy {
  return withCalendar({ week: { ...(office as WorkingCalendar).week, mon: shifts } });
}

const rest = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

const rows: [name: string, policy: ClockPolicy, fields: string[]][] = [
  ["the default", defaultPolicy, []],
  ["no hours at all", withCalendar({ week: rest }), ["calendars.0.week"]],
  ["an unknown zone", withCalendar({ zone: "Mars/Olympus" }), ["calendars.0.zone"]],
  ["no name", withCalendar({ name: " " }), ["calendars.0.name"]],
  [
    "no such date",
    withCalendar({ days: [{ date: "2026-02-30", name: "", shifts: [] }] }),
    ["calendars.0.days.0.date"],
  ],
  [
    "a date twice",
    withCalendar({ days: [1, 2].map(() => ({ date: "2026-02-03", name: "", shifts: [] })) }),
    ["calendars.0.days.1.date"],
  ],
  ["no time", monday({ from: "9", to: "18:00" }), ["calendars.0.week.mon.0"]],
  ["25 o'clock", monday({ from: "09:00", to: "25:00" }), ["calendars.0.week.mon.0"]],
  ["an empty shift", monday({ from: "09:00", to: "09:00" }), ["calendars.0.week.mon.0"]],
  ["over midnight", monday({ from: "22:00", to: "06:00" }), []],
  ["all day", monday({ from: "00:00", to: "24:00" }), []],
  ["split", monday({ from: "09:00", to: "13:00" }, { from: "13:00", to: "18:00" }), []],
  [
    "overlapping",
    monday({ from: "09:00", to: "13:00" }, { from: "12:00", to: "18:00" }),
    ["calendars.0.week.mon.1"],
  ],
  ["a target of nothing", target(0), ["targets.first_response.1"]],
  ["half a minute", target(0.5), ["targets.first_response.1"]],
  ["no target", target(null), []],
  [
    "a calendar that is not there",
    { ...defaultPolicy, calendarOf: { ...defaultPolicy.calendarOf, 2: "night" } },
    ["calendarOf.2"],
  ],
  [
    "two of one key",
    { ...defaultPolicy, calendars: [office, office] },
    ["calendars.1.key", "calendars.1.name"],
  ],
];

function target(minutes: number | null): ClockPolicy {
  const { targets } = defaultPolicy;
  return {
    ...defaultPolicy,
    targets: { ...targets, first_response: { ...targets.first_response, 1: minutes } },
  };
}

test.each(rows)("%s", (_name, policy, fields) => {
  expect(checkPolicy(policy).map(({ field }) => field)).toEqual(fields);
});
