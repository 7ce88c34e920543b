import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "./coalesce.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first one runs at once, a burst runs once more after the gap", async () => {
  let runs = 0;
  const refresh = coalesce(async () => void runs++, 500);
  refresh.ask();
  expect(runs).toBe(1);
  for (let i = 0; i < 50; i++) refresh.ask();
  await vi.advanceTimersByTimeAsync(499);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(2);
});

test("a slow run is never doubled, and a failing one does not stop the next", async () => {
  let running = 0;
  let most = 0;
  const refresh = coalesce(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    running--;
    throw new Error("no answer");
  }, 100);
  refresh.ask();
  await vi.advanceTimersByTimeAsync(1_000);
  refresh.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([most, running]).toEqual([1, 0]);
});

test("nothing runs after the stop", async () => {
  let runs = 0;
  const refresh = coalesce(async () => void runs++, 100);
  refresh.ask();
  refresh.ask();
  refresh.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  refresh.ask();
  expect(runs).toBe(1);
});
