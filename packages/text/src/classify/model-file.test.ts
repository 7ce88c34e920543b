import { describe, expect, it } from "vitest";
import { groupCount } from "./feature-groups.ts";
import { openBuckets, rowOf, type LinearModel } from "./model-rows.ts";
import { decodeModel, encodeModel } from "./model-file.ts";

const model: LinearModel = {
  name: "tiny",
  labels: ["no", "yes"],
  bits: 2,
  groupWeights: Array.from({ length: groupCount }, () => 1),
  idfMax: 3,
  scales: Array.from({ length: groupCount }, () => 0.5),
  biases: [0.1],
  buckets: openBuckets(Uint32Array.from([0b1101])),
  rows: Int8Array.from([-1, 1, 9, -127, 4, 5]),
};
const bytes = encodeModel(model);

describe("model file", () => {
  it("reads what was written", () => {
    expect(decodeModel(bytes)).toEqual(model);
  });

  it("knows which bucket has which row", () => {
    expect([0, 1, 2, 3].map((bucket) => rowOf(model.buckets, bucket))).toEqual([0, -1, 1, 2]);
  });

  const broken = [
    {
      name: "another file",
      bytes: new TextEncoder().encode("PK\u0003\u0004 something"),
      message: "not a model file",
    },
    { name: "nothing", bytes: new Uint8Array(0), message: "not a model file" },
    { name: "a cut file", bytes: bytes.slice(0, -1), message: "cut off" },
    { name: "a cut header", bytes: bytes.slice(0, 20), message: "cut off" },
    {
      name: "other groups",
      bytes: encodeModel({ ...model, groupWeights: [1] }),
      message: "other feature groups",
    },
  ];
  it.each(broken)("refuses $name", ({ bytes, message }) => {
    expect(() => decodeModel(bytes)).toThrow(message);
  });
});
