import { expect, test } from "vitest";
import { snoozeUntil } from "./snooze.ts";

/** By the local clock, as `snoozeUntil` reads it. */
const local = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

test.each([
  ["in an hour", "hour", local(20, 12, 30), local(20, 13, 30)],
  ["this evening", "evening", local(20, 12), local(20, 18)],
  ["this evening, when it is evening", "evening", local(20, 19), local(20, 22)],
  ["tomorrow", "tomorrow", local(20, 23, 59), local(21, 9)],
  ["over the end of a month", "tomorrow", local(30, 10), new Date(2026, 11, 1, 9)],
  ["Monday, from a Friday", "monday", local(20, 12), local(23, 9)],
  ["Monday, from a Sunday", "monday", local(22, 12), local(23, 9)],
  ["Monday, from a Monday", "monday", local(23, 8), local(30, 9)],
  ["in a week", "week", local(20, 12), local(27, 9)],
] as const)("%s", (_name, choice, now, until) => {
  expect(snoozeUntil(choice, now)).toEqual(until);
});
