import { expect, test } from "vitest";
import { readDate, weekdayOf, type Shift, type WorkingCalendar } from "../calendar.ts";
import { workingTime } from "../working-time.ts";
import { holidaySets, takeHolidays, type HolidaySetKey } from "./take-holidays.ts";

const nine: Shift[] = [{ from: "09:00", to: "18:00" }];
const none: Shift[] = [];
const week = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: none, sun: none };

function calendar(set: HolidaySetKey, given: Partial<WorkingCalendar> = {}): WorkingCalendar {
  const bare = { key: "c", name: "c", zone: "UTC", week, days: [], ...given };
  return { ...bare, days: takeHolidays(bare, holidaySets[set], "en") };
}

test.each(Object.keys(holidaySets) as HolidaySetKey[])("%s: every date is a date, and comes once", (key) => {
  const dates = holidaySets[key].holidays.map(({ date }) => date);
  expect(dates.filter((date) => readDate(date) === null)).toEqual([]);
  expect(new Set(dates).size).toBe(dates.length);
});

test.each<[HolidaySetKey]>([["ru"], ["us"], ["gb"]])("%s: what is observed falls on working days", (key) => {
  const holidays = holidaySets[key].holidays.filter(
    ({ kind, name }) => kind === "off" && name.en !== "New Year holidays",
  );
  const resting = holidays.filter(({ date }) => ["sat", "sun"].includes(weekdayOf(readDate(date) ?? 0)));
  expect(resting).toEqual([]);
});

/** Working days and hours of a year, at 8 hours a day, as the published production calendar counts them. */
test.each([
  [2025, 247, 1_972],
  [2026, 247, 1_972],
])("Russia %i has %i working days and %i hours", (year, days, hours) => {
  const eight: Shift[] = [{ from: "09:00", to: "17:00" }];
  const time = workingTime(
    calendar("ru", { week: { ...week, mon: eight, tue: eight, wed: eight, thu: eight, fri: eight } }),
  );
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  expect(time.between(from, to) / 3_600_000).toBe(hours);
  expect(time.spans(from, to)).toHaveLength(days);
});

test("what the calendar says of a date stays; a short day of a split shift ends an hour earlier", () => {
  const split: Shift[] = [
    { from: "09:00", to: "13:00" },
    { from: "14:00", to: "18:00" },
  ];
  const own = { date: "2026-11-04", name: "We work", shifts: nine };
  const { days } = calendar("ru", { week: { ...week, tue: split }, days: [own] });
  expect(days.find(({ date }) => date === "2026-11-04")).toEqual(own);
  expect(days.find(({ date }) => date === "2026-11-03")?.shifts).toEqual([
    { from: "09:00", to: "13:00" },
    { from: "14:00", to: "17:00" },
  ]);
});

test("a night shift that ends an hour after midnight ends at midnight on a short day", () => {
  const late: Shift[] = [{ from: "17:00", to: "01:00" }];
  const { days } = calendar("ru", { week: { ...week, tue: late } });
  expect(days.find(({ date }) => date === "2026-11-03")?.shifts).toEqual([{ from: "17:00", to: "00:00" }]);
});
