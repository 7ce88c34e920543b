import { expect, test } from "vitest";
import { usualLimits } from "../collect/next-check.ts";
import { usualRetention } from "../collect/retention.ts";
import { chosenGapMs, chosenPace, chosenRetention } from "./chosen-limits.ts";
import { defaultOf, settingKeys, type SettingValues } from "./registry.ts";

const defaults = Object.fromEntries(
  settingKeys.map((key) => [key, defaultOf(key)]),
) as unknown as SettingValues;

test("what nobody changed is as it always was", () => {
  expect(chosenPace(defaults)).toEqual(usualLimits);
  expect({ ...usualRetention, ...chosenRetention(defaults) }).toEqual(usualRetention);
  expect(chosenGapMs(defaults)).toBe(1_000);
});

test("a pace that contradicts itself is the slower one", () => {
  const settings = { ...defaults, "collect.fastest_minutes": 120, "collect.slowest_hours": 1 };
  expect(chosenPace(settings)).toEqual({ minMs: 7_200_000, maxMs: 7_200_000 });
});
