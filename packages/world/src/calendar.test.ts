import { describe, expect, it } from "vitest";
import { planCalendar } from "./calendar.ts";

const last = { day: 29, time: "17:34" };

const rows: { name: string; now: string; weeks: number; lastAt: string }[] = [
  {
    name: "at the very minute of the last post the month stays as written",
    now: "2026-10-29T14:34:00Z",
    weeks: 0,
    lastAt: "2026-10-29T14:34:00.000Z",
  },
  {
    name: "a millisecond earlier the whole month lies a week back",
    now: "2026-10-29T14:33:59.999Z",
    weeks: -1,
    lastAt: "2026-10-22T14:34:00.000Z",
  },
  {
    name: "nearly a week later it still stays",
    now: "2026-11-05T14:33:59Z",
    weeks: 0,
    lastAt: "2026-10-29T14:34:00.000Z",
  },
  {
    name: "a week later it moves",
    now: "2026-11-05T14:34:00Z",
    weeks: 1,
    lastAt: "2026-11-05T14:34:00.000Z",
  },
  {
    name: "three weeks and two days later",
    now: "2026-11-21T18:00:00Z",
    weeks: 3,
    lastAt: "2026-11-19T14:34:00.000Z",
  },
  { name: "long before", now: "2024-02-29T00:00:00Z", weeks: -140, lastAt: "2024-02-22T14:34:00.000Z" },
  { name: "years after", now: "2031-06-01T00:00:00Z", weeks: 239, lastAt: "2031-05-29T14:34:00.000Z" },
];

describe("planCalendar", () => {
  it.each(rows)("$name", ({ now, weeks, lastAt }) => {
    const calendar = planCalendar("2026-09-30", last, new Date(now));
    expect(calendar.weeks).toBe(weeks);
    expect(calendar.at(last.day, last.time).toISOString()).toBe(lastAt);
  });

  it("keeps weekdays and reads times as Moscow's, three hours ahead of UTC", () => {
    const calendar = planCalendar("2026-09-30", last, new Date("2026-11-21T18:00:00Z"));
    expect(calendar.at(0, "07:45").toISOString()).toBe("2026-10-21T04:45:00.000Z");
    expect(calendar.at(0, "01:00").toISOString()).toBe("2026-10-20T22:00:00.000Z");
    expect(calendar.at(0, "12:00").getUTCDay()).toBe(new Date("2026-09-30T12:00:00Z").getUTCDay());
  });

  it("puts the last moment within the past seven days at every hour of a year", () => {
    const weekMs = 7 * 86_400_000;
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const now = new Date(Date.UTC(2026, 6, 1) + hour * 3_600_000);
      const age = now.getTime() - planCalendar("2026-09-30", last, now).at(last.day, last.time).getTime();
      expect(age >= 0 && age < weekMs).toBe(true);
    }
  });

  it("refuses what is no time", () => {
    expect(() => planCalendar("2026-09-30", { day: 1, time: "soon" }, new Date(0))).toThrow(RangeError);
  });
});
