import { describe, expect, test } from "vitest";
import { missedText } from "./missed-text.ts";
import { missedTime, readMissedReason, type StoredGap, type WatchedSource } from "./missed-time.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const well: WatchedSource = {
  state: "ok",
  stateSince: at(1),
  reasonCode: null,
  lastSuccessAt: at(9),
  nextCheckAt: at(11),
  createdAt: at(0),
  retiredAt: null,
};
const gap = (from: number, to: number | null, given: Partial<StoredGap> = {}): StoredGap => ({
  from: at(from),
  to: to === null ? null : at(to),
  why: "timeout",
  outcome: null,
  ...given,
});

describe("time of which posts are missing, at ten o'clock", () => {
  test.each<[name: string, source: Partial<WatchedSource>, gaps: StoredGap[], missed: string[]]>([
    ["a source that is well", {}, [], []],
    ["a stored gap", {}, [gap(2, 4)], ["2-4 timeout"]],
    ["a gap that came after all", {}, [gap(2, 4, { outcome: "whole" })], []],
    ["a gap of which a part came", {}, [gap(2, 3, { outcome: "part" })], ["2-3 timeout"]],
    [
      "a gap that lasts",
      { state: "failing", reasonCode: "dns", lastSuccessAt: at(4), stateSince: at(5) },
      [gap(4, null, { why: "dns" })],
      ["4-10 dns", "4-10 dns"],
    ],
    [
      "failing since it was added",
      { state: "failing", reasonCode: "not_found", lastSuccessAt: null },
      [],
      ["0-10 not_found"],
    ],
    ["a first failure is a hiccup", { state: "late", reasonCode: "timeout" }, [], []],
    [
      "a first failure of one that was never read",
      { state: "late", reasonCode: "timeout", lastSuccessAt: null },
      [],
      ["0-10 timeout"],
    ],
    ["nobody visits it", { nextCheckAt: at(6) }, [], ["6-10 not_visited"]],
    ["its visit is only just due", { nextCheckAt: new Date(at(10).getTime() - 60_000) }, [], []],
    ["paused", { state: "paused", stateSince: at(7), nextCheckAt: at(6) }, [], ["7-10 paused"]],
    ["suspiciously quiet is not missing", { state: "too_quiet", reasonCode: "too_quiet" }, [], []],
    ["new and not read yet", { state: "new", lastSuccessAt: null, nextCheckAt: at(10) }, [], []],
    [
      "retired in the middle of a gap",
      { state: "failing", lastSuccessAt: at(4), retiredAt: at(8) },
      [gap(4, null)],
      ["4-8 timeout"],
    ],
  ])("%s", (_name, source, gaps, expected) => {
    const missed = missedTime({ ...well, ...source }, gaps, at(10));
    expect(missed.map(({ from, to, why }) => `${from.getUTCHours()}-${to.getUTCHours()} ${why}`)).toEqual(
      expected,
    );
  });
});

test.each(["window_passed", "paused", "not_read_yet", "timeout", "not_visited", "internal"] as const)(
  "%s has words in both languages",
  (why) => {
    expect(readMissedReason(why)).toBe(why);
    for (const language of ["ru", "en"] as const) {
      const { what, mend } = missedText(why, language);
      expect(what.length * mend.length).toBeGreaterThan(0);
    }
  },
);

test("an unknown reason is a fault of ours", () => {
  expect(readMissedReason("something newer")).toBe("internal");
});
