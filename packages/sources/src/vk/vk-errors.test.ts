import { expect, test } from "vitest";
import { judgeVkError } from "./vk-errors.ts";

test.each<[code: number, verdict: string]>([
  [1, "service_error"],
  [5, "needs_key"],
  [6, "again"],
  [9, "over_quota"],
  [10, "service_error"],
  [14, "needs_key"],
  [15, "not_open"],
  [17, "needs_key"],
  [18, "not_there"],
  [19, "not_open"],
  [29, "over_quota"],
  [30, "not_open"],
  [100, "not_there"],
  [113, "not_there"],
  [203, "not_open"],
  [212, "nothing"],
  [1_116, "needs_key"],
  [31_337, "service_error"],
])("error %i: %s", (code, expected) => {
  const verdict = judgeVkError(code);
  expect(verdict.kind === "failure" ? verdict.code : verdict.kind).toBe(expected);
});

test("after a quota the visit rests for hours", () => {
  expect(judgeVkError(29)).toMatchObject({ retryAfterMs: 6 * 3_600_000 });
});
