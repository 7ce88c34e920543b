import { expect, test } from "vitest";
import { readCalendarView } from "./calendar-view.ts";
import { monthBeside, touches, weeksOf } from "./month-days.ts";

test.each([
  ["2026-11", 6, "2026-10-26", "2026-12-06"],
  ["2026-02", 5, "2026-01-26", "2026-03-01"],
  ["2027-02", 4, "2027-02-01", "2027-02-28"],
])("%s is shown in %i weeks, from %s to %s", (month, count, first, last) => {
  const weeks = weeksOf(month);
  expect(weeks).toHaveLength(count);
  expect(weeks[0]?.[0]?.key).toBe(first);
  expect(weeks.at(-1)?.at(-1)?.key).toBe(last);
  expect(weeks.flat().filter(({ isWithin }) => isWithin)[0]?.key).toBe(`${month}-01`);
});

test("months follow each other over the year", () => {
  expect(monthBeside("2026-12", 1)).toBe("2027-01");
  expect(monthBeside("2026-01", -1)).toBe("2025-12");
});

test.each([
  ["a moment within", "2026-11-02T09:00:00", null, true],
  ["from the day before into it", "2026-11-01T20:00:00", "2026-11-02T01:00:00", true],
  ["whole days that end with the day before", "2026-11-01T00:00:00", "2026-11-02T00:00:00", false],
  ["the next day", "2026-11-03T00:00:00", null, false],
])("%s", (_, at, till, isThere) => {
  const day = { from: new Date("2026-11-02T00:00:00"), till: new Date("2026-11-03T00:00:00") };
  expect(touches({ at, till }, day)).toBe(isThere);
});

test("the address takes a month and a view, nothing else", () => {
  expect(readCalendarView({ month: "2026-13", view: "week" })).toEqual({});
  expect(readCalendarView({ month: "2026-11", view: "agenda" })).toEqual({
    month: "2026-11",
    view: "agenda",
  });
});
