import { expect, test } from "vitest";
import { platformName } from "./platform-names.ts";
import { platforms } from "./platform.ts";

test.each(["ru", "en"] as const)("every platform has a name of its own in %s", (language) => {
  const names = platforms.map((platform) => platformName(platform, language));
  expect(new Set(names).size).toBe(platforms.length);
  expect(
    platforms.filter((platform) => platformName(platform, language) === platform && language === "ru"),
  ).toEqual([]);
});
