import { describe, expect, it } from "vitest";
import { readStemTable, writeStemTable } from "./stem-table.ts";

const bytes = writeStemTable(
  new Map([
    [900, 3],
    [-7, 70_000],
    [3, 1],
  ]),
);

describe("a table of stems", () => {
  it.each([
    { name: "a number", hash: 900, number: 3 },
    { name: "the most that is written", hash: -7, number: 65_535 },
    { name: "0 for a stem that it has not", hash: 4, number: 0 },
  ])("gives back $name", ({ hash, number }) => {
    expect(readStemTable(bytes, "numbers").of(hash)).toBe(number);
  });

  it.each([0, 3, 12])("is refused with only %d bytes", (length) => {
    expect(() => readStemTable(bytes.subarray(0, length), "numbers")).toThrow("numbers is cut off");
  });
});
