import { expect, test } from "vitest";
import type { Figure } from "../metrics/figure.ts";
import { judgeChange } from "./judge-change.ts";

const count = (value: number | null): Figure => ({
  value,
  low: null,
  high: null,
  n: value ?? 0,
  refused: value === null ? "not_heard" : null,
});
const share = (value: number, low: number, high: number): Figure => ({
  value,
  low,
  high,
  n: 50,
  refused: null,
});

test.each([
  ["twice as many of a hundred", count(200), count(100), true, "up"],
  ["a few more of a few are chance", count(7), count(4), true, "same"],
  ["none after forty", count(0), count(40), true, "down"],
  ["the same", count(5), count(5), true, "same"],
  ["nobody listened before", count(5), count(null), true, "unknown"],
  ["nothing to compare with", count(5), null, true, "unknown"],
  ["shares whose intervals overlap", share(30, 20, 40), share(22, 14, 32), false, "same"],
  ["shares far apart", share(60, 50, 70), share(22, 14, 32), false, "up"],
  ["a sum without an interval is compared with nothing", count(500), count(5), false, "unknown"],
])("%s", (_name, now, before, isCount, is) => {
  expect(judgeChange(now, before, isCount).is).toBe(is);
});
