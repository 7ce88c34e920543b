import { expect, it } from "vitest";
import { pairKey, pairRowsOf } from "./category-pairs.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { loadModels } from "./load-models.ts";
import { rowOf } from "./model-rows.ts";
import { openScoreTable } from "./score-table.ts";

it("holds the rows that the models have for a pair of categories", () => {
  const { linear } = loadModels();
  const models = ["directions", "sentiment"].flatMap((name) => linear.get(name) ?? []);
  expect(models).toHaveLength(2);
  const table = openScoreTable(models);
  const pairs = pairRowsOf(table);
  for (const [first, second] of [
    [0, 1],
    [3, 40],
    [10, polarityFrom - 1],
  ] as const) {
    const expected = models.flatMap((model) => {
      const stride = model.biases.length + 1;
      const row = rowOf(model.buckets, pairKey(first, second) >>> (32 - model.bits));
      return [...(row < 0 ? new Int8Array(stride) : model.rows.subarray(row * stride, (row + 1) * stride))];
    });
    const from = (first * polarityFrom + second) * table.stride;
    expect([...pairs.subarray(from, from + table.stride)]).toEqual(expected);
  }
});
