import { expect, test } from "vitest";
import { usualRepeatWindow } from "../analyse/near-duplicate.ts";
import { usualLimits } from "../collect/next-check.ts";
import { usualRetention } from "../collect/retention.ts";
import { chosenGapMs, chosenPace, chosenRepeatWindow, chosenRetention } from "./chosen-limits.ts";
import { defaultOf, settingKeys, type SettingValues } from "./registry.ts";

const defaults = Object.fromEntries(
  settingKeys.map((key) => [key, defaultOf(key)]),
) as unknown as SettingValues;

test("what nobody changed is as it always was", () => {
  expect(chosenPace(defaults)).toEqual(usualLimits);
  expect({ ...usualRetention, ...chosenRetention(defaults) }).toEqual(usualRetention);
  expect(chosenGapMs(defaults)).toBe(1_000);
  expect(chosenRepeatWindow(defaults)).toEqual(usualRepeatWindow);
});

test("a pace that contradicts itself is the slower one", () => {
  const settings = { ...defaults, "collect.fastest_minutes": 120, "collect.slowest_hours": 1 };
  expect(chosenPace(settings)).toEqual({ minMs: 7_200_000, maxMs: 7_200_000 });
});

test("a headline is not compared for longer than a whole text", () => {
  const settings = { ...defaults, "stories.window_days": 2, "stories.headline_days": 7 };
  expect(chosenRepeatWindow(settings)).toEqual({ days: 2, headlineDays: 2 });
});
