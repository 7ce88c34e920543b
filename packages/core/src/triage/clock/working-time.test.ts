import { describe, expect, test } from "vitest";
import type { Shift, WorkingCalendar } from "./calendar.ts";
import { workingTime } from "./working-time.ts";

const none: Shift[] = [];

function calendar(zone: string, given: Partial<WorkingCalendar["week"]>, days: WorkingCalendar["days"] = []) {
  const week = { mon: none, tue: none, wed: none, thu: none, fri: none, sat: none, sun: none, ...given };
  return { key: "c", name: "c", zone, week, days } satisfies WorkingCalendar;
}

function every(shifts: Shift[]): WorkingCalendar["week"] {
  return { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts, sat: shifts, sun: shifts };
}

function office(shifts: Shift[]): Partial<WorkingCalendar["week"]> {
  return { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts };
}

const nine = [{ from: "09:00", to: "18:00" }];
const moscow = calendar("Europe/Moscow", office(nine));
const split = calendar(
  "Europe/Moscow",
  office([
    { from: "09:00", to: "13:00" },
    { from: "14:00", to: "18:00" },
  ]),
);
const nights = calendar("Europe/Moscow", every([{ from: "22:00", to: "06:00" }]));
const allDay = every([{ from: "00:00", to: "24:00" }]);
const holidays = calendar("Europe/Moscow", office(nine), [
  { date: "2026-12-31", name: "Day off", shifts: [] },
  ...Array.from({ length: 8 }, (_, at) => ({ date: `2027-01-0${at + 1}`, name: "New Year", shifts: none })),
  { date: "2026-11-03", name: "Short", shifts: [{ from: "09:00", to: "17:00" }] },
  { date: "2026-11-07", name: "Saturday worked", shifts: nine },
]);
const h = 3_600_000;

/** `hours` of work from `start` end at `due`, and between the two lie those hours. */
const rows: [name: string, of: WorkingCalendar | null, start: string, hours: number, due: string][] = [
  ["round the clock, over a weekend", null, "2026-11-20T20:00:00Z", 24, "2026-11-21T20:00:00Z"],
  ["within a day", moscow, "2026-11-20T07:00:00Z", 4, "2026-11-20T11:00:00Z"],
  ["due at the very end of a shift stays there", moscow, "2026-11-20T07:00:00Z", 8, "2026-11-20T15:00:00Z"],
  [
    "a quarter of an hour more moves on to Monday",
    moscow,
    "2026-11-20T07:00:00Z",
    8.25,
    "2026-11-23T06:15:00Z",
  ],
  ["comes before work begins", moscow, "2026-11-20T01:00:00Z", 1, "2026-11-20T07:00:00Z"],
  ["comes at night, counts from the morning", moscow, "2026-11-19T20:00:00Z", 4, "2026-11-20T10:00:00Z"],
  ["comes on Saturday", moscow, "2026-11-21T10:00:00Z", 4, "2026-11-23T10:00:00Z"],
  ["24 working hours are two days and six hours", moscow, "2026-11-16T06:00:00Z", 24, "2026-11-18T12:00:00Z"],
  ["a break between two shifts", split, "2026-11-20T09:00:00Z", 2, "2026-11-20T12:00:00Z"],
  ["comes in the break", split, "2026-11-20T10:30:00Z", 1, "2026-11-20T12:00:00Z"],
  ["a shift over midnight", nights, "2026-11-20T20:00:00Z", 4, "2026-11-21T00:00:00Z"],
  [
    "comes after midnight, in the shift of the day before",
    nights,
    "2026-11-20T22:30:00Z",
    2,
    "2026-11-21T00:30:00Z",
  ],
  ["from one night into the next", nights, "2026-11-20T22:30:00Z", 6, "2026-11-21T20:30:00Z"],
  ["end of a year, with its holidays", holidays, "2026-12-30T12:00:00Z", 4, "2027-01-11T07:00:00Z"],
  ["end of a year, without", moscow, "2026-12-31T14:00:00Z", 2, "2027-01-01T07:00:00Z"],
  ["a shortened day", holidays, "2026-11-03T13:30:00Z", 1, "2026-11-04T06:30:00Z"],
  ["a Saturday that is worked", holidays, "2026-11-06T14:00:00Z", 2, "2026-11-07T07:00:00Z"],
  [
    "a night in which an hour is skipped is shorter",
    calendar("Europe/Berlin", every([{ from: "22:00", to: "06:00" }])),
    "2026-03-28T21:00:00Z",
    8,
    "2026-03-29T21:00:00Z",
  ],
  [
    "a night in which an hour comes twice is longer",
    calendar("Europe/Berlin", every([{ from: "22:00", to: "06:00" }])),
    "2026-10-24T20:00:00Z",
    9,
    "2026-10-25T05:00:00Z",
  ],
  [
    "days of 24 hours leave no hole where the clocks change",
    calendar("America/New_York", allDay),
    "2026-03-08T00:00:00Z",
    48,
    "2026-03-10T00:00:00Z",
  ],
  [
    "days of 24 hours count no hour twice where they go back",
    calendar("America/New_York", allDay),
    "2026-11-01T00:00:00Z",
    48,
    "2026-11-03T00:00:00Z",
  ],
  [
    "clocks that change at midnight: Santiago has no 00:00 on 6 September",
    calendar("America/Santiago", allDay),
    "2026-09-06T00:00:00Z",
    24,
    "2026-09-07T00:00:00Z",
  ],
  [
    "after the change the same wall time is another instant",
    calendar("Europe/London", office(nine)),
    "2026-03-27T16:00:00Z",
    3,
    "2026-03-30T09:00:00Z",
  ],
  [
    "a zone with half an hour",
    calendar("Asia/Kolkata", office(nine)),
    "2026-11-20T03:00:00Z",
    1,
    "2026-11-20T04:30:00Z",
  ],
  [
    "a zone that changes by half an hour",
    calendar("Australia/Lord_Howe", every(nine)),
    "2026-10-03T22:00:00Z",
    1,
    "2026-10-03T23:00:00Z",
  ],
  [
    "far in the east the day began long ago",
    calendar("Pacific/Kiritimati", every(nine)),
    "2026-11-19T19:00:00Z",
    2,
    "2026-11-19T21:00:00Z",
  ],
  [
    "a shift within the hour that is skipped does not take place",
    calendar("Europe/Berlin", every([{ from: "02:00", to: "03:00" }])),
    "2026-03-28T12:00:00Z",
    0.5,
    "2026-03-30T00:30:00Z",
  ],
  [
    "shifts that overlap are worked once",
    calendar(
      "UTC",
      every([
        { from: "08:00", to: "16:00" },
        { from: "12:00", to: "20:00" },
      ]),
    ),
    "2026-11-20T08:00:00Z",
    13,
    "2026-11-21T09:00:00Z",
  ],
  [
    "a night that runs into the early shift of the next day",
    calendar(
      "UTC",
      every([
        { from: "20:00", to: "08:00" },
        { from: "06:00", to: "10:00" },
      ]),
    ),
    "2026-11-20T20:00:00Z",
    14,
    "2026-11-21T10:00:00Z",
  ],
  ["29 February", calendar("UTC", every(nine)), "2028-02-28T17:00:00Z", 2, "2028-02-29T10:00:00Z"],
];

describe("working time", () => {
  test.each(rows)("%s", (_name, of, start, hours, due) => {
    const time = workingTime(of);
    const found = time.add(Date.parse(start), hours * h);
    expect(found === null ? null : new Date(found).toISOString()).toBe(new Date(due).toISOString());
    expect(time.between(Date.parse(start), Date.parse(due))).toBe(hours * h);
  });

  test("nothing to work is due at once, and nothing lies between an instant and an earlier one", () => {
    const saturday = Date.parse("2026-11-21T10:00:00Z");
    expect(workingTime(moscow).add(saturday, 0)).toBe(saturday);
    expect(workingTime(moscow).between(saturday, saturday - 48 * h)).toBe(0);
  });

  test("a calendar without hours has no due moment and no working time", () => {
    const never = workingTime(calendar("UTC", {}));
    expect(never.add(0, h)).toBeNull();
    expect(never.between(0, 30 * 24 * h)).toBe(0);
    const closed = { date: "2026-01-01", name: "closed", shifts: none };
    expect(workingTime(calendar("UTC", {}, [closed])).add(0, h)).toBeNull();
  });

  test("spans of a day join where one shift follows the other", () => {
    const [from, to] = [Date.parse("2026-11-20T00:00:00Z"), Date.parse("2026-11-21T00:00:00Z")];
    const iso = workingTime(split)
      .spans(from, to)
      .map(({ start, end }) => [
        new Date(start).toISOString().slice(11, 16),
        new Date(end).toISOString().slice(11, 16),
      ]);
    expect(iso).toEqual([
      ["06:00", "10:00"],
      ["11:00", "15:00"],
    ]);
    expect(workingTime(calendar("UTC", allDay)).spans(from, to + 24 * h)).toEqual([
      { start: from, end: to + 24 * h },
    ]);
  });

  test("adding in parts comes to the same as adding at once", () => {
    const time = workingTime(holidays);
    const start = Date.parse("2026-12-29T07:17:00Z");
    for (let part = 0; part <= 40; part++) {
      const middle = time.add(start, part * h) ?? 0;
      expect(time.add(middle, (40 - part) * h)).toBe(time.add(start, 40 * h));
    }
  });
});
