import { expect, it } from "vitest";
import { pairKey, pairRowsOf } from "./category-pairs.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { loadModels } from "./load-models.ts";
import { rowOf } from "./model-rows.ts";

it("holds the row that the model has for a pair of categories", () => {
  const model = loadModels().linear.get("directions");
  if (!model) throw new Error("no model of directions is shipped");
  const stride = model.biases.length + 1;
  const table = pairRowsOf(model);
  for (const [first, second] of [
    [0, 1],
    [3, 40],
    [10, polarityFrom - 1],
  ] as const) {
    const row = rowOf(model.buckets, pairKey(first, second) >>> (32 - model.bits));
    const from = (first * polarityFrom + second) * stride;
    const expected = row < 0 ? new Int8Array(stride) : model.rows.slice(row * stride, (row + 1) * stride);
    expect(table.slice(from, from + stride)).toEqual(expected);
  }
});
