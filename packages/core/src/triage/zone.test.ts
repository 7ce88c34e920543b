import { expect, test } from "vitest";
import { isZone } from "./zone.ts";

test.each([
  { zone: "Europe/Moscow", is: true },
  { zone: "UTC", is: true },
  { zone: "Mars/Base", is: false },
  { zone: "", is: false },
])("$zone is a zone: $is", ({ zone, is }) => {
  expect(isZone(zone)).toBe(is);
});
