import { describe, expect, test } from "vitest";
import { minuteMax, mondayOf, morningDue, pickMinute, wallDay } from "./minute.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 22, hour));
const draft = (id: string, hour: number) => ({ id, sentAt: at(hour) });
const post = (id: string, severity: 3 | 4 | 5, hour: number) => ({ id, severity, publishedAt: at(hour) });

describe("what needs a person today", () => {
  test("approvals first, the longest waiting of them; then grave posts, the gravest and newest", () => {
    const drafts = [draft("late", 9), draft("early", 7)];
    const posts = [post("small", 3, 9), post("serious", 4, 9), post("crisis", 5, 6), post("older", 4, 5)];
    const picked = pickMinute(drafts, posts);
    expect([...picked.drafts, ...picked.posts].map(({ id }) => id)).toEqual([
      "early",
      "late",
      "crisis",
      "serious",
      "older",
    ]);
  });

  test("never more than five", () => {
    const drafts = [1, 2, 3, 4].map((hour) => draft(`d${hour}`, hour));
    const posts = [1, 2, 3].map((hour) => post(`p${hour}`, 5, hour));
    const picked = pickMinute(drafts, posts);
    expect(picked.drafts.length + picked.posts.length).toBe(minuteMax);
    expect(picked.posts.map(({ id }) => id)).toEqual(["p3"]);
  });

  test("and nothing is a normal day", () => {
    expect(pickMinute([], [post("small", 3, 1)])).toEqual({ drafts: [], posts: [] });
  });
});

const wish = { isOn: true, atMinute: 8 * 60, zone: "Europe/Moscow", toldOn: null };
test.each([
  { name: "before the hour", given: {}, now: "2026-11-22T04:59:00Z", due: null },
  { name: "at the hour of the wall", given: {}, now: "2026-11-22T05:00:00Z", due: "2026-11-22" },
  { name: "told already", given: { toldOn: "2026-11-22" }, now: "2026-11-22T05:10:00Z", due: null },
  { name: "the next day", given: { toldOn: "2026-11-21" }, now: "2026-11-22T05:10:00Z", due: "2026-11-22" },
  { name: "hours too late", given: {}, now: "2026-11-22T12:00:00Z", due: null },
  { name: "not wanted", given: { isOn: false }, now: "2026-11-22T05:00:00Z", due: null },
])("a morning message: $name", ({ given, now, due }) => {
  expect(morningDue({ ...wish, ...given }, new Date(now))).toBe(due);
});

test("days are those of the wall, weeks begin on Monday", () => {
  expect(wallDay(new Date("2026-11-22T22:30:00Z"), "Europe/Moscow")).toEqual({
    day: "2026-11-23",
    minute: 90,
  });
  expect(["2026-11-22", "2026-11-23", "2026-11-29"].map(mondayOf)).toEqual([
    "2026-11-16",
    "2026-11-23",
    "2026-11-23",
  ]);
});
