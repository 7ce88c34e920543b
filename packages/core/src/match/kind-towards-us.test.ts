import { expect, test } from "vitest";
import type { EntityKind } from "./entity.ts";
import { isOurs, kindTowardsUs } from "./kind-towards-us.ts";

const rows: [
  name: string,
  kind: EntityKind,
  companyKind: EntityKind | null,
  seen: EntityKind,
  isOurs: boolean,
][] = [
  ["the company", "company", null, "company", true],
  ["its executive", "executive", "company", "executive", true],
  ["an executive whose company is not said", "executive", null, "executive", true],
  ["a competitor", "competitor", null, "competitor", false],
  ["a competitor's executive", "executive", "competitor", "competitor", false],
  ["a competitor's product", "product", "competitor", "competitor", false],
  ["an opinion leader", "opinion_leader", null, "opinion_leader", false],
];

test.each(rows)("%s", (_name, kind, companyKind, seen, isOneOfOurs) => {
  expect(kindTowardsUs(kind, companyKind)).toBe(seen);
  expect(isOurs(seen)).toBe(isOneOfOurs);
});
