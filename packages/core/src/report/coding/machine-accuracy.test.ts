import { expect, test } from "vitest";
import { confusionMatrix, correctedShares, precisionOf } from "./machine-accuracy.ts";

const labels = ["crisis", "none"] as const;
type Label = (typeof labels)[number];

function coded(...counts: [machine: Label, people: Label, count: number][]) {
  return counts.flatMap(([machine, people, count]) =>
    Array.from({ length: count }, () => ({ machine, people })),
  );
}

test("what the machine said and what people say", () => {
  const matrix = confusionMatrix(
    labels,
    coded(["crisis", "crisis", 8], ["crisis", "none", 2], ["none", "none", 5]),
  );
  expect(matrix).toEqual({ crisis: { crisis: 8, none: 2 }, none: { crisis: 0, none: 5 } });
  expect(precisionOf(matrix, "crisis")).toMatchObject({ hits: 8, n: 10, share: 0.8 });
});

test.each([
  {
    name: "false alarms of a rare label count by how many posts they stand for",
    frame: { crisis: 100, none: 900 },
    coded: coded(["crisis", "crisis", 8], ["crisis", "none", 2], ["none", "none", 10]),
    crisis: 0.08,
  },
  {
    name: "what was missed in a large stratum weighs much",
    frame: { crisis: 100, none: 900 },
    coded: coded(["crisis", "crisis", 10], ["none", "crisis", 1], ["none", "none", 9]),
    crisis: 0.19,
  },
  {
    name: "a machine that is right is not mended",
    frame: { crisis: 30, none: 70 },
    coded: coded(["crisis", "crisis", 5], ["none", "none", 5]),
    crisis: 0.3,
  },
])("$name", ({ frame, coded: given, crisis }) => {
  const shares = correctedShares(labels, frame, confusionMatrix(labels, given));
  expect(shares.crisis.corrected).toBeCloseTo(crisis, 10);
  expect(shares.crisis.machine).toBeCloseTo(frame.crisis / (frame.crisis + frame.none), 10);
  expect((shares.crisis.corrected ?? 0) + (shares.none.corrected ?? 0)).toBeCloseTo(1, 10);
  expect(shares.crisis.low).toBeLessThan(crisis);
  expect(shares.crisis.high).toBeGreaterThan(crisis);
  expect(shares.crisis.low).toBeGreaterThanOrEqual(0);
});

test("a stratum that nobody coded gives no corrected share", () => {
  const matrix = confusionMatrix(labels, coded(["none", "none", 5]));
  expect(correctedShares(labels, { crisis: 1, none: 9 }, matrix).none.corrected).toBeNull();
  expect(correctedShares(labels, { crisis: 0, none: 9 }, matrix).none.corrected).toBe(1);
});

test("the interval holds the truth in nineteen of twenty samples", () => {
  // A machine with 20 % false alarms and 5 % misses over 1,000 posts; samples of 30 a stratum, by a fixed sequence.
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const frame = { crisis: 200, none: 800 };
  const truth = (200 * 0.8 + 800 * 0.05) / 1_000;
  let held = 0;
  for (let round = 0; round < 400; round += 1) {
    const drawn = [
      ...Array.from({ length: 30 }, () => ({
        machine: "crisis" as const,
        people: random() < 0.8 ? ("crisis" as const) : ("none" as const),
      })),
      ...Array.from({ length: 30 }, () => ({
        machine: "none" as const,
        people: random() < 0.05 ? ("crisis" as const) : ("none" as const),
      })),
    ];
    const { low, high } = correctedShares(labels, frame, confusionMatrix(labels, drawn)).crisis;
    if (low !== null && high !== null && low <= truth && truth <= high) held += 1;
  }
  expect(held / 400).toBeGreaterThan(0.9);
});
