import { expect, test } from "vitest";
import { retentionCutoffs, usualRetention } from "./retention.ts";

test("cutoffs lie as many days back as is kept, across a change of clocks", () => {
  expect(retentionCutoffs(usualRetention, new Date("2026-11-01T00:00:00Z"))).toEqual({
    checks: new Date("2026-10-02T00:00:00Z"),
    signIns: new Date("2026-10-25T00:00:00Z"),
    hours: new Date("2026-07-24T00:00:00Z"),
    states: new Date("2025-09-27T00:00:00Z"),
    quotas: new Date("2026-10-24T00:00:00Z"),
  });
});
