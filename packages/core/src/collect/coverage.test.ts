import { describe, expect, test } from "vitest";
import { coverageCells, meanCovered, type StateStretch } from "./coverage.ts";
import type { MissedSpan } from "./missed-time.ts";
import type { SourceState } from "./source.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const starts = [at(0), at(10), at(20)];
const whole = { from: at(0), to: at(20) };
const stretch = (from: number, to: number | null, state: SourceState): StateStretch => ({
  from: at(from),
  to: to === null ? null : at(to),
  state,
});
const missed = (from: number, to: number, why: MissedSpan["why"] = "timeout"): MissedSpan => ({
  from: at(from),
  to: at(to),
  why,
});

describe("share of the time whose posts are there", () => {
  test.each<
    [name: string, watched: { from: Date; to: Date }, missed: MissedSpan[], covered: (number | null)[]]
  >([
    ["nothing is missing", whole, [], [1, 1]],
    ["half of the first step is", whole, [missed(5, 10)], [0.5, 1]],
    ["what reaches into both", whole, [missed(8, 14)], [0.8, 0.6]],
    ["spans that overlap count once", whole, [missed(0, 4), missed(2, 5)], [0.5, 1]],
    ["spans within each other count once", whole, [missed(0, 5), missed(1, 2)], [0.5, 1]],
    ["all of it", whole, [missed(0, 20)], [0, 0]],
    ["a source added later has no share before", { from: at(12), to: at(20) }, [], [null, 1]],
    ["its share is that of the time it was read", { from: at(5), to: at(20) }, [missed(5, 10)], [0, 1]],
    ["one that was retired", { from: at(0), to: at(10) }, [], [1, null]],
  ])("%s", (_name, watched, spans, covered) => {
    const cells = coverageCells(starts, watched, [], spans);
    expect(cells.map((cell) => cell.covered)).toEqual(covered);
  });

  test("the longest missing part gives the reason", () => {
    const cells = coverageCells(starts, whole, [], [missed(0, 1, "dns"), missed(2, 5, "paused")]);
    expect(cells.map((cell) => cell.why)).toEqual(["paused", null]);
  });
});

describe("the state of a step", () => {
  test.each<[name: string, stretches: StateStretch[], states: (SourceState | null)[]]>([
    ["nothing is known", [], [null, null]],
    ["it lasts until now", [stretch(-5, null, "ok")], ["ok", "ok"]],
    [
      "the worst that lasted",
      [stretch(0, 4, "ok"), stretch(4, 6, "failing"), stretch(6, null, "ok")],
      ["failing", "ok"],
    ],
    ["gone before failing", [stretch(0, 5, "failing"), stretch(5, null, "gone")], ["gone", "gone"]],
    ["a pause is no trouble", [stretch(0, 5, "paused"), stretch(5, null, "late")], ["late", "late"]],
    ["known of a part only", [stretch(15, null, "ok")], [null, "ok"]],
  ])("%s", (_name, stretches, states) => {
    expect(coverageCells(starts, whole, stretches, []).map((cell) => cell.state)).toEqual(states);
  });

  test("a hiccup does not give its colour to a day", () => {
    const hiccup = { from: at(4), to: new Date(at(4).getTime() + 60_000), state: "late" as const };
    const rest = [
      stretch(0, 4, "ok"),
      hiccup,
      { ...hiccup, from: hiccup.to, to: null, state: "ok" as const },
    ];
    expect(coverageCells(starts, whole, rest, [])[0]?.state).toBe("ok");
  });
});

test.each([
  [[1, 0.5, null], 0.75],
  [[null, null], null],
  [[], null],
  [[0], 0],
])("the mean of %j is %s", (shares, mean) => {
  expect(meanCovered(shares)).toBe(mean);
});
