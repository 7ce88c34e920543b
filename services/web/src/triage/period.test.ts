import { expect, test } from "vitest";
import { fromLocalInput, toLocalInput } from "./period.ts";

test("a field of date and time keeps the minute in every zone", () => {
  const at = "2026-11-21T12:34:00.000Z";
  expect(fromLocalInput(toLocalInput(at))).toBe(at);
  expect([toLocalInput(undefined), toLocalInput("x"), fromLocalInput("")]).toEqual(["", "", undefined]);
});
