import { describe, expect, it } from "vitest";
import { trainBinarySvm } from "./linear-svm.ts";
import type { SparseRows } from "./sparse-rows.ts";

/** Column 0 speaks for the class, column 1 against it, column 2 is noise. */
const matrix: SparseRows = {
  from: Int32Array.from([0, 2, 4, 6, 8]),
  columns: Int32Array.from([0, 2, 1, 2, 0, 2, 1, 2]),
  values: Float32Array.from([1, 1, 1, 1, 1, 1, 1, 1]),
  columnCount: 3,
};
const rows = Int32Array.from([0, 1, 2, 3]);
const positive = Uint8Array.from([1, 0, 1, 0]);
const options = { cost: 1, epochs: 50, seed: 3 };

describe("trainBinarySvm", () => {
  it("separates what can be separated", () => {
    const weights = trainBinarySvm(matrix, rows, positive, options);
    expect(weights[0]).toBeGreaterThan(0.5);
    expect(weights[1]).toBeLessThan(-0.5);
    expect(Math.abs(weights[2] ?? 1)).toBeLessThan(0.1);
  });

  it("gives the same weights for the same seed", () => {
    expect(trainBinarySvm(matrix, rows, positive, options)).toEqual(
      trainBinarySvm(matrix, rows, positive, options),
    );
  });
});
