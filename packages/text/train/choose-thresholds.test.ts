import { expect, test } from "vitest";
import { chooseThresholds } from "./choose-thresholds.ts";

test("what separates is found without an alarm", () => {
  const chosen = chooseThresholds([{ planted: [3, 2], good: [0, 1, 0] }], 0);
  expect(chosen).toMatchObject({ found: 2, planted: 2, alarmed: 0, good: 3 });
});

test("alarms stay within the goal over all checks together", () => {
  const good = [5, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const chosen = chooseThresholds(
    [
      { planted: [4, 4, 4], good },
      { planted: [1, 1], good: good.toReversed() },
    ],
    0.1,
  );
  expect(chosen).toMatchObject({ found: 3, alarmed: 1 });
});

test("nothing is found where every find would be an alarm too many", () => {
  expect(chooseThresholds([{ planted: [1], good: [2, 2] }], 0.1).thresholds).toEqual([Infinity]);
});
