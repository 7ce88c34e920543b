import { describe, expect, it } from "vitest";
import { unitsMax, type Fingerprint } from "./fingerprint.ts";
import { compareFingerprints } from "./near-duplicate.ts";

/** A text of these numbers in a row; neighbours count as pairs. */
function print(from: number, count: number, given: Partial<Fingerprint> = {}): Fingerprint {
  const words = Array.from({ length: count }, (_, at) => from + at);
  const pairs = words.slice(1).map((word) => word + 1_000_000);
  const units = [...words, ...pairs].sort((a, b) => a - b);
  return {
    wordCount: count,
    unitCount: units.length,
    units: units.slice(0, unitsMax),
    facts: [],
    names: [],
    head: words.slice(0, 6),
    isHeadlineOnly: false,
    keys: [],
    ...given,
  };
}

const day = 24 * 3_600_000;
const compare = (left: Fingerprint, right: Fingerprint, days = 0) =>
  compareFingerprints(
    { fingerprint: left, publishedAt: new Date(0) },
    { fingerprint: right, publishedAt: new Date(days * day) },
  );

describe("compareFingerprints", () => {
  const long = print(0, 50);
  const flash = print(0, 6, { isHeadlineOnly: true });
  const rows: [name: string, left: Fingerprint, right: Fingerprint, days: number, kind: string | null][] = [
    ["the same words", long, long, 0, "same"],
    ["the same words at the end of the window", long, long, 30, "same"],
    ["the same words after it", long, long, 31, null],
    ["half of a long text", long, print(20, 50), 0, "edited"],
    ["a fifth of a long text", long, print(35, 50), 0, null],
    ["half of a short text", print(0, 12), print(4, 12), 0, null],
    ["most of a short text", print(0, 16), print(2, 16), 0, "edited"],
    ["four words", print(0, 4), print(0, 4), 0, null],
    ["five words", print(0, 5), print(0, 5), 0, "same"],
    ["an excerpt", print(0, 60), print(10, 14), 0, "excerpt"],
    ["an excerpt with a number of its own", print(0, 60), print(10, 14, { facts: [7] }), 0, null],
    ["an excerpt with a name of its own", print(0, 60), print(10, 14, { names: [7] }), 0, null],
    ["a headline alone", long, flash, 3, "headline"],
    ["a headline alone, days later", long, flash, 4, null],
    ["another headline alone", long, print(3, 6, { isHeadlineOnly: true }), 0, null],
    [
      "other figures in one template",
      print(0, 40, { facts: [1, 2, 3] }),
      print(1, 40, { facts: [1, 4, 5] }),
      0,
      null,
    ],
    ["one figure more", print(0, 40, { facts: [1, 2] }), print(1, 40, { facts: [1, 2, 3] }), 0, "edited"],
    [
      "a figure brought up to date in a long text",
      print(0, 70, { facts: [1] }),
      print(1, 70, { facts: [2] }),
      0,
      "edited",
    ],
    ["another town", print(0, 20, { names: [1, 2] }), print(1, 20, { names: [1, 3] }), 0, null],
    [
      "other names in a long text",
      print(0, 40, { names: [1, 2] }),
      print(1, 40, { names: [1, 3] }),
      0,
      "edited",
    ],
  ];
  it.each(rows)("%s, whichever comes first", (_name, left, right, days, kind) => {
    expect(compare(left, right, days)?.kind ?? null).toBe(kind);
    expect(compare(right, left, -days)?.kind ?? null).toBe(kind);
  });

  it("estimates what a sketch does not hold", () => {
    const whole = { wordCount: 2_000, unitCount: 2_000 };
    const sketch = (from: number): Fingerprint =>
      print(0, 0, { ...whole, units: Array.from({ length: unitsMax }, (_, at) => from + at * 2) });
    expect(compare(sketch(0), sketch(0))).toEqual({ kind: "same", similarity: 1 });
    expect(compare(sketch(0), sketch(1))).toBeNull();
    expect(compare(sketch(0), sketch(64))?.similarity).toBeCloseTo(0.75, 1);
  });
});
