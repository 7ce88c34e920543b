import { describe, expect, it } from "vitest";
import { newestEntries } from "./newest-entries.ts";

const context = { now: new Date("2025-06-15T12:00:00Z"), zoneMinutes: null };
const byDate = (published: string | null) => ({ published });
const days = (count: number): string[] =>
  Array.from({ length: count }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString());

describe("newestEntries", () => {
  it("keeps all where there are few", () => {
    expect(newestEntries(days(1_000), byDate, context)).toEqual({ kept: days(1_000), warnings: [] });
  });
  it("keeps the newest 1,000 of a feed that begins with the oldest, in its order", () => {
    const { kept, warnings } = newestEntries(days(1_500), byDate, context);
    expect(kept).toEqual(days(1_500).slice(500));
    expect(warnings).toHaveLength(1);
  });
  it("counts entries without a date as old", () => {
    const undated: (string | null)[] = Array.from({ length: 10 }, () => null);
    const { kept } = newestEntries([...undated, ...days(1_000)], byDate, context);
    expect(kept).toEqual(days(1_000));
  });
  it("keeps the first of a feed without dates", () => {
    const names = Array.from({ length: 1_200 }, (_, n) => `entry ${n}`);
    expect(newestEntries(names, byDate, context).kept).toEqual(names.slice(0, 1_000));
  });
});
