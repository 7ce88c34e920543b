import { expect, test } from "vitest";
import { nextAttempt } from "./next-attempt.ts";

const now = new Date("2026-11-20T12:00:00Z");
const far = new Date("2027-01-01T00:00:00Z");

test.each([
  { attempts: 1, random: 0, minutes: 1 },
  { attempts: 2, random: 0, minutes: 5 },
  { attempts: 3, random: 0.5, minutes: 16.5 },
  { attempts: 6, random: 0, minutes: 360 },
  { attempts: 40, random: 0, minutes: 360 },
])("after $attempts attempts it waits $minutes minutes", ({ attempts, random, minutes }) => {
  expect(nextAttempt(attempts, far, now, random)).toEqual(new Date(now.getTime() + minutes * 60_000));
});

test("what would come too late is not tried again", () => {
  expect(nextAttempt(2, new Date("2026-11-20T12:05:00Z"), now, 0)).toBeNull();
  expect(nextAttempt(1, new Date("2026-11-20T12:05:00Z"), now, 0)).not.toBeNull();
});
