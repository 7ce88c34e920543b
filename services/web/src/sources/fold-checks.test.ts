import { expect, test } from "vitest";
import type { SourceCheck } from "../api/sources.ts";
import { foldChecks } from "./fold-checks.ts";

function check(minute: number, given: Partial<SourceCheck> = {}): SourceCheck {
  return {
    at: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`,
    outcome: "not_modified",
    httpStatus: 304,
    received: 0,
    added: 0,
    edited: 0,
    refused: 0,
    tookMs: 40,
    reasonCode: null,
    reasonRaw: null,
    warnings: [],
    ...given,
  };
}

test.each<[name: string, checks: SourceCheck[], lines: [times: number, since: number][]]>([
  ["nothing", [], []],
  ["a run without news is one line", [check(9), check(8), check(7)], [[3, 7]]],
  [
    "read anew and found nothing new is no news either",
    [check(9, { outcome: "ok", received: 20 }), check(8)],
    [[2, 8]],
  ],
  [
    "news part the runs",
    [check(9), check(8, { outcome: "ok", added: 2 }), check(7), check(6)],
    [
      [1, 9],
      [1, 8],
      [2, 6],
    ],
  ],
  [
    "each failure is told",
    [
      check(9, { outcome: "failed", reasonCode: "timeout" }),
      check(8, { outcome: "failed", reasonCode: "timeout" }),
    ],
    [
      [1, 9],
      [1, 8],
    ],
  ],
])("%s", (_name, checks, lines) => {
  const folded = foldChecks(checks).map(({ times, since }) => [times, Number(since.slice(14, 16))]);
  expect(folded).toEqual(lines);
});
