import { expect, test } from "vitest";
import { fitSoftmax, scoresOf } from "./softmax.ts";

const rows = [new Map([[0, 1]]), new Map([[1, 1]]), new Map([[2, 1]])];
const options = { bucketCount: 4, penalty: 0.001, epochs: 40 };
const choiceOf = (scores: number[]): number => scores.indexOf(Math.max(...scores));

test("each row is given its choice", () => {
  const weights = fitSoftmax(
    rows,
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    options,
  );
  expect(rows.map((row) => choiceOf(scoresOf(weights, row, 4)))).toEqual([0, 1, 2]);
});

test("the same rows give the same weights", () => {
  const targets = [
    [0.7, 0.3],
    [0, 1],
    [1, 0],
  ];
  expect(fitSoftmax(rows, targets, options)).toEqual(fitSoftmax(rows, targets, options));
});
