import { expect, test } from "vitest";
import { judgeAgreement, krippendorffAlpha } from "./krippendorff.ts";

/** Columns of what each coder said, one letter a unit, a dot where nothing. */
function units(...coders: string[]): string[][] {
  const [first = ""] = coders;
  return Array.from(first).map((_, at) =>
    coders.map((each) => each[at] ?? ".").filter((value) => value !== "."),
  );
}

// The first three are the worked examples A, B and C of Krippendorff (2011).
test.each([
  { name: "two coders, two values", given: units("0100000010", "1110010000"), alpha: 0.095, n: 10 },
  { name: "two coders, many values", given: units("aabbdcccedda", "babbbccceddd"), alpha: 0.692, n: 12 },
  {
    name: "four coders, missing values",
    given: units("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
    alpha: 0.743,
    n: 11,
  },
  { name: "the same everywhere", given: units("abab", "abab"), alpha: 1, n: 4 },
  { name: "never the same", given: units("ab", "ba"), alpha: -0.5, n: 2 },
])("alpha of $name", ({ given, alpha, n }) => {
  const found = krippendorffAlpha(given);
  expect(found.units).toBe(n);
  expect(found.alpha).toBeCloseTo(alpha, 3);
});

test.each([
  { name: "nothing", given: [] },
  { name: "one coder", given: units("abc") },
  { name: "one value alone", given: units("aaa", "aaa") },
])("$name has no alpha", ({ given }) => {
  expect(krippendorffAlpha(given).alpha).toBeNull();
});

test.each([
  { alpha: 0.85, units: 40, is: "firm" },
  { alpha: 0.7, units: 40, is: "tentative" },
  { alpha: 0.5, units: 40, is: "weak" },
  { alpha: 0.95, units: 19, is: "unknown" },
  { alpha: null, units: 40, is: "unknown" },
])("$alpha of $units units is $is", ({ alpha, units: n, is }) => {
  expect(judgeAgreement({ alpha, units: n })).toBe(is);
});
